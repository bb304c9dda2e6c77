import "server-only";
import type { Actor } from "@/lib/access/actor";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import type { UnfinishedUpload } from "./types";

const COLUMNS = sql`u.id, u.file_name as "fileName", u.size, u.received, u.sha256`;

/** The actor's own files that are under way for a task, oldest first. */
export async function listUnfinishedUploads(
  actor: Actor,
  assignmentId: string,
): Promise<UnfinishedUpload[]> {
  if (actor.kind !== "staff") return [];
  return rows<UnfinishedUpload>(sql`
    select ${COLUMNS} from upload u
    where u.account_id = ${actor.accountId} and u.assignment_id = ${assignmentId}
      and u.evidence_id is null
    order by u.created_at`);
}

/** How far an upload of the actor's own has come; throws `not_found` for all others. */
export async function getUpload(actor: Actor, id: string): Promise<UnfinishedUpload> {
  const found =
    actor.kind === "staff"
      ? await row<UnfinishedUpload>(sql`
          select ${COLUMNS} from upload u where u.id = ${id} and u.account_id = ${actor.accountId}`)
      : undefined;
  if (!found) throw notFound("上传");
  return found;
}
