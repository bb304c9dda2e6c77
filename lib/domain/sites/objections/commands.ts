import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requirePublicPass } from "@/lib/access/public-guard";
import { write } from "@/lib/access/write";
import { requireHarmless } from "@/lib/domain/detection/commands";
import { holdSite, noteStep } from "@/lib/domain/sites/lifecycle/commands";
import { getNoticeWindow } from "@/lib/domain/sites/notices/queries";
import { OBJECTION_OUTCOME_LABELS } from "@/lib/domain/sites/objections/labels";
import { contactOwner, textOwner } from "@/lib/domain/sites/objections/queries";
import type { AnswerObjectionInput, ObjectInput } from "@/lib/domain/sites/objections/schema";
import { encrypt } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { randomId } from "@/lib/shared/random-ids";

/**
 * A visitor objects within the notice period. Accusations and numbers of persons are diverted before anything
 * is stored; text and contact are sealed apart, the day is kept, nothing of who sent it.
 */
export async function objectToSite(
  actor: Actor,
  input: ObjectInput,
): Promise<{ noticeId: string }> {
  const { noticeId, siteId, text, personName, contact } = input;
  const window = await getNoticeWindow(actor, noticeId);
  if (!window.isOpen) throw conflict("公示已经结束，不再收异议；有建议请到“提建议”");
  if (!window.sites.some(({ id }) => id === siteId)) {
    throw invalid({ siteId: "请选择对哪一家有异议" });
  }
  await requireHarmless(actor, { text }, { personName, contact });
  await requirePublicPass(input.pass, "objection");
  // A random id: one that counts time would tell the moment.
  const id = randomId();
  const who = [personName, contact].filter(Boolean).join("，");
  return write(actor, { action: "site.object" }, async (tx) => {
    // Whoever names the site waits for this, and this for them: nobody is named past an objection.
    const held = await tx.row<{ regionCode: string }>(sql`
      select region_code as "regionCode" from demonstration_site
      where id = ${siteId}::uuid and status = 'publicised' for update`);
    if (!held) throw conflict("公示已经结束，不再收异议");
    await tx.count(sql`
      insert into site_objection (id, notice_id, site_id, received_on, sealed_text, sealed_contact)
      values (${id}, ${noticeId}::uuid, ${siteId}::uuid, (now() at time zone 'Asia/Shanghai')::date,
        ${encrypt(text, textOwner(id))}, ${who ? encrypt(who, contactOwner(id)) : null})`);
    await recordAudit(tx, actor, {
      ...{ action: "site.object", subjectType: "demonstration_site", subjectId: siteId },
      regionCode: held.regionCode,
      after: { noticeId },
    });
    return { noticeId };
  });
}

/** Answers an objection, once, after it was looked into; by the level that decides on naming. */
export async function answerObjection(
  actor: Actor,
  input: AnswerObjectionInput,
): Promise<{ siteId: string }> {
  const { siteId, objectionId, outcome, answer } = input;
  return write(actor, { action: "site.answer_objection" }, async (tx) => {
    const site = await holdSite(tx, actor, siteId);
    if (!site.isAtWished) throw forbidden("异议由拟命名一级的牵头单位或办公室答复");
    const exists = await tx.row(sql`
      select 1 from site_objection where id = ${objectionId}::uuid and site_id = ${siteId}::uuid`);
    if (!exists) throw notFound("异议");
    const answered = await tx.count(sql`
      update site_objection set outcome = ${outcome}, answer = ${answer}, answered_at = now(),
        answered_by_id = ${actor.kind === "staff" ? actor.accountId : null}::uuid,
        answered_by_name = ${actorName(actor)}
      where id = ${objectionId}::uuid and outcome is null`);
    if (answered === 0) throw conflict("这条异议已由他人答复，请刷新页面");
    await noteStep(tx, actor, site, {
      ...{ move: "answer_objection", text: OBJECTION_OUTCOME_LABELS[outcome] },
      facts: { objectionId, outcome },
    });
    return { siteId };
  });
}

const CONTACT_KEPT = "180 days";

/** Removes names and contacts half a year after the answer. The worker's. */
export async function forgetObjectors(tx: Tx): Promise<number> {
  return tx.count(sql`
    update site_objection set sealed_contact = null
    where sealed_contact is not null and answered_at < now() - ${CONTACT_KEPT}::interval`);
}
