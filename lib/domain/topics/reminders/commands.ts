import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { getClock } from "@/lib/domain/calendar/queries";
import { notifyMany } from "@/lib/domain/notifications/commands";
import { ENTRY_STATE } from "@/lib/domain/topics/verdicts/queries";
import { type Statement, sql } from "@/lib/platform/sql";

// The running round of topic t, and nothing of it is answered or on its way.
const UNANSWERED = sql`m.round = t.round and t.status not in ('closed', 'declined')
  and not exists (select 1 from topic_entry e join publication p on p.id = e.publication_id
    where e.topic_id = t.id and e.round = m.round and e.kind = 'answer'
      and ${ENTRY_STATE} <> 'returned')`;

/** Tells units of terms, each once: the message and the mark that it went out, in one transaction. */
async function tell(
  actor: Actor,
  what: { kind: string; words: string; mark: string; when: Statement },
): Promise<number> {
  const mark = sql.raw(what.mark);
  return write(actor, { action: what.kind }, async (tx) => {
    const due = await tx.rows<{ id: string }>(sql`
      select m.id from topic_round m join topic t on t.id = m.topic_id
      where ${what.when} and m.${mark} is null and ${UNANSWERED} for update of m skip locked`);
    const ids = due.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await tx.count(sql`update topic_round set ${mark} = now() where id = any (${ids}::uuid[])`);
    return notifyMany(
      tx,
      what.kind,
      sql`select m.organisation_id, ${what.words} || t.title || '（期限 '
          || to_char(m.due_on, 'YYYY-MM-DD') || '）' as title, '/desk/topics/' || t.id as link
        from topic_round m join topic t on t.id = m.topic_id where m.id = any (${ids}::uuid[])`,
    );
  });
}

/** Reminds units of answers that are due within three working days, and tells them of those that are late. */
export async function remindOfAnswers(actor: Actor): Promise<number> {
  const { soonUntil } = await getClock(actor);
  const soon = await tell(actor, {
    ...{ kind: "topic.due_soon", words: "群众点题答复即将到期：", mark: "reminded_at" },
    when: sql`m.due_on between ${TODAY} and ${soonUntil}::date`,
  });
  const late = await tell(actor, {
    ...{
      kind: "topic.overdue",
      words: "群众点题答复已超期，公开页面已标明：",
      mark: "told_late_at",
    },
    when: sql`m.due_on < ${TODAY}`,
  });
  return soon + late;
}
