import "server-only";
import { randomInt } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requestFacts } from "@/lib/access/request";
import { write } from "@/lib/access/write";
import { requireHarmless } from "@/lib/domain/detection/commands";
import { getCode, hmacOfCode } from "@/lib/domain/ratings/codes/queries";
import { listReasons } from "@/lib/domain/ratings/queries";
import { CODES, codeFrom } from "@/lib/domain/ratings/rules";
import type { OpenCodeInput, RateInput } from "@/lib/domain/ratings/schema";
import type { RatingCodeWish, RatingSubject } from "@/lib/domain/ratings/types";
import { encrypt } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { randomId } from "@/lib/shared/random-ids";

/**
 * Makes codes for one event, in the transaction of what they belong to; the caller has made sure that the
 * actor may. They are shown once: only their HMAC stays.
 */
export async function issueRatingCodes(
  tx: Tx,
  actor: Actor,
  { count, ...wish }: RatingCodeWish & { count: number },
): Promise<{ codes: string[] }> {
  const codes = Array.from({ length: count }, () => codeFrom(randomInt(CODES)));
  await tx.count(sql`
    insert into rating_code (id, code_hmac, subject_type, subject_id, about, region_code, issued_on, expires_on)
    select gen_random_uuid(), made.hmac, ${wish.subjectType}, ${wish.subjectId}::uuid, ${wish.about},
      ${wish.regionCode}, (now() at time zone 'Asia/Shanghai')::date, ${wish.expiresOn}::date
    from unnest(${codes.map(hmacOfCode)}::text[]) made (hmac)`);
  await recordAudit(tx, actor, {
    action: "rating.issue",
    subjectType: wish.subjectType,
    subjectId: wish.subjectId,
    regionCode: wish.regionCode,
    after: { count, expiresOn: wish.expiresOn },
  });
  return { codes };
}

/** One code for one event; see `issueRatingCodes`. */
export async function issueRatingCode(
  tx: Tx,
  actor: Actor,
  wish: RatingCodeWish,
): Promise<{ code: string }> {
  const { codes } = await issueRatingCodes(tx, actor, { ...wish, count: 1 });
  return { code: codes[0] ?? "" };
}

async function requireOffered(actor: Actor, subject: RatingSubject, reasons: readonly string[]) {
  const offered = await listReasons(actor, subject.subjectType);
  if (reasons.every((reason) => offered.includes(reason))) return;
  throw invalid({ reasons: "有一条原因已经不在列表中，请刷新页面后重新勾选" });
}

/** Takes a typed code to its form where it exists. */
export async function openRatingCode(
  actor: Actor,
  { ratingCode: code }: OpenCodeInput,
): Promise<{ code: string }> {
  const { address } = await requestFacts();
  await getCode(actor, { code, address });
  return { code };
}

/** Rates with a code, once; tells what was rated, so that the new totals can be shown. */
export async function rateWithCode(actor: Actor, input: RateInput): Promise<RatingSubject> {
  const { address } = await requestFacts();
  return rateAs(actor, { ...input, address });
}

/** The same for callers outside a request. */
export async function rateAs(
  actor: Actor,
  { ratingCode: code, level, reasons, words, address }: RateInput & { address: string },
): Promise<RatingSubject> {
  const found = await getCode(actor, { code, address });
  if (found.isUsed) throw conflict("这个评价码已经用过一次，评价已计入，不能再次评价");
  if (found.isExpired) throw conflict("这个评价码已经过期，不能再评价");
  const { id: codeId, subjectType, subjectId } = found;
  await requireOffered(actor, found, reasons);
  await requireHarmless(actor, { words });
  const id = randomId();
  return write(actor, { action: "rating.give" }, async (tx) => {
    const given = await tx.count(sql`
      insert into rating (id, code_id, level, reasons, words, rated_on)
      values (${id}::uuid, ${codeId}::uuid, ${level}, ${[...new Set(reasons)]}::text[],
        ${words ? encrypt(words, id) : null}, (now() at time zone 'Asia/Shanghai')::date)
      on conflict (code_id) do nothing`);
    if (given === 0) throw conflict("这个评价码已经用过一次，评价已计入，不能再次评价");
    // What was said stands in the rating alone: the trail has the hour, the rating must not.
    await recordAudit(tx, actor, { action: "rating.give", subjectType, subjectId });
    return { subjectType, subjectId };
  });
}
