import type { FieldPart } from "@/lib/domain/guard/fields/types";
import type { DataSource, Level } from "@/lib/domain/imports/schema";
import type { GuardField, GuardMatcher } from "./types";

/** The words of the levels, as what is asked. */
export const LEVEL_WORDS: Record<Level, string> = {
  province: "省级",
  city: "市级",
  county: "县级",
  township: "乡镇（街道）",
  village: "村（社区）",
  unit: "建设单位",
};

/** The words of a task's fields. */
export const GUARD_FIELD_LABELS: Record<GuardField, string> = {
  title: "任务",
  measure: "具体举措",
  indicatorName: "指标",
  numeratorName: "分子",
  denominatorName: "分母",
  evidenceHint: "佐证材料",
  evidenceKinds: "佐证种类",
  evidenceMax: "佐证份数",
  note: "说明",
  source: "数据来源",
  frequency: "频次",
  minutes: "预计分钟",
};

/** The words of the kinds of evidence. */
export const EVIDENCE_KIND_WORDS: Record<string, string> = {
  document: "文档",
  table: "表格",
  photo: "照片",
  video: "视频",
  location: "定位",
};

/** What each check looks at. */
export const MATCHER_LABELS: Record<GuardMatcher, string> = {
  words: "按词语查",
  evidence_kinds: "查佐证种类",
  evidence_limit: "查佐证份数",
  inspection_plan: "查检查计划",
  frequency: "查报送次数",
  same_field: "查重复要数",
  minutes_budget: "查分钟预算",
};

/** The words of the figures that a task asks for. */
export const PART_LABELS: Record<FieldPart, string> = {
  numerator: "分子",
  denominator: "分母",
  value: "数值",
};

/** Where a field comes from. */
export const FIELD_SOURCE_LABELS: Record<DataSource, string> = {
  report: "单位填报",
  system: "系统取数",
  survey: "问卷",
  inspection: "抽查核验",
};

/** `第 4 条`, or the words for a clause that nobody has entered. */
export function numberWord(number: string): string {
  return number.trim() === "" ? "未录入条号" : number;
}

/** What a finding asks of the drafter, in few words. */
export function effectWord(rule: { effect: "block" | "warn"; isAnswerable: boolean }): string {
  if (rule.effect === "block") return rule.isAnswerable ? "拦截，可说明理由" : "拦截，须修改";
  return rule.isAnswerable ? "提醒，须说明理由" : "提醒";
}
