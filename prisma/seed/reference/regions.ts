import type pg from "pg";
import type { Cell } from "../copy";
import { readRegionCsv } from "../data-files";
import { syncRows } from "../sync";

/*
 * Cleaning rules, applied to the statistics bureau's codes:
 * - a directly administered county (code xx90xx) is a city-level region, its townships straight beneath it;
 * - a village's name is the everyday one: 良种场村委会 and 良种场村民委员会 are 良种场村, 兴安社区居委会 is
 *   兴安社区, 东湖居民委员会 is 东湖居委会; where two of one township would then be alike, both keep the
 *   source's name; clipped endings (社区居民委员, 社区居委) are completed;
 * - everything else stays as the source writes it.
 */

/** A region as it is stored. */
export interface RegionRow {
  code: string;
  name: string;
  /** The name as the source writes it. */
  sourceName: string;
  level: "province" | "city" | "county" | "township" | "village";
  parentCode: string | null;
  path: string;
  nodeCode: string;
  isDirectCounty: boolean;
}

const ENDINGS: readonly [RegExp, string][] = [
  [/（(社区|含[^）]*|[^）]*农场|[^）]*社区)）$/, ""],
  [/居委会村民委员会$/, "居委会"],
  [/居民居委会$/, "居委会"],
  [/社区(居民委员会|居民委员|居民委会|居委会|居委|委员会|委会)$/, "社区"],
  [/居民委员会$/, "居委会"],
  [/村?(村民委员会|村民委员|村委员会|村委会)+（([^）]+)）$/, "村（$2）"],
  [/村?(村民委员会|村民委员|村委员会|村委会)+$/, "村"],
  [/村委员会$/, "村"],
];

/** The everyday name of a village or community. */
export function everydayName(sourceName: string): string {
  return ENDINGS.reduce((name, [ending, short]) => name.replace(ending, short), sourceName.trim());
}

function isDirect(code: string): boolean {
  return code.length === 6 && code.slice(2, 4) === "90" && code.slice(4) !== "00";
}

type Line = Pick<RegionRow, "code" | "level" | "parentCode" | "sourceName">;

function parseLine(line: string): Line {
  const [code = "", sourceName = "", level = "", parentCode = ""] = line.split(",");
  return {
    code,
    sourceName,
    level: level as RegionRow["level"],
    parentCode: parentCode || null,
  };
}

function placed(line: Line, parent: RegionRow | undefined): RegionRow {
  const isGrain = line.code.length === 6;
  return {
    ...line,
    name: line.level === "village" ? everydayName(line.sourceName) : line.sourceName,
    path: `${parent?.path ?? ""}${line.code}/`,
    nodeCode: isGrain ? line.code : (parent?.nodeCode ?? line.code),
    isDirectCounty: isDirect(line.code),
  };
}

function keepSourceNamesOfTwins(regions: readonly RegionRow[]): void {
  const byName = new Map<string, RegionRow[]>();
  for (const region of regions) {
    const key = `${region.parentCode}/${region.name}`;
    byName.set(key, [...(byName.get(key) ?? []), region]);
  }
  for (const twins of byName.values()) {
    if (twins.length < 2) continue;
    for (const twin of twins) twin.name = twin.sourceName;
  }
}

/** All regions of a province from its file, cleaned, parents before children. */
export function readRegions(province: string): RegionRow[] {
  const lines = readRegionCsv(province).trim().split(/\r?\n/).slice(1);
  const byCode = new Map<string, RegionRow>();
  for (const line of lines.map(parseLine)) {
    const parent = line.parentCode ? byCode.get(line.parentCode) : undefined;
    if (line.parentCode && !parent) throw new Error(`${line.code} stands before its parent`);
    byCode.set(line.code, placed(line, parent));
  }
  const regions = [...byCode.values()];
  keepSourceNamesOfTwins(regions);
  return regions;
}

const COLUMNS = ["code", "name", "level", "parent_code", "path", "node_code", "is_direct_county"];

function cells(region: RegionRow): Cell[] {
  return [
    region.code,
    region.name,
    region.level,
    region.parentCode,
    region.path,
    region.nodeCode,
    region.isDirectCounty,
  ];
}

/** Stores a province's regions; returns how many rows changed. */
export async function loadRegions(client: pg.PoolClient, province: string): Promise<number> {
  const rows = readRegions(province).map(cells);
  return syncRows(client, { table: "region", key: ["code"], columns: COLUMNS }, rows);
}
