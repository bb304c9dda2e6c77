import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setBudgetsSchema } from "@/lib/domain/burden/budget/schema";
import { measuredLines, measuredWord } from "@/lib/domain/burden/labels";
import {
  differenceOf,
  differenceWord,
  proposalOf,
  SAMPLES_MIN,
  shownOf,
} from "@/lib/domain/burden/rules";
import type { Measured, MeasuredTask } from "@/lib/domain/burden/types";
import { csvText } from "@/lib/shared/csv";

const measured = (lower: number, median: number, upper: number): Measured => ({
  lower,
  median,
  upper,
});

describe("what reporting took", () => {
  it.each<[number, Measured | null, number | null]>([
    [10, null, null],
    [10, measured(8, 10, 12), null],
    [8, measured(8, 10, 12), null],
    [12, measured(8, 10, 12), null],
    [5, measured(8, 11, 14), 15],
    [30, measured(8, 11, 14), 15],
    [15, measured(16, 14, 18), null],
    [30, measured(3, 4, 6), 4],
    [2, measured(20, 25, 40), 25],
  ])("estimate %i against %j proposes %s", (estimate, found, proposal) => {
    expect(proposalOf({ estimate, measured: found })).toBe(proposal);
  });

  it("differs by the median, in words with a sign", () => {
    expect(differenceOf({ estimate: 10, measured: measured(8, 13, 20) })).toBe(3);
    expect(differenceOf({ estimate: 10, measured: null })).toBeNull();
    expect([3, -2, 0].map(differenceWord)).toEqual(["+3", "-2", "0"]);
  });

  it("is not shown of fewer than ten", () => {
    const found = measured(1, 2, 3);
    expect(SAMPLES_MIN).toBe(10);
    expect(shownOf(9, found)).toBeNull();
    expect(shownOf(10, found)).toBe(found);
    expect(measuredWord({ measured: null })).toBe("样本不足");
    expect(measuredWord({ measured: found })).toBe("2 分钟（1–3）");
  });
});

const TASK: MeasuredTask = {
  ...{
    rootTaskId: "r",
    code: "CJ-04",
    title: '=HYPERLINK("x"),甲',
    listId: "l",
    listTitle: "清单",
  },
  ...{ regionName: "湖北省", level: "village", estimate: 30, samples: 12 },
  measured: { lower: 8, median: 11, upper: 14 },
};

describe("the table for a spreadsheet", () => {
  it("says what the page says", () => {
    const [head, line, few] = measuredLines([TASK, { ...TASK, samples: 0, measured: null }]);
    expect(head?.length).toBe(line?.length);
    expect(line?.slice(-7)).toEqual([30, 12, 11, 8, 14, -19, 15]);
    expect(few?.slice(-7)).toEqual([30, null, "样本不足", null, null, null, null]);
  });

  it("neutralises what a spreadsheet would run, and keeps numbers", () => {
    expect(csvText([[TASK.title, -19, "-x", "a,b", 'c"d', null]])).toBe(
      `\uFEFF"'=HYPERLINK(""x""),甲",-19,'-x,"a,b","c""d",\r\n`,
    );
  });

  it("never begins a cell of text with a sign of a formula", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvText([[text]])
          .slice(1, -2)
          .replace(/^"/, "");
        expect(/^[=@\t\r]/.test(cell)).toBe(false);
        expect(/^[+-](?!\d+(\.\d+)?"?$)/.test(cell)).toBe(false);
      }),
    );
  });
});

describe("budgets as a form sends them", () => {
  const sent = { regionCode: "420000", year: "2026", "version-village": "0" };

  it("are whole minutes or none", () => {
    const read = setBudgetsSchema.parse({ ...sent, "minutes-village": " 60 ", "minutes-unit": "" });
    expect(read).toMatchObject({ minutes: { village: 60, unit: null }, versions: { village: 0 } });
  });

  it.each(["6.5", "-1", "十", "10001", "1e3"])("are not %s", (minutes) => {
    const read = setBudgetsSchema.safeParse({ ...sent, "minutes-village": minutes });
    expect(read.error?.issues[0]?.path).toEqual(["minutes", "village"]);
  });

  it("name only levels that exist", () => {
    expect(setBudgetsSchema.safeParse({ ...sent, "minutes-moon": "1" }).success).toBe(false);
  });
});
