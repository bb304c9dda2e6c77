import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import { holdForMove, holdSite, moveSite, noteStep } from "@/lib/domain/sites/lifecycle/commands";
import { listRecommendable } from "@/lib/domain/sites/recommendations/queries";
import type { DeclineInput, RecommendInput } from "@/lib/domain/sites/recommendations/schema";
import { invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** Recommends an organisation; it is told, and evaluates itself next. */
export async function recommendSite(
  actor: Actor,
  input: RecommendInput,
): Promise<{ siteId: string }> {
  const { organisationId, kind, carrierCode, level, name, grounds } = input;
  const [found] = await listRecommendable(actor, { q: "", unit: organisationId });
  if (!found) throw notFound("单位");
  if (!found.carriers.some(({ code }) => code === carrierCode)) {
    throw invalid({ carrierCode: "这家单位不建设所选载体，请重新选择" });
  }
  return write(actor, { action: "site.recommend", key: input.key }, async (tx) => {
    const id = newId();
    const made = await tx.count(sql`
      insert into demonstration_site (id, kind, name, organisation_id, carrier_code, region_code,
        level_wished, grounds, created_by_id, created_by_name)
      select ${id}, ${kind}::demonstration_kind, ${name}, o.id, ${carrierCode}, o.region_code,
        ${level}::site_level, ${grounds}, ${actor.kind === "staff" ? actor.accountId : null}::uuid,
        ${actorName(actor)}
      from organisation o where o.id = ${organisationId}::uuid
      on conflict do nothing`);
    if (made === 0) {
      throw invalid({ level: "这家单位已有同一种类、载体和级别的示范点在办或在册，请到列表查看" });
    }
    const site = await holdSite(tx, actor, id);
    const told = `您单位被推荐为${name}，请对照清单自评`;
    await noteStep(tx, actor, site, { move: "recommend", text: grounds, told });
    return { siteId: id };
  });
}

/** Declines a site before it is named. */
export async function declineSite(actor: Actor, input: DeclineInput): Promise<{ siteId: string }> {
  return write(actor, { action: "site.decline" }, async (tx) => {
    const site = await holdForMove(tx, actor, { ...input, move: "decline" });
    const told = `“${site.name}”未通过：${input.reason}`;
    const set = sql`reason = ${input.reason}`;
    await moveSite(tx, actor, site, { move: "decline", text: input.reason, told, set });
    return { siteId: site.id };
  });
}
