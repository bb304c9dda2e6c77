import "server-only";
import { BOOKINGS_A_DAY } from "@/lib/domain/sites/bookings/rules";
import type { VisitWish } from "@/lib/domain/sites/bookings/types";
import type { BookableSite } from "@/lib/domain/sites/openings/types";
import type { Tx } from "@/lib/platform/db";
import { AppError, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const TAKEN = "这个时段剩下的名额不够了，请换一个时段，或者减少人数";

/** Throws `unavailable` where a site was asked for as many visits today as it answers in a day. */
export async function requireRoomToday(tx: Tx, { siteId }: BookableSite): Promise<void> {
  const found = await tx.row<{ count: number }>(sql`
    select count(*)::int as count from booking
    where site_id = ${siteId}::uuid and asked_at > now() - interval '24 hours'`);
  if ((found?.count ?? 0) < BOOKINGS_A_DAY) return;
  throw new AppError("unavailable", "这里今天的预约申请太多，请明天再约，或者打电话联系");
}

/**
 * Takes the places of a visit in its hours: one statement that either finds room or changes nothing, so that two
 * who press at once never exceed it. Throws `invalid` at the field `when` where there is no room.
 */
export async function takePlaces(
  tx: Tx,
  { siteId, capacity }: BookableSite,
  wish: VisitWish,
): Promise<void> {
  const { visitOn, slot, people } = wish;
  const taken = await tx.count(sql`
    insert into booking_load as l (site_id, visit_on, slot, people)
    values (${siteId}::uuid, ${visitOn}::date, ${slot}, ${people})
    on conflict (site_id, visit_on, slot) do update set people = l.people + excluded.people
    where l.people + excluded.people <= ${capacity}`);
  if (taken === 0) throw invalid({ when: TAKEN }, TAKEN);
}

/** Gives the places of a booking back, in the transaction that ends it. */
export async function givePlacesBack(tx: Tx, bookingId: string): Promise<void> {
  await tx.count(sql`
    update booking_load l set people = l.people - b.people from booking b
    where b.id = ${bookingId}::uuid and l.site_id = b.site_id and l.visit_on = b.visit_on
      and l.slot = b.slot`);
  await tx.count(sql`
    update booking_contact set once_key = null where booking_id = ${bookingId}::uuid`);
}
