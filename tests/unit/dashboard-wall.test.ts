import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MOST_STEPS,
  readWallState,
  SECONDS,
  stepHref,
  type TourStep,
  WALL_VIEWS,
  wallHref,
  writeTour,
} from "@/components/domain/dashboard/wall-tour";
import { weeksOf } from "@/components/domain/dashboard/wall-trends";

const FILTER = { year: 2026, isCurrentYear: true, period: "q4" as const };

const steps = fc.array(
  fc.record<TourStep>({
    place: fc.constantFrom("420000", "420624", "420624102"),
    carrier: fc.constantFrom("all", "village", "state-enterprise"),
    view: fc.constantFrom(...WALL_VIEWS),
    seconds: fc.integer({ min: SECONDS.least, max: SECONDS.most }),
  }),
  { maxLength: MOST_STEPS },
);

const searchOf = (href: string) => Object.fromEntries(new URL(href, "http://wall").searchParams);

describe("a tour", () => {
  it("is read from an address as it was written into it", () => {
    fc.assert(
      fc.property(steps, (tour) => {
        expect(readWallState({ tour: writeTour(tour) }).tour).toEqual(tour);
      }),
    );
  });

  it("goes round in both directions, and each step's address shows it", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: -50, max: 50 }), (tour, at) => {
        const href = stepHref(tour, at, FILTER);
        if (tour.length === 0) {
          expect(href).toBeNull();
          return;
        }
        const index = ((at % tour.length) + tour.length) % tour.length;
        const state = readWallState(searchOf(href ?? ""));
        expect(state).toEqual({ tour, at: index, view: tour[index]?.view });
        expect(href).toContain(`/desk/dashboard/${tour[index]?.place}/screen?`);
      }),
    );
  });

  it("leaves out what cannot be read, and bounds what is out of bounds", () => {
    fc.assert(fc.property(fc.string(), (text) => void readWallState({ tour: text, step: text })));
    expect(
      readWallState({ tour: "420000.all.all.1_x_420000.all.none.9_42.all.all.9" }).tour,
    ).toEqual([{ place: "420000", carrier: "all", view: "all", seconds: SECONDS.least }]);
    expect(readWallState({ tour: "420000.all.all.30", step: "7" }).at).toBe(0);
    expect(readWallState({ view: ["map"] }).view).toBe("all");
  });

  it("keeps period and year in every address, and the carrier only where there is one", () => {
    const href = wallHref(
      "420000",
      { ...FILTER, year: 2025, isCurrentYear: false },
      { carrier: "all" },
    );
    expect(searchOf(href)).toEqual({ period: "q4", year: "2025" });
    expect(searchOf(wallHref("420000", FILTER, { carrier: "village" })).carrier).toBe("village");
  });
});

describe("the weeks of a small drawing", () => {
  const days = ["2026-08-30", "2026-09-06", "2026-09-13", "2026-09-20", "2026-09-27"];
  const more = ["2026-10-04", "2026-10-11", "2026-10-18", "2026-10-25"];
  const trend = (all: string[]) => ({
    asked: 10,
    points: all.map((day, index) => ({ day, done: index, due: index })),
  });

  it("are those of the period, and at least eight where there are so many", () => {
    const found = weeksOf(trend([...days, ...more]), { year: 2026, period: "q4" });
    expect(found.map(({ day }) => day)).toEqual([...days, ...more].slice(1));
    expect(weeksOf(trend(days), { year: 2026, period: "q4" })).toHaveLength(5);
    expect(weeksOf(trend([...days, ...more]), { year: 2026, period: "year" })).toHaveLength(9);
  });
});
