import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { notifyMany } from "@/lib/domain/notifications/commands";
import { requireHeldSuggestion } from "@/lib/domain/suggestions/tracking/commands";
import {
  DAYS_TO_ANSWER,
  DAYS_UNTIL_ASKED,
  type FollowUpCounts,
  proposesReopening,
} from "@/lib/domain/topics/follow-ups/rules";
import type { AnswerFollowUpInput } from "@/lib/domain/topics/follow-ups/schema";
import { getTopicSettings } from "@/lib/domain/topics/settings/queries";
import { tellSuggesters } from "@/lib/domain/topics/sources/commands";
import { rows, type Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

interface Due {
  id: string;
  title: string;
  round: number;
  regionCode: string;
}

// Claimed in the running round, released four weeks ago or longer, and not asked about yet.
const DUE = sql`
  select t.id, t.title, t.round::int as round, t.region_code as "regionCode" from topic t
  where t.status in ('claimed_done', 'closed')
    and not exists (select 1 from topic_follow_up q where q.topic_id = t.id and q.round = t.round)
    and exists (select 1 from topic_entry e join publication p on p.id = e.publication_id
      where e.topic_id = t.id and e.round = t.round and e.kind = 'claim'
        and (p.released_at at time zone 'Asia/Shanghai')::date <= ${TODAY} - ${DAYS_UNTIL_ASKED}::int)
  order by t.id limit 50`;

/** Asks about every topic that has been said to be done for four weeks; the worker's routine. Answers how many. */
export async function askFollowUps(actor: Actor): Promise<number> {
  const due = await rows<Due>(DUE);
  for (const topic of due) {
    await write(actor, { action: "topic.follow_up" }, async (tx) => {
      const asked = await tx.count(sql`
        insert into topic_follow_up (id, topic_id, round, asked_on, closes_on)
        values (${newId()}, ${topic.id}::uuid, ${topic.round}, ${TODAY}, ${TODAY} + ${DAYS_TO_ANSWER}::int)
        on conflict (topic_id, round) do nothing`);
      if (asked === 0) return;
      await tellSuggesters(tx, actor, { topic, event: "follow_up", words: "" });
      await recordAudit(tx, actor, {
        action: "topic.follow_up",
        subjectType: "topic",
        subjectId: topic.id,
        regionCode: topic.regionCode,
        after: { round: topic.round },
      });
    });
  }
  return due.length;
}

async function countAnswers(tx: Tx, followUpId: string): Promise<FollowUpCounts> {
  const found = await tx.row<FollowUpCounts>(sql`
    select count(*) filter (where answer = 'lasting')::int as lasting,
      count(*) filter (where answer = 'rebounded')::int as rebounded,
      count(*) filter (where answer = 'unsure')::int as unsure
    from topic_follow_up_answer where follow_up_id = ${followUpId}::uuid`);
  return found ?? { lasting: 0, rebounded: 0, unsure: 0 };
}

/** Asks the offices of the topic's region to look, once a round: reopening itself is theirs. */
async function proposeReopening(tx: Tx, topicId: string): Promise<void> {
  const marked = await tx.count(sql`
    update topic set reopening_proposed_at = now()
    where id = ${topicId}::uuid and reopening_proposed_at is null
      and status in ('claimed_done', 'closed') and not exists (select 1 from topic_event v
        where v.topic_id = topic.id and v.round = topic.round and v.move = 'uphold')`);
  if (marked === 0) return;
  await notifyMany(
    tx,
    "topic.rebounded",
    sql`select o.id as organisation_id, '群众反映问题反弹，请核对是否重新办理：' || t.title as title,
        '/desk/topics/' || t.id as link
      from topic t join region r on r.code = t.region_code
      join organisation o on o.kind = 'office' and o.region_code = r.node_code
      where t.id = ${topicId}::uuid`,
  );
}

/**
 * Answers the question for one suggestion, once; whoever has shown its tracking code within half an hour may, also
 * for one that was joined to it. Only the word and the day are kept.
 */
export async function answerFollowUp(
  actor: Actor,
  { followUpId, answer }: AnswerFollowUpInput,
): Promise<{ topicId: string }> {
  const suggestionId = await requireHeldSuggestion(actor);
  const settings = await getTopicSettings(actor);
  return write(actor, { action: "topic.answer_follow_up" }, async (tx) => {
    const asked = await tx.row<{ topicId: string }>(sql`
      select q.topic_id as "topicId" from topic_follow_up q
      join suggestion g on g.id = ${suggestionId}::uuid
      join topic_suggestion s on s.topic_id = q.topic_id
        and s.suggestion_id = coalesce(g.merged_into_id, g.id)
      where q.id = ${followUpId}::uuid and q.closes_on >= ${TODAY} for update of q`);
    if (!asked) throw conflict("这次回访已经截止，或与您的建议无关；请刷新页面查看最新情况");
    const stored = await tx.count(sql`
      insert into topic_follow_up_answer (follow_up_id, suggestion_id, answer, answered_on)
      values (${followUpId}::uuid, ${suggestionId}::uuid, ${answer}, ${TODAY})
      on conflict (follow_up_id, suggestion_id) do nothing`);
    if (stored === 0) throw conflict("这次回访您已经答过了，每件建议答一次");
    await recordAudit(tx, actor, {
      action: "topic.answer_follow_up",
      subjectType: "topic",
      subjectId: asked.topicId,
      after: { answer },
    });
    const counts = await countAnswers(tx, followUpId);
    if (proposesReopening(counts, settings)) await proposeReopening(tx, asked.topicId);
    return asked;
  });
}
