import "server-only";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** The suggestions that a topic was made of. */
export async function suggestionIdsOf(tx: Tx, topicId: string): Promise<string[]> {
  const found = await tx.rows<{ id: string }>(sql`
    select suggestion_id as id from topic_suggestion where topic_id = ${topicId}::uuid
    order by added_at, suggestion_id`);
  return found.map(({ id }) => id);
}
