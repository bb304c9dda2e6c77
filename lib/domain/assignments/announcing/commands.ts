import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/**
 * Tells every organisation to which a list was delivered and that has not acknowledged it, once for a
 * list: doing it again tells only those who got it later. Answers how many were told.
 */
export async function announceList(actor: Actor, listId: string): Promise<number> {
  const link = `/desk/lists/${listId}/acknowledgements`;
  return transaction(async (tx) => {
    const told = await tx.count(sql`
      insert into notification (id, organisation_id, kind, title, link)
      select gen_random_uuid(), k.organisation_id, 'list.issued',
        '收到《' || l.title || '》' || case when l.list_version > 1
          then '第 ' || l.list_version || ' 版' else '' end || '，请核对后签收', ${link}
      from acknowledgement k join task_list l on l.id = k.list_id
      where k.list_id = ${listId}::uuid and k.acknowledged_at is null and not exists (
        select 1 from notification n
        where n.organisation_id = k.organisation_id and n.link = ${link})`);
    if (told > 0) {
      await recordAudit(tx, actor, {
        action: "list.announce",
        subjectType: "task_list",
        subjectId: listId,
        after: { organisations: told },
      });
    }
    return told;
  });
}
