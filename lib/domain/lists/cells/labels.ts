import { importLimits, textLimits } from "@/lib/domain/imports/schema";
import {
  ACCUMULATION_LABELS,
  ASKED_LABELS,
  DISCLOSURE_LABELS,
  FORM_LABELS,
  LEVEL_NAMES,
  RESPONSIBILITY_LABELS,
  SOURCE_LABELS,
} from "@/lib/domain/lists/labels";
import type { Choice, Column, ColumnGroup } from "./types";

function choicesOf(words: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

export const DIRECTION_LABELS = {
  increase: "不低于目标",
  decrease: "不高于目标",
  reach: "达到目标",
  zero: "保持为零",
} as const;

export const FREQUENCY_LABELS = {
  monthly: "每月",
  quarterly: "每季度",
  semiannual: "每半年",
  annual: "每年",
} as const;

export const ASKED_ROLE_LABELS = {
  lead: "牵头单位",
  cooperating: "配合单位",
  resident: "派驻机构",
} as const;

export const EVIDENCE_KIND_LABELS = {
  document: "文件",
  table: "表格",
  photo: "照片",
  video: "视频",
  location: "位置",
} as const;

export const DUTY_LABELS = {
  study: "专题研究",
  report: "书面报告",
  statement: "述责述廉",
  plan: "年度方案",
  other: "其他",
} as const;

export const GROUP_LABELS: Record<ColumnGroup, string> = {
  work: "工作内容",
  indicator: "指标",
  time: "频次与时限",
  asking: "向谁要数",
  people: "单位与人员",
  evidence: "佐证材料",
  rest: "其他",
};

const DUE_HINT = "如：2026年12月10日前；6月25日前、12月10日前；每季度末月25日前；每月25日前";
const NAMES_HINT = "多个名称用顿号分开";

type Rest = Partial<Column> & { width?: number };

function column(
  key: string,
  label: string,
  { group = "work", kind = "line", ...rest }: Rest,
): Column {
  return { key, label, group, kind, fields: [key], isShown: false, width: 120, ...rest };
}

const CODE = column("code", "编号", { kind: "code", isShown: true, width: 84, isRequired: true });
const FREQUENCY: Rest = { group: "time", kind: "choice", choices: choicesOf(FREQUENCY_LABELS) };
const LEVELS = column("levels", "适用层级", {
  ...{ group: "asking", kind: "choices", isShown: true, width: 132 },
  ...{
    choices: choicesOf(LEVEL_NAMES),
    isRequired: true,
    hint: "如：省、市、县、乡镇、村居、建设单位",
  },
});
const ASKED_ROLE = column("askedRole", "向哪类单位", {
  ...{ group: "asking", kind: "choice", choices: choicesOf(ASKED_ROLE_LABELS) },
  hint: "省、市、县三级由哪类单位承担",
});
const MINUTES = column("minutes", "预计分钟", {
  ...{ group: "asking", kind: "count", max: 480, isShown: true, width: 80 },
  hint: "填报一次大约用几分钟；不向人要数的为 0",
});
const RESPONSIBILITIES = choicesOf(RESPONSIBILITY_LABELS);

/** The columns of a task list. What a later cell depends on (unit before target) stands before it. */
export const TASK_COLUMNS: readonly Column[] = [
  CODE,
  column("title", "工作任务", {
    isShown: true,
    width: 200,
    max: textLimits.title,
    isRequired: true,
  }),
  column("measure", "具体举措", {
    ...{ kind: "lines", isShown: true, width: 260, max: textLimits.measure, isRequired: true },
  }),
  column("subCarrierCode", "子载体", { kind: "choice" }),
  column("indicatorName", "指标名称", {
    ...{
      group: "indicator",
      isShown: true,
      width: 170,
      max: textLimits.indicatorName,
      isRequired: true,
    },
  }),
  column("unit", "单位", {
    ...{ group: "indicator", isShown: true, width: 64, max: textLimits.unit, isRequired: true },
    hint: "如：%、个、人、件、万元、分",
  }),
  column("form", "填报形式", {
    ...{
      group: "indicator",
      kind: "choice",
      isShown: true,
      width: 130,
      choices: choicesOf(FORM_LABELS),
    },
  }),
  column("direction", "方向", {
    ...{ group: "indicator", kind: "choice", choices: choicesOf(DIRECTION_LABELS) },
  }),
  column("target", "目标值", {
    ...{
      group: "indicator",
      kind: "target",
      fields: ["direction", "target"],
      isShown: true,
      width: 84,
    },
    ...{ isRequired: true, hint: "如：≥95%、100%、≤2%、≥4、0" },
  }),
  column("numeratorName", "分子", {
    group: "indicator",
    max: textLimits.indicatorName,
    width: 150,
  }),
  column("denominatorName", "分母", {
    group: "indicator",
    max: textLimits.indicatorName,
    width: 150,
  }),
  column("accumulation", "累计方式", {
    ...{ group: "indicator", kind: "choice", choices: choicesOf(ACCUMULATION_LABELS), width: 150 },
  }),
  column("source", "数据来源", {
    ...{
      group: "indicator",
      kind: "choice",
      choices: choicesOf(SOURCE_LABELS),
      isShown: true,
      width: 90,
    },
  }),
  column("frequency", "频次", { ...FREQUENCY, isShown: true, width: 76, isRequired: true }),
  column("dueDates", "完成时限", {
    ...{ group: "time", kind: "due", fields: ["frequency", "dueDates"], isShown: true, width: 170 },
    ...{ isRequired: true, hint: DUE_HINT },
  }),
  LEVELS,
  column("asked", "要数方式", {
    ...{
      group: "asking",
      kind: "choice",
      choices: choicesOf(ASKED_LABELS),
      isShown: true,
      width: 130,
    },
  }),
  ASKED_ROLE,
  MINUTES,
  column("leadName", "牵头单位", {
    ...{
      group: "people",
      isShown: true,
      width: 150,
      max: textLimits.organisationName,
      isRequired: true,
    },
  }),
  column("cooperatingUnits", "配合单位", {
    ...{ group: "people", kind: "names", isShown: true, width: 180 },
    ...{ max: textLimits.organisationName, hint: NAMES_HINT },
  }),
  column("accountable", "责任人", {
    ...{ group: "people", max: textLimits.organisationName, hint: "姓名或职务" },
  }),
  column("responsibilities", "责任类型", {
    ...{ group: "people", kind: "choices", choices: RESPONSIBILITIES, isRequired: true },
    hint: "主体责任、监督责任、监管责任",
  }),
  column("evidenceHint", "佐证材料", {
    ...{ group: "evidence", kind: "names", isShown: true, width: 160, max: textLimits.evidence },
    hint: NAMES_HINT,
  }),
  column("evidenceKinds", "佐证种类", {
    ...{ group: "evidence", kind: "choices", choices: choicesOf(EVIDENCE_KIND_LABELS) },
    hint: "空着表示不限种类；照片、视频、位置一律不作必需",
  }),
  column("evidenceMin", "最少份数", { group: "evidence", kind: "count", max: 9, width: 80 }),
  column("evidenceMax", "最多份数", { group: "evidence", kind: "count", max: 9, width: 80 }),
  column("weight", "权重", { group: "rest", kind: "weight", max: 100, width: 72 }),
  column("disclosure", "公开方式", {
    ...{ group: "rest", kind: "choice", choices: choicesOf(DISCLOSURE_LABELS) },
  }),
  column("basis", "依据", {
    ...{ group: "rest", kind: "basis", width: 200, max: textLimits.basis },
    hint: "一行一条，写成“文件｜要求”",
  }),
  column("citations", "对应政策条款", { group: "rest", kind: "citations", width: 200 }),
  column("note", "备注", { group: "rest", kind: "lines", max: textLimits.note, width: 160 }),
];

/** The columns of a responsibility list. */
export const CLAUSE_COLUMNS: readonly Column[] = [
  CODE,
  column("responsibility", "责任类型", {
    ...{ kind: "choice", choices: RESPONSIBILITIES, isShown: true, width: 92, isRequired: true },
  }),
  column("text", "责任内容", {
    ...{ kind: "lines", isShown: true, width: 320, max: textLimits.clauseText, isRequired: true },
  }),
  column("subject", "责任主体", {
    ...{ group: "people", isShown: true, width: 150, max: textLimits.subject, isRequired: true },
  }),
  column("post", "责任人（岗位）", {
    group: "people",
    isShown: true,
    width: 140,
    max: textLimits.post,
  }),
  column("dutyKind", "定期职责", {
    ...{ group: "time", kind: "choice", choices: choicesOf(DUTY_LABELS), isShown: true, width: 96 },
    hint: "选定后，下发时按时限自动产生到期任务；空着表示不产生",
  }),
  column("frequency", "频次", { ...FREQUENCY, isShown: true, width: 76 }),
  column("dueDates", "完成时限", {
    ...{ group: "time", kind: "due", fields: ["frequency", "dueDates"], isShown: true, width: 170 },
    hint: DUE_HINT,
  }),
  { ...LEVELS, isRequired: false },
  { ...ASKED_ROLE, isShown: true },
  column("leadLine", "条线", {
    ...{ group: "asking", max: 40, width: 110 },
    hint: "由牵头单位以外的条线承担时填写，如 commission",
  }),
  MINUTES,
  column("basis", "依据", { group: "rest", isShown: true, width: 160, max: textLimits.basis }),
  column("tags", "纳入", {
    ...{ group: "rest", kind: "names", isShown: true, width: 160, max: 40 },
    hint: "如：纳入日常监督、纳入责任制考核、纳入述责述廉",
  }),
];

/** How many names a cell may hold. */
export const NAME_COUNTS: Readonly<Record<string, number>> = {
  cooperatingUnits: importLimits.cooperatingUnits,
  evidenceHint: importLimits.evidence,
  tags: 10,
};

/** The columns of a list's kind. */
export function columnsOf(kind: "task" | "responsibility"): readonly Column[] {
  return kind === "task" ? TASK_COLUMNS : CLAUSE_COLUMNS;
}
