/*
 * The register as a sheet: one line for each site, in the order of the list.
 */
import {
  DEMONSTRATION_KIND_LABELS,
  SITE_LEVEL_LABELS,
  SITE_STATUS_LABELS,
} from "@/lib/domain/sites/lifecycle/labels";
import type { SiteRow } from "@/lib/domain/sites/register/types";

const HEAD = [
  ...["名称", "种类", "级别", "状态", "状态日期", "建设单位", "载体", "地区", "命名日期", "文号"],
  ...["下次复核", "整改期限", "示例"],
];

/** The lines of the register for a spreadsheet, its head first. */
export function registerSheet(sites: readonly SiteRow[]): (string | null)[][] {
  return [
    HEAD,
    ...sites.map((site) => [
      ...[site.name, DEMONSTRATION_KIND_LABELS[site.kind], SITE_LEVEL_LABELS[site.level]],
      ...[SITE_STATUS_LABELS[site.status], site.since, site.organisationName, site.carrierName],
      ...[site.regionName, site.namedOn, site.namingDocument, site.recheckDueOn],
      ...[site.rectifyDueOn, site.isExample ? "示例" : ""],
    ]),
  ];
}
