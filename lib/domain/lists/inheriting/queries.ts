import "server-only";
import type { Actor } from "@/lib/access/actor";
import {
  brokenFields,
  type ChainTask,
  type FIXED_FIELDS,
  isCovered,
  looserTerms,
  termsOf,
  type Weakening,
} from "@/lib/domain/lists/inheriting/rules";
import type { InheritedTask, LowerPlace, UpperList } from "@/lib/domain/lists/inheriting/types";
import { canDraft } from "@/lib/domain/lists/policy";
import type { ListDetail, ListTask } from "@/lib/domain/lists/types";
import { rows, type Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

const FIXED_COLUMNS = sql`'title', t.title, 'indicatorName', t.indicator_name, 'unit', t.unit,
  'form', t.form, 'accumulation', t.accumulation, 'direction', t.direction, 'source', t.source,
  'frequency', t.frequency, 'numeratorName', t.numerator_name, 'denominatorName', t.denominator_name,
  'asked', t.asked, 'askedRole', t.asked_role, 'subCarrierCode', t.sub_carrier_code,
  'leadLine', t.lead_line, 'askedLevels', t.asked_levels`;

type FixedTask = Pick<ListTask, (typeof FIXED_FIELDS)[number] | "askedLevels">;

interface FoundTask {
  id: string;
  code: string;
  rootTaskId: string;
  target: number | null;
  dueDates: string[];
  own: FixedTask;
  takenOver: FixedTask;
  chain: ChainTask[];
  granted: (Weakening & { id: string })[];
  isReplacedAbove: boolean;
}

/** Tasks of a list that it takes over from above, with the chain above and what was granted. */
function inheritedRows(read: Tx["rows"], listId: string): Promise<FoundTask[]> {
  return read(sql`
    with mine as (
      select l.id, l.year, l.region_code, r.path from task_list l
      join region r on r.code = l.region_code where l.id = ${listId}::uuid
    ), above as (
      select t.*, length(r.path) as depth from mine
      join region r on mine.path like r.path || '%' and r.code <> mine.region_code
      join task_list l on l.region_code = r.code and l.year = mine.year and l.status = 'issued'
      join task t on t.list_id = l.id
    )
    select t.id, t.code, t.root_task_id as "rootTaskId", t.target::float8 as target,
      t.due_dates as "dueDates", json_build_object(${FIXED_COLUMNS}) as own,
      (select json_build_object(${FIXED_COLUMNS}) from task t where t.id = held.inherits_task_id) as "takenOver",
      (select coalesce(json_agg(json_build_object('taskId', a.id, 'depth', a.depth, 'dueDates', a.due_dates,
        'target', a.target::float8, 'direction', a.direction,
        'isWeakened', a.weakening_id is not null,
        'isInherited', a.inherits_task_id is not null)), '[]')
        from above a where a.root_task_id = t.root_task_id) as chain,
      (select coalesce(json_agg(json_build_object('id', j.id, 'target', j.wanted_target::float8,
        'dueDates', j.wanted_due_dates) order by j.decided_at desc), '[]')
        from adjustment j where j.kind = 'weakening' and j.status = 'granted' and j.year = mine.year
          and j.region_code = mine.region_code and j.root_task_id = t.root_task_id) as granted,
      exists (select 1 from above a where a.replaces_root_id = t.root_task_id) as "isReplacedAbove"
    from mine join task t on t.list_id = mine.id and t.inherits_task_id is not null
    join task held on held.id = t.id
    order by t.position`);
}

function judged({ chain, granted, own, takenOver, ...task }: FoundTask): InheritedTask {
  const above = termsOf(chain);
  const below = { target: task.target, dueDates: task.dueDates };
  const looser = above && looserTerms(above.direction, above, below);
  const covering =
    above && looser
      ? granted.find((one) => isCovered(above.direction, { above, below, granted: one }))
      : undefined;
  const { id, code, rootTaskId, isReplacedAbove } = task;
  return {
    ...{ id, code, rootTaskId, isReplacedAbove, below, looser },
    title: own.title,
    direction: own.direction,
    unit: own.unit,
    above,
    weakeningId: covering?.id ?? null,
    broken: takenOver ? brokenFields(takenOver, own) : [],
  };
}

/** How the tasks that a list takes over stand to the lists above it as they hold now. */
export async function judgeInherited(read: Tx["rows"], listId: string): Promise<InheritedTask[]> {
  return (await inheritedRows(read, listId)).map(judged);
}

/** The same for a list that the actor was given to read. */
export async function listInherited(
  _actor: Actor,
  list: Pick<ListDetail, "id">,
): Promise<InheritedTask[]> {
  return judgeInherited(rows, list.id);
}

interface Place {
  regionCode: string;
  year: number;
  carrierCode: string | null;
}

/** The nearest issued task list above a place, for a carrier and year. */
export async function findUpperList(
  read: Tx["rows"],
  place: Place,
): Promise<UpperList | undefined> {
  const [found] = await read<UpperList>(sql`
    select l.id, l.title, l.region_code as "regionCode", r.name as "regionName",
      l.list_version as "listVersion"
    from region mine join region r on mine.path like r.path || '%' and r.code <> mine.code
    join task_list l on l.region_code = r.code and l.status = 'issued' and l.kind = 'task'
      and l.year = ${place.year} and l.carrier_code is not distinct from ${place.carrierCode}
    where mine.code = ${place.regionCode} order by length(r.path) desc limit 1`);
  return found;
}

/** Where the actor may start a list of its own from an issued list above: where none was begun yet. */
export async function listLowerPlaces(actor: Actor, upper: ListDetail): Promise<LowerPlace[]> {
  if (actor.kind !== "staff" || upper.kind !== "task" || upper.status !== "issued") return [];
  const codes = actor.grants
    .map((grant) => grant.regionCode)
    .filter((regionCode) => canDraft(actor, { ...upper, regionCode }));
  if (codes.length === 0) return [];
  return rows(sql`
    select r.code as "regionCode", r.name as "regionName" from region r
    join region top on top.code = ${upper.regionCode} and r.path like top.path || '%' and r.code <> top.code
    where r.code = any (${codes}::text[]) and r.level in ('city', 'county') and not exists (
      select 1 from task_list l where l.region_code = r.code and l.year = ${upper.year}
        and l.kind = 'task' and l.carrier_code is not distinct from ${upper.carrierCode}
        and l.status in ('draft', 'under_consent', 'issued'))
    order by r.code`);
}
