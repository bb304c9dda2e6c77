import { describe, expect, it } from "vitest";
import { unusedClasses } from "./rules/styles";
import { projectFiles, projectSources, projectText } from "./source-tree";

const code = () =>
  projectSources()
    .filter(({ path }) => /^(app|components|lib)\//.test(path))
    .map(({ text }) => text)
    .join("\n");

describe("style sheets", () => {
  it("hold no class that nothing draws", () => {
    const sheets = projectFiles()
      .filter((file) => file.endsWith(".css"))
      .map((path) => ({ path, text: projectText(path) }));
    expect(sheets.length).toBeGreaterThan(5);
    expect(unusedClasses(sheets, code())).toEqual([]);
  });

  it("show a class that is left behind, and none that code completes", () => {
    const text = "/* .told */ .left { color: red } .tone-red, .kept { background: url(a.webp) }";
    const found = unusedClasses([{ path: "a.css", text }], "c = `tone-$" + '{tone}`; d = "kept";');
    expect(found).toEqual(["a.css: .left"]);
  });
});
