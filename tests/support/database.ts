import { randomBytes } from "node:crypto";
import { afterAll, vi } from "vitest";
import { OWNER_ROLE } from "@/lib/platform/postgres/roles";
import { asSuperuser, hasDatabase } from "./database-server";
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

const cloned = (made: string, template: string) =>
  `create database ${made} owner ${OWNER_ROLE} template ${template} strategy file_copy`;

await asSuperuser(server.superuserUrl, [cloned(name, server.template)]);
vi.stubEnv("DATABASE_URL", at(server.appUrl));
vi.stubEnv("DATABASE_OWNER_URL", ownerUrl);
vi.stubEnv("DATABASE_POOL", "12");

async function disconnected(statements: string[]): Promise<void> {
  const { disconnect } = await import("@/lib/platform/db");
  await disconnect();
  await asSuperuser(server.superuserUrl, statements);
}

/**
 * Lets this file work in what `fill` makes of a fresh database. The first file that asks a server for it fills its own
 * and leaves a copy under the name; the others take that copy, in a fraction of the time.
 */
export async function workIn(copy: string, fill: () => Promise<void>): Promise<void> {
  if (await hasDatabase(server.superuserUrl, copy)) {
    await disconnected([`drop database ${name} with (force)`, cloned(name, copy)]);
    return;
  }
  await fill();
  await disconnected([cloned(copy, name)]);
}

afterAll(() => disconnected([`drop database if exists ${name} with (force)`]));
