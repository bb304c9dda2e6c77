import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, type Reach, reachesFor, requireReaches } from "@/lib/access/reach";
import type { Page } from "@/lib/domain/assignments/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import { isOfficeReach } from "./policy";
import type { AdjustmentFilter } from "./schema";
import type { AdjustmentDetail, AdjustmentRow, AdjustmentStep } from "./types";

const PAGE = 30;

/** A request `j` with the organisation that asks as `x`, where reaches look for it. */
export const REQUEST_TABLES = sql`
  adjustment j
  join organisation o on o.id = j.organisation_id
  cross join lateral (select o.id as organisation_id, o.level as organisation_level, o.node_code,
    o.township_code, j.root_task_id) x
  left join assignment a on a.id = j.assignment_id
  cross join lateral (
    select t.code, t.title, t.unit, t.frequency, t.direction, t.list_id, l.carrier_code
    from task t join task_list l on l.id = t.list_id
    where t.root_task_id = j.root_task_id and l.year = j.year
      and l.status in ('issued', 'superseded', 'archived')
    order by t.inherits_task_id is not null, l.list_version desc limit 1) t`;

/** What of the requests a person may see: what lies in sight of the work, and the own organisation's. */
export async function visibleRequests(actor: Actor): Promise<Statement> {
  const verbs = ["assignment.read", "adjustment.decide", "adjustment.request"] as const;
  const reaches = await Promise.all(verbs.map((verb) => reachesFor(actor, verb)));
  return assignmentsWithin(reaches.flat(), "x");
}

function decidableIn(reach: Reach): Statement {
  const { grant } = reach;
  if (!grant) return sql`true`;
  const isOffice = isOfficeReach(reach);
  const place = isOffice ? { ...reach, tasks: null } : reach;
  return sql.and([
    sql`j.at_region_code = ${grant.regionCode}`,
    isOffice ? sql`j.at_office` : sql`not j.at_office`,
    assignmentsWithin([place], "x"),
  ]);
}

/** The condition that a request waits for the person's word. */
async function decidable(actor: Actor): Promise<Statement> {
  if (actor.kind !== "staff") return sql`false`;
  const reaches = await reachesFor(actor, "adjustment.decide");
  return sql.and([
    sql`j.status = 'waiting' and j.organisation_id <> ${actor.organisation.id}::uuid
      and j.requested_by_id <> ${actor.accountId}::uuid`,
    sql.or(reaches.map(decidableIn)),
  ]);
}

const COLUMNS = (mayDecide: Statement, own: string | null) => sql`
  j.id, j.kind, j.status, j.assignment_id::text as "assignmentId",
  j.organisation_id as "organisationId", o.name as "organisationName", t.code as "taskCode",
  (select string_agg(r.name, ' ' order by length(r.path)) from region r
    where r.code in (o.node_code, o.township_code)) as "placeName",
  t.title as "taskTitle", t.unit, t.frequency, t.direction, j.root_task_id as "rootTaskId",
  coalesce((select c.name from carrier c where c.code = t.carrier_code), '统筹协调') as "carrierName",
  j.year, a.period, j.reason, j.at_region_code as "atRegionCode", j.at_office as "atOffice",
  (select name from region where code = j.at_region_code) as "atRegionName",
  (select name from region where code = j.final_region_code) as "finalRegionName",
  j.held_due_on as "dueOn", j.wanted_due_on as "wantedDueOn", j.held_target::float8 as target,
  j.wanted_target::float8 as "wantedTarget", j.held_due_dates as "dueDates",
  j.wanted_due_dates as "wantedDueDates", j.requested_by_name as "requestedByName",
  j.requested_by_unit as "requestedByUnit", to_json(j.created_at) #>> '{}' as "createdAt",
  to_json(j.decided_at) #>> '{}' as "decidedAt", j.version, ${mayDecide} as "mayDecide",
  j.organisation_id is not distinct from ${own}::uuid as "isOwn"`;

const ownOf = (actor: Actor) => (actor.kind === "staff" ? actor.organisation.id : null);

function afterCursor(cursor: string | undefined): Statement {
  const [at, id] = cursor?.split("~") ?? [];
  if (!at || !id || !isId(id) || Number.isNaN(Date.parse(at))) return sql`true`;
  return sql`(j.created_at, j.id) > (${at}::timestamptz, ${id}::uuid)`;
}

function viewed(filter: AdjustmentFilter, mayDecide: Statement, own: string | null): Statement {
  const conditions = [afterCursor(filter.after)];
  if (filter.view === "mine_to_decide") conditions.push(mayDecide);
  if (filter.view === "own") conditions.push(sql`j.organisation_id = ${own}::uuid`);
  if (filter.status) conditions.push(sql`j.status = ${filter.status}::adjustment_status`);
  if (filter.rootTaskId) conditions.push(sql`j.root_task_id = ${filter.rootTaskId}::uuid`);
  return sql.and(conditions);
}

/** Requests by the time they were made, 30 at a time: those waiting for one, one's own, or all in sight. */
export async function listAdjustments(
  actor: Actor,
  filter: AdjustmentFilter,
): Promise<Page<AdjustmentRow>> {
  await requireReaches(actor, "adjustment.request");
  const [visible, mayDecide] = await Promise.all([visibleRequests(actor), decidable(actor)]);
  const own = ownOf(actor);
  const found = await rows<AdjustmentRow>(sql`
    select ${COLUMNS(mayDecide, own)} from ${REQUEST_TABLES}
    where ${visible} and ${viewed(filter, mayDecide, own)}
    order by j.created_at, j.id limit ${PAGE + 1}`);
  const last = found[PAGE - 1];
  const hasMore = found.length > PAGE && last !== undefined;
  return { rows: found.slice(0, PAGE), next: hasMore ? `${last.createdAt}~${last.id}` : null };
}

const COUNTED = 200;

/** How many requests wait for the person's word, up to 200. */
export async function countToDecide(actor: Actor): Promise<number> {
  const mayDecide = await decidable(actor);
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from ${REQUEST_TABLES} where ${mayDecide} limit ${COUNTED}) waiting`);
  return found?.count ?? 0;
}

async function stepsOf(id: string): Promise<AdjustmentStep[]> {
  return rows<AdjustmentStep>(sql`
    select r.name as "regionName", s.decision, s.note, s.by_name as "byName",
      s.unit_name as "unitName", to_json(s.at) #>> '{}' as at
    from adjustment_step s join region r on r.code = s.region_code
    where s.adjustment_id = ${id}::uuid order by s.at, s.id`);
}

/** A request within sight with everything said to it; `not_found` for every other. */
export async function getAdjustment(actor: Actor, id: string): Promise<AdjustmentDetail> {
  if (!isId(id)) throw notFound("申请");
  const [visible, mayDecide] = await Promise.all([visibleRequests(actor), decidable(actor)]);
  const found = await row<Omit<AdjustmentDetail, "steps">>(sql`
    select ${COLUMNS(mayDecide, ownOf(actor))}, o.node_code as "nodeCode",
      j.region_code as "regionCode", a.status as "assignmentStatus"
    from ${REQUEST_TABLES} where j.id = ${id}::uuid and ${visible}`);
  if (!found) throw notFound("申请");
  return { ...found, steps: await stepsOf(id) };
}
