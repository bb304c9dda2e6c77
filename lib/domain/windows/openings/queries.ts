import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { directReaches } from "@/lib/access/direct-reaches";
import { assignmentsWithin, hasVerb, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { getAssignment } from "@/lib/domain/assignments/queries";
import {
  WINDOW_COLUMNS,
  WINDOW_TABLES,
  type WindowColumns,
  windowOf,
} from "@/lib/domain/assignments/window/rules";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import { requireSubject } from "../subjects/queries";
import type { Subject } from "../subjects/types";
import type { OpenException, OpeningNote, WaitingOpening } from "./types";

const SHOWN = 100;
const COUNTED = 200;

const SUBJECT_COLUMNS = sql`
  a.id::text as "assignmentId", t.code as "taskCode", t.title as "taskTitle",
  coalesce((select c.name from carrier c where c.code = l.carrier_code), '统筹协调') as "carrierName",
  o.name as "organisationName", concat_ws(' · ', n.name, tr.name) as "placeName",
  a.year, a.period, t.frequency, a.due_on as "dueOn"`;

const SUBJECT_TABLES = sql`
  join assignment a on a.id = wo.assignment_id
  join task t on t.id = a.task_id
  join task_list l on l.id = t.list_id
  join organisation o on o.id = a.organisation_id
  join region n on n.code = a.node_code
  left join region tr on tr.code = a.township_code`;

const IS_OPEN = sql`(a.status in ('not_started', 'drafting', 'returned') and not ${isClosed("a")})`;

/** What waits for an answer: of work that is still open, directly for the actor or anywhere in reach. */
async function waiting(actor: Actor, isWide: boolean): Promise<Statement> {
  const all = await requireReaches(actor, "window.manage");
  const reaches = isWide ? all : directReaches(all);
  return sql`wo.state = 'waiting' and ${IS_OPEN} and ${assignmentsWithin(reaches, "a")}`;
}

/**
 * The requests that wait for the actor's answer, oldest first, at most a hundred; wide ones with those that
 * somebody below answers first.
 */
export async function listWaitingOpenings(
  actor: StaffActor,
  isWide = false,
): Promise<WaitingOpening[]> {
  const condition = await waiting(actor, isWide);
  type Found = Omit<WaitingOpening, "window"> &
    WindowColumns & { returnDueOn: Day | null; today: Day };
  const found = await rows<Found>(sql`
    select wo.id, wo.version, wo.reason, wo.requested_by_name as "requestedByName",
      to_json(wo.requested_at) #>> '{}' as "requestedAt",
      coalesce(wo.requested_by_id = ${actor.accountId}::uuid, false) as "isOwn",
      a.return_due_on as "returnDueOn", ${TODAY} as today, ${SUBJECT_COLUMNS}, ${WINDOW_COLUMNS}
    from window_opening wo ${SUBJECT_TABLES} ${WINDOW_TABLES}
    where ${condition} order by wo.requested_at, wo.id limit ${SHOWN}`);
  return found.map((one) => ({ ...one, window: windowOf(one, one.today) }));
}

/** How many requests wait for the actor's answer directly, up to 200; null for those who answer none. */
export async function countWaitingOpenings(actor: StaffActor): Promise<number | null> {
  if (!hasVerb(actor, "window.manage")) return null;
  const condition = await waiting(actor, false);
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from window_opening wo join assignment a on a.id = wo.assignment_id
      where ${condition} and wo.requested_by_id is distinct from ${actor.accountId}::uuid
      limit ${COUNTED}) waiting`);
  return found?.count ?? 0;
}

/** What is open by exception in the actor's reach, the first to end first, at most a hundred. */
export async function listOpenExceptions(actor: StaffActor): Promise<OpenException[]> {
  const reaches = await requireReaches(actor, "window.manage");
  return rows<OpenException>(sql`
    select distinct on (wo.until_on, a.id) wo.until_on as "untilOn", wo.reason as note,
      wo.decided_by_name as "byName", wo.decided_by_unit as "byUnit", ${SUBJECT_COLUMNS}
    from window_opening wo ${SUBJECT_TABLES}
    where wo.state = 'opened' and wo.until_on >= ${TODAY} and a.opened_until = wo.until_on
      and ${IS_OPEN} and ${assignmentsWithin(reaches, "a")}
    order by wo.until_on, a.id, wo.decided_at desc limit ${SHOWN}`);
}

/** A request with the assignment that it is about; `not_found` out of the reach that answers. */
export async function requireOpening(
  actor: Actor,
  openingId: string,
): Promise<{ opening: { requestedById: string | null; reason: string }; subject: Subject }> {
  await requireReaches(actor, "window.manage");
  const opening = await row<{
    assignmentId: string;
    requestedById: string | null;
    reason: string;
  }>(sql`
    select assignment_id::text as "assignmentId", requested_by_id as "requestedById", reason
    from window_opening where id = ${openingId}::uuid`);
  if (!opening) throw notFound("申请");
  const subject = await requireSubject(actor, "window.manage", opening.assignmentId);
  return { opening, subject };
}

/** What was asked and answered about an assignment's window, newest first. */
export async function listOpeningNotes(actor: Actor, assignmentId: string): Promise<OpeningNote[]> {
  const { id } = await getAssignment(actor, assignmentId);
  return rows<OpeningNote>(sql`
    select id, version, state, reason, requested_by_name as "requestedByName",
      until_on as "untilOn", note, decided_by_name as "decidedByName",
      decided_by_unit as "decidedByUnit"
    from window_opening where assignment_id = ${id}::bigint
    order by requested_at desc, id desc limit 10`);
}
