import "server-only";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

// Between a file coming to its place and the row that refers to it being visible, nobody may find the file
// unused and remove it. Whoever keeps files shares this lock until the end of the transaction; whoever
// removes one holds it alone.
const FILES = 730_401;

/** Holds off the removal of kept files until the transaction ends. */
export async function holdFiles(tx: Tx): Promise<void> {
  await tx.row(sql`select pg_advisory_xact_lock_shared(${FILES})`);
}

/** Waits until nobody is keeping files, and holds others off until the transaction ends. */
export async function holdFilesAlone(tx: Tx): Promise<void> {
  await tx.row(sql`select pg_advisory_xact_lock(${FILES})`);
}
