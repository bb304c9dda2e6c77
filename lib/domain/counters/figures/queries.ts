import "server-only";
import type { Actor } from "@/lib/access/actor";
import { IS_DONE, WAITS_FOR_REVIEW } from "@/lib/domain/assignments/lines/rules";
import { issuedTasks, type TaskFilter } from "@/lib/domain/assignments/tasks/queries";
import { pickFigures } from "@/lib/domain/counters/rules";
import {
  createNodeCache,
  type FigureScope,
  isAboveNodes,
} from "@/lib/domain/counters/scope/queries";
import { assignmentRows, counterRows } from "@/lib/domain/counters/standing/queries";
import type { Figures, MapReading } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import type { OrganisationLevel } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";
import type { Day } from "@/lib/shared/dates";

/** Figures by carrier code; the coordination list under the empty code. */
export type ByCarrier = Map<string, Figures>;

/** Which tasks and due days count. */
export interface FigureFilter extends TaskFilter {
  dueFrom: Day;
  dueTo: Day;
  /** Only organisations of this level. */
  level?: OrganisationLevel | null | undefined;
  /** On which map: part of the question, so that the answers are kept apart. */
  map?: MapReading | undefined;
  /** The past day of the figures: likewise. */
  asOf?: Day | undefined;
}

type Clock = Pick<FigureScope, "today" | "soonUntil">;

/** Sums over counter rows under `c`, named as `Figures` names them. */
export function counterSums({ today, soonUntil }: Clock): Statement {
  return sql`
    sum(c.not_started + c.drafting + c.submitted + c.returned + c.approved + c.accepted)::int as asked,
    sum(c.not_started)::int as "notStarted",
    sum(c.drafting)::int as drafting,
    sum(c.submitted)::int as submitted,
    sum(c.returned)::int as returned,
    sum(c.approved + c.accepted)::int as done,
    sum(c.done_on_time)::int as "doneOnTime",
    sum(case when c.due_on < ${today}::date then c.not_started + c.drafting + c.returned else 0 end)::int as overdue,
    sum(case when c.due_on < ${today}::date then 0
      when c.due_on <= ${soonUntil}::date then c.not_started + c.drafting + c.returned
      else c.returned end)::int as soon,
    sum(c.exempted)::int as exempted,
    sum(c.cancelled)::int as cancelled,
    sum(c.awaiting)::int as awaiting,
    sum(c.times_returned)::int as "timesReturned"`;
}

/** The same sums over rows of `assignment` under `a`. */
export function assignmentSums({ today, soonUntil }: Clock): Statement {
  const open = sql`(a.status in ('drafting', 'returned') or (a.status = 'not_started' and not a.awaiting))`;
  return sql`
    count(*) filter (where a.status in ('drafting', 'submitted', 'returned', 'approved', 'accepted')
      or (a.status = 'not_started' and not a.awaiting))::int as asked,
    count(*) filter (where a.status = 'not_started' and not a.awaiting)::int as "notStarted",
    count(*) filter (where a.status = 'drafting')::int as drafting,
    count(*) filter (where ${WAITS_FOR_REVIEW})::int as submitted,
    count(*) filter (where a.status = 'returned')::int as returned,
    count(*) filter (where ${IS_DONE})::int as done,
    count(*) filter (where ${IS_DONE} and a.is_on_time)::int as "doneOnTime",
    count(*) filter (where ${open} and a.due_on < ${today}::date)::int as overdue,
    count(*) filter (where ${open} and a.due_on >= ${today}::date
      and (a.status = 'returned' or a.due_on <= ${soonUntil}::date))::int as soon,
    count(*) filter (where a.status = 'exempted')::int as exempted,
    count(*) filter (where a.status = 'cancelled')::int as cancelled,
    count(*) filter (where a.status = 'not_started' and a.awaiting)::int as awaiting,
    coalesce(sum(a.times_returned), 0)::int as "timesReturned"`;
}

/** A row of the figure statements: a place, a carrier (null for coordination) and its figures. */
export type FigureRow = Figures & { place: string; carrier: string | null };

/** Rows by place and carrier. */
export function groupFigures(found: readonly FigureRow[]): Map<string, ByCarrier> {
  const places = new Map<string, ByCarrier>();
  for (const row of found) {
    const cells = places.get(row.place) ?? new Map<string, Figures>();
    cells.set(row.carrier ?? "", pickFigures(row));
    places.set(row.place, cells);
  }
  return places;
}

const byNode = createNodeCache<ByCarrier>(20_000);
const placeCache = createVersionedCache<Map<string, ByCarrier>>(4_000);

function cacheKey(filter: FigureFilter): string {
  const { year, carrierCode, rootTaskId, scopes, ledBy, disclosures } = filter;
  const { dueFrom, dueTo, level, map, asOf } = filter;
  return JSON.stringify([
    year,
    carrierCode,
    rootTaskId,
    scopes,
    ledBy,
    disclosures,
    dueFrom,
    dueTo,
    level,
    map,
    asOf,
  ]);
}

/** The condition that rows under `alias` belong to organisations of the filter's level. */
export function ofLevel({ level }: Pick<FigureFilter, "level">, alias: "a" | "c" | "k"): Statement {
  if (!level) return sql.empty;
  return sql`and ${sql.raw(alias)}.organisation_level = ${level}::organisation_level`;
}

function selectByNode(
  scope: FigureScope,
  filter: FigureFilter,
  nodes: readonly string[],
): Statement {
  return sql`
    with fact as materialized ${issuedTasks(filter)}
    select c.node_code as place, fact.carrier_code as carrier, ${counterSums(scope)}
    from ${counterRows(scope)} c join fact on fact.root_task_id = c.root_task_id
    where c.year = ${filter.year} and c.node_code = any (${nodes}::text[]) ${ofLevel(filter, "c")}
      and c.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date
    group by 1, 2`;
}

function selectByPlace(scope: FigureScope, filter: FigureFilter): Statement {
  const { place } = scope;
  const isTownship = place.level === "township";
  const key = isTownship ? sql`a.organisation_id::text` : sql`coalesce(a.township_code, '')`;
  const within = isTownship ? sql`and a.township_code = ${place.code}` : sql.empty;
  return sql`
    with fact as materialized ${issuedTasks(filter)}
    select ${key} as place, fact.carrier_code as carrier, ${assignmentSums(scope)}
    from ${assignmentRows(scope)} a join fact on fact.root_task_id = a.root_task_id
    where a.node_code = ${place.nodeCode} ${within} ${ofLevel(filter, "a")} and a.year = ${filter.year}
      and a.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date
    group by 1, 2`;
}

/** The statement behind a scope's figures, for those who must read within a transaction of their own. */
export function selectFigures(scope: FigureScope, filter: FigureFilter): Statement {
  return isAboveNodes(scope.place)
    ? selectByNode(scope, filter, [...scope.nodes.keys()])
    : selectByPlace(scope, filter);
}

/**
 * Figures by node and carrier from the counters. Only nodes whose version rose since they were last
 * read are counted again, all of them by one statement; what is remembered is exact.
 */
export async function figuresByNode(
  scope: FigureScope,
  filter: FigureFilter,
): Promise<Map<string, ByCarrier>> {
  const found = await byNode(scope, cacheKey(filter), async (nodes) =>
    groupFigures(await rows(selectByNode(scope, filter, nodes))),
  );
  return new Map([...scope.nodes.keys()].map((node) => [node, found.get(node) ?? new Map()]));
}

/**
 * Figures beneath a county or township from its assignments: by township code (the county's own level
 * under the empty code), or in a township by organisation id.
 */
export async function figuresByPlace(
  scope: FigureScope,
  filter: FigureFilter,
): Promise<Map<string, ByCarrier>> {
  const { place, nodes, catalogue, today, soonUntil } = scope;
  const version = `${nodes.get(place.nodeCode)}.${catalogue}.${today}.${soonUntil}`;
  return placeCache.get(`${place.code}|${cacheKey(filter)}`, version, async () =>
    groupFigures(await rows(selectByPlace(scope, filter))),
  );
}

/** Figures by carrier of one organisation's assignments that lie `within` the viewer's reach. */
export async function figuresOfOrganisation(
  _actor: Actor,
  { clock, ...filter }: FigureFilter & { organisationId: string; clock: Clock },
  within: Statement,
): Promise<ByCarrier> {
  const found = await rows<FigureRow>(sql`
    with fact as materialized ${issuedTasks(filter)}
    select '' as place, fact.carrier_code as carrier, ${assignmentSums(clock)}
    from assignment a join fact on fact.root_task_id = a.root_task_id
    where a.organisation_id = ${filter.organisationId}::uuid and a.year = ${filter.year}
      and a.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date and ${within}
    group by 1, 2`);
  return groupFigures(found).get("") ?? new Map();
}
