import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraphsOf } from "@/lib/domain/reports/notes/rules";
import type { IndicatorFacts } from "@/lib/domain/reports/types";
import { compareFigures, compareNarratives } from "@/lib/domain/reviews/comparison/rules";

const RATIO: IndicatorFacts = {
  ...{ form: "ratio", direction: "increase", accumulation: "flow", frequency: "quarterly" },
  ...{ unit: "%", target: 90, indicatorName: "整改率", numeratorName: "甲", denominatorName: "乙" },
  ...{ evidenceMin: 0, evidenceMax: 3 },
};
const ratio = (numerator: string, denominator: string) => ({ numerator, denominator, value: null });
const value = (figure: string | null) => ({ numerator: null, denominator: null, value: figure });

describe("figures", () => {
  it("stand beside what they were, percentages in points", () => {
    const [above, , percent] = compareFigures(RATIO, ratio("95", "100"), [ratio("45", "50")]);
    expect(above).toMatchObject({
      name: "甲",
      now: "95",
      changes: [{ before: "45", isFar: true }],
    });
    expect(percent).toMatchObject({
      now: "95%",
      changes: [{ before: "90%", words: "▲ +5 个百分点（上升）", isFar: false }],
    });
  });

  it.each<[IndicatorFacts["form"], string | null, string | null, string, string | null]>([
    ["amount", "3", "5.5", "3 万元", "▼ −2.5（下降）"],
    ["count", "3", "3", "3 万元", "持平"],
    ["boolean", "1", "0", "是", "与上次相反"],
    ["boolean", "1", "1", "是", "没有变化"],
    ["score", "90", "80", "90 分", "▲ +10（上升）"],
    ["amount", "3", null, "3 万元", null],
    ["amount", null, "3", "—", null],
  ])("of %s: %s after %s", (form, now, before, label, words) => {
    const facts = { ...RATIO, form, unit: "万元" };
    const [figure] = compareFigures(facts, value(now), [value(before)]);
    expect(figure).toMatchObject({ now: label, changes: [{ words }] });
  });
});

describe("a narrative", () => {
  const shown = (before: string | null, now: string) =>
    compareNarratives(before, now).map(({ number, runs }) => ({
      number,
      now: runs
        .filter((run) => run.kind !== "removed")
        .map((run) => run.text)
        .join(""),
      gone: runs
        .filter((run) => run.kind === "removed")
        .map((run) => run.text)
        .join(""),
    }));

  it("keeps the numbers that a return points at", () => {
    expect(shown("一、公示\n二、整改", "一、公示\n\n新增一段\n二、整改")).toEqual([
      { number: 1, now: "一、公示", gone: "" },
      { number: 2, now: "新增一段", gone: "" },
      { number: 3, now: "二、整改", gone: "" },
    ]);
  });

  it("shows what was taken out where it stood", () => {
    const [first] = shown("公示完成\n整改完成", "公示完成");
    expect(first?.gone).toContain("整改完成");
  });

  it("has the paragraphs of the text as it stands, whatever stood before", () => {
    const text = fc
      .array(fc.string({ unit: fc.constantFrom(..."整改公示，。 一二\n"), maxLength: 12 }), {
        maxLength: 6,
      })
      .map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, text, (before, now) => {
        const bare = (words: string) => words.replace(/\s/g, "");
        expect(shown(before, now).map((one) => bare(one.now))).toEqual(paragraphsOf(now).map(bare));
      }),
    );
  });
});
