import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, reachesFor, requireReaches } from "@/lib/access/reach";
import type { Verb } from "@/lib/access/roles";
import { TODAY } from "@/lib/access/today";
import {
  WINDOW_COLUMNS,
  WINDOW_TABLES,
  type WindowColumns,
  windowOf,
} from "@/lib/domain/assignments/window/rules";
import { isClosed, requireOpenTask } from "@/lib/domain/regions/closings/queries";
import { row } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import type { Subject, WindowRights } from "./types";

type Found = Omit<Subject, "window"> &
  WindowColumns & {
    rootTaskId: string;
    year: number;
    isClosed: boolean;
    dueOn: Day;
    returnDueOn: Day | null;
  };

/**
 * The assignment that a decision is about, within the reach of the verb. Throws `forbidden` without the
 * verb, `not_found` out of reach, and `conflict` where its year was closed: nothing here opens that.
 */
export async function requireSubject(actor: Actor, verb: Verb, id: string): Promise<Subject> {
  const reaches = await requireReaches(actor, verb);
  const found = await row<Found>(sql`
    select a.id::text as id, a.version, a.status, a.awaiting, t.title, a.year,
      a.organisation_id as "organisationId", o.region_code as "regionCode",
      a.root_task_id as "rootTaskId", a.due_on as "dueOn", a.return_due_on as "returnDueOn",
      ${TODAY} as today, ${isClosed("a")} as "isClosed", a.closed_from - 1 as "keptUntil",
      ${WINDOW_COLUMNS}
    from assignment a
    join task t on t.id = a.task_id
    join task_list l on l.id = t.list_id
    join organisation o on o.id = a.organisation_id
    ${WINDOW_TABLES}
    where a.id = ${id}::bigint and ${assignmentsWithin(reaches, "a")}`);
  if (!found) throw notFound("任务");
  if (found.isClosed) {
    await requireOpenTask(actor, found);
    throw conflict("任务所属的年度已关闭，不再办理；确需办理的，请联系本级办公室");
  }
  const { version, status, awaiting, organisationId, regionCode, title, today, keptUntil } = found;
  const window = windowOf(found, today);
  return {
    ...{ id, version, status, awaiting, organisationId, regionCode, title, today, keptUntil },
    window,
  };
}

/** What the reader may decide about an assignment: for the buttons, never as the guard. One statement. */
export async function getWindowRights(actor: Actor, id: string): Promise<WindowRights> {
  const [managing, exempting] = await Promise.all([
    reachesFor(actor, "window.manage"),
    reachesFor(actor, "assignment.exempt"),
  ]);
  const found = await row<WindowRights>(sql`
    select ${assignmentsWithin(managing, "a")} as "mayManage",
      ${assignmentsWithin(exempting, "a")} as "mayExempt"
    from assignment a where a.id = ${id}::bigint`);
  return found ?? { mayManage: false, mayExempt: false };
}
