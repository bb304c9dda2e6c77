import "server-only";
import type { Actor } from "@/lib/access/actor";
import { returnAllowance, spendAllowance } from "@/lib/access/public-allowance";
import { getPublished } from "@/lib/domain/publications/queries";
import { isCode, plainCode, WRONG_CODES_A_MINUTE } from "@/lib/domain/sites/bookings/rules";
import type { BookingFormFacts, OwnBooking } from "@/lib/domain/sites/bookings/types";
import { getBookableSite, listOpenHours } from "@/lib/domain/sites/openings/queries";
import { hmacSm3, keyFor } from "@/lib/platform/crypto";
import { row } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { decryptUnder } from "@/lib/platform/record-seal";
import { sql } from "@/lib/platform/sql";
import { dayAt } from "@/lib/shared/dates";

/** What is kept of a code: an HMAC under a key that no table knows. */
export function hmacOfBookingCode(code: string): string {
  return hmacSm3(code, keyFor("booking-code"));
}

/** What the form to book at a site shows; throws `not_found` for what is not published. */
export async function getBookingForm(actor: Actor, siteId: string): Promise<BookingFormFacts> {
  const { title: siteName } = await getPublished(actor, "site", siteId);
  try {
    const site = await getBookableSite(actor, siteId);
    const hours = await listOpenHours(actor, site, dayAt(new Date()));
    return { siteId, siteName, capacity: site.capacity, hours };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "conflict") throw error;
    return { siteId, siteName, capacity: 0, hours: [] };
  }
}

const TOO_MANY = "现在核对预约码的人太多，请一分钟后再试；您的预约没有失效";

type FoundRow = Omit<OwnBooking, "ratingCode"> & {
  sealedKey: string | null;
  sealedRatingCode: string | null;
};

async function findByCode(code: string): Promise<OwnBooking | undefined> {
  const found = await row<FoundRow>(sql`
    select b.id, b.site_id as "siteId", b.site_name as "siteName",
      to_char(b.visit_on, 'YYYY-MM-DD') as "visitOn", b.slot, b.people, b.purpose, b.status, b.reason,
      b.version, t.sealed_key as "sealedKey", t.sealed_rating_code as "sealedRatingCode"
    from booking b left join booking_contact t on t.booking_id = b.id
    where b.code_hmac = ${hmacOfBookingCode(code)}`);
  if (!found) return undefined;
  const { sealedKey, sealedRatingCode, ...booking } = found;
  const isRated = sealedKey !== null && sealedRatingCode !== null;
  return {
    ...booking,
    ratingCode: isRated ? decryptUnder(sealedKey, sealedRatingCode, booking.id) : null,
  };
}

/**
 * The booking of a code, for whoever holds it. At most sixty wrong codes are tried a minute in all, past that
 * nobody is told anything (`unavailable`); an unknown code is `not_found`.
 */
export async function getBookingByCode(_actor: Actor, typed: string): Promise<OwnBooking> {
  const code = plainCode(typed);
  if (!isCode(code)) throw notFound("预约");
  // A try is taken before the look-up and given back when the code exists: many at once get no more.
  const taken = await spendAllowance("booking code", WRONG_CODES_A_MINUTE, TOO_MANY);
  const found = await findByCode(code);
  if (!found) {
    throw new AppError(
      "not_found",
      "没有这个预约码，或者预约已经过了三十天、记录已经清除。请对照预约时的页面逐位核对",
    );
  }
  await returnAllowance(taken);
  return found;
}

/** The same for a page: the booking, or why nothing is shown. */
export async function findBookingForPage(
  actor: Actor,
  typed: string,
): Promise<{ code: string; booking: OwnBooking } | { refused: string }> {
  try {
    return { code: plainCode(typed), booking: await getBookingByCode(actor, typed) };
  } catch (error) {
    if (error instanceof AppError) return { refused: error.message };
    throw error;
  }
}
