import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayEvents } from "@/lib/domain/routes/timetable/labels";
import {
  clockOf,
  durationLabel,
  hasPassed,
  instantOf,
  minutesOf,
  plainMinutes,
  timetableOf,
} from "@/lib/domain/routes/timetable/rules";
import type { TimedStop } from "@/lib/domain/routes/timetable/types";
import { calendarFile } from "@/lib/platform/calendar-file";

const MONDAY = "2026-11-23";
const TUESDAY = "2026-11-24";

const stop = (more: Partial<TimedStop> = {}): TimedStop => ({
  ...{ minutes: 60, opensAt: null, closesAt: null, closedWeekdays: [], travelMinutes: 30 },
  ...more,
});

describe("a timetable", () => {
  it("goes from stop to stop with the ways between, and no way after the last", () => {
    const found = timetableOf([stop(), stop({ minutes: 45 })], { day: MONDAY, startsAt: "09:00" });
    expect(found.stops.map(({ arrives, leaves }) => [clockOf(arrives), clockOf(leaves)])).toEqual([
      ["09:00", "10:00"],
      ["10:30", "11:15"],
    ]);
    expect(clockOf(found.ends)).toBe("11:15");
    expect(plainMinutes([stop(), stop({ minutes: 45 })])).toBe(135);
  });

  it("waits for a place to open", () => {
    const hours = { opensAt: "10:00", closesAt: "17:00" };
    const [first] = timetableOf([stop(hours)], { day: MONDAY, startsAt: "09:20" }).stops;
    expect(first).toMatchObject({ waits: 40, begins: 600, leaves: 660, problems: [] });
  });

  it.each([
    ["closed on that weekday", { closedWeekdays: [1] }, MONDAY, ["closed_day"]],
    ["open on the next", { closedWeekdays: [1] }, TUESDAY, []],
    [
      "closed before one arrives",
      { opensAt: "06:00", closesAt: "08:30" },
      MONDAY,
      ["after_closing"],
    ],
    [
      "closed at the very minute",
      { opensAt: "06:00", closesAt: "09:00" },
      MONDAY,
      ["after_closing"],
    ],
    [
      "closing before the visit is over",
      { opensAt: "06:00", closesAt: "09:59" },
      MONDAY,
      ["cut_short"],
    ],
    ["closing as the visit ends", { opensAt: "06:00", closesAt: "10:00" }, MONDAY, []],
  ])("names a place %s", (_words, more, day, problems) => {
    const [first] = timetableOf([stop(more)], { day, startsAt: "09:00" }).stops;
    expect(first?.problems).toEqual(problems);
  });

  it("knows the weekday after midnight, and says that the day is too long", () => {
    const stops = [stop({ minutes: 900, travelMinutes: 60 }), stop({ closedWeekdays: [2] })];
    const found = timetableOf(stops, { day: MONDAY, startsAt: "09:00" });
    expect(clockOf(found.stops[1]?.arrives ?? 0)).toBe("次日 01:00");
    expect(found.stops[1]?.problems).toEqual(["closed_day"]);
    expect(found.isLong).toBe(true);
  });

  it("becomes a calendar whose instants are those of Shanghai", () => {
    const place = {
      ...{ kind: "point" as const, subjectId: null, name: "甲", place: "乙", see: "看公开栏" },
      ...{ travelMode: null, travelKm: null, meals: "", lodging: "", factsOn: null },
    };
    const content = {
      ...{ seasons: [], suited: [], groupMin: null, groupMax: null, costNote: "", contact: "" },
      ...{
        bookingNote: "",
        isAccessible: false,
        accessibleNote: "",
        startsAt: "09:00",
        minutes: 150,
      },
      stops: [
        { ...stop(), ...place },
        { ...stop(), ...place },
      ],
    };
    const url = "https://example.test/routes/1";
    const events = dayEvents({ routeId: "r", content, day: MONDAY, startsAt: "09:00", url });
    const file = calendarFile({ name: "路线", events });
    expect(file.match(/DTSTART:20261123T010000Z/)).not.toBeNull();
    expect(file.match(/DTEND:20261123T033000Z/)).not.toBeNull();
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(instantOf(MONDAY, 540).toISOString()).toBe("2026-11-23T01:00:00.000Z");
  });

  it("is not made for a day that has passed, but for today", () => {
    expect(hasPassed("2026-11-22", "2026-11-23")).toBe(true);
    expect(hasPassed("2026-11-23", "2026-11-23")).toBe(false);
    expect(hasPassed("2027-01-01", "2026-12-31")).toBe(false);
  });

  it("says durations in words", () => {
    expect([durationLabel(0), durationLabel(60), durationLabel(205)]).toEqual([
      "0 分",
      "1 小时",
      "3 小时 25 分",
    ]);
  });
});

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);

const hours = fc.oneof(
  fc.constant({ opensAt: null, closesAt: null }),
  fc
    .tuple(clock, clock)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => {
      const [opensAt = "", closesAt = ""] = [one, other].sort();
      return { opensAt, closesAt };
    }),
);

const anyStop: fc.Arbitrary<TimedStop> = fc
  .record({
    minutes: fc.integer({ min: 5, max: 600 }),
    closedWeekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
    travelMinutes: fc.integer({ min: 0, max: 300 }),
    hours,
  })
  .map(({ hours: open, ...rest }) => ({ ...rest, ...open }));

describe("every timetable", () => {
  it("keeps the order, the lengths of visits and ways, and never begins before a place opens", () => {
    fc.assert(
      fc.property(fc.array(anyStop, { minLength: 1, maxLength: 12 }), clock, (stops, startsAt) => {
        const found = timetableOf(stops, { day: MONDAY, startsAt });
        expect(found.stops[0]?.arrives).toBe(minutesOf(startsAt));
        found.stops.forEach((times, at) => {
          const one = stops[at];
          const next = found.stops[at + 1];
          if (!one) throw new Error("a stop too many");
          expect(times.leaves - times.begins).toBe(one.minutes);
          expect(times.waits).toBe(times.begins - times.arrives);
          expect(times.waits).toBeGreaterThanOrEqual(0);
          if (next) expect(next.arrives).toBe(times.leaves + one.travelMinutes);
          if (one.opensAt)
            expect(times.begins % 1440).toBeGreaterThanOrEqual(minutesOf(one.opensAt));
        });
        expect(found.ends).toBe(found.stops.at(-1)?.leaves);
      }),
    );
  });

  it("names a problem exactly where a visit does not lie within the hours of an open day", () => {
    fc.assert(
      fc.property(anyStop, clock, fc.integer({ min: 0, max: 6 }), (one, startsAt, shift) => {
        const day = `2026-11-${22 + shift}`;
        const [times] = timetableOf([one], { day, startsAt }).stops;
        if (!times) throw new Error("no stop");
        const isOpenDay = !one.closedWeekdays.includes(shift);
        const fits = one.closesAt === null || times.leaves <= minutesOf(one.closesAt);
        expect(times.problems.length === 0).toBe(isOpenDay && fits);
      }),
    );
  });

  it("takes at least its visits and ways; only waiting makes it longer", () => {
    fc.assert(
      fc.property(fc.array(anyStop, { minLength: 1, maxLength: 12 }), clock, (stops, startsAt) => {
        const found = timetableOf(stops, { day: MONDAY, startsAt });
        const waiting = found.stops.reduce((total, { waits }) => total + waits, 0);
        expect(found.ends - found.starts).toBe(plainMinutes(stops) + waiting);
      }),
    );
  });
});
