import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { SERIF_CHARACTERS } from "@/components/ui/serif-characters";
import { titleFont } from "@/components/ui/title-font";

const css = readFileSync("app/fonts/serif.css", "utf8");
const headings = readFileSync("app/fonts/headings.txt", "utf8");
const ranges = (/unicode-range:([^;]+);/.exec(css)?.[1] ?? "").split(",").map((range) => {
  const [first = "", last = first] = range.trim().slice(2).split("-");
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
});

function held(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return ranges.some(([first, last]) => point >= first && point <= last);
}

/** Headings within running text, which stand in the sans stack of their page. */
const SANS = new Set([
  ...["做得还不够的地方", "换一种看法", "只用键盘，或者用读屏软件", "依据的标准", "遇到困难"],
  ...["打电话", "您想做什么"],
]);

function fileOf(from: string, target: string): string | undefined {
  const base = target.startsWith("@/") ? target.slice(2) : path.join(path.dirname(from), target);
  return [`${base}.tsx`, `${base}.ts`].find((file) => existsSync(file));
}

/** The texts of every component that a public page draws, found by following the imports. */
function publicSources(): string[] {
  const pages = readdirSync("app/(public)", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => path.join("app/(public)", file));
  const texts = new Map<string, string>();
  for (const open = [...pages]; open.length > 0; ) {
    const file = open.pop() ?? "";
    if (texts.has(file)) continue;
    const text = readFileSync(file, "utf8");
    texts.set(file, text);
    for (const [, target = ""] of text.matchAll(/from "((?:@\/components|\.)[^"]*)"/g)) {
      const found = fileOf(file, target);
      if (found) open.push(found);
    }
  }
  return [...texts.values()];
}

/** Fixed headings: what stands in an h1 or h2, or is handed to the head of a page or of a part of it. */
function fixedHeadings(text: string): string[] {
  const found = [
    ...text.matchAll(/<h[12](?: className="[^"]*")?>\s*([^<{]+?)\s*(?:<|\{)/g),
    ...text.matchAll(/<(?:PublicHead|Section|HomeCards|HomeLines)\s[^>]*?title="([^"]+)"/g),
  ];
  return found.map(([, heading = ""]) => heading);
}

describe("titles of public pages", () => {
  it("that are fixed are set in the heading font alone", () => {
    const all = publicSources().flatMap(fixedHeadings);
    expect(all).toContain("本页二维码");
    expect(all).toContain("研学路线");
    const serif = all.filter((heading) => !SANS.has(heading));
    const mixed = serif.filter((heading) => ![...heading].every((one) => one === " " || held(one)));
    expect(mixed).toEqual([]);
  });

  it("that come from data are never set in two fonts", () => {
    expect([...SERIF_CHARACTERS].every(held)).toBe(true);
    expect(titleFont("示范点与做法")).toBeUndefined();
    expect(titleFont("龘山村")).toBe("title-plain");
  });
});

describe("the heading font", () => {
  it("weighs at most 60 KB and is a WOFF2 file", () => {
    const file = "app/fonts/qinglian-serif.woff2";
    expect(statSync(file).size).toBeLessThanOrEqual(60 * 1024);
    expect(readFileSync(file).subarray(0, 4).toString("latin1")).toBe("wOF2");
  });

  it("was built after the last change of headings.txt", () => {
    const missing = [...new Set(headings.replace(/\s/g, ""))].filter(
      (character) => !held(character),
    );
    expect(missing).toEqual([]);
  });

  it("claims digits and nothing that nobody listed", () => {
    expect([..."0123456789%"].every(held)).toBe(true);
    expect(held("龘")).toBe(false);
  });
});
