import type { DataSource, Disclosure, Level, Responsibility } from "./schema";

/** The columns of a task list, in the words of the preview. */
export const taskFieldLabels = {
  sequence: "序号",
  code: "编号",
  title: "工作任务",
  measure: "具体举措",
  indicatorName: "指标名称",
  unit: "指标单位",
  target: "目标值",
  due: "完成时限",
  frequency: "频次",
  lead: "牵头单位",
  cooperating: "配合单位",
  evidence: "佐证材料",
  responsibilities: "责任类型",
  levels: "适用层级",
  source: "数据来源",
  disclosure: "公开方式",
  numerator: "分子",
  denominator: "分母",
  weight: "权重",
  minutes: "预计分钟",
  basis: "依据",
  note: "备注",
} as const;

/** The columns of a responsibility list. */
export const clauseFieldLabels = {
  sequence: "序号",
  code: "编号",
  responsibility: "责任类型",
  text: "责任内容",
  frequency: "频次",
  subject: "责任主体",
  post: "责任人（岗位）",
  basis: "依据",
  note: "备注",
} as const;

/** The columns of a progress table, known only so that it can be told where it belongs. */
export const progressFieldLabels = {
  expected: "应完成数",
  done: "已完成数",
  rate: "完成率",
  progress: "工作进展",
  shortfall: "未达标原因",
} as const;

/** The columns of an accounts sheet. */
export const accountFieldLabels = {
  sequence: "序号",
  name: "姓名",
  login: "登录名",
  organisation: "单位",
  regionCode: "区划代码",
  county: "县（市、区）",
  township: "乡镇（街道）",
  village: "村（社区）",
  role: "角色",
  carrier: "载体",
  phone: "手机",
  note: "备注",
} as const;

export type TaskField = keyof typeof taskFieldLabels;
export type ClauseField = keyof typeof clauseFieldLabels;
export type ProgressField = keyof typeof progressFieldLabels;
export type AccountField = keyof typeof accountFieldLabels;

/** Words by which offices name the three responsibilities, the levels, sources and disclosures. */
export const responsibilityWords: readonly [RegExp, Responsibility][] = [
  [/监管/, "regulatory"],
  [/监督/, "oversight"],
  [/主体/, "primary"],
];
export const levelWords: readonly [RegExp, Level][] = [
  [/省/, "province"],
  [/市(?!区)|州/, "city"],
  [/县|区(?!划)/, "county"],
  [/乡|镇|街道/, "township"],
  [/村|社区/, "village"],
  [/建设单位|单位/, "unit"],
];
export const sourceWords: readonly [RegExp, DataSource][] = [
  [/系统|接口|平台取数/, "system"],
  [/问卷|调查|测评|第三方/, "survey"],
  [/抽查|核验|检查|核查/, "inspection"],
  [/填报|报送/, "report"],
];
export const disclosureWords: readonly [RegExp, Disclosure][] = [
  [/汇总/, "aggregate"],
  [/不公开|内部/, "internal"],
  [/公开/, "public"],
];

/** The letters that begin the codes of a carrier's tasks and clauses. */
export const carrierCodePrefixes: Readonly<Record<string, string>> = {
  coordination: "ZH",
  organ: "JG",
  enterprise: "QY",
  soe: "QY",
  private: "QY",
  school: "XX",
  hospital: "YY",
  village: "CJ",
  family: "JT",
  culture: "WH",
  transport: "JTYS",
  intermediary: "ZJ",
};
