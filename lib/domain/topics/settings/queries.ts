import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type TopicSettings, topicSettingsSchema } from "@/lib/domain/topics/settings/schema";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** How answers and judgements are measured in this installation. */
export async function getTopicSettings(_actor: Actor): Promise<TopicSettings> {
  const found = await row<{ value: unknown }>(sql`select value from setting where key = 'topics'`);
  return topicSettingsSchema.parse(found?.value ?? {});
}
