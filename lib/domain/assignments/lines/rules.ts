/*
 * Each number of a dashboard has a list that shows exactly what it counts. The counters say how many
 * there are in a cell (county, task, period, level, kind, due day); the same words say which assignments.
 */
import { DONE_STATUSES, OPEN_STATUSES } from "@/lib/domain/assignments/rules";
import type { AssignmentStatus, Clock, Show } from "@/lib/domain/assignments/types";
import { OrganisationKind, OrganisationLevel } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";
import { isRealDay } from "@/lib/shared/dates";
import { isId } from "@/lib/shared/ids";

/** What a number counts: its sum over a counter row `c`, and its condition on an assignment `a`. */
export interface Shown {
  count: Statement;
  statuses: readonly AssignmentStatus[];
  condition: Statement;
}

const ASKED: readonly AssignmentStatus[] = ["submitted", ...OPEN_STATUSES, ...DONE_STATUSES];
const OPEN_COUNT = sql`(c.not_started + c.drafting + c.returned)`;

/** Of an assignment `a`: found done. Approved in a chain of two steps is not done before 认可. */
export const IS_DONE = sql`a.done_at is not null`;

/** Of an assignment `a`: waits for a reviewer, at the first step or the second. */
export const WAITS_FOR_REVIEW = sql`(a.status = 'submitted'
  or (a.status = 'approved' and a.done_at is null))`;

const NOT_AWAITED = sql`not (a.awaiting and a.status = 'not_started')`;

function simple(status: AssignmentStatus): Shown {
  return {
    count: sql.raw(`c.${status}`),
    statuses: [status],
    condition: status === "not_started" ? sql`not a.awaiting` : sql`true`,
  };
}

function soon({ today, soonUntil }: Clock): Shown {
  return {
    count: sql`(case when c.due_on < ${today}::date then 0
      when c.due_on <= ${soonUntil}::date then ${OPEN_COUNT} else c.returned end)`,
    statuses: OPEN_STATUSES,
    condition: sql`a.due_on >= ${today}::date and ${NOT_AWAITED}
      and (a.status = 'returned' or a.due_on <= ${soonUntil}::date)`,
  };
}

/** What a word of a dashboard counts, on a day. */
export function shownBy(show: Show, clock: Clock): Shown {
  switch (show) {
    case "asked":
      return {
        count: sql`(${OPEN_COUNT} + c.submitted + c.approved + c.accepted)`,
        statuses: ASKED,
        condition: NOT_AWAITED,
      };
    case "done":
      return {
        count: sql`(c.approved + c.accepted)`,
        statuses: DONE_STATUSES,
        condition: IS_DONE,
      };
    case "done_on_time":
      return {
        count: sql`c.done_on_time`,
        statuses: DONE_STATUSES,
        condition: sql`a.is_on_time and ${IS_DONE}`,
      };
    case "submitted":
      return {
        count: sql`c.submitted`,
        statuses: ["submitted", "approved"],
        condition: WAITS_FOR_REVIEW,
      };
    case "open":
      return { count: OPEN_COUNT, statuses: OPEN_STATUSES, condition: NOT_AWAITED };
    case "overdue":
      return {
        count: sql`(case when c.due_on < ${clock.today}::date then ${OPEN_COUNT} else 0 end)`,
        statuses: OPEN_STATUSES,
        condition: sql`a.due_on < ${clock.today}::date and ${NOT_AWAITED}`,
      };
    case "soon":
      return soon(clock);
    case "awaiting":
      return { count: sql`c.awaiting`, statuses: ["not_started"], condition: sql`a.awaiting` };
    default:
      return simple(show);
  }
}

/** Where a page ended: a counter cell and the last assignment in it. */
export interface Cursor {
  node: string;
  task: string;
  period: number;
  level: string;
  kind: string;
  due: string;
  id: string;
}

/** A cursor as text for a URL. */
export function writeCursor(cursor: Cursor): string {
  const { node, task, period, level, kind, due, id } = cursor;
  return [node, task, period, level, kind, due, id].join("_");
}

const CURSOR =
  /^(\d{6})_([0-9a-f-]{36})_(\d{1,2})_([a-z]{1,12})_([a-z]{1,20}(?:_[a-z]{1,20}){0,2})_(\d{4}-\d{2}-\d{2})_(\d{1,18})$/;

/** The cursor of a URL, or null for anything that is none: the list then starts at its beginning. */
export function readCursor(text: string | undefined): Cursor | null {
  const [, node, task, period, level, kind, due, id] = CURSOR.exec(text ?? "") ?? [];
  if (!node || !task || !period || !level || !kind || !due || !id) return null;
  const isKnown = Object.hasOwn(OrganisationLevel, level) && Object.hasOwn(OrganisationKind, kind);
  if (!isKnown || !isId(task) || !isRealDay(due)) return null;
  return { node, task, period: Number(period), level, kind, due, id };
}
