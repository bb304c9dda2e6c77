import "server-only";
import type { Actor } from "@/lib/access/actor";
import { countWrongCode } from "@/lib/access/limits";
import { returnAllowance, spendAllowance } from "@/lib/access/public-allowance";
import { requestFacts } from "@/lib/access/request";
import { listReasons } from "@/lib/domain/ratings/queries";
import { GUESSES_A_MINUTE, isWellFormed } from "@/lib/domain/ratings/rules";
import { codeSchema } from "@/lib/domain/ratings/schema";
import type { RatingEntry, RatingSubject } from "@/lib/domain/ratings/types";
import { hmacSm3, keyFor } from "@/lib/platform/crypto";
import { row } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** What is kept of a code: an HMAC under a key that no table knows. */
export function hmacOfCode(code: string): string {
  return hmacSm3(code, keyFor("rating-code"));
}

/** A code that exists. */
export interface FoundCode extends RatingSubject {
  id: string;
  about: string;
  isUsed: boolean;
  isExpired: boolean;
}

const TOO_MANY = "现在核对评价码的人太多，请一分钟后再试；您的评价码没有失效";

/**
 * Looks a code up. At most sixty wrong ones are tried a minute in all, and a few from one address; past that
 * nobody is told anything (`unavailable`). An unknown code is `not_found`.
 */
export async function getCode(
  _actor: Actor,
  { code, address }: { code: string; address: string },
): Promise<FoundCode> {
  if (!isWellFormed(code)) throw notFound("评价码");
  // A try is taken before the look-up and given back when the code exists: many at once get no more.
  const taken = await spendAllowance("rating code", GUESSES_A_MINUTE, TOO_MANY);
  const found = await row<FoundCode>(sql`
    select k.id, k.subject_type as "subjectType", k.subject_id as "subjectId", k.about,
      g.id is not null as "isUsed",
      k.expires_on < (now() at time zone 'Asia/Shanghai')::date as "isExpired"
    from rating_code k left join rating g on g.code_id = k.id
    where k.code_hmac = ${hmacOfCode(code)}`);
  if (!found) {
    await countWrongCode(address);
    throw new AppError("not_found", "没有这个评价码，请对照短信或纸条逐位核对");
  }
  await returnAllowance(taken);
  return found;
}

/** What a code opens for whoever holds it. */
export async function openCode(
  actor: Actor,
  input: { code: string; address: string },
): Promise<RatingEntry> {
  const { isUsed, isExpired, about, subjectType } = await getCode(actor, input);
  if (isUsed) return { state: "used" };
  if (isExpired) return { state: "expired" };
  return { state: "open", about, subjectType, reasons: await listReasons(actor, subjectType) };
}

/** The same for a page: the code as typed into the address, or why nothing is shown. */
export async function openCodeForPage(
  actor: Actor,
  typed: string,
): Promise<{ code: string; entry: RatingEntry } | { refused: string }> {
  const parsed = codeSchema.safeParse(typed);
  if (!parsed.success) return { refused: parsed.error.issues[0]?.message ?? "" };
  try {
    const { address } = await requestFacts();
    const entry = await openCode(actor, { code: parsed.data, address });
    return { code: parsed.data, entry };
  } catch (error) {
    if (error instanceof AppError) return { refused: error.message };
    throw error;
  }
}
