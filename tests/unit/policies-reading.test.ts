import { describe, expect, it } from "vitest";
import { proposeClauses } from "@/lib/domain/policies/clauses/rules";
import {
  isGarbled,
  paragraphsOf,
  plainCharacters,
  typedLines,
} from "@/lib/domain/policies/reading/rules";
import { readDocx } from "@/lib/platform/documents/read-docx";
import { readPdf } from "@/lib/platform/documents/read-pdf";
import type { DocumentLine, Reading } from "@/lib/platform/documents/reading";
import {
  brokenPdf,
  lockedPdf,
  samplePdf,
  scannedPdf,
  word,
  wordWithEntities,
} from "../support/documents";

function linesOf(reading: Reading): DocumentLine[] {
  if ("failure" in reading) throw new Error(`not read: ${reading.failure}`);
  return reading.lines;
}

const printed = (...texts: string[]) => texts.map((text) => ({ text, isHeading: false }));

describe("reading a Word document", () => {
  it("gives its paragraphs, and headings by their style", async () => {
    const lines = linesOf(await readDocx(word(["#目的", "第一条 为了 A < B & C。", " "])));
    expect(lines).toEqual([
      { text: "目的", isHeading: true },
      { text: "第一条 为了 A < B & C。", isHeading: false },
    ]);
  });

  it("does not unfold entities that a document declares", async () => {
    const reading = await readDocx(wordWithEntities());
    const length = "lines" in reading ? reading.lines.map(({ text }) => text).join("").length : 0;
    expect(length).toBeLessThan(1000);
  });

  it.each([
    ["what is no document", Buffer.from("no archive"), {}, "unreadable"],
    [
      "more text than is read at once",
      word(["字".repeat(3000)]),
      { characters: 2000 },
      "too_large",
    ],
    ["what takes too long", word(["字"]), { milliseconds: 1 }, "slow"],
  ] as const)("says why it gives no text: %s", async (_name, bytes, limits, failure) => {
    expect(await readDocx(bytes, limits)).toEqual({ failure });
  });
});

describe("reading a PDF", () => {
  it("gives the printed lines of every page as the paragraphs that were written", async () => {
    const clauses = proposeClauses(paragraphsOf(linesOf(await readPdf(samplePdf()))));
    expect(clauses.map(({ number }) => number)).toEqual([
      ...["引言", "一、", "二、", "二、（一）", "二、（二）", "三、"],
    ]);
    expect(clauses[1]?.text).toBe(
      "坚持问题导向，按照职责分工落实各项测试任务，做到一项一项核对、一条一条落实，避免遗漏和重复，测试文字写到这里要换一行。",
    );
    expect(clauses[0]?.text).toContain("关于推进试点区清廉学校建设的实施意见");
  });

  it("gives no line of a scan", async () => {
    expect(await readPdf(scannedPdf())).toEqual({ lines: [] });
  });

  it.each([
    ["a password", lockedPdf(), "password"],
    ["nothing that can be read", brokenPdf(), "unreadable"],
  ] as const)("says that it has %s", async (_name, bytes, failure) => {
    expect(await readPdf(bytes)).toEqual({ failure });
  });

  it("stops at the pages that it may read", async () => {
    expect(await readPdf(samplePdf(), { pages: 1 })).toEqual({ failure: "too_large" });
  });
});

describe("printed lines", () => {
  it("are one paragraph where a line runs to the margin", () => {
    const lines = printed("一二三四五六七八九十一二三四", "五六。", "下一段。");
    expect(paragraphsOf(lines).map(({ text }) => text)).toEqual([
      "一二三四五六七八九十一二三四五六。",
      "下一段。",
    ]);
  });

  it.each(["第二条 乙", "（三）丙", "4.丁", "五、戊"])("begin anew before %s", (next) => {
    const lines = printed("一二三四五六七八九十一二三四", next);
    expect(paragraphsOf(lines)).toHaveLength(2);
  });

  it("lose page numbers and empty lines, and nothing that looks like an item", () => {
    const lines = printed("— 3 —", "第 2 页 共 9 页", "- 12 -", "", "1.", "2026 年");
    expect(paragraphsOf(lines).map(({ text }) => text)).toEqual(["1.", "2026 年"]);
  });

  it("are written with the characters that people type", () => {
    expect(plainCharacters("⼀⻅⽂⻔ﬁ")).toBe("一见文门fi");
  });

  it("are garbled where a font has no key", () => {
    expect(isGarbled(printed("\ue001\ue002\ue003公开"))).toBe(true);
    expect(isGarbled(printed("公开监督"))).toBe(false);
    expect(isGarbled([])).toBe(false);
  });

  it("are each a paragraph where somebody typed them", () => {
    expect(typedLines(" 甲　乙 \n\n丙")).toEqual(printed("甲 乙", "丙"));
  });
});
