import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import type { FollowUpAnswer, FollowUpCounts } from "@/lib/domain/topics/follow-ups/rules";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** The question that the sender of a suggestion may answer today. */
export interface OpenFollowUp {
  followUpId: string;
  topicId: string;
  title: string;
  closesOn: string;
  /** What was answered already; null before. */
  answer: FollowUpAnswer | null;
}

/** The open question about the topic that a suggestion went into, for its tracking page; null where there is none. */
export async function findFollowUp(
  _actor: Actor,
  suggestionId: string,
): Promise<OpenFollowUp | null> {
  const found = await row<OpenFollowUp>(sql`
    select q.id as "followUpId", t.id as "topicId", t.title,
      to_char(q.closes_on, 'YYYY-MM-DD') as "closesOn", a.answer
    from suggestion g
    join topic_suggestion s on s.suggestion_id = coalesce(g.merged_into_id, g.id)
    join topic t on t.id = s.topic_id
    join topic_follow_up q on q.topic_id = t.id and q.round = t.round
    left join topic_follow_up_answer a on a.follow_up_id = q.id and a.suggestion_id = g.id
    where g.id = ${suggestionId}::uuid and q.closes_on >= ${TODAY}`);
  return found ?? null;
}

interface Counted {
  askedOn: string;
  closesOn: string;
  answer: FollowUpAnswer | null;
  count: number;
}

/** The newest question about a topic with its answers counted, for everybody; null where none was asked. */
export async function findFollowUpCounts(
  _actor: Actor,
  topicId: string,
): Promise<{ askedOn: string; closesOn: string; counts: FollowUpCounts } | null> {
  const found = await rows<Counted>(sql`
    select to_char(q.asked_on, 'YYYY-MM-DD') as "askedOn", to_char(q.closes_on, 'YYYY-MM-DD') as "closesOn",
      a.answer, count(a.answer)::int as count
    from (select * from topic_follow_up where topic_id = ${topicId}::uuid
      order by round desc limit 1) q
    left join topic_follow_up_answer a on a.follow_up_id = q.id
    group by q.asked_on, q.closes_on, a.answer`);
  const [first] = found;
  if (!first) return null;
  const counts: FollowUpCounts = { lasting: 0, rebounded: 0, unsure: 0 };
  for (const { answer, count } of found) if (answer) counts[answer] = count;
  return { askedOn: first.askedOn, closesOn: first.closesOn, counts };
}
