import "server-only";
import type { Actor } from "@/lib/access/actor";
import { findUpperList } from "@/lib/domain/lists/inheriting/queries";
import { levelsWithin } from "@/lib/domain/lists/inheriting/rules";
import type { UpperList } from "@/lib/domain/lists/inheriting/types";
import { getList, readableLists } from "@/lib/domain/lists/queries";
import type { ListDetail } from "@/lib/domain/lists/types";
import { compareLists, reachingTasks } from "@/lib/domain/lists/versions/rules";
import type { Comparable, ListComparison } from "@/lib/domain/lists/versions/types";
import { row, rows } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/**
 * Lists that the actor may see and that a list can be laid beside: its other versions, newest first, then
 * last year's, then those of the places above and beneath.
 */
export async function listComparable(actor: Actor, list: ListDetail): Promise<Comparable[]> {
  return rows(sql`
    select id, relation, case relation
        when 'version' then '第 ' || list_version || ' 版'
        when 'last_year' then year || ' 年第 ' || list_version || ' 版'
        else name || ' 第 ' || list_version || ' 版' end as label
    from (
      select l.id, l.list_version, l.year, r.name, case
          when l.region_code = mine.region_code and l.year = mine.year then 'version'
          when l.region_code = mine.region_code then 'last_year'
          when place.path like r.path || '%' then 'upper' else 'lower' end as relation
      from task_list mine join region place on place.code = mine.region_code
      join task_list l on l.kind = mine.kind and l.id <> mine.id
        and l.carrier_code is not distinct from mine.carrier_code
      join region r on r.code = l.region_code
      where mine.id = ${list.id}::uuid and ${readableLists(actor)} and (
        (l.region_code = mine.region_code and l.year = mine.year)
        or (l.region_code = mine.region_code and l.year = mine.year - 1
          and l.status in ('issued', 'archived'))
        or (l.year = mine.year and l.status = 'issued' and l.region_code <> mine.region_code
          and (place.path like r.path || '%' or r.path like place.path || '%')))) found
    order by array_position(array['version', 'last_year', 'upper', 'lower'], relation),
      list_version desc, name
    limit 200`);
}

/** Two lists of one kind that the actor may see, and how the first became the second. */
export interface ComparedLists {
  before: ListDetail;
  after: ListDetail;
  comparison: ListComparison;
}

/** How another list became this one; `conflict` for lists of different kinds. */
export async function compareWith(
  actor: Actor,
  list: ListDetail,
  otherId: string,
): Promise<ComparedLists> {
  const before = await getList(actor, otherId);
  if (before.kind !== list.kind) throw conflict("任务清单和责任清单不能互相比较，请重新选择");
  return { before, after: list, comparison: compareLists(before, list) };
}

/** The version of the same list that a list is compared with by itself: the one before it. */
export function versionBefore(list: ListDetail, comparable: readonly Comparable[]): string | null {
  const before = list.related.find(
    (other) => other.kind === list.kind && other.listVersion < list.listVersion,
  );
  return before?.id ?? comparable[0]?.id ?? null;
}

interface Place {
  level: "province" | "city" | "county";
  isDirectCounty: boolean;
}

/** What changed above since a lower list took it over. */
export interface ChangesAbove {
  upper: UpperList;
  comparison: ListComparison;
}

/**
 * What changed in the list above since a lower list took it over, as far as it reaches into its place;
 * null where the list is no lower list or nothing changed.
 */
export async function findChangesAbove(
  actor: Actor,
  list: ListDetail,
): Promise<ChangesAbove | null> {
  const taken = list.tasks.flatMap((task) => task.inheritsTaskId ?? []);
  if (taken.length === 0) return null;
  const upper = await findUpperList(rows, list);
  const before = await row<{ id: string }>(sql`
    select l.id from task t join task_list l on l.id = t.list_id
    where t.id = any (${taken}::uuid[]) and l.region_code = ${upper?.regionCode ?? null}
    order by l.list_version limit 1`);
  if (!upper || !before || before.id === upper.id) return null;
  const place = await row<Place>(sql`
    select level, is_direct_county as "isDirectCounty" from region where code = ${list.regionCode}`);
  const reached = new Set<string>(place ? levelsWithin(place) : []);
  const [old, now] = await Promise.all([getList(actor, before.id), getList(actor, upper.id)]);
  const comparison = compareLists(reachingTasks(old, reached), reachingTasks(now, reached));
  const { added, removed, changed, replaced } = comparison.counts;
  return added + removed + changed + replaced > 0 ? { upper, comparison } : null;
}
