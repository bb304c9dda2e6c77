import pg from "pg";

/** Owns the database: migrations and seeds. */
export const OWNER_ROLE = "qinglian_owner";
/** What app and worker connect as: no DDL, and no change to what is only ever added. */
export const APP_ROLE = "qinglian_app";

/** The three roles' passwords. */
export interface Passwords {
  superuser: string;
  owner: string;
  app: string;
}

/** A connection address of a local database. */
export function localUrl(user: string, password: string, port: number, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}

async function ensureRole(
  client: pg.Client,
  role: string,
  password: string,
  rights: string,
): Promise<void> {
  const found = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  const verb = found.rowCount ? "alter" : "create";
  const name = client.escapeIdentifier(role);
  await client.query(
    `${verb} role ${name} with login ${rights} password ${client.escapeLiteral(password)}`,
  );
}

async function ensureDatabase(client: pg.Client, database: string): Promise<void> {
  const found = await client.query("select 1 from pg_database where datname = $1", [database]);
  if (found.rowCount) return;
  const name = client.escapeIdentifier(database);
  await client.query(`create database ${name} owner ${OWNER_ROLE} template template0`);
}

/** Makes both roles and the database where they are missing; safe to repeat at every start. */
export async function ensureRolesAndDatabase(
  port: number,
  passwords: Passwords,
  database: string,
): Promise<void> {
  const address = localUrl("postgres", passwords.superuser, port, "postgres");
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await ensureRole(client, OWNER_ROLE, passwords.owner, "createdb");
    await ensureRole(client, APP_ROLE, passwords.app, "nocreatedb");
    await ensureDatabase(client, database);
  } finally {
    await client.end();
  }
}

/** How many other sessions work on a server: who started it must not stop it under them. */
export async function otherSessions(superuserUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>(
      "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    return Number(rows[0]?.count ?? 0);
  } finally {
    await client.end();
  }
}
