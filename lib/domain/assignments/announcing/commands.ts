import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/**
 * Tells every organisation that a list asks something of, once for a list: doing it again tells only
 * those who were asked later. Answers how many were told.
 */
export async function announceList(actor: Actor, listId: string): Promise<number> {
  const link = `/desk/lists/${listId}`;
  return transaction(async (tx) => {
    const told = await tx.count(sql`
      insert into notification (id, organisation_id, kind, title, link)
      select gen_random_uuid(), asked.organisation_id, 'list.issued',
        '收到新任务：《' || l.title || '》', ${link}
      from task_list l
      cross join lateral (
        select distinct a.organisation_id
        from task t join assignment a on a.root_task_id = t.root_task_id and a.task_id = t.id
        where t.list_id = l.id and t.source = 'report'
          and a.status in ('not_started', 'drafting', 'returned')) asked
      where l.id = ${listId}::uuid and not exists (
        select 1 from notification n
        where n.organisation_id = asked.organisation_id and n.link = ${link})`);
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
