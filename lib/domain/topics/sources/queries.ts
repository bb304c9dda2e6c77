import "server-only";
import type { Actor } from "@/lib/access/actor";
import { isPublished } from "@/lib/domain/publications/policy";
import { row, type Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** The suggestions that a topic was made of. */
export async function suggestionIdsOf(tx: Tx, topicId: string): Promise<string[]> {
  const found = await tx.rows<{ id: string }>(sql`
    select suggestion_id as id from topic_suggestion where topic_id = ${topicId}::uuid
    order by added_at, suggestion_id`);
  return found.map(({ id }) => id);
}

/** A topic as whoever suggested it finds it. */
export interface SuggestedTopic {
  topicId: string;
  title: string;
}

/** The public topic that a suggestion, or the one that it was joined to, went into; null while there is none. */
export async function findSuggestedTopic(
  _actor: Actor,
  suggestionId: string,
): Promise<SuggestedTopic | null> {
  const found = await row<SuggestedTopic>(sql`
    select p.subject_id as "topicId", p.title from suggestion g
    join topic_suggestion x on x.suggestion_id = coalesce(g.merged_into_id, g.id)
    join publication p on p.kind = 'topic' and p.subject_id = x.topic_id
    where g.id = ${suggestionId}::uuid and ${isPublished("p")}`);
  return found ?? null;
}
