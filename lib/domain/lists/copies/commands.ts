import "server-only";
import type { Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/** All that a task says, without its identity in a list. */
const TASK_TEXTS = sql.raw(`root_task_id, position, code, title, measure, sub_carrier_code,
  indicator_name, unit, form, accumulation, direction, target, numerator_name, denominator_name, source,
  frequency, due_dates, levels, asked, asked_levels, lead_line, lead_name, cooperating_units, accountable,
  responsibilities, evidence_hint, evidence_min, evidence_max, weight, disclosure, minutes, basis, note,
  asked_role, evidence_kinds, inherits_task_id, weakening_id, replaces_root_id, prefill_root_id`);

const CLAUSE_TEXTS = sql.raw(`root_clause_id, position, code, responsibility, text, subject, post,
  frequency, basis, tags, duty_kind, due_dates, levels, asked_role, lead_line, minutes`);

/** From which list to which. */
export interface Copying {
  from: string;
  to: string;
}

async function copyTasks(tx: Tx, { from, to }: Copying): Promise<void> {
  await tx.count(sql`
    insert into task (id, list_id, ${TASK_TEXTS})
    select gen_random_uuid(), ${to}::uuid, ${TASK_TEXTS} from task
    where list_id = ${from}::uuid and clause_id is null`);
  const pair = sql`task o join task n on n.list_id = ${to}::uuid and n.code = o.code`;
  await tx.count(sql`
    insert into task_citation (task_id, policy_clause_id)
    select n.id, cited.policy_clause_id from ${pair}
    join task_citation cited on cited.task_id = o.id where o.list_id = ${from}::uuid`);
  await tx.count(sql`
    insert into guard_answer (task_id, rule_code, reason, by_id, by_name, at)
    select n.id, g.rule_code, g.reason, g.by_id, g.by_name, g.at from ${pair}
    join guard_answer g on g.task_id = o.id where o.list_id = ${from}::uuid`);
}

/**
 * Copies a list's entries into its next version: tasks with their citations and the reasons given to the
 * guard, clauses with their links, every one with the same root. Tasks that were made of recurring duties
 * are not copied: they are made anew of the clauses, with the same root.
 */
export async function copyVersion(tx: Tx, copying: Copying): Promise<void> {
  const { from, to } = copying;
  await copyTasks(tx, copying);
  await tx.count(sql`
    insert into clause (id, list_id, ${CLAUSE_TEXTS})
    select gen_random_uuid(), ${to}::uuid, ${CLAUSE_TEXTS} from clause where list_id = ${from}::uuid`);
  await tx.count(sql`
    insert into clause_task (clause_id, root_task_id)
    select n.id, link.root_task_id from clause o
    join clause n on n.list_id = ${to}::uuid and n.code = o.code
    join clause_task link on link.clause_id = o.id where o.list_id = ${from}::uuid`);
}

/** Removes draft tasks that meet a condition on `task`, with what hangs on them. */
export async function removeTasks(tx: Tx, condition: Statement): Promise<void> {
  const gone = sql`select id from task where ${condition}`;
  await tx.count(sql`delete from task_citation where task_id in (${gone})`);
  await tx.count(sql`delete from guard_answer where task_id in (${gone})`);
  await tx.count(sql`delete from task where ${condition}`);
}

/** Removes the tasks that were made of a list's recurring duties: a draft has only the clauses. */
export async function removeDutyTasks(tx: Tx, listId: string): Promise<void> {
  await tx.count(sql`
    delete from clause_task link using task t
    where t.list_id = ${listId}::uuid and t.clause_id = link.clause_id
      and link.root_task_id = t.root_task_id`);
  await removeTasks(tx, sql`list_id = ${listId}::uuid and clause_id is not null`);
}
