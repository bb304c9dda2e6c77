import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { bookingsWithin, needsContact } from "@/lib/domain/sites/bookings/policy";
import type { BookingContact } from "@/lib/domain/sites/bookings/types";
import { BOOKINGS_ON_A_PAGE } from "@/lib/domain/sites/visits/labels";
import { canMove } from "@/lib/domain/sites/visits/rules";
import type { BookingListInput } from "@/lib/domain/sites/visits/schema";
import type {
  BookingCounts,
  DeskBooking,
  DeskBookingDetail,
} from "@/lib/domain/sites/visits/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { decryptUnder } from "@/lib/platform/record-seal";
import { type Statement, sql } from "@/lib/platform/sql";
import { dayAt } from "@/lib/shared/dates";
import { isId } from "@/lib/shared/ids";

const FACTS = sql`b.id, b.site_id as "siteId", b.site_name as "siteName",
  to_char(b.visit_on, 'YYYY-MM-DD') as "visitOn", b.slot, b.people, b.purpose, b.status,
  b.asked_at as "askedAt", b.answered_by_name as "answeredByName", b.reason,
  b.region_code as "regionCode", b.version`;

const VIEWS: Record<BookingListInput["view"], { where: Statement; order: Statement }> = {
  waiting: { where: sql`b.status = 'requested'`, order: sql`b.visit_on, b.slot, b.id` },
  coming: { where: sql`b.status = 'confirmed'`, order: sql`b.visit_on, b.slot, b.id` },
  past: {
    where: sql`b.status in ('held', 'absent', 'declined', 'cancelled')`,
    order: sql`b.visit_on desc, b.slot desc, b.id`,
  },
};

/** Bookings of the actor's organisation: what waits, what comes, what is over. */
export async function listDeskBookings(
  actor: Actor,
  { view, page }: BookingListInput,
): Promise<{ items: DeskBooking[]; total: number }> {
  const reaches = await requireReaches(actor, "booking.answer");
  const { where, order } = VIEWS[view];
  const mine = sql`${where} and ${bookingsWithin(reaches, "b")}`;
  const [items, counted] = await Promise.all([
    rows<DeskBooking>(sql`
      select ${FACTS} from booking b where ${mine}
      order by ${order} limit ${BOOKINGS_ON_A_PAGE} offset ${(page - 1) * BOOKINGS_ON_A_PAGE}`),
    row<{ total: number }>(sql`select count(*)::int as total from booking b where ${mine}`),
  ]);
  return { items, total: counted?.total ?? 0 };
}

/** What became of the bookings of the actor's organisation, this year. */
export async function countDeskBookings(actor: Actor): Promise<BookingCounts> {
  const reaches = await requireReaches(actor, "booking.answer");
  const found = await row<BookingCounts>(sql`
    select count(*) filter (where b.status = 'requested')::int as requested,
      count(*) filter (where b.status = 'confirmed')::int as confirmed,
      count(*) filter (where b.status = 'held')::int as held,
      coalesce(sum(b.people) filter (where b.status = 'held'), 0)::int as people,
      count(*) filter (where b.status = 'declined')::int as declined,
      count(*) filter (where b.status = 'absent')::int as absent
    from booking b where ${bookingsWithin(reaches, "b")}
      and b.visit_on >= date_trunc('year', now() at time zone 'Asia/Shanghai')::date`);
  return found ?? { requested: 0, confirmed: 0, held: 0, people: 0, declined: 0, absent: 0 };
}

type DetailRow = DeskBooking & {
  sealedKey: string | null;
  sealed: string | null;
  sealedRatingCode: string | null;
};

/** A booking of the actor's organisation; throws `not_found` for any other. */
export async function getDeskBooking(actor: Actor, id: string): Promise<DeskBookingDetail> {
  const reaches = await requireReaches(actor, "booking.answer");
  if (!isId(id)) throw notFound("预约");
  const found = await row<DetailRow>(sql`
    select ${FACTS}, t.sealed_key as "sealedKey", t.sealed, t.sealed_rating_code as "sealedRatingCode"
    from booking b left join booking_contact t on t.booking_id = b.id
    where b.id = ${id}::uuid and ${bookingsWithin(reaches, "b")}`);
  if (!found) throw notFound("预约");
  const { sealedKey, sealed, sealedRatingCode, ...booking } = found;
  const today = dayAt(new Date());
  const open = (text: string | null) =>
    sealedKey && text ? decryptUnder(sealedKey, text, booking.id) : null;
  const contact = needsContact(booking.status) ? open(sealed) : null;
  return {
    ...booking,
    contact: contact === null ? null : (JSON.parse(contact) as BookingContact),
    ratingCode: open(sealedRatingCode),
    can: {
      confirm: canMove("confirm", booking, today),
      decline: canMove("decline", booking, today),
      hold: canMove("hold", booking, today),
      absent: canMove("absent", booking, today),
    },
  };
}

/** How many groups and people visited a site by appointment: counts and nothing else, for everybody. */
export async function countVisits(
  _actor: Actor,
  siteId: string,
): Promise<{ groups: number; people: number }> {
  const found = await row<{ groups: number; people: number }>(sql`
    select count(*)::int as groups, coalesce(sum(people), 0)::int as people
    from booking where site_id = ${siteId}::uuid and status = 'held'`);
  return found ?? { groups: 0, people: 0 };
}
