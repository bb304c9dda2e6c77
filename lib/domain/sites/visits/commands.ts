import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { issueRatingCode } from "@/lib/domain/ratings/commands";
import { visitDayLabel } from "@/lib/domain/sites/openings/rules";
import { givePlacesBack } from "@/lib/domain/sites/places/commands";
import { getDeskBooking } from "@/lib/domain/sites/visits/queries";
import {
  canMove,
  endOf,
  PURGED_AFTER_DAYS,
  ratedUntil,
  SETTLED_AFTER_DAYS,
  type VisitMove,
} from "@/lib/domain/sites/visits/rules";
import type { DeclineInput, MoveInput } from "@/lib/domain/sites/visits/schema";
import type { DeskBooking } from "@/lib/domain/sites/visits/types";
import { rows, type Tx } from "@/lib/platform/db";
import { conflict, forbidden } from "@/lib/platform/errors";
import { encryptUnder } from "@/lib/platform/record-seal";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day, dayAt } from "@/lib/shared/dates";

const MOVED_ON = "这次预约刚被同事或访客处理过，请刷新页面核对";

type Moved = Pick<
  DeskBooking,
  "id" | "siteId" | "siteName" | "visitOn" | "regionCode" | "status" | "version"
>;

async function move(
  tx: Tx,
  actor: Actor,
  step: { booking: Moved; move: VisitMove; version: number; reason?: string },
): Promise<void> {
  const { booking, version, reason } = step;
  const status = endOf(step.move);
  const moved = await tx.count(sql`
    update booking set status = ${status}::booking_status, version = version + 1,
      answered_by_name = ${actorName(actor)}, answered_at = now(),
      reason = coalesce(${reason ?? null}, reason)
    where id = ${booking.id}::uuid and version = ${version}
      and status = ${booking.status}::booking_status`);
  if (moved === 0) throw conflict(MOVED_ON);
  await recordAudit(tx, actor, {
    action: `booking.${step.move}`,
    subjectType: "booking",
    subjectId: booking.id,
    regionCode: booking.regionCode,
    before: { status: booking.status },
    after: { status, siteId: booking.siteId, visitOn: booking.visitOn, reason },
  });
}

/** Gives a visit that took place its one code, kept for the page of whoever booked until it is purged. */
async function giveRatingCode(tx: Tx, actor: Actor, booking: Moved): Promise<void> {
  const { id, siteId, siteName, visitOn, regionCode } = booking;
  const held = await tx.row<{ sealedKey: string }>(sql`
    select sealed_key as "sealedKey" from booking_contact where booking_id = ${id}::uuid`);
  if (!held) return;
  const { code } = await issueRatingCode(tx, actor, {
    subjectType: "visit",
    subjectId: siteId,
    about: `${siteName}，${visitDayLabel(visitOn)}参观`,
    regionCode,
    expiresOn: ratedUntil(visitOn),
  });
  await tx.count(sql`
    update booking_contact set sealed_rating_code = ${encryptUnder(held.sealedKey, code, id)}
    where booking_id = ${id}::uuid`);
}

async function begin(actor: Actor, input: MoveInput, kind: VisitMove) {
  const booking = await getDeskBooking(actor, input.bookingId);
  if (booking.version !== input.version) throw conflict(MOVED_ON);
  if (!canMove(kind, booking, dayAt(new Date()))) {
    throw conflict("这次预约现在不能这样处理，请刷新页面核对状态和日期");
  }
  return booking;
}

/** Confirms that the visitors may come. */
export async function confirmVisit(actor: Actor, input: MoveInput): Promise<{ bookingId: string }> {
  const booking = await begin(actor, input, "confirm");
  return write(actor, { action: "booking.confirm" }, async (tx) => {
    await move(tx, actor, { booking, move: "confirm", version: input.version });
    return { bookingId: booking.id };
  });
}

/** Declines a visit with a reason; its places are free again. */
export async function declineVisit(
  actor: Actor,
  input: DeclineInput,
): Promise<{ bookingId: string }> {
  const booking = await begin(actor, input, "decline");
  const { version, reason } = input;
  return write(actor, { action: "booking.decline" }, async (tx) => {
    await move(tx, actor, { booking, move: "decline", version, reason });
    await givePlacesBack(tx, booking.id);
    return { bookingId: booking.id };
  });
}

/** Notes that a visit took place, which gives it a code to be rated with. */
export async function holdVisit(actor: Actor, input: MoveInput): Promise<{ bookingId: string }> {
  const booking = await begin(actor, input, "hold");
  return write(actor, { action: "booking.hold" }, async (tx) => {
    await move(tx, actor, { booking, move: "hold", version: input.version });
    await giveRatingCode(tx, actor, booking);
    return { bookingId: booking.id };
  });
}

/** Notes that nobody came. */
export async function missVisit(actor: Actor, input: MoveInput): Promise<{ bookingId: string }> {
  const booking = await begin(actor, input, "absent");
  return write(actor, { action: "booking.absent" }, async (tx) => {
    await move(tx, actor, { booking, move: "absent", version: input.version });
    return { bookingId: booking.id };
  });
}

const UNANSWERED = "到参观当日仍未答复，系统已自动关闭。请另选时间，或打电话联系";

async function listUnsettled(today: Day): Promise<Moved[]> {
  return rows<Moved>(sql`
    select id, site_id as "siteId", site_name as "siteName", to_char(visit_on, 'YYYY-MM-DD') as "visitOn",
      region_code as "regionCode", status, version
    from booking
    where (status = 'confirmed' and visit_on <= ${addDays(today, -SETTLED_AFTER_DAYS)}::date)
      or (status = 'requested' and visit_on <= ${today}::date)
    order by visit_on, id limit 500`);
}

/**
 * Ends what nobody ended: visits that were not noted took place, requests that were not answered are declined.
 * The worker's, repeatable; answers how many there were.
 */
export async function settleVisits(actor: Actor, today: Day = dayAt(new Date())): Promise<number> {
  if (actor.kind !== "system") throw forbidden();
  const unsettled = await listUnsettled(today);
  for (const booking of unsettled) {
    const isVisit = booking.status === "confirmed";
    await write(actor, { action: "booking.settle" }, async (tx) => {
      const { version } = booking;
      if (isVisit) {
        await move(tx, actor, { booking, move: "hold", version });
        await giveRatingCode(tx, actor, booking);
        return;
      }
      await move(tx, actor, { booking, move: "decline", version, reason: UNANSWERED });
      await givePlacesBack(tx, booking.id);
    }).catch(orMovedOn);
  }
  return unsettled.length;
}

// Somebody was faster: the next time finds what is left.
function orMovedOn(error: unknown): void {
  if (error instanceof Error && error.message === MOVED_ON) return;
  throw error;
}

/**
 * Removes who asked, and the code that the booking was looked up by, thirty days after the day of the visit.
 * What stays is a day, a number of people and what became of it. The worker's; answers how many there were.
 */
export async function purgeContacts(actor: Actor, today: Day = dayAt(new Date())): Promise<number> {
  if (actor.kind !== "system") throw forbidden();
  return write(actor, { action: "booking.purge" }, async (tx) => {
    const gone = await tx.rows<{ id: string }>(sql`
      update booking set code_hmac = null, sent_key = null, purged_at = now()
      where purged_at is null and visit_on < ${addDays(today, -PURGED_AFTER_DAYS)}::date
      returning id`);
    if (gone.length === 0) return 0;
    await tx.count(sql`
      delete from booking_contact where booking_id = any (${gone.map(({ id }) => id)}::uuid[])`);
    await recordAudit(tx, actor, {
      action: "booking.purge",
      subjectType: "booking",
      subjectId: "contacts",
      after: { count: gone.length },
    });
    return gone.length;
  });
}
