import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

/** What is remembered of an embedded database between starts; readable by its owner only. */
export interface DatabaseRecord {
  /** The project folder at the last start: tells a moved project from a copied one. */
  project: string;
  /** Relative to the state folder, or absolute where the project's folder is closed to others. */
  data: string;
  port: number;
  passwords: { superuser: string; owner: string; app: string };
}

const FILE = "postgres.json";

function password(): string {
  return randomBytes(24).toString("hex");
}

/** A new record with fresh passwords. */
export function newRecord(project: string, data: string, port: number): DatabaseRecord {
  return {
    project,
    data,
    port,
    passwords: { superuser: password(), owner: password(), app: password() },
  };
}

/** The record of a state folder, or undefined when there is none. */
export async function readRecord(stateFolder: string): Promise<DatabaseRecord | undefined> {
  const file = path.join(stateFolder, FILE);
  if (!existsSync(file)) return undefined;
  return JSON.parse(await readFile(file, "utf8")) as DatabaseRecord;
}

/** Writes a file that only its owner can read, whole or not at all. */
export async function writePrivate(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.new`;
  await writeFile(unfinished, text, { mode: 0o600 });
  await chmod(unfinished, 0o600);
  await rename(unfinished, file);
}

/** Remembers a record. */
export async function writeRecord(stateFolder: string, record: DatabaseRecord): Promise<void> {
  await writePrivate(path.join(stateFolder, FILE), `${JSON.stringify(record, null, 2)}\n`);
}
