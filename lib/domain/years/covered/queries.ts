import "server-only";
import { TODAY } from "@/lib/access/today";
import { WAITS_FOR_REVIEW } from "@/lib/domain/assignments/lines/rules";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import type { RegionYear } from "@/lib/domain/regions/closings/queries";
import { type Statement, sql } from "@/lib/platform/sql";

/**
 * The CTE `covered`: the tasks of a region's year, by the list that each comes from: those issued in the
 * region and beneath it, with root_task_id, carrier_code and the path of the issuing region.
 */
export function coveredTasks({ regionCode, year }: RegionYear): Statement {
  return sql`covered as materialized (
    select known.root_task_id, known.carrier_code, r.path
    from ${issuedTasks({ year, scopes: null })} known
    join task_list l on l.id = known.list_id join region r on r.code = l.region_code
    where r.path like (select path from region where code = ${regionCode}) || '%')`;
}

/** The condition that rows of `assignment` under `a` are open and not yet touched by a closing. */
export function isOpenIn(year: number): Statement {
  return sql`a.year = ${year} and a.closed_from is null
    and (a.status in ('not_started', 'drafting', 'returned') or ${WAITS_FOR_REVIEW})`;
}

/** Of which kind an open assignment under `a` is. */
export const KIND = sql`case
  when ${WAITS_FOR_REVIEW} then 'submitted'
  when a.status = 'returned' then 'returned'
  when a.awaiting and a.status = 'not_started' then 'awaiting'
  when a.due_on < ${TODAY} then 'late' else 'upcoming' end`;
