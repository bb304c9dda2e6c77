import pg from "pg";
import type { Variables } from "@/scripts/launch/environment";
import { asSuperuser } from "../support/database-server";
import { withProvince } from "./prepared";
import { growProvinces } from "./scale-grow";

const GROWN = "grown";
const PROVINCES = 10;

/**
 * Targets P4 and P10: what people open in a province, in a database that holds only it and in one that holds ten
 * like it; the same statements turn by turn. `full` is 1.8 million assignments and 18 million.
 */
export async function benchScale(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  return withProvince("scale", parameters, machine, async ({ server, env, run, say }) => {
    const { database } = server;
    const name = new URL(env.DATABASE_OWNER_URL ?? "").pathname.slice(1);
    const owner = new URL(env.DATABASE_OWNER_URL ?? "").username;
    await asSuperuser(database.superuserUrl(), [
      `create database ${GROWN} template ${name} owner ${owner}`,
    ]);
    const client = new pg.Client({ connectionString: database.ownerUrl(GROWN) });
    await client.connect();
    await growProvinces(client, PROVINCES, say);
    await client.end();
    await run("scale-run.ts", [database.ownerUrl(GROWN)]);
    const small = database.ownerUrl(name);
    for (let round = 0; round < 3; round += 1) {
      for (const url of [small, database.ownerUrl(GROWN)]) await run("scale-submit.ts", [url]);
    }
  });
}
