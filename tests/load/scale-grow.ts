import type pg from "pg";

// A country out of one province: its regions, organisations, lists, assignments, events and counters once
// more under other codes and ids, all by INSERT … SELECT. What is copied is real in every column; only
// names, codes and ids differ.

const HOME = "42";
/** Codes that no loaded province has. */
const OTHERS = ["91", "92", "93", "94", "95", "96", "97", "98", "99"];
/** Keys of copied assignments lie this far apart: more than one province ever has. */
const STRIDE = 1_000_000_000;

type Overrides = Record<string, (prefix: string, index: number) => string>;

const code = (column: string) => (prefix: string) => `'${prefix}' || substr(${column}, 3)`;
const uuid = (column: string) => (prefix: string) => `md5(${column}::text || '${prefix}')::uuid`;
const nothing = () => "null";
const key = (column: string) => (_prefix: string, index: number) =>
  `${column} + ${index + 1}::bigint * ${STRIDE}`;

/** What differs in a copy, by table, in the order that references ask for. */
const COPIED: [table: string, overrides: Overrides, only?: string][] = [
  [
    "region",
    {
      code: code("code"),
      parent_code: code("parent_code"),
      node_code: code("node_code"),
      path: (prefix) => String.raw`regexp_replace(path, '(^|/)${HOME}', '\1${prefix}', 'g')`,
      name: (prefix) => `case when level = 'province' then '示例${prefix}省' else name end`,
    },
    `code like '${HOME}%'`,
  ],
  [
    "organisation",
    {
      id: uuid("id"),
      parent_id: uuid("parent_id"),
      region_code: code("region_code"),
      node_code: code("node_code"),
      township_code: code("township_code"),
      credit_code: nothing,
    },
  ],
  ["organisation_carrier", { organisation_id: uuid("organisation_id") }],
  [
    "lead_duty",
    {
      id: uuid("id"),
      organisation_id: uuid("organisation_id"),
      region_code: code("region_code"),
    },
  ],
  ["task_list", { id: uuid("id"), region_code: code("region_code"), from_list_id: nothing }],
  [
    "task",
    {
      id: uuid("id"),
      list_id: uuid("list_id"),
      root_task_id: uuid("root_task_id"),
      clause_id: nothing,
      inherits_task_id: nothing,
      prefill_root_id: nothing,
      replaces_root_id: nothing,
      weakening_id: nothing,
    },
  ],
  [
    "assignment",
    {
      id: key("id"),
      task_id: uuid("task_id"),
      root_task_id: uuid("root_task_id"),
      organisation_id: uuid("organisation_id"),
      node_code: code("node_code"),
      township_code: code("township_code"),
    },
  ],
  [
    "assignment_event",
    {
      id: key("id"),
      assignment_id: key("assignment_id"),
      root_task_id: uuid("root_task_id"),
      organisation_id: uuid("organisation_id"),
      node_code: code("node_code"),
    },
  ],
  ["counter", { root_task_id: uuid("root_task_id"), node_code: code("node_code") }],
  ["counter_day", { root_task_id: uuid("root_task_id"), node_code: code("node_code") }],
  ["node_version", { node_code: code("node_code") }, "node_code <> '*'"],
];

/** Tables whose secondary indexes and references cost more than their rows: made again afterwards. */
const HEAVY = ["assignment", "assignment_event"];

interface Definition {
  make: string;
  drop: string;
}

async function definitions(owner: pg.Client, table: string): Promise<Definition[]> {
  const { rows } = await owner.query<Definition>(
    `select i.indexdef as make, format('drop index %I', i.indexname) as drop
     from pg_indexes i where i.schemaname = 'public' and i.tablename = $1
       and not exists (select 1 from pg_constraint c where c.conname = i.indexname)
     union all
     select format('alter table %I add constraint %I %s', $1::text, c.conname, pg_get_constraintdef(c.oid)),
       format('alter table %I drop constraint %I', $1::text, c.conname)
     from pg_constraint c where c.conrelid = $1::regclass and c.contype = 'f'`,
    [table],
  );
  return rows;
}

async function columnsOf(owner: pg.Client, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function copyTable(
  owner: pg.Client,
  [table, overrides, only]: (typeof COPIED)[number],
  others: readonly string[],
): Promise<void> {
  const columns = await columnsOf(owner, table);
  const into = columns.map((column) => `"${column}"`).join(", ");
  await owner.query(
    `create temporary table original as select * from ${table} where ${only ?? "true"}`,
  );
  await owner.query(`alter table ${table} disable trigger user`);
  for (const [index, prefix] of others.entries()) {
    const values = columns.map((column) => overrides[column]?.(prefix, index) ?? `"${column}"`);
    await owner.query(`insert into ${table} (${into}) select ${values.join(", ")} from original`);
  }
  await owner.query(`alter table ${table} enable trigger user`);
  await owner.query("drop table original");
}

/**
 * Makes `provinces` provinces of the one that is loaded (at most ten), tells how long each table took, and
 * refreshes what the planner knows.
 */
export async function growProvinces(
  owner: pg.Client,
  provinces: number,
  say: (line: string) => void,
): Promise<void> {
  const others = OTHERS.slice(0, provinces - 1);
  for (const one of COPIED) {
    const [table] = one;
    const since = performance.now();
    const kept = HEAVY.includes(table) ? await definitions(owner, table) : [];
    for (const { drop } of kept) await owner.query(drop);
    await copyTable(owner, one, others);
    for (const { make } of kept) await owner.query(make);
    say(`${table} ${((performance.now() - since) / 1000).toFixed(1)} 秒`);
  }
  await owner.query("update node_version set version = version + 1 where node_code = '*'");
  await owner.query("vacuum analyze");
}
