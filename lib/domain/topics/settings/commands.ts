import "server-only";
import type { Actor } from "@/lib/access/actor";
import { replaceSetting } from "@/lib/access/settings";
import { write } from "@/lib/access/write";
import { wordsOfTopicSettings } from "@/lib/domain/topics/settings/labels";
import { isHostOffice } from "@/lib/domain/topics/settings/policy";
import type { SaveTopicSettingsInput } from "@/lib/domain/topics/settings/schema";
import { env } from "@/lib/platform/env";
import { forbidden } from "@/lib/platform/errors";

/** Only the office of the whole installation sets what holds everywhere; throws `forbidden` for others. */
export async function requireHostOffice(actor: Actor): Promise<void> {
  if (!isHostOffice(actor, env().HOST_REGION)) {
    throw forbidden("这里的设置全省通用，由最上一级领导小组办公室维护");
  }
}

/** Sets how answers and judgements are measured from now on; `conflict` where somebody else saved in between. */
export async function saveTopicSettings(
  actor: Actor,
  { seen, ...value }: SaveTopicSettingsInput,
): Promise<void> {
  await requireHostOffice(actor);
  const action = "topic.configure";
  await write(actor, { action }, (tx) =>
    replaceSetting(tx, actor, {
      ...{ key: "topics", value, action, seen },
      ...{ what: "点题的尺度", words: wordsOfTopicSettings },
    }),
  );
}
