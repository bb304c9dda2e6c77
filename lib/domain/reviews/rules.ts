/*
 * What the machine points out. Checks are questions to a person: a figure far from last time, a numerator
 * above its denominator, a missed target, a text or file used before, a late report.
 */

import { changesSince, missesTarget, parseFigure } from "@/lib/domain/reports/rules";
import type { IndicatorFacts, ReportValues } from "@/lib/domain/reports/types";
import type { Check, SharedEvidence } from "./types";

/** What the checks look at. */
export interface CheckedReport {
  facts: IndicatorFacts;
  values: ReportValues;
  narrative: string;
  isOnTime: boolean;
  past: (ReportValues & { narrative: string }) | null;
  shared: readonly Pick<SharedEvidence, "otherOrganisations" | "earlierPeriods">[];
}

const fine = (kind: Check["kind"], text: string): Check => ({ kind, result: "fine", text });
const look = (kind: Check["kind"], text: string): Check => ({ kind, result: "look", text });

function rangeCheck(report: CheckedReport): Check | null {
  if (!report.past || report.facts.form === "boolean") return null;
  const isFar = changesSince(report.values, report.past).some((change) => change.isFar);
  return isFar
    ? look("range", "与上期相差一半以上，请核对数值和单位")
    : fine("range", "与上期相比在常见范围内");
}

function ratioCheck(report: CheckedReport): Check | null {
  const above = parseFigure(report.values.numerator);
  const below = parseFigure(report.values.denominator);
  if (above === null || below === null) return null;
  return above > below ? look("ratio", "分子大于分母，请核对") : fine("ratio", "分子不大于分母");
}

function targetCheck(report: CheckedReport): Check | null {
  const isMissed = missesTarget(report.facts, report.values);
  if (isMissed === null) return null;
  return isMissed ? look("target", "没有达到目标，请看原因说明") : fine("target", "达到目标");
}

function textCheck(report: CheckedReport): Check | null {
  if (!report.past) return null;
  const isSame = report.narrative.trim() === report.past.narrative.trim();
  return isSame
    ? look("text", "进展情况与上期一字不差，请确认本期确有进展")
    : fine("text", "进展情况与上期不同");
}

function evidenceCheck(report: CheckedReport): Check {
  const elsewhere = report.shared.filter((item) => item.otherOrganisations > 0).length;
  const earlier = report.shared.filter((item) => item.earlierPeriods > 0).length;
  if (elsewhere > 0) return look("evidence", `有 ${elsewhere} 份材料其他单位也在用，请核对`);
  if (earlier > 0) return look("evidence", `有 ${earlier} 份材料以前各期用过，请确认仍适用于本期`);
  return fine("evidence", "材料没有在别处重复使用");
}

function timeCheck(report: CheckedReport): Check {
  return report.isOnTime ? fine("time", "按时报送") : look("time", "逾期报送");
}

/** All checks that apply to a report, those to look at first. */
export function checksOf(report: CheckedReport): Check[] {
  const checks = [
    rangeCheck(report),
    ratioCheck(report),
    targetCheck(report),
    textCheck(report),
    evidenceCheck(report),
    timeCheck(report),
  ].filter((check) => check !== null);
  return checks.sort((a, b) => Number(b.result === "look") - Number(a.result === "look"));
}
