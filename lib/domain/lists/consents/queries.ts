import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Consent, Remark } from "@/lib/domain/lists/consents/types";
import { getList } from "@/lib/domain/lists/queries";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** Everything that was said to a list before it was issued, newest first. */
export async function listConsents(actor: Actor, listId: string): Promise<Consent[]> {
  const list = await getList(actor, listId);
  return rows(sql`
    select id, decision, note, remarks, findings, by_name as "byName", unit_name as "unitName",
      to_json(at) #>> '{}' as at
    from list_consent where list_id = ${list.id}::uuid order by list_consent.at desc, id desc`);
}

/**
 * The reasons of the last return, in one statement. The caller has shown that the list is a draft which
 * the actor may edit.
 */
export async function remarksAtDraft(_actor: Actor, listId: string): Promise<Remark[]> {
  const last = await row<{ decision: string; remarks: Remark[] }>(sql`
    select decision, remarks from list_consent
    where list_id = ${listId}::uuid order by at desc, id desc limit 1`);
  return last?.decision === "returned" ? last.remarks : [];
}

/** The office's reasons at entries of a draft that it returned; empty once the draft is handed in again. */
export async function listRemarks(actor: Actor, listId: string): Promise<Remark[]> {
  const list = await getList(actor, listId);
  if (list.status !== "draft") return [];
  const [last] = await listConsents(actor, listId);
  return last?.decision === "returned" ? last.remarks : [];
}
