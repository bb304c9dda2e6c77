import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listPublished } from "@/lib/domain/publications/queries";
import type { SimilarTopic } from "@/lib/domain/suggestions/filing/types";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

const MOST = 5;

/** How many also want each of some topics to be dealt with. */
export async function countFollowers(
  _actor: Actor,
  topicIds: readonly string[],
): Promise<Map<string, number>> {
  const found = await rows<{ topicId: string; count: number }>(sql`
    select topic_id as "topicId", count from topic_follow where topic_id = any (${[...topicIds]}::uuid[])`);
  return new Map(found.map(({ topicId, count }) => [topicId, count]));
}

/** Published topics of a place's county (or the city above), the newest first: perhaps it is asked already. */
export async function listSimilarTopics(actor: Actor, regionCode: string): Promise<SimilarTopic[]> {
  const place = await row<{ node: string; city: string }>(sql`
    select node_code as node, split_part(path, '/', 2) as city from region where code = ${regionCode}`);
  if (!place) return [];
  const near = await listPublished(actor, ["topic"], { regionCode: place.node, size: MOST });
  const { items } =
    near.items.length > 0 || !place.city
      ? near
      : await listPublished(actor, ["topic"], { regionCode: place.city, size: MOST });
  const followers = await countFollowers(
    actor,
    items.map(({ subjectId }) => subjectId),
  );
  return items.map(({ subjectId: id, title, summary, regionName }) => ({
    ...{ id, title, summary, regionName, followers: followers.get(id) ?? 0 },
  }));
}
