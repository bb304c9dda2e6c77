import { describe, expect, it } from "vitest";
import { applyDefaults, askedLevelsOf } from "@/lib/domain/imports/drafts/rules";
import {
  accumulationOf,
  formOf,
  ratioNames,
  sourceOf,
} from "@/lib/domain/imports/indicators/rules";
import { understandWorkbook } from "@/lib/domain/imports/rules";
import { importDefaultsSchema, perTaskOverridesSchema } from "@/lib/domain/imports/schema";
import { suggestDefaults } from "@/lib/domain/imports/suggestions/rules";
import { onlyList, TASK_HEAD, taskRow } from "../support/lists";
import { carrierWords, fixtureSheets, type GridInput, gridOf } from "../support/workbooks";

async function fixtureList(name: string) {
  return onlyList(understandWorkbook(await fixtureSheets(name), carrierWords));
}

function listOf(title: string, ...rows: GridInput[][]) {
  return onlyList(understandWorkbook([gridOf([[title], TASK_HEAD, ...rows])], carrierWords));
}

describe("suggestions", () => {
  it.each([
    ["%", "问题合同整改率", "ratio"],
    ["%", "全过程公开学校占比", "boolean"],
    ["%", "清单公开村(社区)占比", "boolean"],
    ["人", "违规招录人数", "count"],
    ["条", "研学专线", "count"],
    ["分", "家长满意度", "score"],
    ["万元", "追缴金额", "amount"],
  ])("takes %s of %s for %s", (unit, indicatorName, form) => {
    expect(formOf({ unit, indicatorName })).toBe(form);
  });

  it.each([
    ["问题合同整改率", "已整改的问题合同", "应整改的问题合同"],
    ["属实师德问题按规处理率", "按规处理的属实师德问题", "应处理的属实师德问题"],
    ["按期办结率", "按期办结的事项", "应办结的事项"],
    ["红火率", "符合要求的数量", "应统计的数量"],
  ])("names the two numbers of %s", (name, numeratorName, denominatorName) => {
    expect(ratioNames(name)).toEqual({ numeratorName, denominatorName });
  });

  it("tells surveys and running totals by name", () => {
    expect(sourceOf({ indicatorName: "家长满意度" })).toBe("survey");
    expect(sourceOf({ indicatorName: "问题整改率" })).toBe("report");
    expect(accumulationOf({ indicatorName: "任期巡察累计覆盖率" }, "ratio")).toBe("cumulative");
    expect(accumulationOf({ indicatorName: "公开村占比" }, "boolean")).toBe("stock");
  });

  it.each([
    ["清廉村居2026任务清单.xlsx", "village", "CJ", ["county", "township", "village"]],
    ["清廉学校2026任务清单.xlsx", "school", "XX", ["city", "county", "unit"]],
    ["责任清单2026.xlsx", null, "ZH", ["province", "city", "county"]],
  ])("proposes valid defaults for %s", async (name, carrierCode, codePrefix, levels) => {
    const list = await fixtureList(name);
    const { defaults, perTask } = suggestDefaults(list, carrierWords, 2030);
    expect(importDefaultsSchema.parse(defaults)).toEqual(defaults);
    expect(perTaskOverridesSchema.parse(perTask)).toEqual(perTask);
    expect(defaults).toMatchObject({ carrierCode, codePrefix, levels, year: 2026 });
    expect(defaults.disclosure).toBe("aggregate");
  });

  it("knows a carrier by its codes and a sub-carrier by its name", () => {
    const byCode = listOf("2026年重点任务清单", taskRow({ 1: "YY-01" }));
    expect(suggestDefaults(byCode, carrierWords, 2026).defaults.carrierCode).toBe("hospital");
    const state = listOf("清廉国企2026年任务清单", taskRow({ 1: "QY-01" }));
    expect(suggestDefaults(state, carrierWords, 2026).defaults).toMatchObject({
      carrierCode: "enterprise",
      subCarrierCode: "soe",
    });
  });

  it("proposes the given year where the sheet names none", () => {
    const list = listOf("清廉村居任务清单", taskRow({ 7: "12月10日前" }));
    expect(suggestDefaults(list, carrierWords, 2027).defaults.year).toBe(2027);
  });
});

describe("drafts", () => {
  it("completes all fourteen village tasks from one look at the proposals", async () => {
    const list = await fixtureList("清廉村居2026任务清单.xlsx");
    const { defaults, perTask } = suggestDefaults(list, carrierWords, 2026);
    const draft = applyDefaults(list, defaults, perTask);
    expect(draft.doubts).toEqual([]);
    expect(draft.tasks.map((task) => task.position)).toEqual(list.tasks.map((_, at) => at + 1));
    expect(draft.tasks[3]).toEqual({
      position: 4,
      code: "CJ-04",
      title: "三资问题清理整改",
      measure: "合同、债权债务、堰塘山林等资源发包逐项核查,问题销号",
      subCarrierCode: null,
      indicatorName: "问题合同整改率",
      unit: "%",
      form: "ratio",
      accumulation: "flow",
      direction: "increase",
      target: 98,
      numeratorName: "已整改的问题合同",
      denominatorName: "应整改的问题合同",
      source: "report",
      frequency: "quarterly",
      dueDates: ["03-25", "06-25", "09-25", "12-25"],
      levels: ["county", "township", "village"],
      asked: "lowest",
      askedLevels: ["village"],
      leadName: "省农业农村厅",
      cooperatingUnits: [
        "省委组织部",
        "省委社会工作部",
        "省民政厅",
        "省财政厅",
        "省自然资源厅",
        "省人力资源和社会保障厅",
      ],
      responsibilities: ["primary"],
      evidenceHint: ["问题台账", "整改合同编号"],
      evidenceMin: 1,
      evidenceMax: 3,
      weight: 1,
      disclosure: "aggregate",
      minutes: 10,
      basis: [],
      accountable: null,
      note: null,
      evidenceKinds: [],
      askedRole: "lead",
    });
  });

  it("numbers clauses by the list's letters", async () => {
    const list = await fixtureList("责任清单2026.xlsx");
    const { defaults, perTask } = suggestDefaults(list, carrierWords, 2026);
    const { clauses, doubts } = applyDefaults(list, defaults, perTask);
    expect(doubts).toEqual([]);
    expect(clauses.map((clause) => clause.code)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((number) => `ZH-Z0${number}`),
    );
  });

  it("asks nobody for what a system supplies", () => {
    const list = listOf("清廉村居2026年任务清单", taskRow());
    const { defaults } = suggestDefaults(list, carrierWords, 2026);
    const [task] = applyDefaults(list, { ...defaults, source: "system" }).tasks;
    expect(task).toMatchObject({ minutes: 0, evidenceMin: 0, source: "system" });
  });

  it("lets the preview's word for one row stand before the row's and the sheet's", () => {
    const head = [...TASK_HEAD, "公开方式"];
    const grid = gridOf([["清廉村居2026年任务清单"], head, [...taskRow(), "内部"]]);
    const list = onlyList(understandWorkbook([grid], carrierWords));
    const { defaults } = suggestDefaults(list, carrierWords, 2026);
    expect(applyDefaults(list, defaults).tasks[0]?.disclosure).toBe("internal");
    const settled = applyDefaults(list, defaults, { R3: { disclosure: "public" } });
    expect(settled.tasks[0]?.disclosure).toBe("public");
  });

  it.each([
    ["a form that the unit contradicts", {}, { R3: { form: "count" as const } }, /百分比/],
    ["a year that the deadline contradicts", { year: 2027 }, {}, /2026 年/],
  ])("leaves a row with %s out and says why", (_, changed, perTask, message) => {
    const list = listOf("清廉村居2026年任务清单", taskRow());
    const { defaults } = suggestDefaults(list, carrierWords, 2026);
    const draft = applyDefaults(list, { ...defaults, ...changed }, perTask);
    expect(draft.tasks).toEqual([]);
    expect(draft.doubts).toMatchObject([{ row: 3, message: expect.stringMatching(message) }]);
  });

  it("asks for a lead unit that neither the sheet nor the preview names", () => {
    const list = listOf("清廉村居2026年任务清单", taskRow({ 8: null }));
    const { defaults } = suggestDefaults(list, carrierWords, 2026);
    const without = applyDefaults(list, defaults);
    expect(without.doubts).toMatchObject([{ column: "I", message: "没有牵头单位" }]);
    expect(applyDefaults(list, { ...defaults, leadName: "省农业农村厅" }).tasks).toHaveLength(1);
  });

  it("names every unusable row that it leaves out", () => {
    const list = listOf("清廉村居2026年任务清单", taskRow(), taskRow({ 1: "CJ-02", 6: "很多" }));
    const draft = applyDefaults(list, suggestDefaults(list, carrierWords, 2026).defaults);
    expect(draft.tasks.map((task) => task.code)).toEqual(["CJ-01"]);
    expect(draft.doubts).toMatchObject([{ row: 4, severity: "error" }]);
  });

  it.each([
    [["city", "county", "village"], "lowest", ["village"]],
    [["county", "city"], "lowest", ["county"]],
    [["county", "village", "unit"], "lowest", ["village", "unit"]],
    [["unit", "province"], "each", ["province", "unit"]],
  ] as const)("asks of %j by %s: %j", (levels, asked, expected) => {
    expect(askedLevelsOf(levels, asked)).toEqual(expected);
  });
});
