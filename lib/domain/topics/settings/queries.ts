import "server-only";
import type { Actor } from "@/lib/access/actor";
import { readSetting } from "@/lib/access/settings";
import { type TopicSettings, topicSettingsSchema } from "@/lib/domain/topics/settings/schema";

/** How answers and judgements are measured, with the mark that the form carries. */
export async function getSeenTopicSettings(
  _actor: Actor,
): Promise<{ settings: TopicSettings; seen: string }> {
  const { value, seen } = await readSetting("topics");
  return { settings: topicSettingsSchema.parse(value ?? {}), seen };
}

/** How answers and judgements are measured in this installation. */
export async function getTopicSettings(actor: Actor): Promise<TopicSettings> {
  return (await getSeenTopicSettings(actor)).settings;
}
