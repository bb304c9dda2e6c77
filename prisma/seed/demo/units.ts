import { readRegionLogins } from "../data-files";
import type { RegionRow } from "../reference/regions";
import { placeName } from "./authorities";
import { type Organisation, organisationIn } from "./organisation";
import type { Mode } from "./scope";

/*
 * 建设单位 that are not villages are invented, and their names say so: 南漳县示例小学（03）. Their number
 * in a county follows the number of its townships; cities and the province have some of their own.
 */

interface UnitKind {
  word: string;
  /** Part of the sign-in name. */
  key: string;
  carriers: readonly string[];
}

const PUBLIC = ["family", "culture"];
const SCHOOL = ["school", "basic-education", ...PUBLIC];
const KINDS = {
  primary: { word: "小学", key: "xx", carriers: SCHOOL },
  middle: { word: "初级中学", key: "cz", carriers: SCHOOL },
  high: { word: "高级中学", key: "gz", carriers: SCHOOL },
  kindergarten: { word: "幼儿园", key: "yey", carriers: SCHOOL },
  university: { word: "高校", key: "gx", carriers: ["school", "higher-education", ...PUBLIC] },
  hospital: { word: "医院", key: "yy", carriers: ["hospital", ...PUBLIC] },
  clinic: { word: "卫生院", key: "wsy", carriers: ["hospital", ...PUBLIC] },
  organ: { word: "机关", key: "jg", carriers: ["organ", ...PUBLIC] },
  state: { word: "国有企业", key: "gq", carriers: ["enterprise", "soe", ...PUBLIC] },
  private: { word: "民营企业", key: "mq", carriers: ["enterprise", "private"] },
} satisfies Record<string, UnitKind>;

type Quota = readonly [keyof typeof KINDS, number];

const PER_TOWNSHIP: readonly Quota[] = [
  ["primary", 2.1],
  ["middle", 1],
  ["kindergarten", 0.9],
  ["high", 0.2],
  ["clinic", 1.1],
  ["hospital", 0.3],
  ["organ", 2.2],
  ["state", 0.6],
  ["private", 1],
];
const PER_CITY: readonly Quota[] = [
  ["university", 4],
  ["high", 6],
  ["hospital", 8],
  ["organ", 40],
  ["state", 12],
  ["private", 6],
];
const OF_PROVINCE: readonly Quota[] = [
  ["university", 60],
  ["hospital", 20],
  ["organ", 80],
  ["state", 30],
  ["private", 10],
];
/** For tests, a tenth of the units that belong to a city or the province. */
const SMALL_SHARE = 0.1;

interface Site {
  region: RegionRow;
  prefix: string;
}

function unitsOfKind(site: Site, kind: UnitKind, count: number): Organisation[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, "0");
    return organisationIn(site.region, {
      login: `${site.prefix}-${kind.key}-${number}`,
      name: `${placeName(site.region)}示例${kind.word}（${number}）`,
      kind: "unit",
      level: "unit",
      carriers: kind.carriers,
      isExample: true,
    });
  });
}

function isLeaf(region: RegionRow): boolean {
  return region.level === "county" || region.isDirectCounty;
}

/** The invented 建设单位 of every province, city and county among the regions. */
export function exampleUnits(regions: readonly RegionRow[], mode: Mode): Organisation[] {
  const logins = readRegionLogins();
  const townships = new Map<string, number>();
  for (const region of regions) {
    if (region.level !== "township") continue;
    townships.set(region.nodeCode, (townships.get(region.nodeCode) ?? 0) + 1);
  }
  const share = mode === "small" ? SMALL_SHARE : 1;
  return regions
    .filter((region) => region.code === region.nodeCode)
    .flatMap((region) => {
      const site = { region, prefix: logins[region.code] ?? region.code };
      const leaf = isLeaf(region);
      const quotas = leaf ? PER_TOWNSHIP : region.level === "city" ? PER_CITY : OF_PROVINCE;
      const factor = leaf ? (townships.get(region.code) ?? 0) : share;
      return quotas.flatMap(([kind, quota]) =>
        unitsOfKind(site, KINDS[kind], Math.max(1, Math.round(quota * factor))),
      );
    });
}
