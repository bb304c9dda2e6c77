import type pg from "pg";

/*
 * Loading half a million rows is quick when indexes and foreign keys are made afterwards. Everything
 * is taken from the catalogue and put back word for word, in the same transaction: a load that fails
 * leaves the tables as they were.
 */

/** The tables that are filled by COPY. */
export const BULK_TABLES = [
  "organisation",
  "organisation_carrier",
  "lead_duty",
  "account",
  "role_grant",
  "assignment",
  "assignment_event",
  "report",
  "review",
  "report_draft",
  "evidence",
  "report_evidence",
  "notification",
];

interface Constraint {
  table: string;
  name: string;
  definition: string;
}

const TABLES = "(select array_agg(t::regclass::oid) from unnest($1::text[]) t)";

async function constraints(client: pg.PoolClient, kind: "f" | "p"): Promise<Constraint[]> {
  const ofTable =
    kind === "f"
      ? "(conrelid = any (tables) or confrelid = any (tables))"
      : "conrelid = any (tables)";
  const found = await client.query<Constraint>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name,
       pg_get_constraintdef(oid) as definition
     from pg_constraint, (select ${TABLES} as tables) wanted
     where contype = '${kind}' and ${ofTable} order by 1, 2`,
    [BULK_TABLES],
  );
  return found.rows;
}

async function indexes(client: pg.PoolClient): Promise<{ name: string; definition: string }[]> {
  const found = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i, (select ${TABLES} as tables) wanted
     where i.indrelid = any (tables)
       and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid) order by 1`,
    [BULK_TABLES],
  );
  return found.rows;
}

async function drop(client: pg.PoolClient, found: readonly Constraint[]): Promise<void> {
  for (const { table, name } of found) {
    await client.query(`alter table ${table} drop constraint ${name}`);
  }
}

async function add(client: pg.PoolClient, found: readonly Constraint[]): Promise<void> {
  for (const { table, name, definition } of found) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  }
}

/**
 * Runs `work` while the bulk tables have neither keys, indexes, foreign keys nor counter triggers, and
 * puts all back. The tables must be empty: they are truncated so that rows can be copied frozen.
 */
export async function withBareTables(
  client: pg.PoolClient,
  work: () => Promise<void>,
): Promise<void> {
  await client.query("set local maintenance_work_mem = '256MB'");
  const foreign = await constraints(client, "f");
  const primary = await constraints(client, "p");
  const others = await indexes(client);
  await drop(client, foreign);
  await drop(client, primary);
  for (const { name } of others) await client.query(`drop index ${name}`);
  await client.query(`truncate ${BULK_TABLES.join(", ")}`);
  await client.query("alter table assignment disable trigger user");
  await work();
  await add(client, primary);
  for (const { definition } of others) await client.query(definition);
  await add(client, foreign);
  await client.query("alter table assignment enable trigger user");
}
