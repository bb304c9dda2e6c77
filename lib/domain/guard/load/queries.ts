import "server-only";
import type { Actor } from "@/lib/access/actor";
import { BEARING, BEARING_TABLES } from "@/lib/domain/guard/fields/queries";
import type { LoadTask, MinutesBudget } from "@/lib/domain/guard/load/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/** A task with the list and the region that ask for it. */
export interface IssuedLoadTask extends LoadTask {
  listId: string;
  regionCode: string;
}

/** What issued tasks that meet a condition over t, l and r lay on people; inherited ones count above. */
export async function listLoad(_actor: Actor, condition: Statement): Promise<IssuedLoadTask[]> {
  return rows(sql`
    select t.root_task_id as "rootTaskId", l.id as "listId", r.code as "regionCode", t.source,
      t.minutes, t.due_dates as "dueDates", ${BEARING}
    from ${BEARING_TABLES}
    where l.status = 'issued' and t.inherits_task_id is null and t.source = 'report' and ${condition}
    order by t.id`);
}

/** The budgets that hold for a region: its own and those of the regions above it. */
export async function listBudgets(
  _actor: Actor,
  regionCode: string,
  year: number,
): Promise<MinutesBudget[]> {
  return rows(sql`
    select b.organisation_level as level, b.minutes, r.name as "regionName"
    from burden_budget b join region r on r.code = b.region_code
    where b.year = ${year} and (select path from region where code = ${regionCode}) like r.path || '%'
    order by length(r.path), b.organisation_level`);
}

/** The region `r` is the given one or lies above it. */
export function upwardsFrom(regionCode: string): Statement {
  return sql`(select path from region where code = ${regionCode}) like r.path || '%'`;
}
