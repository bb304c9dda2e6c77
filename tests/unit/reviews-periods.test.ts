import { describe, expect, it } from "vitest";
import {
  isTakenOutside,
  type ReportedPeriod,
  spanOf,
  strayPeriods,
} from "@/lib/domain/reviews/periods/rules";

const Q3: ReportedPeriod = { year: 2026, period: 3, frequency: "quarterly", accumulation: "flow" };
const Q3_SUM: ReportedPeriod = { ...Q3, accumulation: "cumulative" };
const MAY: ReportedPeriod = { ...Q3, period: 5, frequency: "monthly" };
const YEAR: ReportedPeriod = { ...Q3, period: 1, frequency: "annual", accumulation: "stock" };

it.each<[ReportedPeriod, string, string]>([
  [Q3, "2026-07-01", "2026-09-30"],
  [Q3_SUM, "2026-01-01", "2026-09-30"],
  [MAY, "2026-05-01", "2026-05-31"],
  [{ ...Q3, period: 2, frequency: "semiannual" }, "2026-07-01", "2026-12-31"],
  [YEAR, "2026-01-01", "2026-12-31"],
])("a report of %o is about %s to %s", (reported, first, last) => {
  expect(spanOf(reported)).toEqual([first, last]);
});

describe("dates in a text", () => {
  it.each<[string, ReportedPeriod, string[]]>([
    ["7 月 15 日召开会议，8 月完成整改", Q3, []],
    ["5 月 12 日召开会议", Q3, ["5 月 12 日"]],
    ["5月12日召开会议", Q3_SUM, []],
    ["10 月 8 日召开会议", Q3_SUM, ["10 月 8 日"]],
    ["二季度完成 12 项", Q3, ["二季度"]],
    ["第三季度完成 12 项", Q3, []],
    ["上半年完成 12 项", Q3, ["上半年"]],
    ["2025年完成整改", Q3, ["2025年"]],
    ["2025 年 8 月 3 日完成整改", Q3, ["2025 年 8 月 3 日"]],
    ["2026-08-03 完成整改", Q3, []],
    ["2026-04-03 完成整改", Q3, ["2026-04-03"]],
    ["按照《2023年实施方案》（清廉办〔2024〕3号）推进", Q3, []],
    ["比去年二季度增加 3 件。下一步计划 12 月底前完成", Q3, []],
    ["5月15日检查一次", MAY, []],
    ["2026年度已完成", YEAR, []],
    ["全部 15 个村，3.5 月均", YEAR, []],
    ["", Q3, []],
  ])("%s", (text, reported, stray) => {
    expect(strayPeriods(text, reported)).toEqual(stray);
  });

  it("of any length are read quickly", () => {
    const started = performance.now();
    strayPeriods("2026年第".repeat(500) + "5 月 ".repeat(500), Q3);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

it.each<[string, boolean]>([
  ["2026-06-30", true],
  ["2026-07-01", false],
  ["2026-10-08", false],
  ["2026-10-11", true],
])("a picture of %s is outside a third quarter due on 10 October: %s", (day, isOutside) => {
  expect(isTakenOutside(day, Q3, "2026-10-10")).toBe(isOutside);
});
