import type { RegionLevel } from "@/lib/platform/generated/prisma/enums";

/** What each level is called on the screen. */
export const regionLevelLabels: Record<RegionLevel, string> = {
  province: "省级",
  city: "市级",
  county: "县级",
  township: "乡级",
  village: "村级",
};

/** The level of a region in words; a directly administered county says so. */
export function regionLevelLabel(region: { level: RegionLevel; isDirectCounty: boolean }): string {
  return region.isDirectCounty ? "省直辖县级" : regionLevelLabels[region.level];
}
