import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin } from "@/lib/access/reach";
import { sumCoverage } from "@/lib/domain/culture/coverage/rules";
import type { CoverageFilter, MissingFilter } from "@/lib/domain/culture/coverage/schema";
import type {
  Coverage,
  CoverageRow,
  MissingRow,
  OwedKind,
} from "@/lib/domain/culture/coverage/types";
import { cultureReach } from "@/lib/domain/culture/policy";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

const KINDS = sql`select code, name, note as slogan, level from culture_term
  where family = 'venue_kind' and is_active and level is not null`;

// Which kind a region owes; a directly administered county owes a city's and a county's.
const OWES = sql`(k.level = r.level or (k.level = 'county' and r.is_direct_county))`;

const COUNTED = sql`v.stage = 'confirmed' and v.status in ('open', 'under_repair')`;

interface RegionHead {
  code: string;
  name: string;
  level: CoverageRow["level"];
  path: string;
  above: { code: string; name: string }[];
}

type Visible = (alias: string) => Statement;

async function headOf(code: string, visible: Visible): Promise<RegionHead> {
  const found = await row<RegionHead>(sql`
    select r.code, r.name, r.level, r.path, coalesce((
      select json_agg(json_build_object('code', up.code, 'name', up.name) order by length(up.path))
      from region up where up.code = any (string_to_array(rtrim(r.path, '/'), '/'))
        and up.code <> r.code and ${visible("up")}), '[]'::json) as above
    from region r where r.code = ${code} and r.valid_to is null and ${visible("r")}`);
  if (!found) throw notFound("地区");
  return found;
}

// Counted apart, what is owed and what stands, so that no plan can meet each region with each venue: one row for
// each child of the region (and one for itself) and kind.
function counted(path: string): Statement {
  const depth = path.split("/").length;
  const child = sql`split_part(r.path, '/', ${depth}::int)`;
  const beneath = sql`r.path like ${path} || '%' and r.valid_to is null`;
  return sql`
    with kinds as materialized (${KINDS}), places as materialized (
      select ${child} as child, r.level, r.is_direct_county, count(*)::int as places
      from region r where ${beneath} group by 1, 2, 3
    ), asked as materialized (
      select r.child, k.code as kind, sum(r.places)::int as owed
      from places r join kinds k on ${OWES} group by 1, 2
    ), stands as materialized (
      select ${child} as child, k.code as kind, count(distinct v.region_code)::int as standing
      from culture_venue v join region r on r.code = v.region_code
      join kinds k on k.code = v.kind_code and ${OWES}
      where ${COUNTED} and ${beneath} group by 1, 2
    ), owed as materialized (
      select asked.child, asked.kind, asked.owed, coalesce(stands.standing, 0) as standing
      from asked left join stands on stands.child = asked.child and stands.kind = asked.kind
    )`;
}

async function readCoverage(region: RegionHead): Promise<Coverage> {
  const [kinds, found] = await Promise.all([
    rows<OwedKind>(sql`${KINDS} order by position, code`),
    rows<CoverageRow>(sql`
      ${counted(region.path)}
      select r.code, r.name, r.level,
        exists (select 1 from region b where b.parent_code = r.code and b.valid_to is null) as "hasBeneath",
        (select json_agg(json_build_object('kindCode', o.kind, 'owed', o.owed, 'standing', o.standing))
          from owed o where o.child = case when r.code = ${region.code} then '' else r.code end) as kinds
      from region r
      where (r.code = ${region.code} or r.parent_code = ${region.code}) and r.valid_to is null
      order by r.code`),
  ]);
  const rowsWithKinds = found.map((one) => ({ ...one, kinds: one.kinds ?? [] }));
  const codes = kinds.map(({ code }) => code);
  const own = rowsWithKinds.find(({ code }) => code === region.code) ?? null;
  return {
    region: { code: region.code, name: region.name, level: region.level },
    above: region.above,
    kinds,
    own: own && own.kinds.length > 0 ? own : null,
    children: rowsWithKinds.filter(({ code }) => code !== region.code),
    total: sumCoverage(
      codes,
      rowsWithKinds.map((one) => one.kinds),
    ),
  };
}

async function visibleRegions(actor: Actor): Promise<Visible> {
  const { within } = await cultureReach(actor, "culture");
  if (within.length === 0) throw forbidden();
  return (alias) => regionsWithin(within, alias);
}

/** The coverage of a region within reach, by its children and kinds; of the actor's own where none is named. */
export async function getCoverage(actor: Actor, { region }: CoverageFilter): Promise<Coverage> {
  const visible = await visibleRegions(actor);
  const code = region ?? (actor.kind === "staff" ? actor.organisation.regionCode : "");
  return readCoverage(await headOf(code, visible));
}

/** The same of any region for the public: counts of confirmed venues and nothing else. */
export async function getPublicCoverage(_actor: Actor, regionCode: string): Promise<Coverage> {
  const visible: Visible = (alias) =>
    sql`${sql.raw(alias)}.level in ('province', 'city', 'county')`;
  return readCoverage(await headOf(regionCode, visible));
}

const MOST_MISSING = 200;
const MOST_EXPORTED = 30_000;

function missing(path: string, kind: string | undefined): Statement {
  const only = kind ? sql`k.code = ${kind}` : sql`true`;
  return sql`(
    select r.code as "regionCode", r.name as "regionName", r.path, k.code as "kindCode",
      k.name as "kindName", near.id as "venueId", case when near.id is null then 'none'
        when near.stage <> 'confirmed' then near.stage::text else near.status::text end as why
    from region r join (${KINDS}) k on ${OWES} and ${only}
    left join lateral (select v.id, v.stage, v.status from culture_venue v
      where v.region_code = r.code and v.kind_code = k.code order by v.created_at desc limit 1) near on true
    where r.path like ${path} || '%' and r.valid_to is null and not exists (
      select 1 from culture_venue v where v.region_code = r.code and v.kind_code = k.code and ${COUNTED})
  )`;
}

/** The regions beneath one that lack their venue, with what stands in its place; pages of 200. */
export async function listMissing(
  actor: Actor,
  { region, kind, page, whole }: MissingFilter & { whole?: boolean },
): Promise<{ items: MissingRow[]; total: number }> {
  const visible = await visibleRegions(actor);
  const code = region ?? (actor.kind === "staff" ? actor.organisation.regionCode : "");
  const head = await headOf(code, visible);
  const limit = whole ? MOST_EXPORTED : MOST_MISSING;
  const source = missing(head.path, kind);
  const [counted, items] = await Promise.all([
    row<{ total: number }>(sql`select count(*)::int as total from ${source} m`),
    rows<MissingRow>(sql`
      select m."regionCode", m."regionName", m."kindCode", m."kindName", m."venueId", m.why,
        (select string_agg(up.name, ' ' order by length(up.path)) from region up
          where up.code = any (string_to_array(rtrim(m.path, '/'), '/'))
            and up.code <> m."regionCode" and up.level <> 'province') as above
      from (select * from ${source} x order by "kindCode", "regionCode"
        limit ${limit} offset ${whole ? 0 : (page - 1) * MOST_MISSING}) m
      order by m."kindCode", m."regionCode"`),
  ]);
  return { items, total: counted?.total ?? 0 };
}
