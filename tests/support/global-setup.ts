import pg from "pg";
import type { TestProject } from "vitest/node";
import { loadReference } from "@/prisma/seed/reference/load";
import { asSuperuser, migrate, startTestServer, type TestServer } from "./database-server";

/** How a test file finds the server and clones its database from the template. */
export interface DatabaseServer {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  template: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    databaseServers: DatabaseServer[];
  }
}

const TEMPLATE = "qinglian";

/**
 * Nothing goes on in a server but what a test does: a background worker that counts a table holds a transaction
 * open, and the audit's sealer waits for every one of the server; and what the planner knows would hang on the hour.
 */
const QUIET = ["alter system set autovacuum = off", "select pg_reload_conf()"];

async function prepare({ database }: TestServer): Promise<DatabaseServer> {
  const { JOB_QUEUES } = await import("@/lib/platform/jobs");
  const ownerUrl = database.ownerUrl(TEMPLATE);
  const superuserUrl = database.superuserUrl();
  await asSuperuser(superuserUrl, QUIET);
  await migrate(ownerUrl, JOB_QUEUES);
  const pool = new pg.Pool({ connectionString: ownerUrl });
  await loadReference(pool);
  await pool.end();
  await asSuperuser(database.superuserUrl(TEMPLATE), ["vacuum analyze"]);
  await asSuperuser(superuserUrl, [`alter database ${TEMPLATE} with is_template true`]);
  return { superuserUrl, ownerUrl, appUrl: database.appUrl(TEMPLATE), template: TEMPLATE };
}

/**
 * A server for each worker of the run (transactions of one database hold up the audit chains of all on the same
 * server), each with one migrated template that holds the reference data.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const workers = Number(project.vitest.config.maxWorkers);
  const servers: TestServer[] = [];
  const remove = async () => {
    await Promise.all(servers.map((server) => server.remove()));
  };
  try {
    for (let at = 1; at <= workers; at += 1)
      servers.push(await startTestServer(`integration-${at}`));
    project.provide("databaseServers", await Promise.all(servers.map(prepare)));
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}
