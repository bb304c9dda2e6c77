import { describe, expect, it } from "vitest";
import { applyDefaults } from "@/lib/domain/imports/drafts/rules";
import { understandWorkbook } from "@/lib/domain/imports/rules";
import { suggestDefaults } from "@/lib/domain/imports/suggestions/rules";
import type { UnderstoodWorkbook } from "@/lib/domain/imports/types";
import * as layouts from "../support/layouts";
import { onlyList } from "../support/lists";
import { carrierWords } from "../support/workbooks";

async function understood(form: layouts.FormSheet[]): Promise<UnderstoodWorkbook> {
  return understandWorkbook(await layouts.formSheets(...form), carrierWords);
}

/** Each task in one line: code, title, indicator, target, how often, when. */
function lines(workbook: UnderstoodWorkbook): string[] {
  return onlyList(workbook).tasks.map((task) =>
    [
      task.code || `#${task.number}`,
      task.title,
      task.indicatorName,
      `${task.direction} ${task.target}${task.unit}`,
      `${task.frequency} ${task.dueDates.join(" ")}`,
    ].join(" | "),
  );
}

const said = (workbook: UnderstoodWorkbook) =>
  workbook.doubts.map(
    ({ severity, row, column, message }) => `${severity} ${column}${row} ${message}`,
  );

describe("official layouts", () => {
  it("takes carrier, year and lead unit from a cover sheet", async () => {
    const workbook = await understood(layouts.COVER_FIRST);
    expect(onlyList(workbook)).toMatchObject({
      ...{ sheet: "清单", carrierCode: "hospital", year: 2026, leadName: "省卫生健康委" },
      title: "清廉医院建设重点任务清单",
    });
    expect(lines(workbook)).toEqual([
      "YY-01 | 医用耗材阳光采购 | 平台采购率 | increase 98% | quarterly 03-25 06-25 09-25 12-25",
      "YY-02 | 医保基金监管 | 飞检问题整改率 | reach 100% | annual 12-10",
    ]);
    expect(said(workbook)).toEqual([]);
    expect(workbook.ignored).toMatchObject([{ sheet: "封面", row: null }]);
  });

  it("finds a head on row 5 and the unit of all numbers above it", async () => {
    const workbook = await understood(layouts.HEAD_ON_ROW_FIVE);
    expect(onlyList(workbook)).toMatchObject({
      ...{ headRow: 5, title: "2026年清廉企业建设任务清单", carrierCode: "enterprise", year: 2026 },
      ...{ leadName: "省国资委", statedOn: "2026-01-20" },
    });
    expect(lines(workbook)).toEqual([
      "QY-01 | 违规投资损失追缴 | 追缴到账金额 | increase 1200万元 | annual 11-30",
      "QY-02 | 清欠民营企业账款 | 清偿金额 | increase 350万元 | monthly 01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31",
    ]);
    expect(said(workbook)).toEqual([]);
    expect(workbook.ignored).toMatchObject([{ row: 8, reason: "表中的说明文字，不导入" }]);
  });

  it("knows the heads by their other words and says how one last day was read", async () => {
    const workbook = await understood(layouts.SYNONYMS);
    expect(onlyList(workbook)).toMatchObject({ carrierCode: "village", year: 2026 });
    expect(lines(workbook)).toEqual([
      "CJ-21 | 村级工程项目公示 | 三公示完成率 | increase 95% | semiannual 06-30 12-10",
      "CJ-22 | 村务公开 | 按月公开率 | increase 98% | monthly 01-25 02-25 03-25 04-25 05-25 06-25 07-25 08-25 09-25 10-25 11-25 12-25",
    ]);
    const [first, second] = onlyList(workbook).tasks;
    expect(first).toMatchObject({
      ...{ leadName: "省农业农村厅", cooperatingUnits: ["省民政厅", "省财政厅"] },
      ...{ measure: "立项、实施、验收三公示", stated: { note: "市州汇总" } },
    });
    expect(second).toMatchObject({ evidenceHint: ["公开记录", "照片不作要求"] });
    expect(said(workbook)).toEqual([
      "warning H3 频次是“每半年”，时限只有一个日期：前几期按每期最后一天报送，最后一期按所写日期",
    ]);
  });

  it("reads two-level heads, blocks over several rows and a percentage that is a format", async () => {
    const workbook = await understood(layouts.TWO_LEVELS);
    expect(onlyList(workbook)).toMatchObject({ carrierCode: "school", year: 2026, headRow: 2 });
    expect(lines(workbook)).toEqual([
      "#1 | 均衡编班 | 公开编班学校占比 | reach 100% | annual 09-10",
      "#2 | 违规招生清零 | 查实违规招生 | zero 0件 | semiannual 06-25 12-10",
    ]);
    expect(onlyList(workbook).tasks).toMatchObject([
      { leadName: "省教育厅", cooperatingUnits: ["省审计厅", "省财政厅"] },
      { leadName: "省教育厅", stated: { accountable: "基教处处长" } },
    ]);
    expect(said(workbook)).toEqual([
      "warning A2 没有编号列，按载体字母加序号编号",
      "warning A2 没有具体举措列，按工作任务的原文填写",
    ]);
    expect(workbook.ignored).toMatchObject([{ text: "重点领域", reason: "分类列，不导入" }]);
  });

  it("takes the unit from the head of the targets", async () => {
    const workbook = await understood(layouts.UNITS_IN_HEAD);
    expect(lines(workbook)).toEqual([
      "JT-01 | 家风家教进社区 | 覆盖村（社区）占比 | reach 95% | annual 12-10",
      "JT-02 | 干部家属助廉 | 签订率 | increase 90% | semiannual 06-30 12-31",
    ]);
    expect(said(workbook)).toEqual([]);
  });

  it("reads hidden rows and columns and says so once each", async () => {
    const workbook = await understood(layouts.HIDDEN_ROWS);
    expect(lines(workbook).map((line) => line.slice(0, 5))).toEqual(["WH-01", "WH-02", "WH-03"]);
    expect(said(workbook)).toEqual([
      "warning A4 有 1 行被隐藏（第一处是第 4 行），仍按有效行读取",
      "warning H2 有 1 列被隐藏，仍按有效列读取",
    ]);
  });

  it("reads full-width digits, signs and codes", async () => {
    const workbook = await understood(layouts.FULL_WIDTH);
    expect(onlyList(workbook)).toMatchObject({ carrierCode: "organ", year: 2026 });
    expect(lines(workbook)).toEqual([
      "JG-01 | 权力清单公开 | 公开率 | increase 95.5% | annual 12-10",
      "JG-02 | 廉政风险排查 | 排查岗位数 | increase 412个 | quarterly 03-25 06-25 09-25 12-25",
    ]);
    expect(said(workbook)).toEqual([]);
  });

  it("reads percent formats and date cells, and asks about a bare fraction without a unit", async () => {
    const workbook = await understood(layouts.PERCENT_FORMATS);
    expect(onlyList(workbook)).toMatchObject({ carrierCode: "private" });
    expect(lines(workbook).slice(0, 2)).toEqual([
      "QY-31 | 廉洁合规培训 | 培训覆盖率 | reach 95% | annual 11-30",
      "QY-32 | 涉企收费清理 | 收费公示率 | reach 98.5% | annual 12-10",
    ]);
    expect(said(workbook)).toEqual(["error E5 没有写指标的单位"]);
  });

  it("parts numbers and codes from the titles", async () => {
    const workbook = await understood(layouts.NUMBERED_TITLES);
    expect(lines(workbook).map((line) => line.split(" | ").slice(0, 2).join(" "))).toEqual([
      "#1 小微权力清单公开",
      "#2 村级财务公开",
      "#3 民生资金核查",
      "CJ-14 联审红色头雁",
    ]);
    const list = onlyList(workbook);
    const { defaults, perTask } = suggestDefaults(list, carrierWords, 2026);
    const draft = applyDefaults(list, defaults, perTask);
    expect(draft.doubts).toEqual([]);
    expect(draft.tasks.map((task) => task.code)).toEqual(["CJ-01", "CJ-02", "CJ-03", "CJ-14"]);
  });

  it("parts indicators from their targets and names tasks that share a title", async () => {
    const workbook = await understood(layouts.INDICATOR_HOLDS_TARGET);
    expect(lines(workbook)).toEqual([
      "#1 | 行风专项整治 | 问题整改率 | increase 98% | quarterly 03-31 06-30 09-30 12-31",
      "#2 | 行风专项整治（红包案件查处率） | 红包案件查处率 | reach 100% | quarterly 03-31 06-30 09-30 12-31",
      "#3 | 医德医风评议 | 满意度 | increase 90分 | semiannual 06-30 12-31",
    ]);
    expect(said(workbook)).toEqual([
      "warning A2 没有编号列，按载体字母加序号编号",
      "warning A2 没有完成时限列，按各期最后一天报送",
      "warning B4 任务与上面的行合并，按“任务（指标）”分成各项任务",
    ]);
  });

  it("reads a responsibility list by posts, with its days", async () => {
    const workbook = await understood(layouts.DUTIES_BY_POST);
    const list = onlyList(workbook);
    expect(list).toMatchObject({ kind: "responsibility", carrierCode: "school", year: 2026 });
    expect(
      list.clauses.map((one) => [
        one.responsibility,
        one.subject,
        one.post,
        one.frequency,
        one.duty.dueDates.join(" "),
        one.basis,
      ]),
    ).toEqual([
      ["primary", "各高校党委", "党委书记", "semiannual", "06-30 12-20", "实施意见第三条"],
      ["primary", "各高校党委", "党委书记", "annual", "12-31", "实施意见第八条"],
      ["oversight", "派驻机构", "组长", "quarterly", "", null],
    ]);
    expect(said(workbook)).toEqual([]);
  });
});

describe("columns that nobody knows", () => {
  it("asks for exactly those, missing fields first, and stores nothing before it is told", async () => {
    const workbook = await understood(layouts.UNKNOWN_COLUMNS);
    const list = onlyList(workbook);
    expect(list.questions.map(({ column, label, samples }) => [column, label, samples])).toEqual([
      ["B", "抓什么", ["食堂采购公开"]],
      ["C", "怎么抓", ["每周公示"]],
      ["E", "抓到什么程度", ["≥99%"]],
      ["G", "谁来抓", ["省教育厅"]],
      ["H", "科室电话", ["87230000"]],
    ]);
    expect(list.questions[0]?.options.slice(0, 3).map(({ field }) => field)).toEqual([
      "title",
      "measure",
      "target",
    ]);
    expect(list.tasks.map((task) => task.isUsable)).toEqual([false]);
  });

  it("asks nothing any more once the office has said it", async () => {
    const grids = await layouts.formSheets(...layouts.UNKNOWN_COLUMNS);
    const before = onlyList(understandWorkbook(grids, carrierWords));
    const columns = Object.fromEntries(
      before.questions.map(({ key, column }) => [
        key,
        { B: "title", C: "measure", E: "target", G: "lead", H: "skip" }[column] ?? "skip",
      ]),
    );
    const memory = { [before.signature]: { columns } };
    const workbook = understandWorkbook(grids, carrierWords, { memory });
    const list = onlyList(workbook);
    expect(list.questions).toEqual([]);
    expect(said(workbook)).toEqual([]);
    expect(lines(workbook)).toEqual([
      "XX-41 | 食堂采购公开 | 公示率 | increase 99% | monthly 01-25 02-25 03-25 04-25 05-25 06-25 07-25 08-25 09-25 10-25 11-25 12-25",
    ]);
    expect(list.tasks[0]).toMatchObject({ measure: "每周公示", leadName: "省教育厅" });
    expect(workbook.ignored).toMatchObject([{ column: "H", reason: "按本单位此前的说明，不导入" }]);
  });

  it("lets what a person said stand before what the words suggest", async () => {
    const [form] = layouts.SYNONYMS;
    if (!form) throw new Error("no form");
    const grids = await layouts.formSheets(form);
    const { signature } = onlyList(understandWorkbook(grids, carrierWords));
    const memory = { [signature]: { columns: { 备注: "accountable", 协同单位: "skip" } } };
    const list = onlyList(understandWorkbook(grids, carrierWords, { memory }));
    expect(list.columns.accountable).toBe("L");
    expect(list.tasks[0]).toMatchObject({
      ...{ stated: { accountable: "市州汇总" }, cooperatingUnits: [] },
    });
  });
});
