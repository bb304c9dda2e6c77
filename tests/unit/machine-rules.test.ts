import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextRun, readSchedule, scheduleText } from "@/lib/domain/machine/feeds/rules";
import { mappingProblems, mapRow, momentOf, withPeriod } from "@/lib/domain/machine/mapping/rules";
import type { MappedField } from "@/lib/domain/machine/mapping/types";
import { failureOf, partsOf, sumOf } from "@/lib/domain/machine/runs/rules";
import { changesOf } from "@/lib/domain/machine/values/rules";
import type { HeldAssignment, PlacedValue } from "@/lib/domain/machine/values/types";

describe("a schedule", () => {
  it("daily is the next such time in Beijing", () => {
    const daily = readSchedule("daily 02:30");
    expect(nextRun(daily, new Date("2026-11-22T18:29:00Z")).toISOString()).toBe(
      "2026-11-22T18:30:00.000Z",
    );
    expect(nextRun(daily, new Date("2026-11-22T18:30:00Z")).toISOString()).toBe(
      "2026-11-23T18:30:00.000Z",
    );
    expect(scheduleText(daily)).toBe("daily 02:30");
  });

  it("every so many minutes counts from now", () => {
    const next = nextRun(readSchedule("every 45"), new Date("2026-11-22T00:00:00Z"));
    expect(next.toISOString()).toBe("2026-11-22T00:45:00.000Z");
    expect(() => readSchedule("daily 25:00")).toThrow();
  });
});

describe("a row of another system", () => {
  it.each([
    ["2026-11-21T08:00:00+08:00", "2026-11-21T08:00:00+08:00"],
    ["2026-11-21 08:05", "2026-11-21T08:05:00+08:00"],
    ["2026/1/2", "2026-01-02T00:00:00+08:00"],
    ["2026年1月2日", "2026-01-02T00:00:00+08:00"],
    ["1763683200", "2025-11-21T00:00:00.000Z"],
    ["1763683200000", "2025-11-21T00:00:00.000Z"],
    ["去年", "去年"],
  ])("%s is the moment %s", (text, moment) => {
    expect(momentOf(text)).toBe(moment);
  });

  it("is read by its columns; what is empty is missing", () => {
    const pick = (name: string) => (row: unknown) => (row as Record<string, unknown>)[name];
    const readers = new Map<MappedField, (row: unknown) => unknown>([
      ["task", () => "XT-01"],
      ["organisation", pick("org")],
      ["value", pick("n")],
      ["note", pick("empty")],
    ]);
    const row = { org: 420624100001, n: " 1,234.50 ", empty: " " };
    expect(mapRow(row, readers, "2026-05-05T00:00:00Z")).toEqual({
      ...{ task: "XT-01", organisation: "420624100001", value: "1234.50" },
      observedAt: "2026-05-05T00:00:00Z",
    });
  });

  it("without year and period belongs to those of its moment, in Beijing", () => {
    const row = { task: "T", observedAt: "2026-03-31T17:00:00Z" };
    const of = (frequency: "monthly" | "quarterly" | "semiannual" | "annual") =>
      withPeriod(row, () => frequency);
    expect(of("monthly")).toMatchObject({ year: 2026, period: 4 });
    expect(of("quarterly")).toMatchObject({ year: 2026, period: 2 });
    expect(of("semiannual")).toMatchObject({ year: 2026, period: 1 });
    expect(of("annual")).toMatchObject({ year: 2026, period: 1 });
    expect(withPeriod({ ...row, year: 2025, period: 9 }, () => "annual")).toMatchObject({
      period: 9,
    });
  });

  it("needs a task, a unit and a figure", () => {
    expect(Object.keys(mappingProblems({}))).toEqual(["task", "organisation", "value"]);
    const half = { task: "=T", organisation: "$.o", numerator: "$.n", year: "=2026" };
    expect(Object.keys(mappingProblems(half))).toEqual(["denominator", "period"]);
  });
});

describe("a run", () => {
  const answer = (received: number, refused: number) => ({
    batchId: "b",
    ...{ received, taken: received - refused, unchanged: 0, refused },
    errors: Array.from({ length: refused }, (_, index) => ({
      ...{ index, field: null, code: "invalid" as const, message: "有误" },
    })),
  });

  it("counts its refused rows over all its batches, and fails when nothing is left", () => {
    const sum = sumOf([answer(3, 1), answer(2, 1)]);
    expect(sum).toMatchObject({ received: 5, taken: 3, refused: 2 });
    expect(sum.problems.map(({ index }) => index)).toEqual([0, 3]);
    expect(failureOf(sum)).toBeNull();
    expect(failureOf(sumOf([answer(2, 2)]))).toMatch(/全部没有采用/);
    expect(failureOf(sumOf([]))).toMatch(/没有数据行/);
    expect(partsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  });
});

const base: HeldAssignment = {
  ...{ id: "1", organisationId: "o", rootTaskId: "t", year: 2026, period: 1 },
  ...{ status: "not_started", isDone: false, isStanding: false, awaiting: true, isClosed: false },
  ...{ isKeptOpen: false, numerator: null, denominator: null, value: null, observedAt: null },
};

describe("of a stock figure", () => {
  it("exactly the last done period stands, whatever was done before and is taken now", () => {
    const periods = fc.array(fc.record({ done: fc.boolean(), taken: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(periods, (drawn) => {
        const lastDone = drawn.reduce((last, one, at) => (one.done ? at : last), -1);
        const held = drawn.map(({ done }, at) => ({
          ...base,
          ...{ id: String(at + 1), period: at + 1, isDone: done, isStanding: at === lastDone },
        }));
        const taken = held.flatMap((assignment, at) => {
          const value = { task: { accumulation: "stock" } } as unknown as PlacedValue;
          return drawn[at]?.taken ? [{ assignment, value }] : [];
        });
        const changes = changesOf(taken, held);
        const after = held.map(
          (one) =>
            changes.find((change) => change.assignment === one)?.isStanding ?? one.isStanding,
        );
        const last = drawn.reduce((found, one, at) => (one.done || one.taken ? at : found), -1);
        expect(after.flatMap((stands, at) => (stands ? [at] : []))).toEqual(last < 0 ? [] : [last]);
        expect(changes.filter(({ value }) => value)).toHaveLength(taken.length);
        const ids = changes.map(({ assignment }) => Number(assignment.id));
        expect(ids).toEqual([...ids].sort((a, b) => a - b));
      }),
    );
  });
});
