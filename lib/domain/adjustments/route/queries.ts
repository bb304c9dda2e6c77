import "server-only";
import type { Actor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";
import { TODAY } from "@/lib/access/today";
import type { AdjustmentDetail } from "@/lib/domain/adjustments/types";
import { rows, type Tx } from "@/lib/platform/db";
import { Role } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import {
  type Route,
  type RouteFacts,
  type RouteLevel,
  routeOf,
  type Stop,
  skippedBefore,
  stopsAfter,
  type Wish,
} from "./rules";

const LEAD_ROLES = Object.values(Role).filter(
  (role) => spanOf(role, "adjustment.decide") === "carrier",
);
const OFFICE_ROLES = Object.values(Role).filter(
  (role) => spanOf(role, "adjustment.decide") === "coordination",
);

const VALID = (alias: string) => {
  const a = sql.raw(alias);
  return sql`${a}.valid_from <= ${TODAY} and (${a}.valid_to is null or ${a}.valid_to > ${TODAY})`;
};

/** A task in a year, seen from a place; `period` is 0 for all of them. */
export interface RoutePlace {
  rootTaskId: string;
  year: number;
  period: number;
  /** The county-grain node that the line begins at. */
  nodeCode: string;
}

interface FoundLevel extends Omit<RouteLevel, "term"> {
  dueOn: Day[] | null;
  target: number | null;
  isWeakened: boolean | null;
}

// Whose task it is, as the list that it comes from says; a lower list that takes it over does not.
const ORIGIN = (place: RoutePlace) => sql`
  select l.carrier_code, c.parent_code, t.sub_carrier_code, t.lead_line
  from task t join task_list l on l.id = t.list_id left join carrier c on c.code = l.carrier_code
  where t.root_task_id = ${place.rootTaskId}::uuid and l.year = ${place.year}
    and l.status in ('issued', 'superseded', 'archived')
  order by t.inherits_task_id is not null, l.list_version desc limit 1`;

const DUTY = sql`
  select d.region_code, o.id, o.name, rank() over (partition by d.region_code order by case
      when d.carrier_code = coalesce(origin.sub_carrier_code, origin.carrier_code) then 0
      when d.carrier_code in (origin.carrier_code, origin.parent_code) then 1 else 2 end) as tier
  from level join lead_duty d on d.region_code = level.code and d.role = 'lead' and ${VALID("d")}
  cross join origin join carrier c on c.code = d.carrier_code
  join organisation o on o.id = d.organisation_id
  where origin.lead_line is null and (
    d.carrier_code in (origin.sub_carrier_code, origin.carrier_code, origin.parent_code)
    or (origin.sub_carrier_code is null and c.parent_code = origin.carrier_code))`;

const UNITS = sql`
  select region_code, id, name from duty where tier = 1
  union
  select o.region_code, o.id, o.name from level join organisation o on o.region_code = level.code
  cross join origin
  where ${VALID("o")} and case when origin.lead_line is null
    then origin.carrier_code is null and o.kind = 'office'
    else o.line = origin.lead_line and o.level in ('province', 'city', 'county') end`;

const DECIDER = sql`
  select distinct g.region_code from level
  join role_grant g on g.region_code = level.code and ${VALID("g")}
  join account a on a.id = g.account_id and a.status = 'active'
  join organisation o on o.id = a.organisation_id cross join origin
  where case when origin.carrier_code is null
    then g.role::text = any (${OFFICE_ROLES}::text[])
    else g.role::text = any (${LEAD_ROLES}::text[]) and (
      g.carrier_code in (origin.carrier_code, origin.sub_carrier_code)
      or (origin.sub_carrier_code is null and g.carrier_code in
        (select code from carrier where parent_code = origin.carrier_code))
      or o.line = origin.lead_line) end`;

const JSON_UNIT = sql`json_build_object('id', u.id, 'name', u.name)`;

/**
 * The levels from a place up to the province with the terms of their issued lists and who decides there,
 * and whether the task is a coordination task. One statement; empty where nobody issued the task.
 */
export async function findRouteLevels(
  _actor: Actor,
  place: RoutePlace,
  tx?: Tx,
): Promise<{ levels: RouteLevel[]; isCoordination: boolean }> {
  const found = await (tx?.rows ?? rows)<FoundLevel & { isCoordination: boolean }>(sql`
    with origin as materialized (${ORIGIN(place)}
    ), level as materialized (
      select r.code, r.name, length(r.path) as depth from region r
      where r.level in ('province', 'city', 'county') and r.code = any (string_to_array(
        (select rtrim(path, '/') from region where code = ${place.nodeCode}), '/'))
    ), duty as (${DUTY}
    ), unit as (${UNITS}
    ), decider as (${DECIDER}
    )
    select level.code as "regionCode", level.name as "regionName",
      origin.carrier_code is null as "isCoordination",
      (select coalesce(json_agg(${JSON_UNIT} order by u.name), '[]') from unit u
        where u.region_code = level.code) as units,
      (select ${JSON_UNIT} from organisation u where u.region_code = level.code
        and u.kind = 'office' order by u.name limit 1) as office,
      exists (select 1 from decider where region_code = level.code) as "canDecide",
      term.due_on as "dueOn", term.target, term.weakened as "isWeakened"
    from level cross join origin left join lateral (
      select t.target::float8 as target, t.weakening_id is not null as weakened,
        array(select l.year || '-' || day from unnest(t.due_dates) with ordinality as due(day, n)
          where ${place.period}::int in (0, due.n) order by due.n) as due_on
      from task t join task_list l on l.id = t.list_id
      where t.root_task_id = ${place.rootTaskId}::uuid and l.region_code = level.code
        and l.year = ${place.year} and l.status = 'issued'
      limit 1) term on true
    order by level.depth desc`);
  const levels = found.map(({ dueOn, target, isWeakened, isCoordination: _, ...level }) => ({
    ...level,
    term: dueOn === null ? null : { dueOn, target, isWeakened: isWeakened ?? false },
  }));
  return { levels, isCoordination: found[0]?.isCoordination ?? false };
}

/** What a route is looked for. */
export interface RouteRequest extends RoutePlace {
  organisationId: string;
  direction: RouteFacts["direction"];
  wish: Wish;
  /** Only the levels above the place decide: a lower list asks those above it. */
  isAboveOnly?: boolean;
}

/** The deciders of a request as things stand now, with the levels that they stand on. */
export async function findRoute(
  actor: Actor,
  request: RouteRequest,
  tx?: Tx,
): Promise<{ route: Route | null; levels: RouteLevel[] }> {
  const { levels: line, isCoordination } = await findRouteLevels(actor, request, tx);
  const levels = request.isAboveOnly ? line.slice(1) : line;
  return { route: routeOf({ ...request, levels, isCoordination }), levels };
}

function placeOf(request: AdjustmentDetail): RouteRequest {
  const { rootTaskId, year, organisationId, direction, kind } = request;
  const days = request.wantedDueOn
    ? [request.wantedDueOn]
    : request.wantedDueDates.map((day) => `${year}-${day}`);
  const wish = {
    ...(days.length > 0 ? { dueOn: days } : {}),
    ...(request.wantedTarget === null ? {} : { target: request.wantedTarget }),
  };
  const isAboveOnly = kind === "weakening";
  return {
    ...{ rootTaskId, year, organisationId, direction, wish, isAboveOnly },
    period: request.period ?? 0,
    nodeCode: isAboveOnly ? request.regionCode : request.nodeCode,
  };
}

/** Who decides after the level at which a request stands, with whom it passes over; null at the last. */
export async function findAhead(actor: Actor, request: AdjustmentDetail, tx?: Tx) {
  const { route, levels } = await findRoute(actor, placeOf(request), tx);
  if (!route) return null;
  const at = { regionCode: request.atRegionCode, isOffice: request.atOffice };
  const stops = stopsAfter(route, levels, at);
  const [next] = stops;
  if (!next) return null;
  const last = stops.at(-1) ?? next;
  return { next, last, stops, skipped: skippedBefore(route, levels, next, at) };
}

/** Who decides after the present level of a request that waits; empty otherwise. */
export async function listStopsAhead(actor: Actor, request: AdjustmentDetail): Promise<Stop[]> {
  if (request.status !== "waiting") return [];
  return (await findAhead(actor, request))?.stops ?? [];
}
