import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { runs } from "../support/deep";
import { ACTS, type Act, layOutWorld, perform, violations } from "../support/follow-world";

const RUNS = runs(6, 200);

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...ACTS),
  place: fc.nat(2),
  pick: fc.nat(40),
  by: fc.integer({ min: 1, max: 99 }),
});

const at = (kind: Act["kind"], place: number, by = 60, pick = 0): Act => ({
  kind,
  place,
  by,
  pick,
});

describe("any sequence of acts on lists", () => {
  it(
    "leaves every open assignment as the rule says, and the counters as a recount",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 18 }), async (acts) => {
          await layOutWorld();
          // The beginning that makes the rest interesting: three lists on one line.
          const begin = [
            at("issue", 0),
            at("start", 0),
            at("issue", 1),
            at("start", 1),
            at("issue", 2),
          ];
          for (const one of [...begin, ...acts]) await perform(one);
          expect(await violations()).toEqual([]);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    runs(600_000, 1_800_000),
  );

  it("gives them something to be wrong about", async () => {
    await layOutWorld();
    await perform(at("issue", 0));
    for (const one of [
      at("start", 0),
      at("target", 1, 70, 1),
      at("days", 1, 3, 1),
      at("issue", 1),
    ]) {
      await perform(one);
    }
    for (const one of [
      at("revise", 0),
      at("remove", 0),
      at("frequency", 0, 1, 1),
      at("issue", 0),
    ]) {
      await perform(one);
    }
    expect(await violations()).toEqual([]);
    const found = await rows<{ status: string; n: number }>(
      sql`select status, count(*)::int as n from assignment group by 1 order by 1`,
    );
    expect(found.map(({ status }) => status)).toEqual(
      expect.arrayContaining(["not_started", "cancelled"]),
    );
    await rows(sql`update assignment set due_on = due_on + 1 where id = (
      select id from assignment where status = 'not_started' order by id limit 1)`);
    expect(await violations()).toHaveLength(1);
  }, 120_000);
});
