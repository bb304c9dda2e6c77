import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { RegionYear } from "@/lib/domain/regions/closings/queries";
import { coveredTasks, isOpenIn, KIND } from "@/lib/domain/years/covered/queries";
import { requireManaged } from "@/lib/domain/years/queries";
import { CLOSING_KINDS, type ClosePlan, type OpenCell } from "@/lib/domain/years/types";
import { row, rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/** The open assignments of a region's year, one row for each, under `open`: id, kind and what it is of. */
export function openAssignments(place: RegionYear): Statement {
  return sql`${coveredTasks(place)},
    open as (
      select a.id, ${KIND} as kind, a.status, a.due_on, a.awaiting, a.organisation_level as level, covered.carrier_code
      from assignment a join covered on covered.root_task_id = a.root_task_id
      where ${isOpenIn(place.year)})`;
}

/** Lists that closing archives under `l`: not those that still hold what is asked from above. */
export function archivable(place: RegionYear): Statement {
  return sql`l.year = ${place.year} and l.status = 'issued' and exists (
      select 1 from region r where r.code = l.region_code
        and r.path like (select path from region where code = ${place.regionCode}) || '%')
    and not exists (
      select 1 from task t where t.list_id = l.id and t.inherits_task_id is not null
        and t.root_task_id not in (select root_task_id from covered))`;
}

/** Requests that nobody has decided, under `d`, for what closing ends. */
export function waitingAdjustments(place: RegionYear): Statement {
  return sql`d.status = 'waiting' and d.year = ${place.year}
    and d.root_task_id in (select root_task_id from covered)`;
}

async function beside(place: RegionYear): Promise<Omit<ClosePlan, "cells" | "totals" | "drafts">> {
  const { regionCode, year } = place;
  const beneath = sql`r.path like (select path from region where code = ${regionCode}) || '%'`;
  const found = await row<Omit<ClosePlan, "cells" | "totals" | "drafts">>(sql`
    with ${coveredTasks(place)}
    select (select count(*)::int from adjustment d where ${waitingAdjustments(place)}) as adjustments,
      (select count(*)::int from edition e
        where e.region_code = ${regionCode} and e.year = ${year} and e.status = 'frozen'
          and e.purpose = 'public') as editions,
      (select count(*)::int from task_list l where ${archivable(place)}) as lists,
      (select count(distinct l.region_code)::int from task_list l join region r on r.code = l.region_code
        where l.year = ${year} and l.status = 'issued' and ${beneath} and r.code <> ${regionCode}
          and not exists (select 1 from closed_year c
            where c.year = l.year and r.path like c.path || '%')) as "openBeneath"`);
  return found ?? { adjustments: 0, editions: 0, lists: 0, openBeneath: 0 };
}

/**
 * What closing a year would meet with: the open assignments, counted by the statement that closes them, and
 * what else is unfinished. `forbidden` but for the office of the region.
 */
export async function planClose(actor: Actor, place: RegionYear): Promise<ClosePlan> {
  await requireManaged(actor, place.regionCode);
  const { regionCode, year } = place;
  const [cells, others, drafts] = await Promise.all([
    rows<OpenCell>(sql`
      with ${openAssignments(place)}
      select open.kind, open.status, open.carrier_code as "carrierCode",
        coalesce(c.name, '统筹协调') as "carrierName", open.level, count(*)::int as assignments
      from open left join carrier c on c.code = open.carrier_code
      group by 1, 2, 3, c.name, c.position, 5 order by c.position nulls first, 5, 1, 2`),
    beside(place),
    rows<ClosePlan["drafts"][number]>(sql`
      select l.id, l.title, r.name as "regionName" from task_list l join region r on r.code = l.region_code
      where l.year = ${year} and l.status in ('draft', 'under_consent')
        and r.path like (select path from region where code = ${regionCode}) || '%'
      order by length(r.path), r.code, l.title limit 50`),
  ]);
  const totals = Object.fromEntries(
    CLOSING_KINDS.map((kind) => [
      kind,
      cells.filter((cell) => cell.kind === kind).reduce((sum, cell) => sum + cell.assignments, 0),
    ]),
  ) as ClosePlan["totals"];
  return { cells, totals, drafts, ...others };
}
