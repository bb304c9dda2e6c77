import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { RegionYear } from "@/lib/domain/regions/closings/queries";
import { coveredTasks } from "@/lib/domain/years/covered/queries";
import { requireManaged } from "@/lib/domain/years/queries";
import { row } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/** The CTE `released`: what a region's closing ended and no other closing holds, by id. */
export function releasedAssignments(place: RegionYear): Statement {
  return sql`${coveredTasks(place)},
    free as materialized (
      select covered.root_task_id from covered where not exists (
        select 1 from closed_year c where c.year = ${place.year}
          and c.region_code <> ${place.regionCode} and covered.path like c.path || '%')),
    released as (
      select a.id from assignment a
      where a.root_task_id in (select root_task_id from free) and a.year = ${place.year}
        and a.closed_from is not null)`;
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
  const found = await row<{ assignments: number; lists: number }>(sql`
    with ${releasedAssignments(place)}
    select (select count(*)::int from released) as assignments,
      (select count(*)::int from task_list l where ${archivedByClosing(place)}) as lists`);
  return found ?? { assignments: 0, lists: 0 };
}
