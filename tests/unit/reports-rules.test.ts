import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changesSince,
  differingParts,
  EMPTY_CONTENT,
  figureProblem,
  figureText,
  missesTarget,
  missingParts,
  parseFigure,
  percentOf,
  valuesOf,
} from "@/lib/domain/reports/rules";
import { contentSchema, draftSchema, submissionSchema } from "@/lib/domain/reports/schema";
import type { IndicatorFacts, ReportContent } from "@/lib/domain/reports/types";

const RATIO: IndicatorFacts = {
  form: "ratio",
  direction: "increase",
  accumulation: "cumulative",
  frequency: "quarterly",
  unit: "%",
  target: 90,
  indicatorName: "整改率",
  numeratorName: "已整改",
  denominatorName: "排查出",
  evidenceMin: 0,
  evidenceMax: 3,
};

const content = (part: Partial<ReportContent>): ReportContent => ({
  ...EMPTY_CONTENT,
  narrative: "有进展",
  ...part,
});

const problems = (facts: IndicatorFacts, part: Partial<ReportContent>) =>
  Object.keys(missingParts(facts, content(part))).sort();

describe("no figure this period", () => {
  const none = { hasNoFigure: true, numerator: "几", denominator: "" };

  it("needs a reason and asks for nothing else of the figures", () => {
    expect(problems(RATIO, none)).toEqual(["explanation"]);
    expect(problems(RATIO, { ...none, explanation: "台账被调走，下月补报" })).toEqual([]);
    const values = valuesOf(RATIO, content({ ...none, numerator: "3", denominator: "4" }));
    expect(values).toEqual({ numerator: null, denominator: null, value: null });
    expect(missesTarget(RATIO, values)).toBeNull();
  });

  it("does not exist for a question of yes or no", () => {
    const yesNo: IndicatorFacts = { ...RATIO, form: "boolean" };
    expect(problems(yesNo, { hasNoFigure: true, explanation: "说不清" })).toEqual(["value"]);
  });
});

describe("a figure as typed", () => {
  it.each([
    ["12", 120_000n],
    ["12.5", 125_000n],
    ["１２．５", 125_000n],
    ["1,234", 12_340_000n],
    ["99999999999999.9999", 999_999_999_999_999_999n],
    ["0", 0n],
  ])("%s is understood", (text, figure) => {
    expect(parseFigure(text)).toBe(figure);
  });

  it.each([
    ["", /请填写数字/],
    ["-1", /负数/],
    ["−1", /负数/],
    ["abc", /只填数字/],
    ["1e3", /只填数字/],
    ["3份", /只填数字/],
    ["1.23456", /最多 4 位/],
    ["123456789012345", /过大/],
    ["Infinity", /只填数字/],
  ])("%s is refused with what to do", (text, sentence) => {
    expect(figureProblem(text, "amount")).toMatch(sentence);
  });

  it("is whole for a count and at most a hundred for a score", () => {
    expect(figureProblem("1.5", "count")).toMatch(/整数/);
    expect(figureProblem("2.0", "count")).toBeNull();
    expect(figureProblem("100", "score")).toBeNull();
    expect(figureProblem("100.0001", "score")).toMatch(/0 到 100/);
  });

  it("survives the way to text and back, whatever it is", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (figure) => {
        expect(parseFigure(figureText(figure))).toBe(figure);
      }),
    );
  });

  it("is either understood or refused with a sentence, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const problem = figureProblem(text, "amount");
        expect(problem === null).toBe(parseFigure(text.slice(0, 60)) !== null);
      }),
    );
  });
});

describe("what is missing", () => {
  it("names each part and the remedy", () => {
    expect(problems(RATIO, { narrative: " " })).toEqual(["denominator", "narrative", "numerator"]);
    expect(problems(RATIO, { numerator: "9", denominator: "10" })).toEqual([]);
  });

  it("refuses a numerator above its denominator unless the figure is to fall", () => {
    const above = { numerator: "11", denominator: "10" };
    expect(problems(RATIO, above)).toEqual(["numerator"]);
    const falling = { ...RATIO, direction: "decrease" as const, target: 200 };
    expect(problems(falling, above)).toEqual([]);
  });

  it("asks for a reason exactly when the target is missed", () => {
    expect(problems(RATIO, { numerator: "8", denominator: "10" })).toEqual(["explanation"]);
    expect(problems(RATIO, { numerator: "8", denominator: "10", explanation: "因汛期" })).toEqual(
      [],
    );
    expect(problems(RATIO, { numerator: "0", denominator: "0" })).toEqual([]);
  });

  it("counts the pieces of evidence", () => {
    const done = { numerator: "9", denominator: "10" };
    expect(problems({ ...RATIO, evidenceMin: 1 }, done)).toEqual(["evidence"]);
    const many = { ...done, evidence: ["a", "b", "c", "d"] };
    expect(problems(RATIO, many)).toEqual(["evidence"]);
  });

  it("has no least length for a text and a most that says how much to cut", () => {
    const done = { numerator: "9", denominator: "10" };
    expect(problems(RATIO, { ...done, narrative: "好" })).toEqual([]);
    const long = missingParts(RATIO, content({ ...done, narrative: "字".repeat(40_000) }));
    expect(long.narrative).toBe("最多 2000 个字，现有 40000 个字，请删减 38000 个字");
  });

  it("asks yes or no of a yes-no task", () => {
    const yesNo = { ...RATIO, form: "boolean" as const };
    expect(problems(yesNo, {})).toEqual(["value"]);
    expect(problems(yesNo, { value: "2" })).toEqual(["value"]);
    expect(problems(yesNo, { value: "1" })).toEqual([]);
    expect(problems(yesNo, { value: "0" })).toEqual(["explanation"]);
  });
});

describe("the target", () => {
  const value = (text: string) => ({ numerator: null, denominator: null, value: text });
  const amount = { ...RATIO, form: "amount" as const, accumulation: "stock" as const, target: 4 };

  it.each([
    ["increase", "3", true],
    ["increase", "4", false],
    ["reach", "5", false],
    ["decrease", "5", true],
    ["decrease", "4", false],
    ["zero", "0", false],
    ["zero", "1", true],
  ] as const)("%s with %s is missed: %s", (direction, text, isMissed) => {
    expect(missesTarget({ ...amount, direction }, value(text))).toBe(isMissed);
  });

  it("of a year is not missed by a single quarter of a flow", () => {
    const flow = { ...amount, accumulation: "flow" as const };
    expect(missesTarget(flow, value("0"))).toBeNull();
    expect(missesTarget({ ...flow, frequency: "annual" }, value("0"))).toBe(true);
  });

  it("is compared without rounding", () => {
    const third = { numerator: "899999", denominator: "1000000", value: null };
    expect(missesTarget(RATIO, third)).toBe(true);
    expect(percentOf(third)).toBe(89.9999);
  });
});

it("changes since last time carry their sign and are far above one half", () => {
  const now = { numerator: "9", denominator: "10", value: null };
  const before = { numerator: "4", denominator: "10", value: null };
  expect(changesSince(now, before)).toEqual([
    { field: "numerator", now: 9, before: 4, difference: 5, share: 125, isFar: true },
    { field: "denominator", now: 10, before: 10, difference: 0, share: 0, isFar: false },
    { field: "percent", now: 90, before: 40, difference: 50, share: 125, isFar: true },
  ]);
  expect(changesSince(now, null)).toEqual([]);
});

it("tells which parts two drafts differ in", () => {
  expect(differingParts(EMPTY_CONTENT, content({ evidence: ["x"] }))).toEqual([
    "narrative",
    "evidence",
  ]);
});

describe("what a form may send", () => {
  it("is kept whatever people type, and refused when it cannot be stored", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (narrative) => {
        const parsed = contentSchema.safeParse({ narrative });
        if (parsed.success) expect(parsed.data.narrative).not.toContain("\u0000");
        else expect(parsed.error.issues[0]?.message).toMatch(/控制字符/);
      }),
    );
  });

  it("names a NUL byte at its field", () => {
    const parsed = draftSchema.safeParse({
      ...{ assignmentId: "1", version: 0 },
      content: { narrative: "a\u0000b" },
    });
    expect(parsed.error?.issues[0]?.path).toEqual(["content", "narrative"]);
  });

  it.each(["", "0", "-1", "1; drop table", "9".repeat(30), "１"])(
    "refuses %s as the number of an assignment",
    (assignmentId) => {
      const version = { version: 0, draftVersion: 0, declared: true };
      const key = "018f0000-0000-7000-8000-000000000000";
      expect(submissionSchema.safeParse({ assignmentId, key, ...version }).success).toBe(false);
    },
  );

  it("takes no submission that nobody declared to be true", () => {
    const plain = {
      ...{ assignmentId: "7", key: "018f0000-0000-7000-8000-000000000000" },
      ...{ version: 1, draftVersion: 0 },
    };
    expect(submissionSchema.safeParse({ ...plain, declared: true }).success).toBe(true);
    expect(submissionSchema.safeParse({ ...plain, declared: "1" }).success).toBe(true);
    for (const declared of [undefined, false, "", "0"]) {
      const parsed = submissionSchema.safeParse({ ...plain, declared });
      expect(parsed.error?.issues[0]?.path).toEqual(["declared"]);
    }
  });

  it("drops figures that the form does not ask for", () => {
    const mixed = content({ numerator: "1", denominator: "2", value: "3" });
    expect(valuesOf(RATIO, mixed)).toEqual({ numerator: "1", denominator: "2", value: null });
    expect(valuesOf({ ...RATIO, form: "count" }, mixed)).toEqual({
      ...{ numerator: null, denominator: null, value: "3" },
    });
  });
});
