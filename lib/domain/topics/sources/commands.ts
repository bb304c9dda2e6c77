import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import { type TellingEvent, tellSuggester } from "@/lib/domain/suggestions/telling/commands";
import { suggestionIdsOf } from "@/lib/domain/topics/sources/queries";
import type { Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Makes suggestions part of a topic: screened ones in reach, and from then on they belong to it alone. */
export async function takeUp(
  tx: Tx,
  actor: Actor,
  { topicId, suggestionIds }: { topicId: string; suggestionIds: readonly string[] },
): Promise<void> {
  const ids = [...new Set(suggestionIds)];
  if (ids.length === 0) return;
  const reaches = await requireReaches(actor, "topic.manage");
  const known = await tx.rows<{ status: string; isTaken: boolean }>(sql`
    select s.status, exists (select 1 from topic_suggestion x where x.suggestion_id = s.id) as "isTaken"
    from suggestion s join region r on r.code = s.region_code
    where s.id = any (${ids}::uuid[]) and ${regionsWithin(reaches, "r")} for update of s`);
  if (known.length < ids.length) throw notFound("建议");
  if (known.some(({ status, isTaken }) => status !== "screened" || isTaken)) {
    throw conflict("所选建议中有的已列入别的点题或已撤回，请返回重新选择");
  }
  await tx.count(sql`
    insert into topic_suggestion (topic_id, suggestion_id)
    select ${topicId}::uuid, unnest(${ids}::uuid[])`);
}

/** Tells everybody whose suggestion went into a topic what has happened to it. */
export async function tellSuggesters(
  tx: Tx,
  actor: Actor,
  { topic, event, words }: { topic: { id: string }; event: TellingEvent; words: string },
): Promise<void> {
  for (const suggestionId of await suggestionIdsOf(tx, topic.id)) {
    await tellSuggester(tx, actor, { suggestionId, event, words });
  }
}
