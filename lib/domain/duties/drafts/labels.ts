import type { TemplateFields } from "@/lib/platform/documents/template";

/** A placeholder of the office's template, and what stands there afterwards. */
interface Placeholder {
  name: string;
  meaning: string;
}

/** The single fields of the template of a year-end report. */
export const DRAFT_FIELDS: readonly Placeholder[] = [
  { name: "单位名称", meaning: "报告单位的全称" },
  { name: "地区", meaning: "单位所在地区" },
  { name: "年度", meaning: "年份，例如 2026" },
  { name: "载体", meaning: "所选载体；未选择时为“清廉建设”" },
  { name: "数据截至", meaning: "全部数字的日期" },
  { name: "应办任务数", meaning: "全年要求办理的项次，不含免报和待系统取数" },
  { name: "办结任务数", meaning: "已审核通过的项次" },
  { name: "办结率", meaning: "办结 ÷ 应办" },
  { name: "按时办结数", meaning: "按时报送并办结的项次" },
  { name: "超期任务数", meaning: "过了期限还没有报送的项次" },
  { name: "退回次数", meaning: "被退回的总次数" },
  { name: "总体情况", meaning: "由以上数字写成的一段话" },
];

/** The lists of the template: written as {#任务}…{/任务}, once for each row. */
export const DRAFT_LISTS: readonly (Placeholder & { fields: readonly Placeholder[] })[] = [
  {
    name: "任务",
    meaning: "每项任务一行",
    fields: [
      { name: "序号", meaning: "从 1 起" },
      { name: "编号", meaning: "清单中的编号" },
      { name: "名称", meaning: "任务名称" },
      { name: "所属载体", meaning: "清单所属载体" },
      { name: "指标", meaning: "指标名称" },
      { name: "目标", meaning: "例如 ≥ 95%" },
      { name: "完成值", meaning: "已审核通过的数值" },
      { name: "应报", meaning: "应报期数" },
      { name: "办结", meaning: "办结期数" },
      { name: "超期", meaning: "超期期数" },
      { name: "退回", meaning: "退回次数" },
      { name: "数据日期", meaning: "完成值通过审核的日期" },
    ],
  },
  {
    name: "下级",
    meaning: "所辖每个地区一行，只有省、市、县、乡镇单位有",
    fields: [
      { name: "名称", meaning: "地区名称" },
      { name: "应办", meaning: "应办项次" },
      { name: "办结", meaning: "办结项次" },
      { name: "办结率", meaning: "办结 ÷ 应办" },
      { name: "超期", meaning: "超期项次" },
      { name: "数据日期", meaning: "数字的日期" },
    ],
  },
  {
    name: "责任条款",
    meaning: "适用于本单位的每条责任一行",
    fields: [
      { name: "编号", meaning: "条款编号" },
      { name: "责任类型", meaning: "主体责任、监督责任或监管责任" },
      { name: "内容", meaning: "条款原文" },
      { name: "落实情况", meaning: "已落实、推进中、超期或暂无任务" },
      { name: "数据日期", meaning: "判定的日期" },
    ],
  },
  {
    name: "困难",
    meaning: "全年填报中写明的每条困难一行",
    fields: [
      { name: "任务", meaning: "任务名称" },
      { name: "内容", meaning: "填报原文" },
      { name: "日期", meaning: "填报日期" },
    ],
  },
  {
    name: "示范点",
    meaning: "本地区每个示范点一行",
    fields: [
      { name: "名称", meaning: "示范点名称" },
      { name: "地点", meaning: "所在地点" },
      { name: "所属载体", meaning: "所属载体" },
    ],
  },
];

/** The same as what a template is checked against. */
export const DRAFT_TEMPLATE: TemplateFields = {
  fields: DRAFT_FIELDS.map(({ name }) => name),
  lists: Object.fromEntries(
    DRAFT_LISTS.map(({ name, fields }) => [name, fields.map((field) => field.name)]),
  ),
};
