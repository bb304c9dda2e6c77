import "server-only";
import type { Actor } from "@/lib/access/actor";
import { row, type Tx, transaction } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { holdFiles, holdFilesAlone } from "@/lib/platform/file-lock";
import { sql } from "@/lib/platform/sql";
import { removeStored } from "@/lib/platform/storage";

/** Holds off the removal of kept files until the transaction ends. `tx` stands for who acts. */
export async function filesAreKept(tx: Tx): Promise<void> {
  await holdFiles(tx);
}

/** Removes a kept file that no row refers to any more; run by the worker, repeatable. */
export async function removeUnusedFile(actor: Actor, sha256: string): Promise<void> {
  if (actor.kind !== "system") throw forbidden();
  await transaction(async (tx) => {
    await holdFilesAlone(tx);
    if (!(await isUsed(sha256))) await removeStored(sha256);
  });
}

// Outside the transaction on purpose: what others have committed before the lock was given is seen.
async function isUsed(sha256: string): Promise<boolean> {
  const found = await row(sql`
    select 1 as used from evidence
      where sha256 = ${sha256} or shown_sha256 = ${sha256} or (kind = 'pdf' and preview -> 'pages' ? ${sha256})
    union all
    select 1 from policy_document where file_sha256 = ${sha256}
    union all
    select 1 from document_template where sha256 = ${sha256}
    union all
    select 1 from subscription_issue where sha256 = ${sha256}
    union all
    select 1 from picture where sha256 = ${sha256} or sha256_960 = ${sha256} or sha256_480 = ${sha256}
    limit 1`);
  return found !== undefined;
}
