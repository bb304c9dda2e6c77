import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { getTopicSettings } from "@/lib/domain/topics/settings/queries";
import type { TopicSettings } from "@/lib/domain/topics/settings/schema";
import { env } from "@/lib/platform/env";
import { forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Only the office of the whole installation sets what holds everywhere. */
export async function requireHostOffice(actor: Actor): Promise<void> {
  const reaches = await requireReaches(actor, "topic.manage");
  const regionCode = env().HOST_REGION;
  const isHost = reaches.some(({ grant }) => !grant || grant.regionCode === regionCode);
  if (!isHost) throw forbidden("这里的设置全省通用，由最上一级领导小组办公室维护");
}

/** Sets how answers and judgements are measured from now on. */
export async function saveTopicSettings(actor: Actor, input: TopicSettings): Promise<void> {
  await requireHostOffice(actor);
  const before = await getTopicSettings(actor);
  await write(actor, { action: "topic.configure" }, async (tx) => {
    await tx.count(sql`
      insert into setting as s (key, value, updated_at) values ('topics', ${JSON.stringify(input)}::jsonb, now())
      on conflict (key) do update set value = excluded.value, updated_at = now()`);
    await recordAudit(tx, actor, {
      action: "topic.configure",
      subjectType: "setting",
      subjectId: "topics",
      before,
      after: input,
    });
  });
}
