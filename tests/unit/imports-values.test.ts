import { describe, expect, it } from "vitest";
import { frequencyOf, readDeadline } from "@/lib/domain/imports/deadlines/rules";
import { readTarget } from "@/lib/domain/imports/targets/rules";
import {
  chineseNumber,
  readCode,
  readNames,
  readText,
  yearIn,
} from "@/lib/domain/imports/values/rules";
import type { GridCell } from "@/lib/platform/spreadsheet/types";

function cell(text: string, more: Partial<GridCell> = {}): GridCell {
  return { row: 1, column: 1, text, ...more };
}

describe("targets", () => {
  it.each([
    ["100%", "%", "reach", 100, "%"],
    ["≥95%", "%", "increase", 95, "%"],
    ["≥ 95 %", "%", "increase", 95, "%"],
    [">=95%", "", "increase", 95, "%"],
    ["＞=95%", "", "increase", 95, "%"],
    ["≧95％".replace("％", "%"), "", "increase", 95, "%"],
    ["不低于95%", "%", "increase", 95, "%"],
    ["不少于4个", "", "increase", 4, "个"],
    ["95%以上", "", "increase", 95, "%"],
    ["达到98.5%", "%", "reach", 98.5, "%"],
    ["≥100%", "%", "reach", 100, "%"],
    ["≤2%", "%", "decrease", 2, "%"],
    ["不超过2%", "", "decrease", 2, "%"],
    ["控制在5%以内", "", "decrease", 5, "%"],
    ["0", "人", "zero", 0, "人"],
    ["0件", "", "zero", 0, "件"],
    ["≤0", "件", "zero", 0, "件"],
    ["零", "件", "zero", 0, "件"],
    ["清零", "件", "zero", 0, "件"],
    ["≥4", "个", "increase", 4, "个"],
    ["17", "条", "reach", 17, "条"],
    ["1,200万元", "", "reach", 1200, "万元"],
    ["百分之九十五以上", "", "increase", 95, "%"],
    ["95", "%", "reach", 95, "%"],
    ["95", "百分比", "reach", 95, "%"],
  ] as const)(
    "reads %j under %j as %s %d%s without doubts",
    (text, unit, direction, target, asked) => {
      expect(readTarget(cell(text), unit)).toEqual({
        direction,
        target,
        unit: asked,
        isYesNo: false,
        notes: [],
      });
    },
  );

  it.each([
    ["0.95", "%", 95, /按 95% 理解/],
    ["1", "%", 100, /按 100% 理解/],
    [">90%", "%", 90, /按“≥90%”理解/],
    ["全覆盖", "%", 100, /按 100% 理解/],
    ["已建立", "", 100, /是否完成/],
  ] as const)("reads %j under %j as %d and asks for a look", (text, unit, target, message) => {
    const reading = readTarget(cell(text), unit);
    expect(reading.target).toBe(target);
    expect(reading.notes).toMatchObject([
      { severity: "warning", message: expect.stringMatching(message) },
    ]);
  });

  it("reads a cell that shows a percentage by what it shows", () => {
    expect(readTarget(cell("97%", { number: 0.97, percent: true }), "%")).toMatchObject({
      target: 97,
      direction: "reach",
    });
  });

  it.each([
    ["120%", "%", /超过 100%/],
    ["-5", "个", /负数/],
    ["≥-5%", "%", /负数/],
    ["90%-95%", "%", /没有认出/],
    ["尽量提高", "%", /没有认出/],
    ["≥95%", "个", /单位是“%”/],
    ["5", "", /没有写指标的单位/],
    ["99999999999999", "元", /过大/],
    ["≥5%以下", "%", /没有认出/],
    ["", "%", /没有认出/],
  ] as const)("refuses %j under %j and says why", (text, unit, message) => {
    const reading = readTarget(cell(text), unit);
    expect(reading.target).toBeNull();
    expect(reading.notes).toMatchObject([
      { severity: "error", message: expect.stringMatching(message) },
    ]);
    expect(reading.notes[0]?.remedy).not.toBe("");
  });
});

const QUARTERS = (day: number) => [`03-${day}`, `06-${day}`, `09-${day}`, `12-${day}`];
const MONTHS = (day: string) =>
  Array.from({ length: 12 }, (_, at) => `${String(at + 1).padStart(2, "0")}-${day}`);

describe("completion times", () => {
  it.each([
    ["2026年12月10日前", "annual", ["12-10"]],
    ["2026-12-10", "annual", ["12-10"]],
    ["2026/12/10", "annual", ["12-10"]],
    ["2026.12.10前", "annual", ["12-10"]],
    ["12月10日前完成", "annual", ["12-10"]],
    ["每年12月10日前", "annual", ["12-10"]],
    ["12月底前", "annual", ["12-31"]],
    ["年底前", "annual", ["12-31"]],
    ["2026年底前", "annual", ["12-31"]],
    ["2月底前", "annual", ["02-28"]],
    ["6月25日前、12月10日前", "semiannual", ["06-25", "12-10"]],
    ["12月10日前；6月25日前", "semiannual", ["06-25", "12-10"]],
    ["上半年6月25日前，下半年12月10日前", "semiannual", ["06-25", "12-10"]],
    ["每半年末月25日前", "semiannual", ["06-25", "12-25"]],
    ["每季度末月25日前", "quarterly", QUARTERS(25)],
    ["每季度末25日前", "quarterly", QUARTERS(25)],
    ["每季末月25号前", "quarterly", QUARTERS(25)],
    ["季度末月底前", "quarterly", ["03-31", "06-30", "09-30", "12-31"]],
    ["3月25日、6月25日、9月25日、12月25日前", "quarterly", QUARTERS(25)],
    ["每月25日前", "monthly", MONTHS("25")],
    ["每月5日前", "monthly", MONTHS("05")],
  ] as const)("reads %j as %s without doubts", (text, frequency, dueDates) => {
    expect(readDeadline(cell(text), 2026)).toEqual({ frequency, dueDates, notes: [] });
  });

  it("ends months by the calendar, leap years included", () => {
    expect(readDeadline(cell("每月底前"), 2028).dueDates[1]).toBe("02-29");
    expect(readDeadline(cell("每月底前"), 2026).dueDates[1]).toBe("02-28");
    expect(readDeadline(cell("2月29日前"), 2028).notes).toEqual([]);
  });

  it("reads a date cell", () => {
    const date = cell("2026-12-10", { date: "2026-12-10", number: 46_366 });
    expect(readDeadline(date, 2026).dueDates).toEqual(["12-10"]);
  });

  it.each([
    ["每季度", ["03-31", "06-30", "09-30", "12-31"], /没有写日期/],
    ["长期坚持", ["12-31"], /没有写日期/],
    ["2026年10月", ["10-31"], /没有写明哪一天/],
    ["每月31日前", undefined, /没有 31 日/],
    ["12月10日前报送省教育厅", ["12-10"], /省教育厅/],
  ] as const)("reads %j and asks for a look", (text, dueDates, message) => {
    const reading = readDeadline(cell(text), 2026);
    if (dueDates) expect(reading.dueDates).toEqual(dueDates);
    expect(reading.notes).toMatchObject([
      { severity: "warning", message: expect.stringMatching(message) },
    ]);
  });

  it.each([
    ["2月30日前", /没有 2 月 30 日/],
    ["2月29日前", /2026 年没有 2 月 29 日/],
    ["13月1日前", /没有 13 月/],
    ["每月32日前", /没有 32 日/],
    ["2025年12月10日前", /2025 年/],
    ["次年1月10日前", /下一年/],
    ["3月1日、6月1日、9月1日前", /3 个日期/],
    ["1月10日、3月10日前", /早于该期开始/],
    ["每季度首月10日前", /没有认出/],
    ["季后10日内", /没有认出/],
    ["尽快", /没有认出/],
    ["", /没有认出/],
  ] as const)("refuses %j and says why", (text, message) => {
    const reading = readDeadline(cell(text), 2026);
    expect(reading.frequency).toBeNull();
    expect(reading.notes).toMatchObject([
      { severity: "error", message: expect.stringMatching(message) },
    ]);
  });

  it("refuses a bare number: 12.1 may be the first or the tenth", () => {
    expect(readDeadline(cell("12.1", { number: 12.1 }), 2026).frequency).toBeNull();
  });

  it.each([
    ["每半年", "semiannual"],
    ["每年", "annual"],
    ["每季度", "quarterly"],
    ["每月", "monthly"],
    ["按季", "quarterly"],
    ["适时", null],
    ["", null],
  ] as const)("takes the frequency word %j for %s", (word, frequency) => {
    expect(frequencyOf(word)).toBe(frequency);
  });
});

describe("texts, names and codes", () => {
  it("says control characters and reads on without them", () => {
    const reading = readText(cell("公\u0000开\ud800"), { label: "工作任务", max: 10 });
    expect(reading.value).toBe("公开");
    expect(reading.notes).toMatchObject([{ severity: "warning" }]);
  });

  it("refuses a text of 40,000 characters with the number to take out", () => {
    const reading = readText(cell("长".repeat(40_000)), { label: "具体举措", max: 1000 });
    expect(reading.notes).toMatchObject([{ severity: "error" }]);
    expect(reading.notes[0]?.remedy).toContain("39000");
  });

  it("joins wrapped lines as a reader would", () => {
    const rule = { label: "工作任务", max: 50 };
    expect(readText(cell("小微权力\n清单"), rule).value).toBe("小微权力清单");
    expect(readText(cell("open data\nplatform"), rule).value).toBe("open data platform");
  });

  it.each([
    ["#REF!", { error: "#REF!" }, /错误值/],
    ["", { formula: true }, /没有保存计算结果/],
  ])("refuses the cell %j", (text, more, message) => {
    const { notes } = readText(cell(text, more), { label: "目标值", max: 10 });
    expect(notes).toMatchObject([{ severity: "error", message: expect.stringMatching(message) }]);
  });

  it.each([
    ["省财政厅、省民政厅；省审计厅，省教育厅", ["省财政厅", "省民政厅", "省审计厅", "省教育厅"]],
    ["省财政厅\n省民政厅", ["省财政厅", "省民政厅"]],
    ["省财政厅 省民政厅", ["省财政厅", "省民政厅"]],
    [
      "七个载体牵头单位（机关、学校等）、省统计局",
      ["七个载体牵头单位（机关、学校等）", "省统计局"],
    ],
    ["省财政厅、", ["省财政厅"]],
    ["", []],
  ])("splits %j", (text, names) => {
    const reading = readNames(cell(text), { label: "配合单位", max: 40, count: 10 });
    expect(reading.value).toEqual(names);
    expect(reading.notes).toEqual([]);
  });

  it.each([
    ["CJ-01", "CJ-01", []],
    ["cj－01", "CJ-01", []],
    ["CJ—01", "CJ-01", []],
    ["JG-Z01", "JG-Z01", []],
    ["CJ01", "CJ-01", ["warning"]],
    ["第一条", "第一条", ["error"]],
    ["CJ-00001", "CJ-00001", ["error"]],
  ])("reads the code %j as %s", (text, code, severities) => {
    const reading = readCode(cell(text));
    expect(reading.value).toBe(code);
    expect(reading.notes.map((note) => note.severity)).toEqual(severities);
  });

  it("knows years and numbers in both scripts", () => {
    expect(yearIn("清廉村居建设2026年度任务清单")).toBe(2026);
    expect(yearIn("二〇二六年任务清单")).toBe(2026);
    expect(yearIn("2025年、2026年任务")).toBeNull();
    expect(["十", "十五", "九十五", "一百", "两", "廿"].map(chineseNumber)).toEqual([
      10,
      15,
      95,
      100,
      2,
      null,
    ]);
  });
});
