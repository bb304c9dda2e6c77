import "server-only";
import { levelsWithin } from "@/lib/domain/lists/inheriting/rules";
import type { ListTask } from "@/lib/domain/lists/types";
import type { Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/** The place of a lower list, with the levels that it can ask. */
export interface LowerList {
  id: string;
  regionCode: string;
  levels: ListTask["askedLevels"];
}

/** A list as a lower one: where it stands, and whom it can ask. */
export async function getLowerList(tx: Tx, listId: string): Promise<LowerList | undefined> {
  const found = await tx.row<{
    id: string;
    regionCode: string;
    level: "province" | "city" | "county";
    isDirectCounty: boolean;
  }>(sql`
    select l.id, l.region_code as "regionCode", r.level, r.is_direct_county as "isDirectCounty"
    from task_list l join region r on r.code = l.region_code where l.id = ${listId}::uuid`);
  return found && { ...found, levels: levelsWithin(found) };
}

/**
 * above: the tasks of issued lists above a list, of each root the nearest, that reach into its place;
 * reaching: those of them that hold, because the list that they come from still has them.
 */
export function nearestAbove({ id, levels }: LowerList): Statement {
  return sql`
    above as (
      select distinct on (t.root_task_id) t.*,
        bool_or(t.inherits_task_id is null) over (partition by t.root_task_id) as is_held,
        array(select level from unnest(t.asked_levels) with ordinality as asked (level, at)
          where level = any (${levels}::organisation_level[]) order by at) as reached,
        array(select level from unnest(t.levels) with ordinality as named (level, at)
          where level = any (${levels}::organisation_level[]) order by at) as named
      from task_list mine join region place on place.code = mine.region_code
      join region r on place.path like r.path || '%' and r.code <> place.code
      join task_list l on l.region_code = r.code and l.year = mine.year and l.status = 'issued'
        and l.kind = mine.kind and l.carrier_code is not distinct from mine.carrier_code
      join task t on t.list_id = l.id and t.asked_levels && ${levels}::organisation_level[]
      where mine.id = ${id}::uuid
      order by t.root_task_id, length(r.path) desc
    ),
    reaching as (
      select a.* from above a where a.is_held and not exists (
        select 1 from above made where made.replaces_root_id = a.root_task_id)
    )`;
}
