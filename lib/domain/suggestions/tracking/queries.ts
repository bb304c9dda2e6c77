import "server-only";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Actor } from "@/lib/access/actor";
import { returnAllowance, spendAllowance } from "@/lib/access/public-allowance";
import { requestFacts } from "@/lib/access/request";
import { categoryName, EVENT_WORDS } from "@/lib/domain/suggestions/labels";
import {
  beginningsOf,
  FAILED_LOOKUPS_A_MINUTE,
  FAILED_LOOKUPS_KEPT,
  FAILED_LOOKUPS_OF_ADDRESS,
} from "@/lib/domain/suggestions/rules";
import type { TrackedSuggestion } from "@/lib/domain/suggestions/tracking/types";
import type { SuggestionHappening } from "@/lib/domain/suggestions/types";
import { openText } from "@/lib/platform/crypto";
import { row, rows } from "@/lib/platform/db";
import { AppError, invalid, notFound } from "@/lib/platform/errors";
import { openRecordKey } from "@/lib/platform/record-seal";
import { sql } from "@/lib/platform/sql";
import { trackingCodeHash } from "@/lib/platform/tracking-codes";

const byAddress = new RateLimiterMemory({ points: FAILED_LOOKUPS_OF_ADDRESS, duration: 60 });
const HOUR = 3_600;
/** Addresses that have failed within an hour; in the memory of the process alone. */
const failedLately = new RateLimiterMemory({ points: 1_000, duration: HOUR });
const BUSY = "查询次数过多，请过一分钟再试。您的查询码一直有效";

/**
 * Takes one of the minute's 60 before anything is looked at. Thirty are for everybody; thirty more are kept for
 * addresses that have not failed within an hour, so that whoever guesses on and on locks out nobody else but by
 * coming from thirty new addresses every minute.
 */
async function takeLookup(address: string) {
  const everybodys = FAILED_LOOKUPS_A_MINUTE - FAILED_LOOKUPS_KEPT;
  const hasFailed = ((await failedLately.get(address))?.consumedPoints ?? 0) > 0;
  return spendAllowance("failed look-up", everybodys, BUSY).catch((busy: unknown) => {
    if (hasFailed) throw busy;
    return spendAllowance("failed first look-up", FAILED_LOOKUPS_KEPT, BUSY);
  });
}

/**
 * The suggestion of a tracking code. At most 60 failed look-ups a minute by all together and 10 by one
 * address, so that codes cannot be tried out. What succeeds does not count.
 */
export async function findSuggestionByCode(_actor: Actor, code: string): Promise<string> {
  const { address } = await requestFacts();
  await byAddress.consume(address).catch(() => {
    throw new AppError("unavailable", BUSY);
  });
  // Taken before looking and given back after success: two at once cannot both take the last one.
  const taken = await takeLookup(address);
  const found = await row<{ id: string }>(sql`
    select id from suggestion where code_hash = ${trackingCodeHash(code)}`);
  if (!found) {
    await failedLately.consume(address).catch(() => undefined);
    throw invalid({ trackingCode: "没有找到这个查询码，请逐位核对；仍找不到请重新提交建议" });
  }
  await Promise.all([returnAllowance(taken), byAddress.reward(address, 1)]);
  return found.id;
}

interface Stored {
  id: string;
  status: TrackedSuggestion["status"];
  category: string;
  regionName: string;
  receivedOn: string;
  dueOn: string;
  sealedKey: string | null;
  sealedText: string | null;
  photoCount: number;
  hasContact: boolean;
  version: number;
}

async function historyOf(id: string, key: Buffer | null): Promise<SuggestionHappening[]> {
  const events = await rows<{ number: number; day: string; kind: string; note: string | null }>(sql`
    select number, day, kind, sealed_note as note from suggestion_event
    where suggestion_id = ${id}::uuid order by number`);
  return events.map(({ number, day, kind, note }) => ({
    day,
    kind: EVENT_WORDS[kind] ?? kind,
    words: note && key ? openText(note, key, `${id} event ${number}`) : "",
  }));
}

/** What the sender of a suggestion sees; only for whoever has shown its code. */
export async function getTracked(_actor: Actor, id: string): Promise<TrackedSuggestion> {
  const found = await row<Stored>(sql`
    select s.id, s.status, s.category, r.name as "regionName", s.received_on as "receivedOn",
      s.due_on as "dueOn", s.sealed_key as "sealedKey", s.sealed_text as "sealedText", s.version,
      (select count(*)::int from suggestion_photo p where p.suggestion_id = s.id) as "photoCount",
      exists (select 1 from suggestion_contact c where c.suggestion_id = s.id) as "hasContact"
    from suggestion s join region r on r.code = s.region_code where s.id = ${id}::uuid`);
  if (!found) throw notFound("建议");
  const { sealedKey, sealedText, category, ...rest } = found;
  const key = sealedKey ? openRecordKey(sealedKey, id) : null;
  const isOpen = beginningsOf("withdraw").includes(found.status);
  return {
    ...rest,
    categoryName: categoryName(category),
    text: key && sealedText ? openText(sealedText, key, `${id} text`) : null,
    history: await historyOf(id, key),
    mayAdd: key !== null && ["received", "screened", "taken_up"].includes(found.status),
    mayWithdraw: isOpen,
  };
}
