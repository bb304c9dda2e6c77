import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { RegionYear } from "@/lib/domain/regions/closings/queries";
import { coveredTasks } from "@/lib/domain/years/covered/queries";
import { requireManaged } from "@/lib/domain/years/queries";
import { row, rows, type Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/** The tasks of a region's year that no other closing holds, by their root. */
export async function freeTasks(
  _actor: Actor,
  tx: Pick<Tx, "rows">,
  place: RegionYear,
): Promise<string[]> {
  const found = await tx.rows<{ id: string }>(sql`
    with ${coveredTasks(place)}
    select covered.root_task_id as id from covered where not exists (
      select 1 from closed_year c where c.year = ${place.year}
        and c.region_code <> ${place.regionCode} and covered.path like c.path || '%')`);
  return found.map(({ id }) => id);
}

/** The condition that rows of `assignment` under `a` were ended by closing, among these tasks. */
export function endedByClosing(year: number, rootTaskIds: readonly string[]): Statement {
  return sql`a.year = ${year} and a.closed_from is not null
    and a.root_task_id = any (${rootTaskIds}::uuid[])`;
}

/** The condition that an assignment of the next year under `n` is what was carried over from one under `a`. */
const IS_CARRIED = sql`n.organisation_id = a.organisation_id and n.root_task_id = a.root_task_id
  and n.year = a.year + 1 and n.carried_from = a.year and n.status <> 'cancelled'`;

/** The condition that nobody has begun with an assignment under `n`. */
const IS_UNTOUCHED = sql`(n.status = 'not_started' and n.closed_from is null
  and not exists (select 1 from report_draft d where d.assignment_id = n.id))`;

/** The condition that an assignment under `a` goes on as one of the next year. */
export const GOES_ON = sql`exists (select 1 from assignment n where ${IS_CARRIED})`;

/** The condition that it goes on there and somebody has begun with it. */
const IS_BEGUN = sql`exists (select 1 from assignment n where ${IS_CARRIED} and not ${IS_UNTOUCHED})`;

/** The condition that assignments of the next year under `n` were carried over from these tasks and lie untouched. */
export function untouchedCarried(year: number, rootTaskIds: readonly string[]): Statement {
  return sql`n.year = ${year + 1} and n.carried_from = ${year}
    and n.root_task_id = any (${rootTaskIds}::uuid[]) and ${IS_UNTOUCHED}`;
}

/** The condition that lists under `l` were archived by the region's last closing. */
export function archivedByClosing({ regionCode, year }: RegionYear): Statement {
  return sql`l.year = ${year} and l.status = 'archived' and l.archived_at = (
    select max(at) from year_act
    where region_code = ${regionCode} and year = ${year} and act = 'close')`;
}

/** What opening a year again would do: to the year's own assignments, those carried over, and the lists. */
export interface ReopenPlan {
  assignments: number;
  lists: number;
  /** Carried over into the next year and untouched there: they are cancelled, the work is asked here again. */
  cancelled: number;
  /** Carried over and begun there: they go on in the next year, what is here stays closed. */
  kept: number;
}

/** What opening a year again would release. `forbidden` but for the office of the region. */
export async function planReopen(actor: Actor, place: RegionYear): Promise<ReopenPlan> {
  await requireManaged(actor, place.regionCode);
  const tasks = await freeTasks(actor, { rows }, place);
  const ended = endedByClosing(place.year, tasks);
  const found = await row<ReopenPlan>(sql`
    select (select count(*)::int from assignment a where ${ended} and not ${IS_BEGUN}) as assignments,
      (select count(*)::int from assignment n where ${untouchedCarried(place.year, tasks)}) as cancelled,
      (select count(*)::int from assignment n where n.year = ${place.year + 1}
        and n.carried_from = ${place.year} and n.root_task_id = any (${tasks}::uuid[])
        and n.status <> 'cancelled' and not ${IS_UNTOUCHED}) as kept,
      (select count(*)::int from task_list l where ${archivedByClosing(place)}) as lists`);
  return found ?? { assignments: 0, lists: 0, cancelled: 0, kept: 0 };
}
