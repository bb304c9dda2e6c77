import type { RegionRow } from "../reference/regions";

/** How much is loaded: see docs/decisions/008-demonstration-data.md. */
export type Mode = "default" | "full" | "small";

/** Where every demonstration account lives: its province, city, county, township and village. */
export const HOME = {
  province: "420000",
  city: "420600",
  county: "420624",
  township: "420624102",
  village: "420624102242",
  neighbour: "420626",
} as const;

/** A county, a district and a directly administered county: they show data still awaited. */
const PILOTS = [HOME.county, "420111", "429021"];
const SMALL_NODES = [HOME.province, HOME.city, HOME.county, HOME.neighbour, "429021"];
const SMALL_PILOTS = ["429021"];

/** The regions of a load: all, or for `small` two counties of one city and a directly administered one. */
export function regionsOf(mode: Mode, all: readonly RegionRow[]): RegionRow[] {
  if (mode !== "small") return [...all];
  return all.filter((region) => SMALL_NODES.includes(region.nodeCode));
}

/** Whether assignments that await system, survey or inspection data are made in a county node. */
export function isFed(mode: Mode, nodeCode: string): boolean {
  if (mode === "full") return true;
  return (mode === "small" ? SMALL_PILOTS : PILOTS).includes(nodeCode);
}
