import "server-only";
import { cache } from "react";
import type { Actor } from "@/lib/access/actor";
import { type Reach, reachesFor, type TaskScope } from "@/lib/access/reach";
import { soonUntil } from "@/lib/domain/calendar/queries";
import { readMapping } from "@/lib/domain/counters/mapping/queries";
import type { Mapping } from "@/lib/domain/counters/mapping/types";
import type { MapReading, RegionLevel } from "@/lib/domain/counters/types";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";
import type { Day } from "@/lib/shared/dates";

/** The place that figures are asked of, as the region table has it. */
export interface Place {
  code: string;
  name: string;
  level: RegionLevel;
  isDirectCounty: boolean;
  nodeCode: string;
}

/** A place, the versions of the counters beneath it, the day, and what the viewer may see there. */
export interface FigureScope {
  place: Place;
  /** Version by node: the place's own node, or all beneath a province or city. */
  nodes: Map<string, string>;
  /** Version of names, sets, leads and calendar days. */
  catalogue: string;
  /** The day of the figures: a past one where they are asked as they stood at its end. */
  today: Day;
  /** True where `today` is a past day. */
  isPast: boolean;
  soonUntil: Day;
  /** Tasks within reach; null for all. */
  scopes: TaskScope[] | null;
  /** The day of the map: that of the figures, or the end of a past year; places are as they were then. */
  mapDay: Day;
  map: MapReading;
  /** What today's map takes from elsewhere; null where places are as they were, or nothing has moved. */
  mapping: Mapping | null;
}

/** When and on which map figures are asked. */
export interface Moment {
  asOf?: Day | null | undefined;
  year?: number | undefined;
  map?: MapReading | undefined;
}

interface Found extends Place {
  /** The node on today's map, by which reach is decided. */
  presentNode: string;
  isEnded: boolean;
  hasMoved: boolean;
  nodes: Record<string, string>;
  catalogue: string;
  today: Day;
  mapDay: Day;
  isPast: boolean;
  exceptions: { date: Day; kind: "holiday" | "workday" }[];
}

/** A column of region rows `r` as it was on the clock's day of the map. */
function onMapDay(column: "name" | "node_code" | "parent_code"): Statement {
  const at = sql.raw(column);
  return sql`case when clock.is_old then coalesce((
    select past.${at} from region_past past where past.code = r.code and past.last_day >= clock.map_day
    order by past.last_day limit 1), r.${at}) else r.${at} end`;
}

// Where nothing changed since the day of the map, the paths of today are those of then. Otherwise the tree is
// built from the parents of then; what ended or did not stand yet lies where it last or first stood, so that
// every node lies beneath exactly one other and parents are the sum of their children.
async function findPlaceAt(
  regionCode: string,
  asOf: Day | null,
  year: number | null,
  map: MapReading,
): Promise<Found | undefined> {
  return row<Found>(sql`
    with recursive day as (
        select least(real, coalesce(${asOf}::date, real)) as today, real
        from (select (now() at time zone 'Asia/Shanghai')::date as real) now
      ),
      dated as (
        select today, real, case when ${map} = 'today' and exists (
            select 1 from region where code = ${regionCode} and valid_to is null) then real
          else least(today, make_date(coalesce(${year}::int, 9999), 12, 31)) end as map_day
        from day
      ),
      clock as (
        select *, exists (select 1 from region_past where last_day >= map_day) as is_old from dated
      ),
      place as (
        select r.code, r.level, r.path, r.is_direct_county, r.valid_to, r.node_code as present_node,
          ${onMapDay("name")} as name, ${onMapDay("node_code")} as node_code
        from region r, clock where r.code = ${regionCode}
      ),
      state as materialized (
        select r.code, ${onMapDay("parent_code")} as parent_code
        from region r, clock where clock.is_old and r.level in ('city', 'county')
      ),
      beneath as (
        select place.code from place, clock where clock.is_old and place.level in ('province', 'city', 'county')
        union all
        select s.code from beneath b join state s on s.parent_code = b.code
      ),
      node as (
        select n.code from region n, place, clock
        where not clock.is_old and n.level in ('province', 'city', 'county') and n.path like place.path || '%'
        union select code from beneath
        union select node_code from place
      )
    select place.code, place.name, place.level, place.is_direct_county as "isDirectCounty",
      place.node_code as "nodeCode", place.present_node as "presentNode",
      place.valid_to is not null as "isEnded", exists (select 1 from organisation_past)
        or exists (select 1 from organisation_successor) as "hasMoved",
      clock.today, clock.map_day as "mapDay", clock.today < clock.real as "isPast",
      (select json_object_agg(node.code, coalesce(
          case when clock.today < v.changed_on then v.before else v.version end, 0)::text)
        from node left join node_version v on v.node_code = node.code) as nodes,
      coalesce((select version from node_version where node_code = '*'), 0)::text as catalogue,
      coalesce((select json_agg(json_build_object('date', e.date, 'kind', e.kind))
        from calendar_exception e where e.date between clock.today and clock.today + 25), '[]')
        as exceptions
    from place, clock`);
}

/** Read once for a page that is being made: all of its parts then speak of one moment. */
const placeOnce = cache(findPlaceAt);

function findPlace(regionCode: string, moment: Moment): Promise<Found | undefined> {
  const { asOf = null, year = null, map = "then" } = moment;
  return placeOnce(regionCode, asOf, year, map);
}

/** True where a reach covers all of a place: what opens its dashboard. */
export function covers(
  reach: Pick<Reach, "organisationId" | "nodes" | "townshipCode">,
  place: Pick<Place, "code" | "nodeCode">,
): boolean {
  if (reach.organisationId) return false;
  if (reach.nodes && !reach.nodes.includes(place.nodeCode)) return false;
  if (!reach.townshipCode) return true;
  return reach.townshipCode === place.code;
}

/** The tasks that the reaches over a place allow; null for all, undefined where none covers it. */
function scopesOver(reaches: readonly Reach[], place: Place): TaskScope[] | null | undefined {
  const covering = reaches.filter((reach) => covers(reach, place));
  if (covering.length === 0) return undefined;
  const scopes = covering.map((reach) => reach.tasks);
  return scopes.some((scope) => scope === null) ? null : scopes.filter((scope) => scope !== null);
}

async function onMap(
  actor: Actor,
  found: Found,
  map: MapReading | undefined,
): Promise<Pick<FigureScope, "nodes" | "mapping" | "map">> {
  const nodes = new Map(Object.entries(found.nodes));
  // A place that ended is read as it was: today's map does not have it.
  if (map !== "today" || found.isEnded) return { nodes, mapping: null, map: "then" };
  if (!found.hasMoved) return { nodes, mapping: null, map };
  return { ...(await readMapping(actor, nodes)), map };
}

/**
 * What a viewer may see of a region and how new it is, now or as of the end of a past day, as places were
 * then or on today's map; `not_found` outside the viewer's reach.
 */
export async function getFigureScope(
  actor: Actor,
  regionCode: string,
  moment: Moment | Day | null = null,
): Promise<FigureScope> {
  const asked: Moment = typeof moment === "string" ? { asOf: moment } : (moment ?? {});
  const [reaches, found] = await Promise.all([
    reachesFor(actor, "dashboard.read"),
    findPlace(regionCode, asked),
  ]);
  if (!found || found.level === "village") throw notFound("地区");
  const scopes = scopesOver(reaches, { ...found, nodeCode: found.presentNode });
  if (scopes === undefined) throw notFound("地区");
  const { code, name, level, isDirectCounty, nodeCode } = found;
  const { catalogue, today, mapDay, isPast, exceptions } = found;
  return {
    place: { code, name, level, isDirectCounty, nodeCode },
    ...(await onMap(actor, found, asked.map)),
    catalogue,
    today,
    mapDay,
    isPast,
    soonUntil: soonUntil(today, exceptions),
    scopes,
  };
}

/** One text for everything that figures of a scope depend on besides the question. */
export function versionOf(scope: FigureScope): string {
  const sum = [...scope.nodes.values()].reduce((total, version) => total + BigInt(version), 0n);
  return `${sum}.${scope.catalogue}.${scope.today}.${scope.soonUntil}.${scope.map}.${scope.mapDay}`;
}

/** Answers for the nodes of a scope that have any; `make` is asked once for all nodes that changed. */
type NodeCache<T> = (
  scope: Pick<FigureScope, "nodes" | "catalogue" | "today" | "soonUntil">,
  question: string,
  make: (nodes: string[]) => Promise<ReadonlyMap<string, T>>,
) => Promise<Map<string, T>>;

/** Answers kept by the versions of single nodes, so that what changes in one is read again there only. */
export function createNodeCache<T>(capacity: number): NodeCache<T> {
  const kept = createVersionedCache<{ answer: T | undefined }>(capacity);
  return async ({ nodes, catalogue, today, soonUntil }, question, make) => {
    const keyOf = (node: string) => `${question}|${node}`;
    const nodeOf = (key: string) => key.slice(question.length + 1);
    const tail = `${catalogue}.${today}.${soonUntil}`;
    const versions = new Map(
      [...nodes].map(([node, version]) => [keyOf(node), `${version}.${tail}`]),
    );
    const answers = await kept.getMany(versions, async (keys) => {
      const made = await make(keys.map(nodeOf));
      return new Map(keys.map((key) => [key, { answer: made.get(nodeOf(key)) }]));
    });
    return new Map(
      [...answers].flatMap(([key, { answer }]) =>
        answer === undefined ? [] : [[nodeOf(key), answer] as const],
      ),
    );
  };
}

/** Rows by the place that they name. */
export function byPlace<T extends { place: string }>(found: readonly T[]): Map<string, T[]> {
  const places = new Map<string, T[]>();
  for (const one of found) {
    const rows = places.get(one.place);
    if (rows) rows.push(one);
    else places.set(one.place, [one]);
  }
  return places;
}

/** True where the counters' own grain suffices: provinces and cities with counties beneath. */
export function isAboveNodes(place: Place): boolean {
  return place.level === "province" || (place.level === "city" && !place.isDirectCounty);
}
