import type { RegionRow } from "../reference/regions";
import { type Organisation, organisationId, organisationIn } from "./organisation";

/*
 * Which village-level regions are a village or a community with a committee of its own: the name ends
 * in 村, 社区 or 居委会 (an explanation in brackets may follow), and is neither a stand-in of the
 * statistics (虚拟, 类似) nor a prison. 生活区, 生产队, 管理区 of farms and reservoirs are left out.
 */
const VILLAGE_ENDING = /(村|社区|居委会)(（[^）]*）)?$/;
const NO_COMMITTEE = /虚拟|类似|监狱|劳教|戒毒/;

/** True for a village-level region that is a village or a community. */
export function isVillage(region: Pick<RegionRow, "level" | "name" | "sourceName">): boolean {
  if (region.level !== "village" || NO_COMMITTEE.test(region.sourceName)) return false;
  return VILLAGE_ENDING.test(region.name);
}

function villageOf(region: RegionRow): Organisation {
  const townshipCode = region.parentCode ?? "";
  return organisationIn(region, {
    login: region.code,
    name: region.name,
    kind: "village",
    level: "village",
    townshipCode,
    parentId: organisationId(townshipCode),
    carriers: ["village"],
  });
}

function townshipName(name: string): string {
  if (/[镇乡]$/.test(name)) return `${name}党委政府`;
  return name.endsWith("街道") ? `${name}党工委、办事处` : name;
}

function townshipOf(region: RegionRow): Organisation {
  return organisationIn(region, {
    login: region.code,
    name: townshipName(region.name),
    kind: "township",
    level: "township",
    townshipCode: region.code,
  });
}

/** The townships' organisations, and every village and community. */
export function localOrganisations(regions: readonly RegionRow[]): Organisation[] {
  const townships = regions.filter((region) => region.level === "township").map(townshipOf);
  return [...townships, ...regions.filter(isVillage).map(villageOf)];
}
