import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requirePublicPass } from "@/lib/access/public-guard";
import { getPublished } from "@/lib/domain/publications/queries";
import type { FollowInput } from "@/lib/domain/suggestions/following/schema";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** Counts one more who wants a published topic to be dealt with; once for each pass, and nobody is noted. */
export async function followTopic(actor: Actor, { topicId, pass }: FollowInput): Promise<void> {
  await getPublished(actor, "topic", topicId);
  await requirePublicPass(pass, "follow");
  await rows(sql`
    insert into topic_follow as f (topic_id, count) values (${topicId}::uuid, 1)
    on conflict (topic_id) do update set count = f.count + 1`);
}
