import type pg from "pg";
import { type Cell, copyRows } from "../copy";
import type { ExampleClause, ExampleList, ExampleTask } from "./example-lists";

/** By whom and when the lists were drafted and issued. */
export interface Issuing {
  regionCode: string;
  createdAt: string;
  issuedAt: string;
  accountOf: (list: ExampleList) => string;
}

const CONSENT = "演示：示例清单，视为已经领导小组办公室同意后下发";

const LIST_COLUMNS = [
  "id",
  "kind",
  "carrier_code",
  "region_code",
  "year",
  "title",
  "lead_name",
  "disclosure",
  "is_example",
  "consent_note",
  "created_by_id",
  "created_at",
];

function listCells(list: ExampleList, issuing: Issuing): Cell[] {
  return [
    list.id,
    list.kind,
    list.carrierCode,
    issuing.regionCode,
    list.year,
    list.title,
    list.leadName,
    list.disclosure,
    true,
    CONSENT,
    issuing.accountOf(list),
    issuing.createdAt,
  ];
}

const TASK_COLUMNS = [
  "id",
  "list_id",
  "root_task_id",
  "position",
  "code",
  "title",
  "measure",
  "sub_carrier_code",
  "indicator_name",
  "unit",
  "form",
  "accumulation",
  "direction",
  "target",
  "numerator_name",
  "denominator_name",
  "source",
  "frequency",
  "due_dates",
  "levels",
  "asked",
  "asked_levels",
  "lead_line",
  "lead_name",
  "cooperating_units",
  "responsibilities",
  "evidence_hint",
  "evidence_min",
  "evidence_max",
  "weight",
  "disclosure",
  "minutes",
  "basis",
  "note",
  "asked_role",
  "evidence_kinds",
  "clause_id",
];

function indicatorCells({ indicator }: ExampleTask): Cell[] {
  return [
    indicator.name,
    indicator.unit,
    indicator.form,
    indicator.accumulation,
    indicator.direction,
    indicator.target,
    indicator.numerator,
    indicator.denominator,
    indicator.source,
  ];
}

function taskCells(task: ExampleTask, listId: string): Cell[] {
  return [
    task.id,
    listId,
    task.rootTaskId,
    task.position,
    task.code,
    task.title,
    task.measure,
    task.subCarrierCode,
    ...indicatorCells(task),
    task.frequency,
    task.dueDates,
    task.levels,
    task.asked,
    task.askedLevels,
    task.leadLine,
    task.leadName,
    task.cooperatingUnits,
    task.responsibilities,
    task.evidence,
    task.evidenceMin,
    task.evidenceMax,
    task.weight,
    task.disclosure,
    task.minutes,
    JSON.stringify(task.basis),
    task.note,
    task.askedRole,
    task.evidenceKinds,
    task.clauseId,
  ];
}

const CLAUSE_COLUMNS = [
  "id",
  "list_id",
  "position",
  "code",
  "responsibility",
  "text",
  "subject",
  "post",
  "frequency",
  "basis",
  "root_clause_id",
  "tags",
  "duty_kind",
  "due_dates",
  "levels",
  "asked_role",
  "lead_line",
  "minutes",
];

function clauseCells(clause: ExampleClause, listId: string): Cell[] {
  return [
    clause.id,
    listId,
    clause.position,
    clause.code,
    clause.responsibility,
    clause.text,
    clause.subject,
    clause.post,
    clause.frequency,
    clause.basis,
    clause.rootClauseId,
    clause.tags,
    clause.duty?.kind ?? null,
    clause.duty?.dueDates ?? [],
    clause.duty?.levels ?? [],
    clause.duty?.askedRole ?? "lead",
    clause.duty?.leadLine ?? null,
    clause.duty?.minutes ?? 0,
  ];
}

/** Says which points of documents the tasks carry out; those that are not loaded are left out. */
async function citeClauses(client: pg.PoolClient, lists: readonly ExampleList[]): Promise<void> {
  const cited = lists.flatMap((list) =>
    list.tasks.flatMap((task) => task.citations.map((clause) => [task.id, clause] as const)),
  );
  await client.query(
    `insert into task_citation (task_id, policy_clause_id)
     select distinct one.task, p.id from unnest($1::uuid[], $2::uuid[]) as one (task, clause)
     join policy_clause p on p.id = one.clause`,
    [cited.map(([task]) => task), cited.map(([, clause]) => clause)],
  );
}

/** Stores lists as drafts with their tasks and clauses, then issues them: issued ones never change. */
export async function insertLists(
  client: pg.PoolClient,
  lists: readonly ExampleList[],
  issuing: Issuing,
): Promise<void> {
  const tasks = lists.flatMap((list) => list.tasks.map((task) => taskCells(task, list.id)));
  const clauses = lists.flatMap((list) => list.clauses.map((c) => clauseCells(c, list.id)));
  const carriedOut = lists.flatMap((list) =>
    list.clauses.flatMap((clause) => clause.rootTaskIds.map((task) => [clause.id, task])),
  );
  await copyRows(
    client,
    { table: "task_list", columns: LIST_COLUMNS },
    lists.map((list) => listCells(list, issuing)),
  );
  await copyRows(client, { table: "clause", columns: CLAUSE_COLUMNS }, clauses);
  await copyRows(client, { table: "task", columns: TASK_COLUMNS }, tasks);
  const columns = ["clause_id", "root_task_id"];
  await copyRows(client, { table: "clause_task", columns }, carriedOut);
  await citeClauses(client, lists);
  await client.query(
    `update task_list set status = 'issued', issued_at = $2, issued_by_id = created_by_id,
       version = version + 1 where id = any ($1::uuid[])`,
    [lists.map((list) => list.id), issuing.issuedAt],
  );
}
