import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { maySetPrinciples } from "@/lib/domain/cases/principles/policy";
import type { PrinciplesInput } from "@/lib/domain/cases/schema";
import { env } from "@/lib/platform/env";
import { conflict, forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Sets the year's principles; cases whose assessors are drawn keep those of the drawing. */
export async function setPrinciples(
  actor: Actor,
  { year, principles, threshold, version }: PrinciplesInput,
): Promise<{ year: number }> {
  await requireReaches(actor, "portal.manage");
  if (!maySetPrinciples(actor, env().HOST_REGION)) {
    throw forbidden("评选原则由平台所在地区的领导小组办公室设定");
  }
  return write(actor, { action: "case.set_principles" }, async (tx) => {
    const changed = await tx.count(sql`
      insert into case_rule as held (year, principles, threshold, set_by_name)
      values (${year}, ${JSON.stringify(principles)}::jsonb, ${threshold}, ${actorName(actor)})
      on conflict (year) do update set principles = excluded.principles, set_at = now(),
        threshold = excluded.threshold, set_by_name = excluded.set_by_name, version = held.version + 1
      where held.version = ${version}`);
    if (changed === 0) throw conflict("评选原则刚被他人改过，请刷新页面核对后再改");
    await recordAudit(tx, actor, {
      action: "case.set_principles",
      subjectType: "case_rule",
      subjectId: String(year),
      after: { principles, threshold },
    });
    return { year };
  });
}
