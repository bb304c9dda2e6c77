import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { type SettingWords, savedBefore } from "@/lib/access/settings";
import { write } from "@/lib/access/write";
import { FIELD_MARK, type TopicField } from "@/lib/domain/topics/fields/queries";
import type { SaveFieldInput } from "@/lib/domain/topics/fields/schema";
import { requireHostOffice } from "@/lib/domain/topics/settings/commands";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

function wordsOf({ name, isActive }: Pick<TopicField, "name" | "isActive">): SettingWords {
  return { form: { label: "", value: `${name || "空着"}，${isActive ? "启用" : "停用"}` } };
}

/**
 * Fills in or changes the name of a field; `conflict` where somebody else did in between. What was published keeps
 * the name of its time.
 */
export async function saveField(actor: Actor, input: SaveFieldInput): Promise<void> {
  await requireHostOffice(actor);
  const { code, name, isActive } = input;
  const trail = { subjectType: "topic_field", subjectId: code };
  const action = "topic.save_field";
  await write(actor, { action }, async (tx) => {
    const found = await tx.row<TopicField>(sql`
      select f.name, f.is_active as "isActive", ${FIELD_MARK} as seen
      from topic_field f where f.code = ${code} for update`);
    if (!found) throw notFound("领域");
    const { seen, ...before } = found;
    if (seen !== input.seen) {
      const states = { now: wordsOf(found), typed: wordsOf(input), seen };
      const what = "这个领域";
      throw await savedBefore(tx, actor, { trail: { ...trail, actions: [action] }, what, states });
    }
    await tx.count(sql`
      update topic_field set name = ${name}, is_active = ${isActive} where code = ${code}`);
    await recordAudit(tx, actor, { ...trail, action, before, after: { name, isActive } });
  });
}
