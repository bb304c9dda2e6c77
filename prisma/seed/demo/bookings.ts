import { systemActor, VISITOR } from "@/lib/access/actor";
import { rateAs } from "@/lib/domain/ratings/commands";
import type { RatingLevel } from "@/lib/domain/ratings/types";
import { bookVisit } from "@/lib/domain/sites/bookings/commands";
import { getBookingByCode, getBookingForm } from "@/lib/domain/sites/bookings/queries";
import { confirmVisit, declineVisit, holdVisit } from "@/lib/domain/sites/visits/commands";
import { disconnect, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { sha256 } from "@/lib/shared/hash";
import { isAppsDatabase } from "./edition";
import type { Organisation } from "./organisation";

const SYSTEM = systemActor("演示数据");
const SITES = 4;

/** One example booking: what becomes of it, and how the visit was found. */
interface Example {
  people: number;
  purpose: string;
  end: "waits" | "confirmed" | "declined" | { daysAgo: number; level: RatingLevel };
}

const EXAMPLES: readonly Example[] = [
  { people: 6, purpose: "visit", end: "waits" },
  { people: 12, purpose: "party", end: "waits" },
  { people: 8, purpose: "study", end: "confirmed" },
  { people: 15, purpose: "exchange", end: "declined" },
  { people: 10, purpose: "party", end: { daysAgo: 6, level: 1 } },
  { people: 4, purpose: "visit", end: { daysAgo: 9, level: 2 } },
  { people: 7, purpose: "study", end: { daysAgo: 13, level: 4 } },
];

async function bookableSites(): Promise<string[]> {
  const found = await rows<{ id: string }>(sql`
    select subject_id as id from publication
    where kind = 'site' and status = 'published' and facets @> '{"acceptsBookings": true}'
    order by subject_id limit ${SITES}`);
  return found.map(({ id }) => id);
}

async function book(siteId: string, at: number, example: Example): Promise<string> {
  const { hours, capacity } = await getBookingForm(VISITOR, siteId);
  const chosen = hours[(at * 3) % Math.max(hours.length, 1)];
  if (!chosen) throw new Error(`no hours at ${siteId}`);
  const { code } = await bookVisit(
    VISITOR,
    {
      ...{ siteId, visitOn: chosen.day, slot: chosen.slot, purpose: example.purpose },
      people: Math.min(example.people, capacity, chosen.left),
      ...{ name: `示例访客${at + 1}`, phone: `1380000${1000 + at}`, needs: "" },
    },
    sha256(`example booking ${siteId} ${at}`),
  );
  return code;
}

/** Lets a visit have been some days ago, and rates it with its code. */
async function holdAndRate(
  id: string,
  { code, day, level }: { code: string; day: Day; level: RatingLevel },
): Promise<void> {
  await confirmVisit(SYSTEM, { bookingId: id, version: 1 });
  await transaction((tx) =>
    tx.count(sql`
      with moved as (
        update booking set visit_on = ${day}::date, asked_at = asked_at - interval '20 days'
        where id = ${id}::uuid returning site_id, slot, people)
      insert into booking_load (site_id, visit_on, slot, people)
      select site_id, ${day}::date, slot, people from moved
      on conflict (site_id, visit_on, slot) do update set people = booking_load.people + excluded.people`),
  );
  await holdVisit(SYSTEM, { bookingId: id, version: 2 });
  const { ratingCode } = await getBookingByCode(VISITOR, code);
  if (!ratingCode) return;
  await rateAs(VISITOR, { ratingCode, level, reasons: [], words: "", address: "::1" });
}

async function carryOut(siteId: string, at: number, today: Day): Promise<void> {
  const example = EXAMPLES[at];
  if (!example) return;
  const code = await book(siteId, at, example);
  const { id } = await getBookingByCode(VISITOR, code);
  const { end } = example;
  const input = { bookingId: id, version: 1 };
  if (end === "confirmed") await confirmVisit(SYSTEM, input);
  if (end === "declined") {
    const reason = "当天有上级检查，接待不了。下周二、周四上午可以来，请另选时间。";
    await declineVisit(SYSTEM, { ...input, reason });
  }
  if (typeof end === "object") {
    await holdAndRate(id, { code, day: addDays(today, -end.daysAgo), level: end.level });
  }
}

/**
 * Books some visits at the first sites that take bookings, through the app's own commands: waiting, confirmed,
 * declined and past ones with their ratings. None where no such site is published, or where the app works on
 * another database than the one that was loaded.
 */
export async function bookExampleVisits(office: Organisation, today: Day): Promise<void> {
  try {
    if (!(await isAppsDatabase(office))) return;
    for (const siteId of await bookableSites()) {
      for (const at of EXAMPLES.keys()) await carryOut(siteId, at, today);
    }
  } finally {
    await disconnect();
  }
}
