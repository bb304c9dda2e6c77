import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { RowPlan } from "@/lib/domain/counters/matrix/rules";
import type { MapRegion } from "@/lib/domain/counters/places/types";
import type { FigureScope } from "@/lib/domain/counters/scope/queries";
import type { RegionFacts } from "@/lib/domain/counters/types";
import { regionOnDay } from "@/lib/domain/regions/names/queries";
import { row, rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

type Map = Pick<FigureScope, "place" | "nodes" | "mapDay" | "map">;

/** 6 月 1 日, with the year where it is not that of the map. */
function dayWords(day: Statement, { mapDay }: Map): Statement {
  return sql`case when extract(year from ${day}) = extract(year from ${mapDay}::date)
    then to_char(${day}, 'FMMM 月 FMDD 日') else to_char(${day}, 'FMYYYY 年 FMMM 月 FMDD 日') end`;
}

// 原东山镇（6 月 1 日起归西山镇）: what ended, and what it became.
function shownName(map: Map): Statement {
  const name = regionOnDay("r", "name", sql`${map.mapDay}::date`);
  const successors = sql`(select string_agg(next.name, '、' order by next.code) from region_successor s
    join region next on next.code = s.successor_code where s.code = r.code)`;
  return sql`case when r.valid_to <= ${map.mapDay}::date
    then '原' || ${name} || '（' || ${dayWords(sql`r.valid_to`, map)} || '起归' || coalesce(${successors}, '—') || '）'
    when r.valid_from > ${map.mapDay}::date
    then ${name} || '（' || ${dayWords(sql`r.valid_from`, map)} || '起）' else ${name} end`;
}

function columns(map: Map): Statement {
  return sql`r.code, ${shownName(map)} as name, r.level,
    ${regionOnDay("r", "parent_code", sql`${map.mapDay}::date`)} as "parentCode",
    r.is_direct_county as "isDirectCounty",
    coalesce(r.valid_to <= ${map.mapDay}::date, false) or r.valid_from > ${map.mapDay}::date as "isFormer"`;
}

/** The way from the top down to the place, as it was on the day of the map. */
export async function trailOf(_actor: Actor, map: Map): Promise<RegionFacts["trail"]> {
  const day = sql`${map.mapDay}::date`;
  return rows(sql`
    select r.code, ${shownName(map)} as name, r.level
    from (select h.code, ${regionOnDay("h", "path", day)} as path from region h where h.code = ${map.place.code}) here
    join region r on r.code = any (string_to_array(rtrim(here.path, '/'), '/'))
    order by array_position(string_to_array(rtrim(here.path, '/'), '/'), r.code)`);
}

/** The regions of a scope's nodes. */
export async function nodeRegions(scope: FigureScope): Promise<MapRegion[]> {
  return rows(sql`select ${columns(scope)} from region r
    where r.code = any (${[...scope.nodes.keys()]}::text[]) order by "isFormer", r.code`);
}

/** The townships of a county, and those that ended or went elsewhere while the county keeps what was done there. */
export async function townshipsOf(scope: FigureScope): Promise<MapRegion[]> {
  const { place } = scope;
  const standing = await rows<MapRegion>(sql`
    select * from (select ${columns(scope)} from region r where r.code in (
        select code from region where parent_code = ${place.code}
        union select code from region_past where parent_code = ${place.code})) found
    where "parentCode" = ${place.code} order by "isFormer", code`);
  if (scope.map === "today") return standing.filter((region) => !region.isFormer);
  const known = standing.map(({ code }) => code);
  const gone = await rows<MapRegion>(sql`
    select r.code, '原' || past.name || '（' || ${dayWords(sql`(past.last_day + 1)`, scope)} || '起归'
      || now_under.name || '）' as name, r.level, past.parent_code as "parentCode",
      r.is_direct_county as "isDirectCounty", true as "isFormer"
    from (select distinct on (code) * from region_past where parent_code = ${place.code}
      order by code, last_day desc) past
    join region r on r.code = past.code join region now_under on now_under.code = r.parent_code
    where r.code <> all (${known}::text[]) order by r.code`);
  return [...standing, ...gone];
}

interface TownshipUnit {
  id: string;
  name: string;
  level: RowPlan["level"];
  isFormer: boolean;
}

/** The organisations of a township; of those that ended or went elsewhere what they did here is shown. */
export async function organisationRows({ place, map }: FigureScope): Promise<RowPlan[]> {
  const found = await rows<TownshipUnit>(sql`
    select o.id, o.level, o.valid_to is not null or o.township_code is distinct from ${place.code} as "isFormer",
      case when o.valid_to is not null then '原' || o.name || coalesce('（已并入' || (
          select min(n.name) from organisation_successor s join organisation n on n.id = s.successor_id
          where s.organisation_id = o.id) || '）', '（已停用）')
        when o.township_code is distinct from ${place.code} then o.name || '（已迁出）'
        else o.name end as name
    from organisation o
    where o.id = any (array(
      select id from organisation where node_code = ${place.nodeCode} and township_code = ${place.code}
      union select organisation_id from organisation_past where township_code = ${place.code}))
    order by "isFormer", o.level, o.name, o.id`);
  return found
    .filter(({ isFormer }) => map === "then" || !isFormer)
    .map(({ id, name, level, isFormer }) => ({
      ...{ kind: "organisation" as const, code: id, name, level, parentCode: place.code },
      sources: [id],
      isFormer,
    }));
}

/** True where a place's shown time saw places or organisations change: only then the two maps may differ. */
export async function hasChanges({ place }: FigureScope, year: number): Promise<boolean> {
  const since = sql`make_date(${year}::int, 1, 1)`;
  const found = await row<{ found: boolean }>(sql`
    with changed as materialized (
      select code from region where valid_to >= ${since}
      union select code from region_past where last_day >= ${since})
    select exists (
      select 1 from changed join region r on r.code = changed.code, region top
      where top.code = ${place.code} and (r.path like top.path || '%' or exists (select 1 from region_past p
          where p.code = r.code and p.last_day >= ${since} and p.path like top.path || '%'))
    ) or exists (
      select 1 from organisation_past p join organisation o on o.id = p.organisation_id
      where p.last_day >= ${since}
        and (p.node_code = ${place.nodeCode} or p.township_code = ${place.code} or o.node_code = ${place.nodeCode})
        and (p.node_code, p.township_code) is distinct from (o.node_code, o.township_code)
    ) as found`);
  return found?.found ?? false;
}
