import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** The suggestions that a topic was made of. */
export async function suggestionIdsOf(tx: Tx, topicId: string): Promise<string[]> {
  const found = await tx.rows<{ id: string }>(sql`
    select suggestion_id as id from topic_suggestion where topic_id = ${topicId}::uuid
    order by added_at, suggestion_id`);
  return found.map(({ id }) => id);
}

/** The suggestion of a tracking code; throws `not_found` for any other. */
export async function findSuggestionByCode(_actor: Actor, _code: string): Promise<string> {
  throw notFound("查询码");
}
