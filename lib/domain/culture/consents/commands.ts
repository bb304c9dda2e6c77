import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import type {
  RecordConsentInput,
  WithdrawConsentInput,
} from "@/lib/domain/culture/consents/schema";
import { getPiece } from "@/lib/domain/culture/pieces/queries";
import { evidenceVisibleTo } from "@/lib/domain/evidence/policy";
import { retractPublication } from "@/lib/domain/publications/commands";
import { row } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { dayAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

/** Records who agreed to what, with the document of the material library that says so. */
export async function recordConsent(
  actor: Actor,
  input: RecordConsentInput,
): Promise<{ pieceId: string; consentId: string }> {
  if (actor.kind === "visitor") throw forbidden();
  const piece = await getPiece(actor, input.pieceId);
  if (input.givenOn > dayAt(new Date())) {
    throw invalid({ givenOn: "日期在今天以后；请填授权书上签字的日期" });
  }
  const visible = await evidenceVisibleTo(actor);
  const file = await row(sql`
    select 1 as found from evidence e where e.id = ${input.evidenceId}::uuid and ${visible}`);
  if (!file) throw notFound("材料");
  return write(actor, { action: "consent.record" }, async (tx) => {
    const id = newId();
    await tx.count(sql`
      insert into culture_consent (id, piece_id, kind, given_by, given_on, evidence_id, note,
        recorded_by_name)
      values (${id}, ${piece.id}::uuid, ${input.kind}::consent_kind, ${input.givenBy},
        ${input.givenOn}::date, ${input.evidenceId}::uuid, ${input.note}, ${actorName(actor)})`);
    await recordAudit(tx, actor, {
      action: "consent.record",
      subjectType: "culture_piece",
      subjectId: piece.id,
      regionCode: piece.regionCode,
      after: { consentId: id, kind: input.kind, givenOn: input.givenOn },
    });
    return { pieceId: piece.id, consentId: id };
  });
}

/**
 * Notes that a consent was withdrawn. Whatever it covered, the piece leaves the public pages and the queue in
 * the same transaction: what is shown is a copy, and nobody can say which part of it the consent was for. It
 * comes back by a new copy, once no consent is missing.
 */
export async function withdrawConsent(
  actor: Actor,
  input: WithdrawConsentInput,
): Promise<{ pieceId: string; wasShown: boolean }> {
  const piece = await getPiece(actor, input.pieceId);
  const held = piece.consents.find(({ id }) => id === input.consentId);
  if (!held) throw notFound("授权记录");
  if (held.withdrawnOn !== null) throw conflict("这份同意已经撤回");
  const { id: pieceId, kind, regionCode } = piece;
  const { reason } = input;
  return write(actor, { action: "consent.withdraw" }, async (tx) => {
    // The piece first: whoever hands it over at this moment has another version, or is retracted here.
    await tx.count(sql`
      update culture_piece set version = version + 1,
        stage = (case when stage = 'submitted' then 'withdrawn' else stage::text end)::piece_stage
      where id = ${pieceId}::uuid`);
    const ended = await tx.count(sql`
      update culture_consent set withdrawn_on = (now() at time zone 'Asia/Shanghai')::date,
        withdrawn_reason = ${reason}, withdrawn_by_name = ${actorName(actor)}
      where id = ${held.id}::uuid and withdrawn_on is null`);
    if (ended === 0) throw conflict("这份同意已经撤回");
    await recordAudit(tx, actor, {
      action: "consent.withdraw",
      subjectType: "culture_piece",
      subjectId: pieceId,
      regionCode,
      after: { consentId: held.id, kind: held.kind, reason },
    });
    const told = { kind, subjectId: pieceId, reason: "授权已撤回" };
    const { wasShown } = await retractPublication(tx, actor, told);
    return { pieceId, wasShown };
  });
}
