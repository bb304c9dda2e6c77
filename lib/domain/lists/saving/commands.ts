import "server-only";
import type { DraftList } from "@/lib/domain/lists/editing/queries";
import type { StoredEntry } from "@/lib/domain/lists/editing/types";
import type { EditPlan } from "@/lib/domain/lists/saving/rules";
import type { RemovedRecord } from "@/lib/domain/lists/saving/types";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

// Column, field and type of what cells hold. `kind` tables have nothing else that is edited.
const TASK: readonly (readonly [string, string, string])[] = [
  ["code", "code", "text"],
  ["title", "title", "text"],
  ["measure", "measure", "text"],
  ["sub_carrier_code", "subCarrierCode", "text"],
  ["indicator_name", "indicatorName", "text"],
  ["unit", "unit", "text"],
  ["form", "form", "indicator_form"],
  ["direction", "direction", "direction"],
  ["target", "target", "numeric"],
  ["numerator_name", "numeratorName", "text"],
  ["denominator_name", "denominatorName", "text"],
  ["accumulation", "accumulation", "accumulation"],
  ["source", "source", "data_source"],
  ["frequency", "frequency", "frequency"],
  ["due_dates", "dueDates", "text[]"],
  ["levels", "levels", "organisation_level[]"],
  ["asked", "asked", "asked"],
  ["asked_levels", "askedLevels", "organisation_level[]"],
  ["asked_role", "askedRole", "asked_role"],
  ["minutes", "minutes", "int"],
  ["lead_name", "leadName", "text"],
  ["cooperating_units", "cooperatingUnits", "text[]"],
  ["accountable", "accountable", "text"],
  ["responsibilities", "responsibilities", "text[]"],
  ["evidence_hint", "evidenceHint", "text[]"],
  ["evidence_kinds", "evidenceKinds", "text[]"],
  ["evidence_min", "evidenceMin", "int"],
  ["evidence_max", "evidenceMax", "int"],
  ["weight", "weight", "numeric"],
  ["disclosure", "disclosure", "disclosure"],
  ["basis", "basis", "jsonb"],
  ["note", "note", "text"],
];
const CLAUSE: readonly (readonly [string, string, string])[] = [
  ["code", "code", "text"],
  ["responsibility", "responsibility", "text"],
  ["text", "text", "text"],
  ["subject", "subject", "text"],
  ["post", "post", "text"],
  ["duty_kind", "dutyKind", "text"],
  ["frequency", "frequency", "frequency"],
  ["due_dates", "dueDates", "text[]"],
  ["levels", "levels", "organisation_level[]"],
  ["asked_role", "askedRole", "asked_role"],
  ["lead_line", "leadLine", "text"],
  ["minutes", "minutes", "int"],
  ["basis", "basis", "text"],
  ["tags", "tags", "text[]"],
];
/** What a task or clause is beyond its cells; kept when it is removed and given back when it returns. */
const TASK_IDENTITY: readonly (readonly [string, string])[] = [
  ["root_task_id", "uuid"],
  ["inherits_task_id", "uuid"],
  ["weakening_id", "uuid"],
  ["replaces_root_id", "uuid"],
  ["prefill_root_id", "uuid"],
  ["clause_id", "uuid"],
];
const CLAUSE_IDENTITY: readonly (readonly [string, string])[] = [["root_clause_id", "uuid"]];

/**
 * The 条线 of the unit of the place that a name means; null where it is the carrier's own lead, the office of
 * a list without a carrier, or no unit at all.
 */
function leadLine(list: DraftList, name: Statement): Statement {
  return sql`(
    select o.line from organisation o
    where o.region_code = ${list.regionCode} and o.line is not null
      -- 省农业农村厅 is 湖北省农业农村厅 in its own province.
      and (o.name = ${name} or o.name = left((select r.name from region r
        where r.code = o.region_code), -1) || ${name})
      and not exists (
        select 1 from lead_duty d join carrier c on c.code = d.carrier_code
        where d.organisation_id = o.id and d.role = 'lead'
          and (c.code = ${list.carrierCode} or c.parent_code = ${list.carrierCode}))
      and not (${list.carrierCode}::text is null and o.kind = 'office')
    order by o.line limit 1)`;
}

function shapeOf({ kind }: DraftList) {
  const isTask = kind === "task";
  const cells = isTask ? TASK : CLAUSE;
  const identity = isTask ? TASK_IDENTITY : CLAUSE_IDENTITY;
  const types = [
    ...["id uuid", "version int"],
    ...cells.map(([, field, type]) => `"${field}" ${type}`),
    ...identity.map(([column, type]) => `${column} ${type}`),
  ];
  return {
    table: sql.raw(isTask ? "task" : "clause"),
    root: isTask ? "root_task_id" : "root_clause_id",
    record: sql.raw(types.join(", ")),
    sets: sql.raw(cells.map(([column, field]) => `${column} = r."${field}"`).join(", ")),
    columns: sql.raw([...cells, ...identity].map(([column]) => column).join(", ")),
    values: sql.raw(
      [
        ...cells.map(([, field]) => `r."${field}"`),
        ...identity.map(([column]) => `r.${column}`),
      ].join(", "),
    ),
    identity,
  };
}

/** Removes entries with what hangs on them; gives back what is needed to bring them back. */
export async function removeEntries(
  tx: Tx,
  list: DraftList,
  entries: readonly StoredEntry[],
): Promise<Record<string, RemovedRecord>> {
  if (entries.length === 0) return {};
  const ids = entries.map(({ id }) => id);
  const { table, identity } = shapeOf(list);
  const columns = sql.raw(identity.map(([column]) => `'${column}', e.${column}`).join(", "));
  const hanging =
    list.kind === "task"
      ? sql`(select coalesce(jsonb_agg(to_jsonb(g)), '[]') from guard_answer g where g.task_id = e.id)
          as answers, '[]'::jsonb as links`
      : sql`'[]'::jsonb as answers, (select coalesce(jsonb_agg(c.root_task_id), '[]')
          from clause_task c where c.clause_id = e.id) as links`;
  const found = await tx.rows<Omit<RemovedRecord, "values"> & { id: string }>(sql`
    select e.id, jsonb_build_object(${columns}) as row, ${hanging}
    from ${table} e where e.id = any (${ids}::uuid[]) and e.list_id = ${list.id}::uuid`);
  if (list.kind === "task") {
    await tx.count(sql`delete from task_citation where task_id = any (${ids}::uuid[])`);
  } else {
    await tx.count(sql`delete from clause_task where clause_id = any (${ids}::uuid[])`);
  }
  await tx.count(sql`
    delete from ${table} where id = any (${ids}::uuid[]) and list_id = ${list.id}::uuid`);
  const values = new Map(entries.map((entry) => [entry.id, entry.values]));
  return Object.fromEntries(
    found.map(({ id, ...record }) => [id, { values: values.get(id), ...record }]),
  );
}

async function cite(tx: Tx, entries: readonly { id: string; citations: readonly string[] }[]) {
  const ids = entries.map(({ id }) => id);
  await tx.count(sql`delete from task_citation where task_id = any (${ids}::uuid[])`);
  await tx.count(sql`
    insert into task_citation (task_id, policy_clause_id)
    select r.id, p.id from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as r(id uuid, citations uuid[])
    join policy_clause p on p.id = any (r.citations)
    join policy_document d on d.code = p.document_code and d.status <> 'draft'`);
}

function citationsOf(values: object): readonly string[] {
  return "citations" in values ? (values.citations as string[]) : [];
}

/** Writes changed entries on their versions, all in one statement. */
export async function updateEntries(
  tx: Tx,
  list: DraftList,
  { updates, by }: { updates: EditPlan["updates"]; by: string },
): Promise<void> {
  if (updates.length === 0) return;
  const { table, record, sets } = shapeOf(list);
  const recoded = updates.filter(({ stored, values }) => stored.values.code !== values.code);
  if (recoded.length > 0) {
    // Codes are unique at every moment: those that move step aside first, so that two may swap.
    const ids = recoded.map(({ stored }) => stored.id);
    await tx.count(sql`update ${table} set code = '~' || id where id = any (${ids}::uuid[])`);
  }
  const sent = updates.map(({ stored: { id, version }, values, askedLevels }) => {
    return { id, version, ...values, askedLevels };
  });
  const line =
    list.kind === "task"
      ? sql`lead_line = case
          when e.inherits_task_id is null and e.lead_name is distinct from r."leadName"
          then ${leadLine(list, sql`r."leadName"`)} else e.lead_line end,`
      : sql.empty;
  const changed = await tx.count(sql`
    update ${table} e set ${sets}, ${line} version = e.version + 1, edited_by = ${by}, edited_at = now()
    from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as r(${record})
    where e.id = r.id and e.version = r.version and e.list_id = ${list.id}::uuid`);
  if (changed !== updates.length) throw conflict("清单刚被他人更新，正在取回最新内容，请稍候重试");
  const cited = updates
    .map(({ stored, values }) => ({ id: stored.id, citations: citationsOf(values), stored }))
    .filter(({ citations, stored }) => {
      return [...citations].sort().join() !== [...citationsOf(stored.values)].sort().join();
    });
  if (cited.length > 0)
    await cite(
      tx,
      cited.map(({ id, citations }) => ({ id, citations })),
    );
}

/** What entries that were once removed from this list were, by id. */
async function removedBefore(tx: Tx, list: DraftList, ids: readonly string[]) {
  const found = await tx.rows<{ id: string; record: RemovedRecord }>(sql`
    select distinct on (gone.key) gone.key as id, gone.value as record
    from audit_entry e cross join lateral jsonb_each(e.before->'removed') as gone
    where e.subject_type = 'task_list' and e.subject_id = ${list.id} and e.action = 'list.edit'
      and e.before->'removed' ?| ${ids}::text[] and gone.key = any (${ids}::text[])
    order by gone.key, e.id desc`);
  return new Map(found.map(({ id, record }) => [id, record]));
}

async function giveBack(tx: Tx, list: DraftList, records: ReadonlyMap<string, RemovedRecord>) {
  const all = [...records];
  if (list.kind === "task") {
    const answers = all.flatMap(([, { answers: given }]) => given);
    if (answers.length === 0) return;
    await tx.count(sql`
      insert into guard_answer (task_id, rule_code, reason, by_id, by_name, at)
      select task_id, rule_code, reason, by_id, by_name, at
      from jsonb_populate_recordset(null::guard_answer, ${JSON.stringify(answers)}::jsonb)
      on conflict do nothing`);
    return;
  }
  const links = all.flatMap(([id, record]) => record.links.map((root) => ({ id, root })));
  if (links.length === 0) return;
  await tx.count(sql`
    insert into clause_task (clause_id, root_task_id) select r.id, r.root
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as r(id uuid, root uuid)
    on conflict do nothing`);
}

function lineOfNew(list: DraftList): { column: Statement; value: Statement } {
  if (list.kind !== "task") return { column: sql.empty, value: sql.empty };
  return {
    column: sql`lead_line,`,
    value: sql`coalesce((select u.lead_line from task u where u.id = r.inherits_task_id),
      ${leadLine(list, sql`r."leadName"`)}),`,
  };
}

/** Writes new entries in one statement. One that was removed from this list before is the same again. */
export async function insertEntries(
  tx: Tx,
  list: DraftList,
  { inserts, by }: { inserts: EditPlan["inserts"]; by: string },
): Promise<void> {
  if (inserts.length === 0) return;
  const { table, record, columns, values, root } = shapeOf(list);
  const known = await removedBefore(
    tx,
    list,
    inserts.map(({ id }) => id),
  );
  const sent = inserts.map(({ id, values: cells, askedLevels }) => {
    return { id, ...cells, askedLevels, [root]: newId(), ...known.get(id)?.row };
  });
  const line = lineOfNew(list);
  const made = await tx.count(sql`
    insert into ${table} (id, list_id, position, edited_by, edited_at, ${line.column} ${columns})
    select r.id, ${list.id}::uuid, 0, ${by}, now(), ${line.value} ${values}
    from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as r(${record})
    on conflict (id) do nothing`);
  if (made !== inserts.length) throw conflict("有的行与其他清单重复，请复制内容后新增一行再保存");
  if (list.kind === "task") {
    const cited = inserts.map(({ id, values: cells }) => ({ id, citations: citationsOf(cells) }));
    await cite(
      tx,
      cited.filter(({ citations }) => citations.length > 0),
    );
  }
  if (known.size > 0) await giveBack(tx, list, known);
}

/** Numbers the entries in their order; only those that stand elsewhere are written. */
export async function orderEntries(
  tx: Tx,
  list: DraftList,
  order: readonly string[],
): Promise<void> {
  const { table } = shapeOf(list);
  await tx.count(sql`
    update ${table} e set position = wanted.position
    from unnest(${order}::uuid[]) with ordinality as wanted(id, position)
    where e.id = wanted.id and e.list_id = ${list.id}::uuid and e.position <> wanted.position`);
}
