import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWorkingDay, workingDayAfter, workingDaysBetween } from "@/lib/domain/calendar/rules";
import {
  columnOf,
  isShown,
  totalRow,
  wholePlan,
  withRemainder,
} from "@/lib/domain/counters/matrix/rules";
import {
  cellLight,
  completion,
  deriveValue,
  noFigures,
  onTimeRate,
  sumFigures,
} from "@/lib/domain/counters/rules";
import { cumulate } from "@/lib/domain/counters/trend/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

function figures(more: Partial<Figures>): Figures {
  return { ...noFigures(), ...more };
}

describe("figures", () => {
  it("have no completion where nothing is asked", () => {
    expect(completion(noFigures())).toBeNull();
    expect(completion(figures({ asked: 4, done: 3 }))).toBe(0.75);
  });

  it("hold what is overdue against the share that was on time", () => {
    expect(onTimeRate(noFigures())).toBeNull();
    expect(onTimeRate(figures({ done: 8, doneOnTime: 6, overdue: 2 }))).toBe(0.6);
  });

  it("add up field by field, whatever the order", () => {
    const some = fc.record(
      Object.fromEntries(Object.keys(noFigures()).map((key) => [key, fc.nat(1000)])),
    ) as fc.Arbitrary<Figures>;
    fc.assert(
      fc.property(fc.array(some), (all) => {
        const sum = sumFigures(all);
        expect(sum).toEqual(sumFigures([...all].reverse()));
        expect(sum.asked).toBe(all.reduce((total, one) => total + one.asked, 0));
      }),
    );
  });

  it.each([
    [{ asked: 0 }, "none"],
    [{ asked: 100, overdue: 5 }, "overdue"],
    [{ asked: 100, overdue: 4 }, "soon"],
    [{ asked: 100, soon: 20 }, "soon"],
    [{ asked: 100, soon: 19 }, "normal"],
    [{ asked: 1, overdue: 1 }, "overdue"],
  ] as const)("light a cell of %j %s", (some, light) => {
    expect(cellLight(figures(some))).toBe(light);
  });
});

describe("derived values", () => {
  const sums = { numerator: 30, denominator: 40, value: 12, standing: 6, asked: 24, periods: 4 };
  const facts = {
    ...({ unit: "%", target: 80, direction: "increase", accumulation: "flow" } as const),
  };

  it("take ratios from sums, never from percentages", () => {
    expect(deriveValue(sums, { ...facts, form: "ratio" })).toMatchObject({
      value: 75,
      isMet: false,
    });
  });

  it("take booleans as done of asked, counts by sum, scores as the mean of those given", () => {
    expect(deriveValue(sums, { ...facts, form: "boolean" })?.value).toBe(50);
    expect(deriveValue(sums, { ...facts, form: "count" })?.value).toBe(12);
    expect(deriveValue(sums, { ...facts, form: "score" })?.value).toBe(2);
  });

  it("ask once of those whose last value stands, however many periods they have", () => {
    const standing = { ...sums, value: 3 };
    const value = deriveValue(standing, { ...facts, form: "boolean", accumulation: "stock" });
    expect(value?.value).toBe(50);
  });

  it("are absent while nothing stands or nothing can be divided", () => {
    expect(deriveValue({ ...sums, standing: 0 }, { ...facts, form: "count" })).toBeNull();
    expect(deriveValue({ ...sums, denominator: 0 }, { ...facts, form: "ratio" })).toBeNull();
  });

  it("meet a target by its direction", () => {
    const met = (
      direction: "increase" | "decrease" | "reach" | "zero",
      value: number,
      target: number | null,
    ) => deriveValue({ ...sums, value }, { ...facts, form: "count", target, direction })?.isMet;
    expect(met("decrease", 3, 4)).toBe(true);
    expect(met("decrease", 5, 4)).toBe(false);
    expect(met("zero", 0, null)).toBe(true);
    expect(met("zero", 1, null)).toBe(false);
    expect(met("increase", 5, null)).toBeNull();
  });
});

describe("the matrix", () => {
  const column = columnOf(
    [{ code: "enterprise", name: "清廉企业", short: "企业", glyph: "企" }],
    new Map([
      ["soe", "enterprise"],
      ["lonely", "elsewhere"],
    ]),
  );
  const found = new Map([
    [
      "a",
      new Map([
        ["enterprise", figures({ asked: 1 })],
        ["soe", figures({ asked: 2 })],
      ]),
    ],
    [
      "b",
      new Map([
        ["", figures({ asked: 4 })],
        ["lonely", figures({ asked: 8 })],
      ]),
    ],
  ]);
  const place = { code: "p", name: "省", level: "province" as const };
  const plan = {
    kind: "region" as const,
    code: "a",
    name: "甲",
    level: "city" as const,
    parentCode: "p",
  };

  it("counts a sub-carrier in its carrier's column, and loses none", () => {
    const row = totalRow({ ...plan, sources: ["a"] }, found, column);
    expect(row.cells.enterprise?.asked).toBe(3);
    const all = totalRow(wholePlan(place, found), found, column);
    expect(all.cells.lonely?.asked).toBe(8);
    expect(all.total.asked).toBe(11);
  });

  it("keeps the coordination list out of every total", () => {
    const all = totalRow(wholePlan(place, found), found, column);
    expect(all.coordination.asked).toBe(4);
    expect(Object.values(all.cells).reduce((sum, cell) => sum + cell.asked, 0)).toBe(
      all.total.asked,
    );
  });

  it("gives figures of places without a row a row of their own", () => {
    const plans = withRemainder([{ ...plan, sources: ["a"] }], found, place);
    const rows = plans.map((one) => totalRow(one, found, column));
    expect(rows.map((row) => row.total.asked)).toEqual([3, 8]);
    expect(withRemainder([{ ...plan, sources: ["a", "b"] }], found, place)).toHaveLength(1);
  });

  it("hides an own level that counts nothing, never a region", () => {
    const empty = totalRow({ ...plan, sources: [] }, found, column);
    expect(isShown(empty)).toBe(true);
    expect(isShown({ ...empty, kind: "own" })).toBe(false);
  });
});

describe("the trend", () => {
  it("accumulates by weeks that end on Sunday, the last point being today", () => {
    const points = cumulate(2026, "2026-01-20", [
      { day: "2026-01-04", done: 1, due: 0 },
      { day: "2026-01-05", done: 2, due: 3 },
      { day: "2026-01-25", done: 9, due: 9 },
      { day: "2025-12-30", done: 5, due: 0 },
    ]);
    expect(points).toEqual([
      { day: "2026-01-04", done: 6, due: 0 },
      { day: "2026-01-11", done: 8, due: 3 },
      { day: "2026-01-18", done: 8, due: 3 },
      { day: "2026-01-20", done: 8, due: 3 },
    ]);
  });

  it("ends with its year when that is over", () => {
    const points = cumulate(2025, "2026-06-01", [{ day: "2025-12-31", done: 1, due: 1 }]);
    expect(points.at(-1)).toEqual({ day: "2025-12-31", done: 1, due: 1 });
    expect(points.length).toBeLessThanOrEqual(54);
  });
});

describe("working days", () => {
  const exceptions = new Map([
    ["2026-10-01", "holiday"],
    ["2026-10-02", "holiday"],
    ["2026-10-10", "workday"],
  ] as const);

  it("leave out weekends and holidays, and count weekend days that are worked", () => {
    expect(isWorkingDay("2026-10-01", exceptions)).toBe(false);
    expect(isWorkingDay("2026-10-03", exceptions)).toBe(false);
    expect(isWorkingDay("2026-10-10", exceptions)).toBe(true);
    expect(workingDayAfter("2026-09-30", 1, exceptions)).toBe("2026-10-05");
    expect(workingDaysBetween("2026-10-08", "2026-10-12", exceptions)).toBe(3);
  });

  it("agree with each other", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 30 }),
        (offset, count) => {
          const from = new Date(Date.UTC(2026, 0, 1) + offset * 86_400_000)
            .toISOString()
            .slice(0, 10);
          expect(
            workingDaysBetween(from, workingDayAfter(from, count, exceptions), exceptions),
          ).toBe(count);
        },
      ),
    );
  });
});

describe("a cache by version", () => {
  it("makes an answer once for a version, however many ask at once", async () => {
    const cache = createVersionedCache<number>(10);
    let made = 0;
    const make = async () => {
      made += 1;
      return made;
    };
    const first = await Promise.all([1, 2, 3].map(() => cache.get("a", "1", make)));
    expect(first).toEqual([1, 1, 1]);
    expect(await cache.get("a", "2", make)).toBe(2);
    expect(await cache.get("a", "2", make)).toBe(2);
    expect(cache.counts()).toEqual({ hits: 3, misses: 2 });
  });

  it("forgets what failed", async () => {
    const cache = createVersionedCache<number>(10);
    await expect(cache.get("a", "1", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await cache.get("a", "1", async () => 7)).toBe(7);
  });

  it("makes only what is missing of many, together", async () => {
    const cache = createVersionedCache<string>(10);
    const asked: string[][] = [];
    const make = async (keys: string[]) => {
      asked.push(keys);
      return new Map(keys.map((key) => [key, key.toUpperCase()]));
    };
    await cache.getMany(
      new Map([
        ["a", "1"],
        ["b", "1"],
      ]),
      make,
    );
    const found = await cache.getMany(
      new Map([
        ["a", "1"],
        ["b", "2"],
        ["c", "1"],
      ]),
      make,
    );
    expect(asked).toEqual([
      ["a", "b"],
      ["b", "c"],
    ]);
    expect([...found.values()].sort()).toEqual(["A", "B", "C"]);
  });

  it("keeps no more than its capacity, and what was asked for last", async () => {
    const cache = createVersionedCache<number>(2);
    for (const key of ["a", "b", "a", "c"]) await cache.get(key, "1", async () => 1);
    const before = cache.counts().misses;
    await cache.get("a", "1", async () => 1);
    expect(cache.counts().misses).toBe(before);
    await cache.get("b", "1", async () => 1);
    expect(cache.counts().misses).toBe(before + 1);
  });
});
