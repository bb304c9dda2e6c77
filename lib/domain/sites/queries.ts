import "server-only";
import type { Actor } from "@/lib/access/actor";
import { sitesVisibleTo } from "@/lib/domain/sites/policy";
import type { SiteFilter } from "@/lib/domain/sites/schema";
import type { CitySites, SiteDetail, SiteSummary } from "@/lib/domain/sites/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

// Carriers take their colours in the order of those at the top; a sub-carrier has its carrier's.
const CARRIER_COLOUR = sql`(select count(*)::int from carrier top
  where top.parent_code is null and top.position <= c.position)`;

const SUMMARY = sql`s.id, s.name, s.place, s.status, s.facts[1] as lead,
  json_build_object('code', c.code, 'name', c.name, 'short', c.short, 'glyph', c.glyph,
    'position', ${CARRIER_COLOUR}) as carrier,
  case when city.code is null then null
    else json_build_object('code', city.code, 'name', city.name) end as city`;

// The city-level region is the second code of the path, a directly administered county its own.
const SOURCE = sql`site s
  join carrier c on c.code = s.carrier_code
  join region r on r.code = s.region_code
  left join region city on city.code = split_part(r.path, '/', 2)`;

/** The condition that a site lies in the subtree of a region. */
function inside(regionCode: string): Statement {
  return sql`r.path like (select path from region where code = ${regionCode}) || '%'`;
}

/** Published sites of a region in their order, filtered by city and carrier (with its sub-carriers). */
export async function listSites(
  actor: Actor,
  input: { regionCode: string; filter: SiteFilter },
): Promise<SiteSummary[]> {
  const { city, carrier } = input.filter;
  const conditions = [sitesVisibleTo(actor, "s"), inside(input.regionCode)];
  if (city) conditions.push(inside(city));
  if (carrier) conditions.push(sql`(c.code = ${carrier} or c.parent_code = ${carrier})`);
  return rows<SiteSummary>(sql`
    select ${SUMMARY} from ${SOURCE} where ${sql.and(conditions)} order by s.position, s.id`);
}

/** One published site; throws `not_found` for any other. */
export async function getSite(actor: Actor, id: string): Promise<SiteDetail> {
  const found = await row<SiteDetail>(sql`
    select ${SUMMARY}, s.facts, s.source_title as "sourceTitle", s.region_code as "regionCode",
      (select array_agg(above.name order by length(above.path)) from region above
        where coalesce(village.path, r.path) like above.path || '%') as "regionNames"
    from ${SOURCE} left join region village on village.code = s.village_code
    where ${sitesVisibleTo(actor, "s")} and s.id = ${id}::uuid`);
  if (!found) throw notFound("地点");
  return found;
}

/** Every city of a region with the number of its published sites, also where there is none. */
export async function summariseSitesByCity(
  actor: Actor,
  input: { regionCode: string; carrier?: string | undefined },
): Promise<CitySites[]> {
  const { regionCode, carrier } = input;
  const shown = sql.and([
    sitesVisibleTo(actor, "s"),
    carrier ? sql`(c.code = ${carrier} or c.parent_code = ${carrier})` : sql`true`,
  ]);
  return rows<CitySites>(sql`
    select top.code, top.name,
      count(*) filter (where at.status = 'demonstration')::int as demonstration,
      count(*) filter (where at.status = 'reported')::int as reported
    from region top
    left join (
      select s.status, split_part(r.path, '/', 2) as city from ${SOURCE} where ${shown}
    ) at on at.city = top.code
    where top.parent_code = ${regionCode} and top.level = 'city' and top.valid_to is null
    group by top.code, top.name order by top.code`);
}
