import { inject } from "vitest";
import type { DatabaseServer } from "./global-setup";

/** The database server of the worker that runs this test file. */
export function ownServer(): DatabaseServer {
  const servers = inject("databaseServers");
  const found = servers[Number(process.env.VITEST_POOL_ID) - 1];
  if (!found) throw new Error(`no server for worker ${process.env.VITEST_POOL_ID}`);
  return found;
}
