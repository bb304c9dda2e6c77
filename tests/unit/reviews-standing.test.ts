import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Sibling, standingAfter } from "@/lib/domain/reviews/standing/rules";

function sibling(period: number, isDone: boolean, isStanding = false): Sibling {
  return { id: String(period), period, isDone, isStanding };
}

describe("who stands for a year", () => {
  it("is every approved period of a flow", () => {
    const flags = standingAfter([sibling(2, false)], { id: "2", isDone: true }, "flow");
    expect([...flags]).toEqual([["2", true]]);
  });

  it("is the last approved period of a stock, and the earlier one ceases", () => {
    const all = [sibling(1, true, true), sibling(2, false), sibling(3, false)];
    expect([...standingAfter(all, { id: "2", isDone: true }, "stock")]).toEqual([
      ["1", false],
      ["2", true],
    ]);
  });

  it("stays with the later period when an earlier one is approved after it", () => {
    const all = [sibling(1, false), sibling(2, true, true)];
    expect([...standingAfter(all, { id: "1", isDone: true }, "cumulative")]).toEqual([]);
  });

  it("falls back to the period before when the last is reopened", () => {
    const all = [sibling(1, true), sibling(2, true, true)];
    expect([...standingAfter(all, { id: "2", isDone: false }, "cumulative")]).toEqual([
      ["1", true],
      ["2", false],
    ]);
  });

  it("is never more than one for a stock, after any order of approving and reopening", () => {
    const step = fc.record({ period: fc.integer({ min: 1, max: 4 }), isDone: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let all = [1, 2, 3, 4].map((period) => sibling(period, false));
        for (const { period, isDone } of steps) {
          const changed = { id: String(period), isDone };
          const flags = standingAfter(all, changed, "stock");
          all = all.map((one) => ({
            ...one,
            isDone: one.period === period ? isDone : one.isDone,
            isStanding: flags.get(one.id) ?? one.isStanding,
          }));
          const done = all.filter((one) => one.isDone).map((one) => one.period);
          const standing = all.filter((one) => one.isStanding).map((one) => one.period);
          expect(standing).toEqual(done.length > 0 ? [Math.max(...done)] : []);
        }
      }),
    );
  });
});
