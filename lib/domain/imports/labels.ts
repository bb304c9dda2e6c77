import type {
  Accumulation,
  Asked,
  AskedRole,
  DataSource,
  Direction,
  Disclosure,
  DutyKind,
  EvidenceKind,
  IndicatorForm,
  Level,
  Responsibility,
} from "./schema";

/** The columns of a task list, in the words of the preview. */
export const taskFieldLabels = {
  sequence: "序号",
  code: "编号",
  title: "工作任务",
  measure: "具体举措",
  indicatorName: "指标名称",
  unit: "指标单位",
  direction: "指标方向",
  target: "目标值",
  form: "填报形式",
  accumulation: "累计方式",
  due: "完成时限",
  frequency: "频次",
  lead: "牵头单位",
  cooperating: "配合单位",
  accountable: "责任人",
  evidence: "佐证材料",
  evidenceKinds: "佐证种类",
  evidenceMin: "最少份数",
  evidenceMax: "最多份数",
  responsibilities: "责任类型",
  subCarrier: "子载体",
  levels: "适用层级",
  asked: "要数方式",
  askedLevels: "填报层级",
  askedRole: "填报对象",
  source: "数据来源",
  disclosure: "公开方式",
  numerator: "分子",
  denominator: "分母",
  weight: "权重",
  minutes: "预计分钟",
  basis: "依据",
  note: "备注",
  category: "分类",
  citations: "对应政策条款",
  identity: "系统标识",
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
  dutyKind: "履责方式",
  due: "完成时限",
  levels: "履责层级",
  askedRole: "履责对象",
  leadLine: "履责条线",
  minutes: "预计分钟",
  tags: "纳入事项",
  note: "备注",
  identity: "系统标识",
} as const;

/** The columns of a progress table, known only so that it can be told where it belongs. */
export const progressFieldLabels = {
  sequence: "序号",
  place: "地区",
  county: "县（市、区）",
  township: "乡镇（街道）",
  village: "村（社区）",
  organisation: "责任单位",
  code: "任务编号",
  title: "任务名称",
  expected: "应完成数",
  done: "已完成数",
  rate: "完成率",
  progress: "工作进展",
  shortfall: "未达标原因",
  difficulties: "困难和建议",
  reporter: "填报人",
  note: "备注",
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

export const directionWords: readonly [RegExp, Direction][] = [
  [/不低于|越高|越多|增加|提高|上升|正向/, "increase"],
  [/不高于|不超过|越低|越少|减少|降低|下降|反向|负向/, "decrease"],
  [/为零|清零|零/, "zero"],
  [/达到|达标|等于/, "reach"],
];
export const formWords: readonly [RegExp, IndicatorForm][] = [
  [/比率|比例|分子|率/, "ratio"],
  [/是否|是或否|判断/, "boolean"],
  [/金额/, "amount"],
  [/分值|得分|评分/, "score"],
  [/数量|计数|个数/, "count"],
];
export const accumulationWords: readonly [RegExp, Accumulation][] = [
  [/累计/, "cumulative"],
  [/最近|存量|期末|时点/, "stock"],
  [/相加|流量|当期/, "flow"],
];
export const askedWords: readonly [RegExp, Asked][] = [
  [/最低/, "lowest"],
  [/各层级|各级|逐级/, "each"],
];
export const askedRoleWords: readonly [RegExp, AskedRole][] = [
  [/配合|协同/, "cooperating"],
  [/派驻/, "resident"],
  [/牵头|主责/, "lead"],
];
export const evidenceKindWords: readonly [RegExp, EvidenceKind][] = [
  [/文件|文档|材料/, "document"],
  [/表格|台账|报表/, "table"],
  [/照片|图片/, "photo"],
  [/视频|录像/, "video"],
  [/位置|定位/, "location"],
];
export const dutyKindWords: readonly [RegExp, DutyKind][] = [
  [/研究|部署/, "study"],
  [/述责|述廉|述职/, "statement"],
  [/方案|计划/, "plan"],
  [/报告/, "report"],
  [/其他/, "other"],
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
