import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWorkingDay } from "@/lib/domain/calendar/rules";
import { proposesReopening } from "@/lib/domain/topics/follow-ups/rules";
import { solicitationState } from "@/lib/domain/topics/solicitations/rules";
import {
  figuresOf,
  groupTerms,
  lightOf,
  medianWords,
  standingOf,
} from "@/lib/domain/topics/statistics/rules";
import type { Term } from "@/lib/domain/topics/statistics/types";
import { addDays, type Day } from "@/lib/shared/dates";

const TODAY = "2026-11-22";
const HOLIDAYS = new Map([
  ["2026-10-01", "holiday"],
  ["2026-10-02", "holiday"],
  ["2026-10-10", "workday"],
] as [Day, "holiday" | "workday"][]);

const term = (given: Partial<Term>): Term => ({
  ...{ topicId: "t", round: 1, unitId: "a", unitName: "甲", regionCode: "1", regionName: "地" },
  ...{ askedOn: "2026-11-02", dueOn: "2026-11-20", answeredOn: null, handedInOn: null },
  ...{ isDisputed: false, ...given },
});

describe("how a term stands", () => {
  it.each([
    [{ answeredOn: "2026-11-20" }, "in_time"],
    [{ answeredOn: "2026-11-21" }, "late"],
    [{}, "waiting_late"],
    [{ dueOn: TODAY }, "waiting"],
    [{ handedInOn: "2026-11-20" }, "waiting"],
    [{ handedInOn: "2026-11-21" }, "waiting_late"],
  ] as [Partial<Term>, string][])("%j is %s", (given, standing) => {
    expect(standingOf(term(given), TODAY)).toBe(standing);
  });

  it("has a light", () => {
    const clock = { today: TODAY, soonUntil: "2026-11-25" };
    expect(lightOf(null, clock)).toBe("none");
    expect(lightOf("2026-11-21", clock)).toBe("overdue");
    expect(lightOf("2026-11-25", clock)).toBe("soon");
    expect(lightOf("2026-11-26", clock)).toBe("normal");
  });
});

const past = (most: number) => fc.integer({ min: 0, max: most }).map((ago) => addDays(TODAY, -ago));
const terms = fc.array(
  fc
    .record({
      askedOn: past(60),
      days: fc.integer({ min: 1, max: 40 }),
      took: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
      handed: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
      round: fc.integer({ min: 1, max: 3 }),
      isDisputed: fc.boolean(),
      unitId: fc.constantFrom("a", "b", "c"),
    })
    .map(({ askedOn, days, took, handed, ...rest }) => {
      const until = (count: number) => {
        const day = addDays(askedOn, count);
        return day > TODAY ? TODAY : day;
      };
      return term({
        ...{ ...rest, askedOn, dueOn: addDays(askedOn, days) },
        answeredOn: took === null ? null : until(took),
        handedInOn: took === null && handed !== null ? until(handed) : null,
      });
    }),
  { maxLength: 40 },
);

/** Counted another way: day by day, one term after the other. */
function workingDays(from: Day, to: Day): number {
  let count = 0;
  for (let day = from; day < to; day = addDays(day, 1)) {
    if (isWorkingDay(addDays(day, 1), HOLIDAYS)) count += 1;
  }
  return count;
}

describe("the statistics of answers", () => {
  it("equal an independent count of any terms", () => {
    fc.assert(
      fc.property(terms, (all) => {
        const figures = figuresOf(all, { today: TODAY, exceptions: HOLIDAYS });
        const { received, inTime, late, waiting, waitingLate } = figures;
        expect(received).toBe(all.length);
        expect(inTime + late + waiting + waitingLate).toBe(received);
        expect(inTime + late).toBe(all.filter((one) => one.answeredOn).length);
        expect(late).toBe(all.filter((one) => one.answeredOn && one.answeredOn > one.dueOn).length);
        expect(figures.reopened).toBe(all.filter((one) => one.round !== 1).length);
        expect(figures.disputed).toBe(all.filter((one) => one.isDisputed).length);
        const days = all.map((one) => workingDays(one.askedOn, one.answeredOn ?? TODAY));
        const { median } = figures;
        if (median === null) {
          expect(all).toEqual([]);
          return;
        }
        expect(days.filter((one) => one < median).length * 2).toBeLessThanOrEqual(days.length);
        expect(days.filter((one) => one > median).length * 2).toBeLessThanOrEqual(days.length);
      }),
    );
  });

  it("are the same in parts and in all, and in the order of the keys", () => {
    fc.assert(
      fc.property(terms, (all) => {
        const clock = { today: TODAY, exceptions: HOLIDAYS };
        const groups = groupTerms(all, ({ unitId }) => unitId);
        const parts = groups.map((of) => figuresOf(of, clock));
        const whole = figuresOf(all, clock);
        for (const name of ["received", "inTime", "late", "waiting", "waitingLate"] as const) {
          expect(parts.reduce((sum, one) => sum + one[name], 0)).toBe(whole[name]);
        }
        const ids = groups.map(([first]) => first?.unitId ?? "");
        expect(ids).toEqual([...new Set(all.map(({ unitId }) => unitId))].sort());
      }),
    );
  });

  it("do not look quicker for whoever does not answer", () => {
    const quick = term({ askedOn: "2026-11-16", answeredOn: "2026-11-17" });
    const open = term({ askedOn: "2026-09-01" });
    const clock = { today: TODAY, exceptions: HOLIDAYS };
    const alone = figuresOf([quick], clock);
    const both = figuresOf([quick, open, open], clock);
    expect(medianWords(alone)).toBe("1");
    expect(both.isAtLeast).toBe(true);
    expect(medianWords(both)).toBe(`≥ ${workingDays("2026-09-01", TODAY)}`);
    expect(medianWords(figuresOf([], clock))).toBe("—");
  });
});

describe("what is asked of people", () => {
  it("is open on its days", () => {
    const days = { opensOn: "2026-11-20", closesOn: TODAY };
    expect(solicitationState(days, "2026-11-19")).toBe("upcoming");
    expect(solicitationState(days, TODAY)).toBe("open");
    expect(solicitationState(days, "2026-11-23")).toBe("ended");
  });

  it("proposes to reopen when enough say that it came back, and never for few", () => {
    const measure = { reboundPercent: 30, reboundMinimum: 3 };
    expect(proposesReopening({ lasting: 0, rebounded: 2, unsure: 0 }, measure)).toBe(false);
    expect(proposesReopening({ lasting: 2, rebounded: 1, unsure: 0 }, measure)).toBe(true);
    expect(proposesReopening({ lasting: 8, rebounded: 2, unsure: 0 }, measure)).toBe(false);
  });
});
