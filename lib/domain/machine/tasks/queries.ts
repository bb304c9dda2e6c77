import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type Reach, regionsWithin, requireReaches, tasksInScope } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import type { FedTask } from "@/lib/domain/machine/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/** Tasks `t` in lists `l` that systems feed, as they are issued now; only the list that a task comes from. */
export const FED_TASKS: Statement = sql`t.source = 'system' and t.inherits_task_id is null
  and l.status = 'issued'`;

const COLUMNS = sql`
  t.root_task_id as "rootTaskId", t.code, t.title, l.year, t.unit,
  coalesce((select c.name from carrier c where c.code = l.carrier_code), '统筹协调') as "carrierName",
  t.indicator_name as "indicatorName", t.form, t.accumulation, t.direction, t.frequency,
  t.numerator_name as "numeratorName", t.denominator_name as "denominatorName",
  case t.frequency when 'monthly' then 12 when 'quarterly' then 4 when 'semiannual' then 2 else 1 end
    as periods,
  exists (select 1 from region r join closed_year c on c.year = l.year and r.path like c.path || '%'
    where r.code = l.region_code) as "isYearClosed"`;

/** The tasks that a source may feed, by year and code. The source's own limits are its right. */
export async function listFedTasks(
  _actor: Actor,
  rootTaskIds: readonly string[],
): Promise<FedTask[]> {
  return rows<FedTask>(sql`
    select ${COLUMNS} from task t join task_list l on l.id = t.list_id
    where t.root_task_id = any (${rootTaskIds}::uuid[]) and ${FED_TASKS}
    order by l.year, t.code`);
}

/**
 * Of a key or feed under `alias`, with its region and tasks: one of the reaches covers both, the region with
 * all beneath it and each of the tasks.
 */
export function sourcesWithin(reaches: readonly Reach[], alias: string): Statement {
  const k = sql.raw(alias);
  return sql.or(
    reaches.map((reach) => {
      const place = sql`exists (select 1 from region place where place.code = ${k}.region_code
        and ${regionsWithin([reach], "place")})`;
      if (!reach.tasks) return place;
      return sql`(${place} and not exists (select 1 from unnest(${k}.root_task_ids) as w (id)
        where w.id not in (${tasksInScope(reach.tasks)})))`;
    }),
  );
}

/** A task that somebody may let systems feed. */
export interface FeedableTask {
  rootTaskId: string;
  code: string;
  title: string;
  carrierName: string;
}

/** The system tasks within one's reach that are issued this year, by carrier and code. */
export async function listFeedableTasks(actor: Actor): Promise<FeedableTask[]> {
  const reaches = await requireReaches(actor, "machine.manage");
  return rows<FeedableTask>(sql`
    select distinct t.root_task_id as "rootTaskId", t.code, t.title,
      coalesce(c.name, '统筹协调') as "carrierName", coalesce(c.position, 99) as position
    from task t join task_list l on l.id = t.list_id left join carrier c on c.code = l.carrier_code
    where ${FED_TASKS} and l.year >= extract(year from ${TODAY}) and ${sql.or(
      reaches.map((reach) => sql.and([listOver(reach), tasksOf(reach)])),
    )}
    order by position, t.code`);
}

// A list that holds in the reach: issued there, above it or beneath it.
function listOver({ nodes }: Reach): Statement {
  if (!nodes) return sql`true`;
  return sql`exists (select 1 from region mine join region theirs
      on mine.path like theirs.path || '%' or theirs.path like mine.path || '%'
    where mine.code = any (${nodes.slice(0, 1)}::text[]) and theirs.code = l.region_code)`;
}

function tasksOf({ tasks }: Reach): Statement {
  return tasks ? sql`t.root_task_id in (${tasksInScope(tasks)})` : sql`true`;
}

/** A region that a key or a feed may be bound to. */
export interface FeedablePlace {
  code: string;
  name: string;
}

/** The regions within one's reach down to the counties; of one county also its townships. */
export async function listFeedablePlaces(actor: Actor): Promise<FeedablePlace[]> {
  const reaches = await requireReaches(actor, "machine.manage");
  return rows<FeedablePlace>(sql`
    with reached as (
      select r.* from region r where r.level in ('province', 'city', 'county', 'township')
        and ${regionsWithin(reaches, "r")}
    )
    select code, repeat('　', depth::int) || name as name from (
      select r.code, r.name, r.path, length(r.path) - length(replace(r.path, '/', ''))
        - min(length(r.path) - length(replace(r.path, '/', ''))) over () as depth
      from reached r
      where r.level <> 'township'
        or (select count(distinct node_code) from reached) = 1
    ) shown order by path`);
}
