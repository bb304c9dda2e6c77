import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, systemActor, VISITOR } from "@/lib/access/actor";
import { openCode } from "@/lib/domain/ratings/codes/queries";
import { bookVisit, cancelBooking } from "@/lib/domain/sites/bookings/commands";
import { getBookingByCode, getBookingForm } from "@/lib/domain/sites/bookings/queries";
import type { VisitWish } from "@/lib/domain/sites/bookings/types";
import { getVisitEvent } from "@/lib/domain/sites/page/queries";
import {
  confirmVisit,
  declineVisit,
  holdVisit,
  missVisit,
  purgeContacts,
  settleVisits,
} from "@/lib/domain/sites/visits/commands";
import {
  countDeskBookings,
  countVisits,
  getDeskBooking,
  listDeskBookings,
} from "@/lib/domain/sites/visits/queries";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, dayAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { withinOneMinute } from "../support/one-minute";
import { PLACES, personWith } from "../support/people-world";
import { refusal } from "../support/refusal";
import { makeSite, nextWorkday } from "../support/site-world";

const SYSTEM = systemActor("试验");
const SLOT = "09:00-10:30";
const CANARY = { name: "访客甲乙丙", phone: "13800007777", needs: "坐轮椅的老人两位" };
const TODAY = dayAt(new Date());

let builder: StaffActor;
let stranger: StaffActor;
let siteId: string;

function wish(more: Partial<VisitWish> = {}): VisitWish {
  const usual = { siteId, visitOn: nextWorkday(), slot: SLOT, people: 2, purpose: "visit" };
  return { ...usual, ...CANARY, ...more };
}

async function book(more: Partial<VisitWish> = {}, sentKey: string = newId()) {
  const { code } = await bookVisit(VISITOR, wish(more), sentKey);
  return { code, booking: await getBookingByCode(VISITOR, code) };
}

/** Moves a booking's day, as time would. */
async function visitedOn(id: string, day: string): Promise<void> {
  await transaction((tx) =>
    tx.count(sql`update booking set visit_on = ${day}::date where id = ${id}::uuid`),
  );
}

async function loadOf(id: string): Promise<number> {
  const found = await row<{ people: number }>(sql`
    select coalesce(sum(people), 0)::int as people from booking_load where site_id = ${id}::uuid`);
  return found?.people ?? 0;
}

const aSite = (capacity = 20) =>
  makeSite({ organisationId: builder.organisation.id, content: { capacity } });

beforeAll(async () => {
  builder = (await personWith("reporter", PLACES.county)).actor;
  stranger = (await personWith("reporter", PLACES.county)).actor;
  siteId = await aSite(1000);
});

describe("booking a visit", () => {
  it("is answered with a code that finds it again, without name and telephone", async () => {
    const { code, booking } = await book();
    expect(code).toMatch(/^\d{16}$/);
    expect(booking).toMatchObject({ status: "requested", people: 2, slot: SLOT, ratingCode: null });
    expect(JSON.stringify(booking)).not.toContain(CANARY.name);
    const event = await getVisitEvent(VISITOR, code);
    expect(event.url).toContain(code);
    expect(event.status).toBe("tentative");
  });

  it("is taken back from the calendar of a phone once it was cancelled", async () => {
    const { code, booking } = await book({ phone: "13900000777" });
    const before = await getVisitEvent(VISITOR, code);
    await cancelBooking(VISITOR, { bookingCode: code, version: booking.version });
    const after = await getVisitEvent(VISITOR, code);
    expect(after).toMatchObject({ id: before.id, status: "cancelled" });
    expect(after.title).toContain("已取消");
    expect(after.revision).toBeGreaterThan(before.revision ?? 0);
  });

  it("is one booking with one code, however often the same form is sent", async () => {
    const sentKey = newId();
    const site = await aSite();
    const sent = await Promise.all(
      Array.from({ length: 5 }, () => bookVisit(VISITOR, wish({ siteId: site }), sentKey)),
    );
    expect(new Set(sent.map(({ code }) => code)).size).toBe(1);
    expect(await loadOf(site)).toBe(2);
  });

  it("takes no second booking of a telephone for the same hours", async () => {
    const site = await aSite();
    await book({ siteId: site, phone: "13900000001" });
    const second = await refusal(book({ siteId: site, phone: "13900000001" }));
    expect(second.fields.phone).toContain("已经预约过");
    expect(await loadOf(site)).toBe(2);
  });

  it("never takes more people than there is room for, when twenty ask at once", async () => {
    const site = await aSite(10);
    const asked = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        bookVisit(
          VISITOR,
          wish({ siteId: site, people: 3, phone: `1370000${1000 + at}` }),
          newId(),
        ),
      ),
    );
    const taken = asked.filter(({ status }) => status === "fulfilled");
    expect(taken).toHaveLength(3);
    expect(await loadOf(site)).toBe(9);
    const [kept] = await rows<{ people: number }>(sql`
      select sum(people)::int as people from booking where site_id = ${site}::uuid`);
    expect(kept?.people).toBe(9);
    const refused = asked.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused.every((error) => error.code === "invalid" && error.fields.when)).toBe(true);
    expect((await getBookingForm(VISITOR, site)).hours[0]).toMatchObject({ left: 1 });
  });

  it.each([
    ["a closed day", { visitOn: "2026-01-01" }, "when"],
    ["hours that are none", { slot: "03:00-04:00" }, "when"],
    ["too many people", { people: 1001 }, "people"],
  ])("refuses %s and says so at the field", async (_what, more, field) => {
    expect((await refusal(book(more))).fields).toHaveProperty(field);
  });

  it("is not offered on a public holiday by a site that has said nothing of its days", async () => {
    const day = nextWorkday();
    const days = async () => (await getBookingForm(VISITOR, siteId)).hours.map((one) => one.day);
    expect(await days()).toContain(day);
    await transaction((tx) =>
      tx.count(sql`insert into calendar_exception (date, kind, name)
        values (${day}::date, 'holiday'::calendar_kind, '放假')
        on conflict (date) do update set kind = excluded.kind`),
    );
    expect(await days()).not.toContain(day);
    expect((await refusal(bookVisit(VISITOR, wish(), newId()))).fields.when).toContain("不开放");
    await transaction((tx) =>
      tx.count(sql`delete from calendar_exception where date = ${day}::date`),
    );
    expect(await days()).toContain(day);
  });

  it("is not possible at what is not published, or takes no bookings", async () => {
    const { id: organisationId } = builder.organisation;
    const hidden = await makeSite({ organisationId, isPublished: false });
    expect((await refusal(book({ siteId: hidden }))).code).toBe("not_found");
    const closed = await makeSite({ organisationId, content: { acceptsBookings: false } });
    expect((await refusal(book({ siteId: closed }))).code).toBe("conflict");
    expect((await getBookingForm(VISITOR, closed)).hours).toEqual([]);
  });

  it("keeps who asked sealed apart: neither in the booking, the trail nor a message", async () => {
    const { booking } = await book({ phone: "13811112222" });
    const places = await rows<{ text: string }>(sql`
      select b::text as text from booking b where b.id = ${booking.id}::uuid
      union all select t::text from booking_contact t where t.booking_id = ${booking.id}::uuid
      union all select a::text from audit_entry a where a.subject_id = ${booking.id}
      union all select n::text from notification n where n.link like ${`%${booking.id}`}`);
    expect(places.length).toBeGreaterThanOrEqual(4);
    for (const { text } of places) {
      for (const canary of [CANARY.name, "13811112222", CANARY.needs])
        expect(text).not.toContain(canary);
    }
    expect((await getDeskBooking(builder, booking.id)).contact).toMatchObject({
      ...CANARY,
      phone: "13811112222",
    });
  });

  it("is no place to accuse anybody: nothing is stored, the right place is named", async () => {
    const site = await aSite();
    const needs = "举报村主任金丝雀收受贿赂五万元";
    const refused = await refusal(book({ siteId: site, needs }));
    expect(refused.fields.needs).toContain("12388");
    expect(await loadOf(site)).toBe(0);
  });

  it("is cancelled by its code: the places are free again, the organisation is told", async () => {
    const site = await aSite();
    const { code, booking } = await book({ siteId: site });
    await cancelBooking(VISITOR, { bookingCode: code, version: booking.version });
    expect((await getBookingByCode(VISITOR, code)).status).toBe("cancelled");
    expect(await loadOf(site)).toBe(0);
    await cancelBooking(VISITOR, { bookingCode: code, version: booking.version });
    expect(await loadOf(site)).toBe(0);
    await book({ siteId: site });
  });
});

describe("codes of bookings", () => {
  it("that exist for nobody find nothing, and at most sixty are tried a minute", async () => {
    for (const typed of ["1", "abc", "1234 5678 9012 345"]) {
      expect((await refusal(getBookingByCode(VISITOR, typed))).code).toBe("not_found");
    }
    const { code } = await book({ phone: "13600000000" });
    const forget = () => transaction((tx) => tx.count(sql`delete from public_allowance`));
    const wrong = (at: number) => String(at).padStart(16, "9");
    const codes = await withinOneMinute(async () => {
      await forget();
      const tries = Array.from({ length: 90 }, (_, at) =>
        refusal(getBookingByCode(VISITOR, wrong(at))),
      );
      return (await Promise.all(tries)).map((refused) => refused.code);
    });
    expect(codes.filter((one) => one === "not_found")).toHaveLength(60);
    expect(codes.filter((one) => one === "unavailable")).toHaveLength(30);
    await forget();
    expect((await getBookingByCode(VISITOR, code)).status).toBe("requested");
  });
});

describe("answering bookings at the desk", () => {
  it("is for the organisation that builds the site; for anybody else there are none", async () => {
    const { booking } = await book({ phone: "13500000001" });
    const { id: bookingId, version } = booking;
    expect((await refusal(getDeskBooking(stranger, bookingId))).code).toBe("not_found");
    for (const act of [confirmVisit, holdVisit, missVisit]) {
      expect((await refusal(act(stranger, { bookingId, version }))).code).toBe("not_found");
      expect((await refusal(act(VISITOR, { bookingId, version }))).code).toBe("forbidden");
    }
    const decline = declineVisit(stranger, { bookingId, version, reason: "x" });
    expect((await refusal(decline)).code).toBe("not_found");
    const found = await listDeskBookings(stranger, { view: "waiting", page: 1 });
    expect(found).toEqual({ items: [], total: 0 });
    const own = await listDeskBookings(builder, { view: "waiting", page: 1 });
    expect(own.items.map(({ id }) => id)).toContain(bookingId);
    expect(JSON.stringify(own)).not.toContain(CANARY.name);
  });

  it("confirms once: who presses second is told so", async () => {
    const { booking } = await book({ phone: "13500000002" });
    const input = { bookingId: booking.id, version: booking.version };
    const both = await Promise.allSettled([
      confirmVisit(builder, input),
      confirmVisit(builder, input),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("declines with a reason that whoever asked reads, and frees the places", async () => {
    const site = await aSite();
    const { code, booking } = await book({ siteId: site });
    const reason = "当天有考试，请改到下周";
    await declineVisit(builder, { bookingId: booking.id, version: 1, reason });
    expect(await getBookingByCode(VISITOR, code)).toMatchObject({ status: "declined", reason });
    expect(await loadOf(site)).toBe(0);
    expect((await getDeskBooking(builder, booking.id)).contact).toBeNull();
  });

  it("gives a visit that took place one code to rate it, shown to whoever booked", async () => {
    const site = await aSite();
    const { code, booking } = await book({ siteId: site });
    const { id: bookingId } = booking;
    await confirmVisit(builder, { bookingId, version: 1 });
    expect((await refusal(holdVisit(builder, { bookingId, version: 2 }))).code).toBe("conflict");
    await visitedOn(bookingId, TODAY);
    await holdVisit(builder, { bookingId, version: 2 });
    const { ratingCode, status } = await getBookingByCode(VISITOR, code);
    expect(status).toBe("held");
    const opened = await openCode(VISITOR, { code: ratingCode ?? "", address: "::1" });
    expect(opened).toMatchObject({ state: "open", subjectType: "visit" });
    expect(await countVisits(VISITOR, site)).toEqual({ groups: 1, people: 2 });
    expect((await getDeskBooking(builder, bookingId)).contact).toBeNull();
    expect((await countDeskBookings(builder)).held).toBeGreaterThan(0);
  });

  it("notes who did not come: nothing is rated, nobody is counted", async () => {
    const site = await aSite();
    const { code, booking } = await book({ siteId: site });
    await confirmVisit(builder, { bookingId: booking.id, version: 1 });
    await visitedOn(booking.id, TODAY);
    await missVisit(builder, { bookingId: booking.id, version: 2 });
    expect(await getBookingByCode(VISITOR, code)).toMatchObject({
      status: "absent",
      ratingCode: null,
    });
    expect(await countVisits(VISITOR, site)).toEqual({ groups: 0, people: 0 });
  });

  it("is done by the product where nobody did: visits took place, requests are declined", async () => {
    const site = await aSite();
    const [came, forgotten] = [
      await book({ siteId: site, phone: "13500000003" }),
      await book({ siteId: site, phone: "13500000004" }),
    ];
    await confirmVisit(builder, { bookingId: came.booking.id, version: 1 });
    await visitedOn(came.booking.id, addDays(TODAY, -3));
    await visitedOn(forgotten.booking.id, TODAY);
    expect((await refusal(settleVisits(builder))).code).toBe("forbidden");
    expect(await settleVisits(SYSTEM)).toBeGreaterThanOrEqual(2);
    const [first, second] = [
      await getBookingByCode(VISITOR, came.code),
      await getBookingByCode(VISITOR, forgotten.code),
    ];
    expect(first.ratingCode).toMatch(/^\d{13}$/);
    expect(second).toMatchObject({ status: "declined", reason: expect.stringContaining("未答复") });
    expect(await settleVisits(SYSTEM)).toBe(0);
  });

  it("forgets who came thirty days after the visit: code, contact and rating code are gone", async () => {
    const { code, booking } = await book({ phone: "13500000005" });
    await visitedOn(booking.id, addDays(TODAY, -30));
    await purgeContacts(SYSTEM);
    expect(await getBookingByCode(VISITOR, code)).toBeDefined();
    await visitedOn(booking.id, addDays(TODAY, -31));
    expect((await refusal(purgeContacts(builder))).code).toBe("forbidden");
    expect(await purgeContacts(SYSTEM)).toBe(1);
    expect((await refusal(getBookingByCode(VISITOR, code))).code).toBe("not_found");
    const left = await rows(sql`
      select 1 from booking_contact where booking_id = ${booking.id}::uuid
      union all select 1 from booking where id = ${booking.id}::uuid and code_hmac is not null`);
    expect(left).toEqual([]);
    expect(await purgeContacts(SYSTEM)).toBe(0);
  });
});
