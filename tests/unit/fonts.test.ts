import { readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";

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
