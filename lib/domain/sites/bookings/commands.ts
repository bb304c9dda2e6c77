import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { countBooking } from "@/lib/access/limits";
import { passId, requirePublicPass } from "@/lib/access/public-guard";
import { requestFacts } from "@/lib/access/request";
import { write } from "@/lib/access/write";
import { requireHarmless } from "@/lib/domain/detection/commands";
import { notify } from "@/lib/domain/notifications/commands";
import { getBookingByCode, hmacOfBookingCode } from "@/lib/domain/sites/bookings/queries";
import { canCancel, codeFrom } from "@/lib/domain/sites/bookings/rules";
import type {
  BookingCodeInput,
  BookingInput,
  CancelInput,
} from "@/lib/domain/sites/bookings/schema";
import type { VisitWish } from "@/lib/domain/sites/bookings/types";
import { getBookableSite } from "@/lib/domain/sites/openings/queries";
import { openDays, slotLabel, visitDayLabel } from "@/lib/domain/sites/openings/rules";
import type { BookableSite } from "@/lib/domain/sites/openings/types";
import { givePlacesBack, requireRoomToday, takePlaces } from "@/lib/domain/sites/places/commands";
import { hmacSm3, keyFor } from "@/lib/platform/crypto";
import { row, sqlState, type Tx } from "@/lib/platform/db";
import { conflict, invalid } from "@/lib/platform/errors";
import { encryptUnder, newSealedKey } from "@/lib/platform/record-seal";
import { sql } from "@/lib/platform/sql";
import { dayAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

/** The code that follows from what a form was sent with. */
function codeOf(sentKey: string): string {
  return codeFrom(hmacSm3(sentKey, keyFor("booking-code-of-pass")));
}

async function wasSent(sentKey: string): Promise<boolean> {
  const found = await row(sql`select 1 as one from booking where sent_key = ${sentKey}`);
  return found !== undefined;
}

/**
 * Asks for a visit from the public form: answers the code that it is looked up by. The same form sent twice is
 * one booking with one code.
 */
export async function requestBooking(actor: Actor, input: BookingInput): Promise<{ code: string }> {
  const { when, pass, ...rest } = input;
  const wish = { ...rest, ...when };
  const sentKey = await passId(pass, "booking");
  if (await wasSent(sentKey)) return { code: codeOf(sentKey) };
  await requireOpen(actor, wish);
  await countBooking((await requestFacts()).address);
  await requirePublicPass(pass, "booking");
  return bookVisit(actor, wish, sentKey);
}

async function requireOpen(actor: Actor, wish: VisitWish): Promise<BookableSite> {
  await requireHarmless(actor, { needs: wish.needs }, { name: wish.name });
  const site = await getBookableSite(actor, wish.siteId);
  const { capacity, opening } = site;
  if (wish.people > capacity) {
    throw invalid({ people: `这里每个时段最多接待 ${capacity} 人，请减少人数或分批预约` });
  }
  const days = openDays(opening, dayAt(new Date()));
  if (!days.includes(wish.visitOn) || !opening.slots.includes(wish.slot)) {
    throw invalid({ when: "这个时间不开放预约，请从列表中另选一个" });
  }
  return site;
}

/** Books a visit under the key of what it was sent with; for callers outside a request. */
export async function bookVisit(
  actor: Actor,
  wish: VisitWish,
  sentKey: string,
): Promise<{ code: string }> {
  const site = await requireOpen(actor, wish);
  const code = codeOf(sentKey);
  try {
    await write(actor, { action: "booking.request" }, async (tx) => {
      await requireRoomToday(tx, site);
      await takePlaces(tx, site, wish);
      await keepBooking(tx, actor, { site, wish, sentKey, code });
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    // Sent twice at once, or the telephone has these hours already.
    if (await wasSent(sentKey)) return { code };
    throw invalid({ phone: "这个电话在这个时段已经预约过，请用预约码查询，不用重复预约" });
  }
  return { code };
}

const UNIQUE_VIOLATION = "23505";

interface Kept {
  site: BookableSite;
  wish: VisitWish;
  sentKey: string;
  code: string;
}

async function keepBooking(tx: Tx, actor: Actor, { site, wish, sentKey, code }: Kept) {
  const id = newId();
  const { siteId, name, organisationId, regionCode } = site;
  const { visitOn, slot, people, purpose } = wish;
  await tx.count(sql`
    insert into booking (id, site_id, site_name, organisation_id, region_code, visit_on, slot, people,
      purpose, code_hmac, sent_key)
    values (${id}::uuid, ${siteId}::uuid, ${name}, ${organisationId}::uuid, ${regionCode},
      ${visitOn}::date, ${slot}, ${people}, ${purpose}, ${hmacOfBookingCode(code)}, ${sentKey})`);
  await keepContact(tx, id, wish);
  await recordAudit(tx, actor, {
    action: "booking.request",
    subjectType: "booking",
    subjectId: id,
    regionCode,
    after: { siteId, visitOn, slot, people, purpose },
  });
  const when = `${visitDayLabel(visitOn)}${slotLabel(slot)}`;
  await notify(tx, {
    organisationId,
    kind: "booking.requested",
    title: `参观预约待确认：${name}，${when}，${people} 人`,
    link: `/desk/bookings/${id}`,
  });
}

async function keepContact(tx: Tx, id: string, wish: VisitWish): Promise<void> {
  const { name, phone, needs, siteId, visitOn, slot } = wish;
  const sealedKey = newSealedKey(id);
  const onceKey = hmacSm3([phone, siteId, visitOn, slot].join(" "), keyFor("booking-once"));
  await tx.count(sql`
    insert into booking_contact (booking_id, sealed_key, sealed, once_key)
    values (${id}::uuid, ${sealedKey},
      ${encryptUnder(sealedKey, JSON.stringify({ name, phone, needs }), id)}, ${onceKey})`);
}

/** Takes a typed code to its booking where it exists. */
export async function openBooking(
  actor: Actor,
  { bookingCode }: BookingCodeInput,
): Promise<{ code: string }> {
  await getBookingByCode(actor, bookingCode);
  return { code: bookingCode };
}

/** Cancels a booking with its code, until the day of the visit: its places are free again. */
export async function cancelBooking(
  actor: Actor,
  { bookingCode, version }: CancelInput,
): Promise<{ code: string }> {
  const booking = await getBookingByCode(actor, bookingCode);
  const { id, siteId, visitOn, slot, people, siteName } = booking;
  if (booking.status === "cancelled") return { code: bookingCode };
  if (!canCancel(booking.status, visitOn, dayAt(new Date()))) {
    throw conflict("这次预约已经不能在网上取消，请直接联系建设单位");
  }
  await write(actor, { action: "booking.cancel" }, async (tx) => {
    const moved = await tx.row<{ organisationId: string; regionCode: string }>(sql`
      update booking set status = 'cancelled', version = version + 1
      where id = ${id}::uuid and version = ${version} and status in ('requested', 'confirmed')
      returning organisation_id as "organisationId", region_code as "regionCode"`);
    if (!moved) throw conflict("建设单位刚刚处理过这次预约，请刷新页面看最新情况");
    await givePlacesBack(tx, id);
    await recordAudit(tx, actor, {
      action: "booking.cancel",
      subjectType: "booking",
      subjectId: id,
      regionCode: moved.regionCode,
      before: { status: booking.status },
      after: { status: "cancelled", siteId, visitOn, slot, people },
    });
    const title = `预约已取消：${siteName}，${visitDayLabel(visitOn)}${slotLabel(slot)}，${people} 人`;
    const { organisationId } = moved;
    await notify(tx, {
      organisationId,
      kind: "booking.cancelled",
      title,
      link: `/desk/bookings/${id}`,
    });
  });
  return { code: bookingCode };
}
