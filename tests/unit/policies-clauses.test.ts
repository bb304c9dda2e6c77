import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dutiesOf, isChapter, proposeClauses } from "@/lib/domain/policies/clauses/rules";
import type { ClauseText, SourceLine } from "@/lib/domain/policies/clauses/types";
import {
  type Correction,
  chineseNumeral,
  correctClauses,
  missingClauseParts,
  splitText,
} from "@/lib/domain/policies/corrections/rules";

function lines(...texts: string[]): SourceLine[] {
  return texts.map((text) => ({
    text: text.replace(/^#/, ""),
    isHeading: text.startsWith("#"),
  }));
}

function shown(...texts: string[]): string[] {
  return proposeClauses(lines(...texts)).map(
    ({ number, heading, text }) => `${number}|${heading}|${text}`,
  );
}

describe("the clauses that a document proposes", () => {
  it.each([
    [
      "articles beneath chapters",
      ["第一章 总则", "第一条 为了试验。", "第二条　本办法适用于：", "（一）甲；", "1.乙。"],
      ["第一章|总则|", "第一条||为了试验。", "第二条||本办法适用于：\n（一）甲；\n1.乙。"],
    ],
    ["an inserted article", ["第三条之一 补充。"], ["第三条之一||补充。"]],
    ["articles in Arabic digits", ["第12条 甲。", "第13条 乙。"], ["第12条||甲。", "第13条||乙。"]],
    [
      "parts with their clauses, items stay in the text",
      ["二、主要任务", "（一）强化公开。按月公示。", "1.上墙。", "(二)强化监督。查。"],
      ["二、|主要任务|", "二、（一）|强化公开|按月公示。\n1.上墙。", "二、(二)|强化监督|查。"],
    ],
    [
      "a part that is divided by numbers only",
      ["三、保障", "1.有人管。", "2、有经费。"],
      ["三、|保障|", "三、1.||有人管。", "三、2、||有经费。"],
    ],
    [
      "a part that is a clause itself",
      ["一、总体要求", "坚持问题导向。", "四、其他。"],
      ["一、|总体要求|坚持问题导向。", "四、||其他。"],
    ],
    [
      "what stands before the first number",
      ["关于试验的意见", "各单位：", "一、做试验。"],
      ["引言||关于试验的意见\n各单位：", "一、||做试验。"],
    ],
    ["headings where nothing is numbered", ["#目的", "为了试验。"], ["|目的|为了试验。"]],
    ["paragraphs where nothing is a heading", ["甲。", "乙。"], ["1||甲。", "2||乙。"]],
    ["a decimal is no number of an item", ["一、比率", "1.5 个百分点"], ["一、|比率|1.5 个百分点"]],
    ["a title alone is the text of its clause", ["一、公开"], ["一、||公开"]],
    ["nothing", [], []],
  ] as const)("%s", (_name, given, wanted) => {
    expect(shown(...given)).toEqual(wanted);
  });

  it("leaves chapters and the opening out of what work carries out", () => {
    const clauses = proposeClauses(lines("前言", "第一章 总则", "第一条 甲。"));
    expect(dutiesOf(clauses).map(({ number }) => number)).toEqual(["第一条"]);
    expect(clauses.filter(isChapter).map(({ number }) => number)).toEqual(["第一章"]);
  });
});

const paragraph = fc
  .tuple(
    fc.constantFrom("", "第一章 ", "第三条 ", "第3条之一 ", "一、", "（二）", "(三)", "1.", "2、"),
    fc.array(fc.constantFrom("公开", "监督。", "；", "2026", "清廉", "一、", "A", "（四）"), {
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map(([number, words]) => (number + words.join("")).trim());

const source = fc.array(fc.record({ text: paragraph, isHeading: fc.boolean() }), { maxLength: 30 });

// Only blanks and the stop between a heading and its text may be changed.
const bare = (text: string) => text.replace(/[\s　:：、。]/gu, "");
const wordsOf = ({ number, heading, text }: ClauseText) => bare(number + heading + text);

describe("any document", () => {
  it("keeps every word of every paragraph, in their order", () => {
    fc.assert(
      fc.property(source, (given) => {
        const kept = proposeClauses(given).map(wordsOf).join("\n");
        let from = 0;
        for (const { text } of given) {
          // A clause within a part bears the part's number too, so paragraphs are looked for one by one.
          const at = kept.indexOf(bare(text), from);
          expect(at, `${text} after ${from} in ${kept}`).toBeGreaterThanOrEqual(0);
          from = at;
        }
      }),
      { numRuns: 400 },
    );
  });

  it("never proposes a clause that says nothing", () => {
    fc.assert(
      fc.property(source, (given) => {
        for (const clause of proposeClauses(given)) expect(wordsOf(clause)).not.toBe("");
      }),
    );
  });
});

const A: ClauseText = { number: "第一条", heading: "", text: "甲。\n乙。" };
const B: ClauseText = { number: "第二条", heading: "公开", text: "丙。" };
const CHAPTER: ClauseText = { number: "第二章", heading: "监督", text: "" };

describe("correcting clauses", () => {
  it.each<[string, Correction, ClauseText[] | null]>([
    ["keeps them", { kind: "keep" }, [A, B]],
    ["adds a blank one", { kind: "add", at: 0 }, [A, { number: "", heading: "", text: "" }, B]],
    [
      "divides one at its line break",
      { kind: "split", at: 0 },
      [{ ...A, text: "甲。" }, { number: "", heading: "", text: "乙。" }, B],
    ],
    ["cannot divide one line", { kind: "split", at: 1 }, null],
    [
      "joins one to the one above, number and heading too",
      { kind: "join", at: 1 },
      [{ ...A, text: "甲。\n乙。\n第二条公开。丙。" }],
    ],
    ["cannot join the first", { kind: "join", at: 0 }, null],
    ["removes one", { kind: "remove", at: 0 }, [B]],
    ["cannot remove what is not there", { kind: "remove", at: 7 }, null],
    [
      "numbers them anew",
      { kind: "renumber", style: "part" },
      [
        { ...A, number: "一、" },
        { ...B, number: "二、" },
      ],
    ],
  ])("%s", (_name, correction, wanted) => {
    expect(correctClauses([A, B], correction)).toEqual(wanted);
  });

  it("leaves the numbers of chapters and of the opening alone", () => {
    const opening = { number: "引言", heading: "", text: "前" };
    const corrected = correctClauses([opening, CHAPTER, A], { kind: "renumber", style: "article" });
    expect(corrected?.map(({ number }) => number)).toEqual(["引言", "第二章", "第一条"]);
  });

  it("divides at an empty line before any other", () => {
    expect(splitText("甲\n乙\n\n丙")).toEqual(["甲\n乙", "丙"]);
    expect(splitText("甲\n ")).toBeNull();
  });

  it("loses no word by dividing and joining again", () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 2, maxLength: 5 }), (texts) => {
        const clause = { number: "第一条", heading: "", text: texts.join("\n") };
        const split = correctClauses([clause], { kind: "split", at: 0 });
        const joined = split && correctClauses(split, { kind: "join", at: 1 });
        expect(joined?.map(wordsOf) ?? [wordsOf(clause)]).toEqual([wordsOf(clause)]);
      }),
    );
  });

  it("asks for a number and for words, at their fields", () => {
    expect(missingClauseParts([A, CHAPTER])).toEqual({});
    const nothing = { number: "", heading: "", text: "" };
    expect(Object.keys(missingClauseParts([A, { ...A, number: "" }, nothing]))).toEqual([
      "number.1",
      "text.2",
    ]);
  });

  it.each([
    [1, "一"],
    [10, "十"],
    [12, "十二"],
    [20, "二十"],
    [101, "一百零一"],
    [110, "一百一十"],
    [234, "二百三十四"],
  ])("writes %i as %s", (value, word) => {
    expect(chineseNumeral(value)).toBe(word);
  });
});
