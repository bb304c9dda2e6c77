import path from "node:path";
import { initialise } from "@/lib/platform/postgres/initialise";
import { type DatabaseHome, settlePlace } from "@/lib/platform/postgres/place";
import { type DatabaseRecord, writeRecord } from "@/lib/platform/postgres/record";
import {
  APP_ROLE,
  ensureRolesAndDatabase,
  localUrl,
  OWNER_ROLE,
} from "@/lib/platform/postgres/roles";
import { startServer, stopServer } from "@/lib/platform/postgres/server";
import type { ServerOptions } from "@/lib/platform/postgres/settings";

/** An embedded PostgreSQL that answers. */
export interface EmbeddedDatabase {
  port: number;
  /** Of the server; set anew by whoever starts it again after a crash. */
  pid: number;
  /** Absolute path of the data folder. */
  data: string;
  /** False when it was already running, left by a start that was killed. */
  started: boolean;
  /** What had to be made or mended, in words for the person who started it. */
  notice: string | undefined;
  superuserUrl(database?: string): string;
  ownerUrl(database?: string): string;
  appUrl(database?: string): string;
  stop(): Promise<void>;
}

const DATABASE = "qinglian";

function addresses(record: DatabaseRecord, port: number) {
  const { passwords } = record;
  return {
    superuserUrl: (database = "postgres") =>
      localUrl("postgres", passwords.superuser, port, database),
    ownerUrl: (database = DATABASE) => localUrl(OWNER_ROLE, passwords.owner, port, database),
    appUrl: (database = DATABASE) => localUrl(APP_ROLE, passwords.app, port, database),
  };
}

/**
 * Runs the PostgreSQL that comes with npm, with its data in `home.stateFolder` (or, when that is
 * closed to the database's user, under /var/lib/qinglian). Makes data, roles and database where
 * they are missing. The record is written first: a crash in between leaves known passwords.
 */
export async function startEmbedded(
  home: DatabaseHome,
  options: ServerOptions,
): Promise<EmbeddedDatabase> {
  const place = await settlePlace(home);
  await writeRecord(home.stateFolder, place.record);
  const notice = await initialise(place);
  const running = await startServer(place, options, path.join(home.stateFolder, "logs"));
  await writeRecord(home.stateFolder, { ...place.record, port: running.port });
  await ensureRolesAndDatabase(running.port, place.record.passwords, DATABASE);
  const database: EmbeddedDatabase = {
    ...addresses(place.record, running.port),
    port: running.port,
    pid: running.pid,
    data: place.data,
    started: running.started,
    notice,
    stop: () => stopServer(database.pid),
  };
  return database;
}
