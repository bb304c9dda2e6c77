import type { Matrix, PeriodFilter, RegionLevel } from "@/lib/domain/counters/types";

export const periodWords: Record<PeriodFilter, string> = {
  q1: "一季度",
  q2: "二季度",
  q3: "三季度",
  q4: "四季度",
  year: "全年",
  to_date: "截至今日",
};

/** What the rows beneath a region are called. */
export const childWords: Record<RegionLevel, string> = {
  province: "市州",
  city: "县市区",
  county: "乡镇街道",
  township: "单位",
  village: "单位",
};

/** What a row's region is called in a head. */
export function rowHead({ rows, region }: Pick<Matrix, "rows" | "region">): string {
  if (region.isDirectCounty) return childWords.county;
  if (rows.some((row) => row.kind === "organisation")) return childWords.township;
  return rows.some((row) => row.kind === "region" && row.level === "county")
    ? childWords.city
    : childWords[region.level];
}
