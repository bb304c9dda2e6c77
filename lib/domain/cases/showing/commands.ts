import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listAdoptions } from "@/lib/domain/cases/adopting/queries";
import { publicationOf } from "@/lib/domain/cases/content/rules";
import { getCase } from "@/lib/domain/cases/queries";
import { submitPublication } from "@/lib/domain/publications/commands";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/**
 * Hands a selected case with its checked adoptions over to be checked and released, as the transaction that
 * changed it sees them. Two at once go one after the other, so that the later copy holds what both changed.
 */
export async function handOverCase(tx: Tx, actor: Actor, caseId: string): Promise<void> {
  await tx.count(sql`select 1 from model_case where id = ${caseId}::uuid for update`);
  const found = await getCase(actor, caseId, tx);
  const adoptions = await listAdoptions(actor, caseId, tx);
  await submitPublication(tx, actor, publicationOf(found, adoptions));
}
