import type { ListStatus, ListTask } from "./types";

/** The word of each status of a list. */
export const LIST_STATUS_LABELS: Record<ListStatus, string> = {
  draft: "草稿",
  under_consent: "待同意",
  issued: "已下发",
  superseded: "已被新版代替",
  archived: "已归档",
};

/** The words of a task's fields. */
export const SOURCE_LABELS = {
  report: "单位填报",
  system: "系统取数",
  survey: "问卷",
  inspection: "抽查核验",
} as const;

export const DISCLOSURE_LABELS = {
  public: "可公开",
  aggregate: "只公开汇总",
  internal: "仅内部",
} as const;

export const FORM_LABELS = {
  ratio: "比率（分子、分母）",
  count: "数量",
  amount: "金额",
  score: "分值",
  boolean: "是否完成",
} as const;

export const ACCUMULATION_LABELS = {
  flow: "各期相加",
  stock: "取最近一期",
  cumulative: "年内累计，取最近一期",
} as const;

export const ASKED_LABELS = {
  lowest: "只向最低层级要数，上级自动汇总",
  each: "各层级各有职责，都要填报",
} as const;

export const RESPONSIBILITY_LABELS = {
  primary: "主体责任",
  oversight: "监督责任",
  regulatory: "监管责任",
} as const;

/** The short words of levels, in order from the top. */
export const LEVEL_NAMES = {
  province: "省",
  city: "市",
  county: "县",
  township: "乡镇",
  village: "村居",
  unit: "建设单位",
} as const;

/** `≥ 95%`, `≤ 3 天`, `0 起`; null where no target is set. */
export function targetWords(task: Pick<ListTask, "target" | "unit" | "direction">): string | null {
  if (task.direction === "zero") return `0 ${task.unit}`;
  if (task.target === null) return null;
  const sign = { increase: "≥", decrease: "≤", reach: "＝" }[task.direction];
  return `${sign} ${task.target}${task.unit === "%" ? "%" : ` ${task.unit}`}`;
}
