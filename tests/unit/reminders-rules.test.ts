import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Exceptions, isWorkingDay, workingDaysBetween } from "@/lib/domain/calendar/rules";
import { kindsToldTo } from "@/lib/domain/reminders/policy";
import {
  digestDays,
  isDigestTime,
  newsSince,
  workingDayBefore,
} from "@/lib/domain/reminders/rules";
import { addDays } from "@/lib/shared/dates";

// National Day 2026 with its make-up days, as the calendar holds them.
const OCTOBER: Exceptions = new Map([
  ["2026-09-27", "workday"],
  ...["01", "02", "03", "04", "05", "06", "07"].map(
    (day) => [`2026-10-${day}`, "holiday"] as const,
  ),
  ["2026-10-10", "workday"],
]);
const NONE: Exceptions = new Map();

describe("when digests are made", () => {
  it.each([
    ["2026-11-23", "08:29", false],
    ["2026-11-23", "08:30", true],
    ["2026-11-23", "17:00", true],
    ["2026-11-22", "09:00", false],
    ["2026-10-05", "09:00", false],
    ["2026-10-10", "09:00", true],
  ])("%s at %s: %s", (today, clock, expected) => {
    expect(isDigestTime({ today, clock }, "08:30", OCTOBER)).toBe(expected);
  });
});

describe("which due days are told of", () => {
  const told = (today: string, due: string, exceptions = NONE) =>
    digestDays(today, exceptions).told.includes(due);

  it.each([
    // Monday: due days ahead.
    ["2026-11-23", "2026-11-23", false],
    ["2026-11-23", "2026-11-24", true],
    ["2026-11-23", "2026-11-25", false],
    ["2026-11-23", "2026-11-26", true],
    ["2026-11-23", "2026-12-01", false],
    ["2026-11-23", "2026-12-02", true],
    ["2026-11-23", "2026-12-03", false],
    // A Saturday counts with the Friday before it.
    ["2026-11-23", "2026-11-28", false],
    ["2026-11-25", "2026-11-28", false],
    ["2026-11-26", "2026-11-28", true],
    // Past due days: the first working day after, then every fifth.
    ["2026-11-23", "2026-11-20", true],
    ["2026-11-23", "2026-11-22", true],
    ["2026-11-24", "2026-11-20", false],
    ["2026-11-30", "2026-11-20", true],
    ["2026-12-07", "2026-11-20", true],
  ])("on %s of %s: %s", (today, due, expected) => {
    expect(told(today, due)).toBe(expected);
  });

  it("counts working days around a long holiday", () => {
    expect(told("2026-09-30", "2026-10-08", OCTOBER)).toBe(true);
    expect(told("2026-09-30", "2026-10-10", OCTOBER)).toBe(true);
    expect(told("2026-09-30", "2026-10-09", OCTOBER)).toBe(false);
    expect(told("2026-10-08", "2026-09-30", OCTOBER)).toBe(true);
  });

  it("tells of every due day three times before and once right after, whatever the calendar", () => {
    const days = fc.integer({ min: 0, max: 60 }).map((offset) => addDays("2026-09-01", offset));
    const exceptions = fc
      .array(fc.tuple(days, fc.constantFrom("holiday" as const, "workday" as const)), {
        maxLength: 25,
      })
      .map((pairs) => new Map(pairs));
    fc.assert(
      fc.property(exceptions, fc.integer({ min: 15, max: 45 }), (calendar, at) => {
        const due = addDays("2026-09-01", at);
        const mornings = Array.from({ length: 90 }, (_, offset) => addDays("2026-08-01", offset))
          .filter((day) => isWorkingDay(day, calendar))
          .filter((day) => digestDays(day, calendar).told.includes(due));
        const before = mornings.filter((day) => day < due);
        const late = mornings.find((day) => day > due);
        const distances = before.map((day) => workingDaysBetween(day, due, calendar));
        expect(distances).toEqual([7, 3, 1]);
        expect(late && workingDaysBetween(due, late, calendar)).toBe(1);
      }),
      { numRuns: 25 },
    );
  });

  it("looks seven working days ahead", () => {
    expect(digestDays("2026-11-23", NONE).dueUntil).toBe("2026-12-02");
    expect(digestDays("2026-09-30", OCTOBER).dueUntil).toBe("2026-10-15");
  });
});

describe("after mornings on which nothing was made", () => {
  const told = (last: string | null) => digestDays("2026-11-25", NONE, last).told;

  it("says what those would have said", () => {
    // Due on Wednesday the 25th: Tuesday had the last word before it.
    expect(told("2026-11-24")).not.toContain("2026-11-25");
    expect(told("2026-11-23")).toContain("2026-11-25");
    // Fell due on Friday the 20th: Monday the 23rd was the first morning after it.
    expect(told("2026-11-23")).not.toContain("2026-11-20");
    expect(told("2026-11-20")).toContain("2026-11-20");
    expect(told("2026-11-20")).toEqual(expect.arrayContaining(told("2026-11-24")));
  });

  it("goes back ten working days and no further, and not at all where it is the first", () => {
    expect(told(null)).toEqual(told("2026-11-24"));
    expect(told("2026-01-05")).toEqual(told("2026-11-10"));
  });

  it("tells news since the last ones", () => {
    expect(newsSince("2026-11-25", NONE, "2026-11-24")).toBe("2026-11-24");
    expect(newsSince("2026-11-25", NONE, null)).toBe("2026-11-24");
    expect(newsSince("2026-11-25", NONE, "2026-11-20")).toBe("2026-11-20");
    expect(newsSince("2026-10-08", OCTOBER, "2026-09-30")).toBe("2026-09-30");
  });
});

it("finds the working day before across a holiday", () => {
  expect(workingDayBefore("2026-11-23", NONE)).toBe("2026-11-20");
  expect(workingDayBefore("2026-10-08", OCTOBER)).toBe("2026-09-30");
});

it("keeps who below is late from whoever decides", () => {
  expect(kindsToldTo("decider").sort()).toEqual(
    ["acceptance", "adjustment", "doubt", "opening", "review"].sort(),
  );
  for (const kind of ["returned", "overdue", "due"] as const) {
    expect(kindsToldTo("decider")).not.toContain(kind);
    expect(kindsToldTo("own_unit")).toContain(kind);
  }
});
