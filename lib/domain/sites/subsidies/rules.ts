/*
 * The register as a sheet: one line for each subsidy, struck ones with their reason; no line leaves it.
 */
import { SITE_LEVEL_LABELS } from "@/lib/domain/sites/lifecycle/labels";
import type { Subsidy } from "@/lib/domain/sites/subsidies/types";

const HEAD = [
  "示范点",
  "地区",
  "级别",
  "年度",
  "金额（元）",
  "资金来源",
  "文号",
  "拨付日期",
  "登记人",
  "划去原因",
];

/** The lines of the register for a spreadsheet, its head first. */
export function subsidySheet(subsidies: readonly Subsidy[]): (string | number | null)[][] {
  return [
    HEAD,
    ...subsidies.map((one) => [
      ...[one.siteName, one.regionName, SITE_LEVEL_LABELS[one.level], one.year, one.amount],
      ...[one.source, one.document, one.paidOn, one.recordedByName, one.struckReason],
    ]),
  ];
}
