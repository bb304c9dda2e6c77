import "server-only";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { type Meaning, meansTheSame } from "../identity/rules";
import { dutyTaskOf, isDuty } from "./rules";
import type { DutyClause, DutyList } from "./types";

type FoundClause = DutyClause &
  DutyList & {
    id: string;
    /** The duty's task of the clause's latest version before, or of last year's list. */
    earlierRoot: string | null;
    earlierMeaning: Meaning | null;
  };

/** Of a link of clause k: what it links to is k's own duty, made for this version or one before. */
const IS_OWN_DUTY = sql`exists (select 1 from task made join clause theirs on theirs.id = made.clause_id
  where made.root_task_id = link.root_task_id and theirs.root_clause_id = k.root_clause_id)`;

/** The list's complete duties that no task carries out yet. */
function unmadeDuties(tx: Tx, listId: string): Promise<FoundClause[]> {
  return tx.rows(sql`
    select k.id, k.position, k.code, k.responsibility, k.text, k.subject, k.post, k.frequency, k.basis,
      k.duty_kind as "dutyKind", k.due_dates as "dueDates", k.levels::text[] as levels,
      k.asked_role as "askedRole", k.lead_line as "leadLine", k.minutes,
      l.lead_name as "leadName", l.disclosure,
      earlier.root_task_id as "earlierRoot", earlier.meaning as "earlierMeaning"
    from clause k join task_list l on l.id = k.list_id
    left join lateral (
      select t.root_task_id, jsonb_build_object('frequency', t.frequency, 'form', t.form,
        'accumulation', t.accumulation, 'source', t.source) as meaning
      from clause before join task t on t.clause_id = before.id
      join task_list held on held.id = before.list_id
      where before.root_clause_id = k.root_clause_id and before.id <> k.id
        and held.status in ('issued', 'superseded', 'archived')
      order by held.year desc, held.list_version desc limit 1) earlier on true
    where k.list_id = ${listId}::uuid and k.duty_kind is not null
      and not exists (select 1 from task t where t.clause_id = k.id)
      and not exists (select 1 from clause_task link where link.clause_id = k.id
        and not ${IS_OWN_DUTY})
    order by k.position`);
}

function madeOf(found: FoundClause) {
  const { id, earlierRoot, earlierMeaning, ...clause } = found;
  if (!isDuty(clause)) return [];
  const task = dutyTaskOf(clause, clause);
  const keeps = earlierMeaning !== null && meansTheSame(earlierMeaning, task);
  return [
    {
      ...task,
      id: newId(),
      clauseId: id,
      rootTaskId: (keeps ? earlierRoot : null) ?? newId(),
      replacesRootId: keeps ? null : earlierRoot,
    },
  ];
}

/**
 * Makes the recurring duties of a responsibility list that waits to be issued into tasks of the same list,
 * and links each to its clause; gives their number. A clause that a task carries out already makes none, so
 * doing it again changes nothing. The same clause keeps its duty's root through versions and years unless
 * it comes back more or less often. Call it inside the transaction that issues the list.
 */
export async function makeDutyTasks(tx: Tx, listId: string): Promise<number> {
  const duties = (await unmadeDuties(tx, listId)).flatMap(madeOf);
  if (duties.length > 0) await insertTasks(tx, listId, duties);
  await linkToClauses(tx, listId);
  return duties.length;
}

type MadeDuty = ReturnType<typeof madeOf>[number];

async function insertTasks(tx: Tx, listId: string, duties: readonly MadeDuty[]): Promise<void> {
  await tx.count(sql`
    insert into task (id, list_id, root_task_id, replaces_root_id, clause_id, position, code, title,
      measure, indicator_name, unit, form, accumulation, direction, target, source, frequency, due_dates,
      levels, asked, asked_levels, asked_role, lead_line, lead_name, accountable, responsibilities,
      evidence_hint, evidence_kinds, evidence_min, evidence_max, disclosure, minutes, basis)
    select d.id, ${listId}::uuid, d."rootTaskId", d."replacesRootId", d."clauseId", d.position, d.code,
      d.title, d.measure, d."indicatorName", d.unit, d.form, d.accumulation, d.direction, d.target,
      d.source, d.frequency, d."dueDates", d.levels, d.asked, d."askedLevels", d."askedRole",
      d."leadLine", d."leadName", d.accountable, d.responsibilities, d."evidenceHint",
      d."evidenceKinds", d."evidenceMin", d."evidenceMax", d.disclosure, d.minutes, d.basis
    from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as d (id uuid, "rootTaskId" uuid,
      "replacesRootId" uuid, "clauseId" uuid, position int, code text, title text, measure text,
      "indicatorName" text, unit text, form indicator_form, accumulation accumulation,
      direction direction, target numeric, source data_source, frequency frequency, "dueDates" text[],
      levels organisation_level[], asked asked, "askedLevels" organisation_level[],
      "askedRole" asked_role, "leadLine" text, "leadName" text, accountable text,
      responsibilities text[], "evidenceHint" text[], "evidenceKinds" text[], "evidenceMin" int,
      "evidenceMax" int, disclosure disclosure, minutes int, basis jsonb)`);
}

/** A duty's task stands among those that carry its clause out; what an earlier version made no longer does. */
async function linkToClauses(tx: Tx, listId: string): Promise<void> {
  await tx.count(sql`
    delete from clause_task link using clause k
    where k.list_id = ${listId}::uuid and link.clause_id = k.id and ${IS_OWN_DUTY}
      and not exists (select 1 from task t
        where t.clause_id = k.id and t.root_task_id = link.root_task_id)`);
  await tx.count(sql`
    insert into clause_task (clause_id, root_task_id)
    select t.clause_id, t.root_task_id from task t
    where t.list_id = ${listId}::uuid and t.clause_id is not null
    on conflict do nothing`);
}
