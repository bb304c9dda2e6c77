import pg from "pg";
import { APP_ROLE } from "@/lib/platform/postgres/roles";

/** Written once: the app may add rows and read them, never change or remove them. */
const APPEND_ONLY = [
  "audit_entry",
  "audit_seal",
  "report",
  "review",
  "assignment_event",
  "list_consent",
  "adjustment_step",
  "year_act",
  "region_past",
  "organisation_past",
  "node_drift",
  "province_abroad",
  "reporting_sample",
  "voice",
  "voice_answer",
  "verification",
  "problem_step",
  "edition_check",
  "circular_revision",
  "figure_code",
  "site_step",
  "site_checklist",
  "site_draw",
  "site_signal_answer",
  "topic_event",
  "topic_follow_up_answer",
  "topic_sheet",
  "rating_code",
  "rating",
  "rating_self_test",
];
/** The history of migrations is the owner's; the app only reads which ones are applied, to be ready. */
const OWNER_ONLY = ["_prisma_migrations"];
const READ_OF_HISTORY = "migration_name, finished_at, rolled_back_at";

async function tables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  return rows.map((row) => row.name);
}

function rightsOf(table: string): string {
  return APPEND_ONLY.includes(table) ? "select, insert" : "select, insert, update, delete";
}

async function grantTables(client: pg.Client): Promise<void> {
  await client.query(`revoke all on all tables in schema public from ${APP_ROLE}`);
  for (const table of await tables(client)) {
    const name = client.escapeIdentifier(table);
    if (OWNER_ONLY.includes(table)) {
      await client.query(`grant select (${READ_OF_HISTORY}) on ${name} to ${APP_ROLE}`);
      continue;
    }
    await client.query(`grant ${rightsOf(table)} on ${name} to ${APP_ROLE}`);
  }
  const { rows } = await client.query<{ name: string }>(
    "select viewname as name from pg_views where schemaname = 'public'",
  );
  for (const { name } of rows) {
    await client.query(`grant select on ${client.escapeIdentifier(name)} to ${APP_ROLE}`);
  }
}

async function grantSchema(client: pg.Client, schema: string): Promise<void> {
  await client.query(`grant usage on schema ${schema} to ${APP_ROLE}`);
  await client.query(`grant usage, select on all sequences in schema ${schema} to ${APP_ROLE}`);
  await client.query(`grant execute on all functions in schema ${schema} to ${APP_ROLE}`);
}

async function exists(client: pg.Client, statement: string, value: string): Promise<boolean> {
  const { rowCount } = await client.query(statement, [value]);
  return (rowCount ?? 0) > 0;
}

/**
 * Gives the app's role what it needs and no more, in one transaction; run after every migration.
 * Does nothing, and says so with false, where that role does not exist (a deployment with one).
 */
export async function grantAppRights(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    if (!(await exists(client, "select 1 from pg_roles where rolname = $1", APP_ROLE))) {
      return false;
    }
    await client.query("begin");
    await grantTables(client);
    await grantSchema(client, "public");
    if (await exists(client, "select 1 from pg_namespace where nspname = $1", "pgboss")) {
      await client.query(
        `grant select, insert, update, delete on all tables in schema pgboss to ${APP_ROLE}`,
      );
      await grantSchema(client, "pgboss");
    }
    await client.query("commit");
    return true;
  } finally {
    await client.end();
  }
}
