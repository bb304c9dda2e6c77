import { randomBytes } from "node:crypto";
import { afterAll, vi } from "vitest";
import { OWNER_ROLE } from "@/lib/platform/postgres/roles";
import { asSuperuser } from "./database-server";
import { ownServer } from "./own-server";

// Set-up file of the integration tests: every test file works in a database of its own, cloned
// from the migrated template, as the app's role. It is in place before the file is imported.

const server = ownServer();
const name = `test_${randomBytes(6).toString("hex")}`;

function at(url: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** The owner's connection to this file's database: for fixtures that the app may not write. */
export const ownerUrl = at(server.ownerUrl);

await asSuperuser(server.superuserUrl, [
  `create database ${name} owner ${OWNER_ROLE} template ${server.template} strategy file_copy`,
]);
vi.stubEnv("DATABASE_URL", at(server.appUrl));
vi.stubEnv("DATABASE_OWNER_URL", ownerUrl);
vi.stubEnv("DATABASE_POOL", "12");

afterAll(async () => {
  const { disconnect } = await import("@/lib/platform/db");
  await disconnect();
  await asSuperuser(server.superuserUrl, [`drop database if exists ${name} with (force)`]);
});
