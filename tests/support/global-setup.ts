import pg from "pg";
import type { TestProject } from "vitest/node";
import { loadReference } from "@/prisma/seed/reference/load";
import { asSuperuser, migrate, startTestServer } from "./database-server";

/** How a test file finds the server and clones its database from the template. */
export interface DatabaseServer {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  template: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    databaseServer: DatabaseServer;
  }
}

const TEMPLATE = "qinglian";

/** One server for the run, with one migrated template that holds the reference data. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { JOB_QUEUES } = await import("@/lib/platform/jobs");
  const server = await startTestServer("integration");
  try {
    const ownerUrl = server.database.ownerUrl(TEMPLATE);
    await migrate(ownerUrl, JOB_QUEUES);
    const pool = new pg.Pool({ connectionString: ownerUrl });
    await loadReference(pool);
    await pool.end();
    const superuserUrl = server.database.superuserUrl();
    await asSuperuser(superuserUrl, [`alter database ${TEMPLATE} with is_template true`]);
    project.provide("databaseServer", {
      superuserUrl,
      ownerUrl,
      appUrl: server.database.appUrl(TEMPLATE),
      template: TEMPLATE,
    });
  } catch (error) {
    await server.remove();
    throw error;
  }
  return () => server.remove();
}
