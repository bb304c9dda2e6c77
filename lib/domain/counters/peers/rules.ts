/*
 * Peers are regions of the same level and kind: 市辖区 with 市辖区, 县级市 with 县级市, 县 with 县, all within
 * one province; a directly administered county is a 县级市 or 县 by its name. 市 and 州 are one kind. 街道, 镇
 * and 乡 are compared within their county, where all live under the same lists. Fewer than five peers say
 * nothing: a median of three would be a neighbour's figure.
 */
import type { RegionFacts, RegionLevel } from "@/lib/domain/counters/types";

/** The fewest peers that are shown as a median and a band. */
export const FEWEST_PEERS = 5;

export type PeerKind =
  | "prefecture"
  | "district"
  | "county_city"
  | "county"
  | "street"
  | "town"
  | "rural";

/** What regions of a kind are called. */
export const PEER_WORDS: Record<PeerKind, string> = {
  prefecture: "市州",
  district: "市辖区",
  county_city: "县级市",
  county: "县",
  street: "街道",
  town: "镇",
  rural: "乡",
};

function townshipKind(name: string): PeerKind {
  if (/街道(办事处)?$/.test(name)) return "street";
  return /镇$/.test(name) ? "town" : "rural";
}

/** The kind of a region by its level, name and standing; null for those that have no peers. */
export function peerKind(region: {
  name: string;
  level: RegionLevel | "unit";
  isDirectCounty: boolean;
}): PeerKind | null {
  const { name, level, isDirectCounty } = region;
  if (level === "township") return townshipKind(name);
  if (level === "city" && !isDirectCounty) return "prefecture";
  if (level !== "county" && level !== "city") return null;
  if (/区$/.test(name) && !/林区$/.test(name)) return "district";
  return /市$/.test(name) ? "county_city" : "county";
}

/** The region whose rows hold the peers: the province, or for a township the county; null for a province. */
export function peersWithin({ level, trail }: Pick<RegionFacts, "level" | "trail">): string | null {
  if (level === "province" || level === "village") return null;
  return (level === "township" ? trail.at(-2)?.code : trail[0]?.code) ?? null;
}
