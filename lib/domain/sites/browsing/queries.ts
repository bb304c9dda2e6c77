import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listPictures } from "@/lib/domain/pictures/queries";
import { listPublished } from "@/lib/domain/publications/queries";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { findTileGrid } from "@/lib/domain/regions/tiles/queries";
import { choicesOf, SITES_ON_A_PAGE, shownSites } from "@/lib/domain/sites/browsing/rules";
import { type SiteBrowsing, siteFacetsSchema } from "@/lib/domain/sites/browsing/schema";
import type {
  BrowsedCarrier,
  BrowsedSite,
  SiteBrowserFacts,
  SiteCardFacts,
} from "@/lib/domain/sites/browsing/types";
import { rows } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";

const AT_ONCE = 1000;

/** Every carrier with the mark that pages give it; colours in the order of those at the top. */
/** Every carrier and part of one with its glyph, and the colour of the carrier that it belongs to. */
export async function listBadges(_actor: Actor): Promise<BrowsedCarrier[]> {
  return rows<BrowsedCarrier>(sql`
    select c.code, c.name, c.short, c.glyph, c.parent_code as "parentCode",
      (select count(*)::int from carrier top
        where top.parent_code is null and top.position <= c.position) as position
    from carrier c order by c.position, c.code`);
}

interface Area {
  code: string;
  name: string;
}

/** The children of the host's region that stand today. */
async function listAreas(regionCode: string): Promise<Area[]> {
  return rows<Area>(sql`
    select code, name from region
    where parent_code = ${regionCode} and valid_to is null order by code`);
}

/** The child of the host's region above each region (or itself); none for the host's region. */
async function areasAbove(
  regionCode: string,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows<{ code: string; area: string }>(sql`
    select r.code, area.code as area from region r
    join region area on area.parent_code = ${regionCode} and r.path like area.path || '%'
    where r.code = any (${[...new Set(codes)]}::text[])`);
  return new Map(found.map(({ code, area }) => [code, area]));
}

async function listAllPublished(
  actor: Actor,
  filter: { regionCode: string; words?: string | undefined },
): Promise<PublishedSummary[]> {
  const found: PublishedSummary[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await listPublished(actor, ["site"], {
      ...filter,
      page,
      size: AT_ONCE,
    });
    found.push(...items);
    if (items.length === 0 || found.length >= total) return found;
  }
}

function browsed(item: PublishedSummary, areaCode: string | null): BrowsedSite {
  const { subjectId, title, summary, cityName, regionName, carrierCode, pictureIds } = item;
  return {
    ...siteFacetsSchema.parse(item.facets),
    ...{ id: subjectId, name: title, summary, areaCode, carrierCode, isExample: item.isExample },
    place: [...new Set([cityName, regionName])].filter(Boolean).join(" "),
    coverId: pictureIds[0] ?? null,
  };
}

/** All published sites of this installation that words find, the newest first, as lists show them. */
async function listBrowsed(actor: Actor, words?: string): Promise<BrowsedSite[]> {
  const regionCode = env().HOST_REGION;
  const items = await listAllPublished(actor, { regionCode, words });
  const areas = await areasAbove(
    regionCode,
    items.map((item) => item.regionCode),
  );
  return items.map((item) => browsed(item, areas.get(item.regionCode) ?? null));
}

async function asCards(
  actor: Actor,
  sites: readonly BrowsedSite[],
  carriers: readonly BrowsedCarrier[],
): Promise<SiteCardFacts[]> {
  const covers = await listPictures(
    actor,
    sites.flatMap(({ coverId }) => coverId ?? []),
  );
  return sites.map((site) => ({
    ...site,
    carrier: carriers.find(({ code }) => code === site.carrierCode) ?? null,
    cover: covers.find(({ id }) => id === site.coverId) ?? null,
  }));
}

/** A page of the public list under a filter, with the counts of every filter and the schematic map. */
export async function getSiteBrowser(
  actor: Actor,
  filter: SiteBrowsing,
): Promise<SiteBrowserFacts> {
  const regionCode = env().HOST_REGION;
  const [sites, carriers, areas, grid] = await Promise.all([
    listBrowsed(actor, filter.words),
    listBadges(actor),
    listAreas(regionCode),
    findTileGrid(actor, regionCode),
  ]);
  const shown = shownSites(sites, filter, carriers);
  const pageCount = Math.max(1, Math.ceil(shown.length / SITES_ON_A_PAGE));
  const page = Math.min(filter.page, pageCount);
  const start = (page - 1) * SITES_ON_A_PAGE;
  const namedTotal = shown.filter(({ isNamed }) => isNamed).length;
  return {
    sites: await asCards(actor, shown.slice(start, start + SITES_ON_A_PAGE), carriers),
    namedTotal,
    reportedTotal: shown.length - namedTotal,
    ...{ page, pageCount, grid },
    choices: choicesOf(sites, filter, { carriers, areas }),
  };
}

const RELATED = 3;

/** A carrier's mark by its code; null for none. */
export async function findBadge(actor: Actor, code: string | null): Promise<BrowsedCarrier | null> {
  return (await listBadges(actor)).find((badge) => badge.code === code) ?? null;
}

/** Others of the same carrier or place as a published site, named ones first. */
export async function listRelatedSites(actor: Actor, id: string): Promise<SiteCardFacts[]> {
  const [sites, carriers] = await Promise.all([listBrowsed(actor), listBadges(actor)]);
  const site = sites.find((one) => one.id === id);
  if (!site) return [];
  const isRelated = (other: BrowsedSite) =>
    other.id !== id &&
    (other.carrierCode === site.carrierCode || (site.areaCode && other.areaCode === site.areaCode));
  const related = shownSites(sites.filter(isRelated), {} as SiteBrowsing, carriers);
  return asCards(actor, related.slice(0, RELATED), carriers);
}
