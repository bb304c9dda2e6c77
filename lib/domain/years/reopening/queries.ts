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

/** The condition that lists under `l` were archived by the region's last closing. */
export function archivedByClosing({ regionCode, year }: RegionYear): Statement {
  return sql`l.year = ${year} and l.status = 'archived' and l.archived_at = (
    select max(at) from year_act
    where region_code = ${regionCode} and year = ${year} and act = 'close')`;
}

/** What opening a year again would release. `forbidden` but for the office of the region. */
export async function planReopen(
  actor: Actor,
  place: RegionYear,
): Promise<{ assignments: number; lists: number }> {
  await requireManaged(actor, place.regionCode);
  const ended = endedByClosing(place.year, await freeTasks(actor, { rows }, place));
  const found = await row<{ assignments: number; lists: number }>(sql`
    select (select count(*)::int from assignment a where ${ended}) as assignments,
      (select count(*)::int from task_list l where ${archivedByClosing(place)}) as lists`);
  return found ?? { assignments: 0, lists: 0 };
}
