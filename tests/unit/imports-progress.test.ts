import { describe, expect, it } from "vitest";
import { agrees, readFigure, readRate } from "@/lib/domain/imports/figures/rules";
import { periodIn, understandProgress } from "@/lib/domain/imports/progress/rules";
import { periodOf } from "@/lib/domain/reports/progress/rules";
import { fixtureSheets, gridOf } from "../support/workbooks";

const cell = (text: string) => ({ row: 1, column: 1, text });

describe("the progress table that an office really sent", () => {
  it("is understood row by row, with what is doubtful and nothing else", async () => {
    const understood = understandProgress(await fixtureSheets("清廉机关2026三季度进展汇总表.xlsx"));
    expect(understood.refusal).toBeNull();
    const [sheet] = understood.sheets;
    expect(sheet).toMatchObject({ year: 2026, period: { kind: "quarter", number: 3 } });
    const rows = sheet?.rows.map((row) => [
      row.county,
      row.taskCode,
      row.done,
      row.expected,
      row.rate,
      row.isContradictory,
    ]);
    expect(rows).toEqual([
      ["襄城区", "JG-03", "39", "40", 97.5, false],
      ["樊城区", "JG-09", "116.4", "120", 97, false],
      ["襄州区", "JG-03", "412", "412", 100, false],
      ["南漳县", "JG-09", "55", "55", null, false],
      ["谷城县", "JG-03", "80", "83", 96.4, false],
      ["保康县", "JG-09", "", "60", null, false],
      ["老河口市", "JG-03", "39", "48", 81.3, false],
      ["枣阳市", "JG-09", "68", "70", 97.1, false],
      ["宜城市", "JG-03", "60", "66", 98.5, true],
    ]);
    expect(sheet?.rows[5]?.explanation).toBe("数据尚在核对");
    expect(
      understood.doubts.map(({ severity, row, column }) => `${severity} ${column}${row}`),
    ).toEqual(["warning E7", "warning E9", "warning E10", "warning F12"]);
    expect(understood.ignored).toMatchObject([
      { row: 13, reason: expect.stringMatching(/合计行/) },
    ]);
  });
});

describe("single cells", () => {
  it.each([
    ["４１２", { amount: "412" }],
    ["1,200", { amount: "1200" }],
    ["39项", { amount: "39" }],
    ["已完成 39 项", { amount: "39" }],
    ["全部完成", "all"],
    ["已全部完成", "all"],
    ["—", null],
    ["无", null],
    ["", null],
  ])("reads %s", (text, expected) => {
    expect(readFigure(cell(text), "已完成数").value).toEqual(expected);
  });

  it.each(["39/40", "-3", "97.5%", "若干", "已完成39项，剩1项"])("asks about %s", (text) => {
    const reading = readFigure(cell(text), "已完成数");
    expect(reading.value).toBeNull();
    expect(reading.notes).toMatchObject([{ severity: "error" }]);
  });

  it.each([
    ["1.2万", /写完整的数字 12000；.*只写 1\.2/],
    ["3亿元", /写完整的数字 300000000；/],
    ["已完成 5百万", /写完整的数字 5000000；/],
    ["３千人", /写完整的数字 3000；/],
  ])("asks how much %s is", (text, remedy) => {
    expect(readFigure(cell(text), "已完成数")).toMatchObject({
      value: null,
      notes: [{ severity: "error", remedy: expect.stringMatching(remedy) }],
    });
  });

  it("takes the number that a cell holds, however it is shown", () => {
    const shown = { ...cell("1.2万"), number: 12_000 };
    expect(readFigure(shown, "已完成数")).toEqual({ value: { amount: "12000" }, notes: [] });
  });

  it.each(["1", "1.0", "１"])("asks whether a rate of %s is 1%% or 100%%", (text) => {
    expect(readRate(cell(text))).toMatchObject({
      value: null,
      notes: [{ severity: "error", message: expect.stringMatching(/1% 还是 100%/) }],
    });
  });

  it("takes the number 1 for the whole, said where it is not shown as a percentage", () => {
    const shown = { ...cell("100%"), number: 1, percent: true };
    expect(readRate(shown)).toEqual({ value: { percent: 100, places: 0 }, notes: [] });
    const bare = readRate({ ...cell("1"), number: 1 });
    expect(bare).toMatchObject({ value: { percent: 100 }, notes: [{ severity: "warning" }] });
  });

  it.each([
    [cell("97.5%"), 97.5],
    [cell("96.4"), 96.4],
    [{ ...cell("97%"), number: 0.97, percent: true }, 97],
    [{ ...cell("0.97"), number: 0.97 }, 97],
    [cell("已完成 39 项，占 81.3%"), 81.3],
  ])("reads a rate %j", (input, percent) => {
    expect(readRate(input).value?.percent).toBe(percent);
  });

  it("takes a rate as far as it was written out", () => {
    expect(agrees("68", "70", { percent: 97.1, places: 1 })).toBe(true);
    expect(agrees("39", "48", { percent: 81.3, places: 1 })).toBe(true);
    expect(agrees("60", "66", { percent: 98.5, places: 1 })).toBe(false);
    expect(agrees("2", "3", { percent: 67, places: 0 })).toBe(true);
    expect(agrees("2", "3", { percent: 66, places: 0 })).toBe(false);
  });
});

describe("periods", () => {
  it.each([
    ["2026年第三季度进展", { kind: "quarter", number: 3 }],
    ["2026年9月份进展", { kind: "month", number: 9 }],
    ["2026年上半年汇总", { kind: "half", number: 1 }],
    ["2026年度汇总", { kind: "year", number: 1 }],
    ["进展汇总", null],
  ])("reads %s", (text, period) => {
    expect(periodIn(text)).toEqual(period);
  });

  it("finds a task's own period, or none", () => {
    expect(periodOf("quarterly", { kind: "quarter", number: 3 })).toBe(3);
    expect(periodOf("monthly", { kind: "quarter", number: 3 })).toBe(9);
    expect(periodOf("semiannual", { kind: "quarter", number: 3 })).toBeNull();
    expect(periodOf("semiannual", { kind: "quarter", number: 4 })).toBe(2);
    expect(periodOf("annual", { kind: "month", number: 5 })).toBe(1);
  });

  it("does not read a second table under another period, nor one beside it, without a word", () => {
    const head = ["县（市、区）", "任务编号", "应完成数", "已完成数"];
    const grid = gridOf([
      ["2026年第三季度进展汇总表"],
      [...head, ...head],
      ["东区", "CJ-04", 2, 1, "西区", "CJ-04", 3, 1],
      ["2026年第二季度进展汇总表"],
      head,
      ["东区", "CJ-04", 2, 2],
    ]);
    const { sheets, doubts } = understandProgress([grid]);
    expect(sheets[0]?.rows).toMatchObject([{ county: "东区", done: "1" }]);
    expect(doubts).toMatchObject([
      { severity: "warning", row: 4, message: expect.stringMatching(/另一张表/) },
      { severity: "warning", row: 2, column: "E", message: expect.stringMatching(/有 4 列/) },
    ]);
  });

  it("asks for a period that nothing names", () => {
    const grid = gridOf([
      ["进展汇总"],
      ["县（市、区）", "任务编号", "应完成数", "已完成数"],
      ["东区", "CJ-04", 2, 1],
    ]);
    const { doubts } = understandProgress([grid]);
    expect(doubts).toMatchObject([{ severity: "error", message: "没有写明是哪一期的进展" }]);
  });
});
