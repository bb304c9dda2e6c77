/*
 * How many steps a review has. An office sets it for its region and a year, for one carrier or for all; at
 * each level what is set for the carrier counts before what is set for all. A lower office can add the
 * second step, never take away what an office above asks for. Where nothing is set it is one step. The number
 * is looked up when a report is approved: changing it later moves nothing that was approved before.
 */
import type { ChainRule, Steps } from "./types";

type Level = "province" | "city" | "county" | "township" | "village";

const ABOVE: Partial<Record<Level, string>> = {
  township: "乡镇（街道）审核后，由县级牵头单位或办公室认可",
  county: "县级审核后，由市级牵头单位或办公室认可",
  city: "市级（含省直管县市）审核后，由省级牵头单位或办公室认可",
  province: "省级牵头单位审核后，由省级办公室认可",
};

const ORDER = ["township", "county", "city", "province"] as const;

/** Who approves and who accepts, level by level, in a region of the level. */
export function chainSentences(steps: Steps, level: string): string[] {
  if (steps === 1) return ["审核人通过即办结，数值随即计入汇总"];
  const end = (ORDER as readonly string[]).indexOf(level);
  const levels = end < 0 ? ORDER : ORDER.slice(0, end + 1);
  return [...levels.flatMap((one) => ABOVE[one] ?? []), "认可后才算办结，数值才计入汇总"];
}

/** True where an office above asks for two steps for the carrier (or for all), so that one cannot be set here. */
export function isBoundAbove(
  above: readonly Pick<ChainRule, "regionCode" | "carrierCode" | "steps">[],
  carrierCode: string | null,
): boolean {
  const regions = new Set(above.map((rule) => rule.regionCode));
  return [...regions].some((region) => {
    const here = above.filter((rule) => rule.regionCode === region);
    const exact = here.find((rule) => rule.carrierCode === carrierCode);
    return (exact ?? here.find((rule) => rule.carrierCode === null))?.steps === 2;
  });
}
