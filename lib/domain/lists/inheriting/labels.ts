import type { InheritedTask } from "./types";

/** The words of the fields that a lower list may not change. */
export const FIXED_LABELS: Record<InheritedTask["broken"][number], string> = {
  title: "任务名称",
  indicatorName: "指标名称",
  unit: "计量单位",
  form: "指标形式",
  accumulation: "汇总方式",
  direction: "指标方向",
  source: "数据来源",
  frequency: "报送频次",
  numeratorName: "分子",
  denominatorName: "分母",
  asked: "要数方式",
  askedRole: "填报单位的职责",
  subCarrierCode: "子载体",
  leadLine: "牵头条线",
  askedLevels: "填报层级",
};

/** In words, in what a task asks for less than the list above. */
export function looserWords({ looser, above, below, unit }: InheritedTask): string {
  if (!looser || !above) return "";
  const words = [];
  if (looser.isTargetLooser) {
    words.push(`目标 ${below.target ?? "未定"}，上级为 ${above.target} ${unit}`);
  }
  if (looser.laterPeriods.length > 0) {
    const [period = 1] = looser.laterPeriods;
    const days = `${below.dueDates[period - 1]}，上级为 ${above.dueDates[period - 1]}`;
    words.push(`第 ${looser.laterPeriods.join("、")} 期期限较晚（${days}）`);
  }
  return words.join("；");
}
