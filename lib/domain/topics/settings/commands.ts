import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { isHostOffice } from "@/lib/domain/topics/settings/policy";
import { getTopicSettings } from "@/lib/domain/topics/settings/queries";
import type { TopicSettings } from "@/lib/domain/topics/settings/schema";
import { env } from "@/lib/platform/env";
import { forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Only the office of the whole installation sets what holds everywhere; throws `forbidden` for others. */
export async function requireHostOffice(actor: Actor): Promise<void> {
  if (!isHostOffice(actor, env().HOST_REGION)) {
    throw forbidden("这里的设置全省通用，由最上一级领导小组办公室维护");
  }
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
