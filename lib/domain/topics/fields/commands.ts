import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import type { SaveFieldInput } from "@/lib/domain/topics/fields/schema";
import { requireHostOffice } from "@/lib/domain/topics/settings/commands";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Fills in or changes the name of a field. What was published keeps the name of its time. */
export async function saveField(actor: Actor, input: SaveFieldInput): Promise<void> {
  await requireHostOffice(actor);
  const { code, name, isActive } = input;
  await write(actor, { action: "topic.save_field" }, async (tx) => {
    const before = await tx.row(sql`
      select name, is_active as "isActive" from topic_field where code = ${code} for update`);
    if (!before) throw notFound("领域");
    await tx.count(sql`
      update topic_field set name = ${name}, is_active = ${isActive} where code = ${code}`);
    await recordAudit(tx, actor, {
      action: "topic.save_field",
      subjectType: "topic_field",
      subjectId: code,
      before,
      after: { name, isActive },
    });
  });
}
