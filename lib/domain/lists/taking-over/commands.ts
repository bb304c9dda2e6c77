import "server-only";
import { removeTasks } from "@/lib/domain/lists/copies/commands";
import { judgeInherited } from "@/lib/domain/lists/inheriting/queries";
import { tightestTarget } from "@/lib/domain/lists/inheriting/rules";
import type { GoneChoice } from "@/lib/domain/lists/inheriting/schema";
import type { InheritedTask } from "@/lib/domain/lists/inheriting/types";
import { getLowerList, type LowerList, nearestAbove } from "@/lib/domain/lists/taking-over/queries";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** What a draft took over from the lists above. */
export interface Taken {
  added: number;
  renewed: number;
  removed: number;
  /** Dropped above, and from now on the list's own. */
  kept: number;
}

/**
 * Inherited tasks that the lists above no longer have are dropped, or kept as the list's own: with a new
 * root, since what was asked from above ended. What was made into a new task above always makes room for it.
 */
async function settleGone(tx: Tx, lower: LowerList, choice: GoneChoice) {
  const gone = await tx.rows<{ id: string; isReplaced: boolean }>(sql`
    with ${nearestAbove(lower)}
    select t.id, exists (select 1 from above made
      where made.replaces_root_id = t.root_task_id) as "isReplaced"
    from task t where t.list_id = ${lower.id}::uuid and t.inherits_task_id is not null
      and not exists (select 1 from reaching a where a.root_task_id = t.root_task_id)`);
  const isKept = (one: { isReplaced: boolean }) => choice === "keep" && !one.isReplaced;
  const kept = gone.filter(isKept).map(({ id }) => id);
  const removed = gone.filter((one) => !isKept(one)).map(({ id }) => id);
  if (removed.length > 0) await removeTasks(tx, sql`id = any (${removed}::uuid[])`);
  if (kept.length > 0) {
    await tx.count(sql`
      update task set root_task_id = gen_random_uuid(), inherits_task_id = null, weakening_id = null,
        replaces_root_id = null, version = version + 1
      where id = any (${kept}::uuid[])`);
  }
  return { removed: removed.length, kept: kept.length };
}

/** What is fixed from above says again what it says there; days count anew where the frequency is new. */
async function renewFixed(tx: Tx, lower: LowerList): Promise<number> {
  return tx.count(sql`
    with ${nearestAbove(lower)}
    update task t set inherits_task_id = a.id, title = a.title, indicator_name = a.indicator_name,
      unit = a.unit, form = a.form, accumulation = a.accumulation, direction = a.direction,
      source = a.source, frequency = a.frequency, numerator_name = a.numerator_name,
      denominator_name = a.denominator_name, asked = a.asked, asked_role = a.asked_role,
      sub_carrier_code = a.sub_carrier_code, lead_line = a.lead_line, asked_levels = a.reached,
      levels = a.named, version = t.version + 1,
      due_dates = case when cardinality(t.due_dates) = cardinality(a.due_dates)
        then t.due_dates else a.due_dates end
    from reaching a
    where t.list_id = ${lower.id}::uuid and t.inherits_task_id is not null
      and a.root_task_id = t.root_task_id and a.id <> t.inherits_task_id`);
}

/** Who leads here: the unit of the 条线 that the task names, else the sub-carrier's lead, else the list's. */
const LEAD_HERE = sql`coalesce(
  (select o.name from organisation o where o.region_code = mine.region_code and o.line = a.lead_line
    order by o.name limit 1),
  (select o.name from lead_duty d join organisation o on o.id = d.organisation_id
    where d.region_code = mine.region_code and d.carrier_code = a.sub_carrier_code and d.role = 'lead'
      and d.valid_to is null order by d.valid_from desc limit 1),
  mine.lead_name, mine.region_name)`;

/** Tasks of the lists above that reach into the place and that it does not have yet. */
async function addMissing(tx: Tx, lower: LowerList): Promise<number> {
  return tx.count(sql`
    with ${nearestAbove(lower)},
    mine as (
      select l.region_code, l.lead_name, r.name as region_name,
        (select coalesce(max(position), 0) from task where list_id = l.id) as position
      from task_list l join region r on r.code = l.region_code where l.id = ${lower.id}::uuid)
    insert into task (id, list_id, root_task_id, inherits_task_id, position, code, title, measure,
      sub_carrier_code, indicator_name, unit, form, accumulation, direction, target, numerator_name,
      denominator_name, source, frequency, due_dates, levels, asked, asked_levels, lead_line,
      lead_name, responsibilities, evidence_hint, evidence_min, evidence_max, weight, disclosure, minutes, basis,
      note, asked_role, evidence_kinds, prefill_root_id, cooperating_units)
    select gen_random_uuid(), ${lower.id}::uuid, a.root_task_id, a.id,
      mine.position + row_number() over (order by a.position),
      case when exists (select 1 from task t where t.list_id = ${lower.id}::uuid and t.code = a.code)
        then left(a.code, 16) || '-上级' else a.code end,
      a.title, a.measure, a.sub_carrier_code, a.indicator_name, a.unit, a.form, a.accumulation,
      a.direction, a.target, a.numerator_name, a.denominator_name, a.source, a.frequency, a.due_dates,
      a.named, a.asked, a.reached, a.lead_line, ${LEAD_HERE}, a.responsibilities, a.evidence_hint, a.evidence_min,
      a.evidence_max, a.weight, a.disclosure, a.minutes, a.basis, a.note, a.asked_role,
      a.evidence_kinds, a.prefill_root_id, '{}'
    from reaching a cross join mine
    where not exists (select 1 from task t where t.list_id = ${lower.id}::uuid
      and t.root_task_id = a.root_task_id)`);
}

async function citeAsAbove(tx: Tx, listId: string): Promise<void> {
  await tx.count(sql`
    insert into task_citation (task_id, policy_clause_id)
    select t.id, cited.policy_clause_id from task t
    join task_citation cited on cited.task_id = t.inherits_task_id
    where t.list_id = ${listId}::uuid
    on conflict do nothing`);
}

function atLeast({ id, direction, above, below }: InheritedTask) {
  const target = tightestTarget(direction, [above?.target ?? null, below.target]);
  const dueDates = below.dueDates.map((day, index) => {
    const limit = above?.dueDates[index];
    return limit !== undefined && limit < day ? limit : day;
  });
  return { id, target: direction === "reach" ? (above?.target ?? target) : target, dueDates };
}

/** Terms of its own that the lists above have overtaken rise to theirs; a granted weakening stays. */
async function raiseTerms(tx: Tx, listId: string): Promise<void> {
  const judged = await judgeInherited(tx.rows, listId);
  const raised = judged.filter((task) => task.looser && !task.weakeningId).map(atLeast);
  if (raised.length === 0) return;
  await tx.count(sql`
    update task t set target = n.target, due_dates = n."dueDates", version = t.version + 1
    from jsonb_to_recordset(${JSON.stringify(raised)}::jsonb)
      as n (id uuid, target numeric, "dueDates" text[])
    where t.id = n.id`);
}

/**
 * Brings a lower draft up to the lists above it, within the transaction that begins it: new tasks are
 * added, dropped ones leave or become its own, what is fixed from above is renewed, and own terms that now
 * ask for less rise.
 */
export async function takeOverAbove(tx: Tx, listId: string, gone: GoneChoice): Promise<Taken> {
  const lower = await getLowerList(tx, listId);
  if (!lower) return { added: 0, renewed: 0, removed: 0, kept: 0 };
  const settled = await settleGone(tx, lower, gone);
  const renewed = await renewFixed(tx, lower);
  const added = await addMissing(tx, lower);
  await citeAsAbove(tx, listId);
  await raiseTerms(tx, listId);
  return { added, renewed, ...settled };
}
