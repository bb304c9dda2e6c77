import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type Reach, reachesFor, type TaskScope } from "@/lib/access/reach";
import { soonUntil } from "@/lib/domain/calendar/queries";
import type { RegionLevel } from "@/lib/domain/counters/types";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
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
}

interface Found extends Place {
  nodes: Record<string, string>;
  catalogue: string;
  today: Day;
  isPast: boolean;
  exceptions: { date: Day; kind: "holiday" | "workday" }[];
}

async function findPlace(regionCode: string, asOf: Day | null): Promise<Found | undefined> {
  return row<Found>(sql`
    with place as (select * from region where code = ${regionCode}),
      node as (
        select n.code from region n, place
        where n.level in ('province', 'city', 'county') and n.path like place.path || '%'
        union select node_code from place
      ),
      clock as (
        select least(real, coalesce(${asOf}::date, real)) as today, coalesce(${asOf}::date < real, false) as past
        from (select (now() at time zone 'Asia/Shanghai')::date as real) now
      )
    select place.code, place.name, place.level, place.is_direct_county as "isDirectCounty",
      place.node_code as "nodeCode", clock.today, clock.past as "isPast",
      (select json_object_agg(node.code, coalesce(v.version, 0)::text)
        from node left join node_version v on v.node_code = node.code) as nodes,
      coalesce((select version from node_version where node_code = '*'), 0)::text as catalogue,
      coalesce((select json_agg(json_build_object('date', e.date, 'kind', e.kind))
        from calendar_exception e where e.date between clock.today and clock.today + 25), '[]')
        as exceptions
    from place, clock`);
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

/**
 * What a viewer may see of a region and how new it is, now or as of the end of a past day; `not_found`
 * outside the viewer's reach.
 */
export async function getFigureScope(
  actor: Actor,
  regionCode: string,
  asOf: Day | null = null,
): Promise<FigureScope> {
  const [reaches, found] = await Promise.all([
    reachesFor(actor, "dashboard.read"),
    findPlace(regionCode, asOf),
  ]);
  if (!found || found.level === "village") throw notFound("地区");
  const scopes = scopesOver(reaches, found);
  if (scopes === undefined) throw notFound("地区");
  const { nodes, catalogue, today, isPast, exceptions, ...place } = found;
  return {
    place,
    nodes: new Map(Object.entries(nodes)),
    catalogue,
    today,
    isPast,
    soonUntil: soonUntil(today, exceptions),
    scopes,
  };
}

/** One text for everything that figures of a scope depend on besides the question. */
export function versionOf(scope: FigureScope): string {
  const sum = [...scope.nodes.values()].reduce((total, version) => total + BigInt(version), 0n);
  return `${sum}.${scope.catalogue}.${scope.today}.${scope.soonUntil}`;
}

/** True where the counters' own grain suffices: provinces and cities with counties beneath. */
export function isAboveNodes(place: Place): boolean {
  return place.level === "province" || (place.level === "city" && !place.isDirectCounty);
}
