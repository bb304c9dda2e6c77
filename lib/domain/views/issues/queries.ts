import "server-only";
import type { Actor } from "@/lib/access/actor";
import { row } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

/** The file of an issue of the actor's own subscription; `not_found` for all others, and for expired ones. */
export async function getIssueFile(
  actor: Actor,
  id: string,
): Promise<{ sha256: string; fileName: string; format: "xlsx" | "pdf" }> {
  if (actor.kind !== "staff") throw forbidden();
  const found = isId(id)
    ? await row<{ sha256: string; fileName: string; format: "xlsx" | "pdf" }>(sql`
        select i.sha256, i.file_name as "fileName", s.format
        from subscription_issue i join subscription s on s.id = i.subscription_id
        where i.id = ${id}::uuid and s.account_id = ${actor.accountId}::uuid and i.state = 'made'
          and i.sha256 is not null`)
    : undefined;
  if (!found) throw notFound("文件");
  return found;
}
