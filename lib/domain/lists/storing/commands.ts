import "server-only";
import type { ImportPlan, PlannedEntry } from "@/lib/domain/lists/comparing/types";
import type { DraftList } from "@/lib/domain/lists/editing/queries";
import type { EntryValues } from "@/lib/domain/lists/editing/schema";
import { leadLine } from "@/lib/domain/lists/leads/queries";
import { sameTitle } from "@/lib/domain/lists/matching/rules";
import { orderEntries, removeEntries, updateEntries } from "@/lib/domain/lists/saving/commands";
import type { Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/*
 * Entries go in as one set of rows per statement, however many they are: a recordset of the whole plan is
 * joined with what is stored.
 */

/** The list that is written, and where it stands. */
export interface WrittenList {
  id: string;
  kind: "task" | "responsibility";
  regionCode: string;
  carrierCode: string | null;
  year: number;
  /** Who writes, as the editor shows it. */
  editedBy: string;
}

interface Row {
  id: string;
  baseId: string | null;
  rootId: string;
  position: number;
  values: string;
}

const TASK_RECORD = `code text, title text, measure text, "subCarrierCode" text, "indicatorName" text,
  unit text, form indicator_form, accumulation accumulation, direction direction, target numeric,
  "numeratorName" text, "denominatorName" text, source data_source, frequency frequency,
  "dueDates" text[], levels organisation_level[], asked asked, "askedLevels" organisation_level[],
  "askedRole" asked_role, "leadName" text, "cooperatingUnits" text[], accountable text,
  responsibilities text[], "evidenceHint" text[], "evidenceKinds" text[], "evidenceMin" int,
  "evidenceMax" int, weight numeric, disclosure disclosure, minutes int, basis jsonb, note text`;
const TASK_FIELDS = `code, title, measure, sub_carrier_code, indicator_name, unit, form, accumulation,
  direction, target, numerator_name, denominator_name, source, frequency, due_dates, levels, asked,
  asked_levels, asked_role, lead_name, cooperating_units, accountable, responsibilities, evidence_hint,
  evidence_kinds, evidence_min, evidence_max, weight, disclosure, minutes, basis, note`;
const CLAUSE_RECORD = `code text, responsibility text, text text, subject text, post text,
  frequency frequency, basis text, "dutyKind" text, "dueDates" text[], levels organisation_level[],
  "askedRole" asked_role, "leadLine" text, minutes int, tags text[]`;
const CLAUSE_FIELDS = `code, responsibility, text, subject, post, frequency, basis, duty_kind, due_dates,
  levels, asked_role, lead_line, minutes, tags`;

/** The record's columns as values of the fields, in the same order. */
function valuesOf(record: string): string {
  const names = record.split(",").map((part) => part.trim().split(/\s+/)[0] ?? "");
  return names.map((name) => `v.${name}`).join(", ");
}

function recordset(rows: readonly Row[], record: string): Statement {
  return sql`
    (select r.id, r."baseId", r."rootId", r.position, v.*
      from jsonb_to_recordset(${`[${rows.map(rowText).join(",")}]`}::jsonb)
        as r (id uuid, "baseId" uuid, "rootId" uuid, position int, "values" jsonb)
      cross join lateral jsonb_to_record(r."values") as v (${sql.raw(record)})) v`;
}

function rowText({ id, baseId, rootId, position, values }: Row): string {
  const fixed = JSON.stringify({ id, baseId, rootId, position });
  return `${fixed.slice(0, -1)},"values":${values}}`;
}

function rowsOf(
  entries: readonly { entry: PlannedEntry; position: number }[],
  rootOf: (entry: PlannedEntry) => string,
): Row[] {
  return entries.map(({ entry, position }) => ({
    id: newId(),
    baseId: entry.base?.id ?? null,
    rootId: entry.base?.facts.rootId ?? rootOf(entry),
    position,
    values: JSON.stringify({ ...entry.values, askedLevels: entry.askedLevels }),
  }));
}

/**
 * The 条线 of each unit that the list names as lead, where it is not the carrier's own lead. Each name is
 * looked up once: left to the planner, the look-up would be made again for every entry.
 */
async function nameLeadLines(tx: Tx, list: WrittenList): Promise<void> {
  await tx.count(sql`
    with named as materialized (
      select distinct t.lead_name from task t
      where t.list_id = ${list.id}::uuid and t.lead_line is null and t.inherits_task_id is null
    ), looked_up as materialized (
      select n.lead_name, ${leadLine(list, sql`n.lead_name`)} as line from named n
    ), lines as materialized (select l.lead_name, l.line from looked_up l where l.line is not null)
    update task t set lead_line = l.line from lines l
    where t.list_id = ${list.id}::uuid and t.lead_name = l.lead_name
      and t.lead_line is null and t.inherits_task_id is null`);
}

/** Identities of tasks that earlier versions had under the same title: the same task comes back. */
async function earlierRoots(tx: Tx, list: WrittenList): Promise<Map<string, string>> {
  const known = await tx.rows<{ title: string; rootTaskId: string }>(sql`
    select distinct on (t.title) t.title, t.root_task_id as "rootTaskId"
    from task t join task_list l on l.id = t.list_id
    where l.region_code = ${list.regionCode} and l.year = ${list.year} and l.kind = 'task'
      and l.carrier_code is not distinct from ${list.carrierCode}
      and l.status in ('issued', 'superseded') and t.inherits_task_id is null
    order by t.title, l.list_version desc`);
  return new Map(known.map(({ title, rootTaskId }) => [sameTitle(title), rootTaskId]));
}

async function insertRows(
  tx: Tx,
  list: WrittenList,
  entries: readonly { entry: PlannedEntry; position: number }[],
): Promise<string[]> {
  if (entries.length === 0) return [];
  if (list.kind === "responsibility") {
    const rows = rowsOf(entries, () => newId());
    await tx.count(sql`
      insert into clause (id, list_id, root_clause_id, position, ${sql.raw(CLAUSE_FIELDS)})
      select v.id, ${list.id}::uuid, v."rootId", v.position, ${sql.raw(valuesOf(CLAUSE_RECORD))}
      from ${recordset(rows, CLAUSE_RECORD)}`);
    await tx.count(sql`
      insert into clause_task (clause_id, root_task_id)
      select r.id, link.root_task_id
      from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.baseId)}::uuid[])
        as r (id, base_id) join clause_task link on link.clause_id = r.base_id`);
    return rows.map((row) => row.id);
  }
  const roots = await earlierRoots(tx, list);
  for (const { entry } of entries) if (entry.base) takeRoot(roots, entry);
  const rows = rowsOf(entries, (entry) => takeRoot(roots, entry) ?? newId());
  await tx.count(sql`
    insert into task (id, list_id, root_task_id, position, ${sql.raw(TASK_FIELDS)}, lead_line,
      inherits_task_id, weakening_id, replaces_root_id, prefill_root_id)
    select v.id, ${list.id}::uuid, v."rootId", v.position, ${sql.raw(valuesOf(TASK_RECORD))},
      case when b.lead_name = v."leadName" then b.lead_line end, b.inherits_task_id, b.weakening_id,
      b.replaces_root_id, b.prefill_root_id
    from ${recordset(rows, TASK_RECORD)} left join task b on b.id = v."baseId"`);
  await tx.count(sql`
    insert into task_citation (task_id, policy_clause_id)
    select r.id, cited.policy_clause_id
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.baseId)}::uuid[])
      as r (id, base_id) join task_citation cited on cited.task_id = r.base_id`);
  return rows.map((row) => row.id);
}

function takeRoot(roots: Map<string, string>, { values }: PlannedEntry): string | undefined {
  const title = sameTitle(String(values.title ?? ""));
  const root = roots.get(title);
  roots.delete(title);
  return root;
}

/** Fills a list that was just begun: every entry of the plan goes in, with what its earlier form carried. */
export async function fillList(tx: Tx, list: WrittenList, plan: ImportPlan): Promise<void> {
  const entries = plan.entries.map((entry, at) => ({ entry, position: at + 1 }));
  await insertRows(tx, list, entries);
  if (list.kind === "task") await nameLeadLines(tx, list);
}

/** Brings a draft up to the plan: entries are taken out, changed, added and put in order. */
export async function reviseDraft(
  tx: Tx,
  list: WrittenList & { draft: DraftList },
  plan: ImportPlan,
): Promise<void> {
  const { draft } = list;
  await removeEntries(tx, draft, plan.removed);
  const updates = plan.entries.flatMap(({ base, isChanged, values, askedLevels }) =>
    base && isChanged ? [{ stored: base, values: values as EntryValues, askedLevels }] : [],
  );
  await updateEntries(tx, draft, { updates, by: list.editedBy });
  const added = plan.entries
    .map((entry, at) => ({ entry, position: at + 1 }))
    .filter(({ entry }) => entry.base === null);
  const made = await insertRows(tx, list, added);
  const fresh = made.values();
  const ids = plan.entries.map(({ base }) => base?.id ?? fresh.next().value ?? "");
  await orderEntries(tx, draft, ids);
  if (list.kind === "task") await nameLeadLines(tx, list);
}
