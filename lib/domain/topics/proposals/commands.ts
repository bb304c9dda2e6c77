import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { leaveTrace } from "@/lib/domain/topics/moves/commands";
import { usableSolicitation } from "@/lib/domain/topics/policy";
import type { ProposeInput } from "@/lib/domain/topics/schema";
import { takeUp } from "@/lib/domain/topics/sources/commands";
import { row } from "@/lib/platform/db";
import { invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

async function requirePlace(actor: Actor, input: ProposeInput): Promise<void> {
  const reaches = await requireReaches(actor, "topic.manage");
  const found = await row<{ hasField: boolean; hasSolicitation: boolean }>(sql`
    select exists (select 1 from topic_field f where f.code = ${input.fieldCode}
        and f.is_active and f.name <> '') as "hasField",
      ${input.solicitationId ?? null}::uuid is null or exists (select 1 from solicitation s
        join region r on r.code = s.region_code where s.id = ${input.solicitationId ?? null}::uuid
          and ${usableSolicitation(reaches)}) as "hasSolicitation"
    from region r where r.code = ${input.regionCode} and ${regionsWithin(reaches, "r")}`);
  if (!found) throw notFound("地区");
  if (!found.hasField)
    throw invalid({ fieldCode: "这个领域没有启用，请换一个，或先在领域设置里启用" });
  if (!found.hasSolicitation) throw invalid({ solicitationId: "没有这个征集活动，请重新选择" });
}

/**
 * Makes a topic of what people said, in edited words without anything personal. Suggestions that it is made of
 * belong to it alone from then on.
 */
export async function proposeTopic(
  actor: Actor,
  input: ProposeInput,
): Promise<{ topicId: string }> {
  await requirePlace(actor, input);
  const { suggestionIds, saidCount } = input;
  if (saidCount < suggestionIds.length) {
    throw invalid({ saidCount: `人数不能少于所选建议的件数 ${suggestionIds.length}` });
  }
  return write(actor, { action: "topic.propose", key: input.key }, async (tx) => {
    const topicId = newId();
    await tx.count(sql`
      insert into topic (id, region_code, field_code, solicitation_id, title, said, said_count, place,
        is_example, created_by_id, created_by_name)
      values (${topicId}, ${input.regionCode}, ${input.fieldCode},
        ${input.solicitationId ?? null}::uuid, ${input.title}, ${input.said}, ${saidCount},
        ${input.place}, ${actor.kind === "system"},
        ${actor.kind === "staff" ? actor.accountId : null}::uuid, ${actorName(actor)})`);
    await takeUp(tx, actor, { topicId, suggestionIds });
    await leaveTrace(tx, actor, { topicId, round: 1, move: "propose" });
    await recordAudit(tx, actor, {
      action: "topic.propose",
      subjectType: "topic",
      subjectId: topicId,
      regionCode: input.regionCode,
      after: { title: input.title, saidCount, suggestions: suggestionIds.length },
    });
    return { topicId };
  });
}
