import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { freezeFigures } from "@/lib/domain/editions/freezing/commands";
import { findLeadUnit } from "@/lib/domain/editions/freezing/queries";
import { canRelease } from "@/lib/domain/editions/policy";
import { getEdition } from "@/lib/domain/editions/queries";
import type { FreezeRequest, ReleaseInput } from "@/lib/domain/editions/schema";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Freezes the figures of a region as a numbered edition with its fingerprints: one snapshot of the data. */
export async function freezeEdition(
  actor: Actor,
  input: FreezeRequest,
): Promise<{ editionId: string; number: number }> {
  const { leadUnitId, ranked, rankingReason, key, ...asked } = input;
  const isNarrowed = input.carrierCode || input.level || leadUnitId;
  if (input.purpose === "public" && (isNarrowed || input.asOf)) {
    const message = "公开的一期总是全部载体、此刻的数字；要筛选或取往日的数字，请把用途改为简报";
    throw invalid({ purpose: message });
  }
  const leadUnit = leadUnitId ? await findLeadUnit(actor, leadUnitId) : undefined;
  if (leadUnitId && !leadUnit) throw invalid({ leadUnitId: "请从列表中选择牵头单位" });
  const order = { ...asked, leadUnit, rankingReason: ranked ? rankingReason : undefined };
  return write(actor, { action: "edition.freeze", key }, async (tx) => {
    const { editionId, number } = await freezeFigures(tx, actor, order);
    return { editionId, number };
  });
}

/** Releases a frozen edition. Throws `forbidden` for whoever froze it. */
export async function releaseEdition(
  actor: Actor,
  input: ReleaseInput,
): Promise<{ editionId: string }> {
  const edition = await getEdition(actor, input.editionId);
  if (edition.status !== "frozen" || edition.version !== input.version) {
    throw conflict("这一期已被他人处理，请刷新页面查看");
  }
  if (!canRelease(actor, edition)) {
    throw forbidden("定稿人不能发布自己定稿的一期，请由办公室另一位同志核对后发布");
  }
  return write(actor, { action: "edition.release", key: input.key }, async (tx) => {
    const accountId = actor.kind === "staff" ? actor.accountId : null;
    const released = await tx.count(sql`
      update edition set status = 'released', released_at = now(), version = version + 1,
        released_by_id = ${accountId}::uuid, released_by_name = ${actorName(actor)}
      where id = ${edition.id}::uuid and status = 'frozen' and version = ${input.version}`);
    if (released === 0) throw conflict("这一期已被他人处理，请刷新页面查看");
    const { number, purpose, fingerprint } = edition;
    await recordAudit(tx, actor, {
      action: "edition.release",
      subjectType: "edition",
      subjectId: edition.id,
      regionCode: edition.regionCode,
      before: { status: "frozen" },
      after: { status: "released", number, purpose, fingerprint },
    });
    return { editionId: edition.id };
  });
}
