import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import type { Caller } from "@/lib/domain/machine/keys/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { runs } from "../support/deep";
import {
  buildMachineWorld,
  callerOf,
  fedValue,
  heldOf,
  type MachineWorld,
  push,
} from "../support/machine-world";
import { counterDifferences } from "../support/report-world";

const VILLAGES = 12;
const RUNS = runs(25, 500);

let world: MachineWorld;
let caller: Caller;
let other: Caller;

beforeAll(async () => {
  world = await buildMachineWorld(VILLAGES);
  caller = await callerOf(world);
  other = await callerOf(world, { sourceName: "国资监管" });
});

const stock = (actor: StaffActor, period: number, value: number) =>
  fedValue(actor, "XT-02", { period, value });

async function standing(): Promise<{ organisation: string; periods: number[] }[]> {
  return rows(sql`
    select organisation_id as organisation, array_agg(period order by period) as periods
    from assignment where root_task_id = ${world.fed.stock}::uuid and is_standing group by 1`);
}

describe("batches at the same time", () => {
  it("over the same assignments in opposite order end without loss, and exactly one stands", async () => {
    const forth = [1, 2, 3, 4].flatMap((period) =>
      world.villages.map((one) => stock(one, period, period * 10)),
    );
    const back = [...forth].reverse().map((one) => ({ ...one, value: Number(one.value) + 1 }));
    const answers = await Promise.all([
      push(caller, forth),
      push(other, back),
      push(caller, forth.slice(0, 20)),
      push(other, back.slice(10)),
    ]);
    for (const answer of answers) {
      expect(answer.errors).toEqual([]);
      expect(answer.taken + answer.unchanged).toBe(answer.received);
    }
    expect(await counterDifferences()).toEqual([]);
    const found = await standing();
    expect(found).toHaveLength(VILLAGES);
    expect(found.every(({ periods }) => periods.join() === "4")).toBe(true);
    const [revisions] = await rows<{ reports: number; counted: number }>(sql`
      select (select count(*)::int from report where origin = 'system') as reports,
        (select sum(revision)::int from assignment where awaiting) as counted`);
    expect(revisions?.reports).toBe(revisions?.counted);
  });

  it("beside people who work on the same county keep the counters exact", async () => {
    const people = async () => {
      for (const status of ["drafting", "submitted", "returned", "drafting", "not_started"]) {
        await rows(sql`update assignment set status = ${status}::assignment_status
          where id in (select id from assignment where root_task_id = ${world.tasks.ratio}::uuid
            and not awaiting order by id for update)`);
      }
    };
    const machines = [1, 2, 3].map(async (turn) => {
      for (const period of [1, 2, 3, 4]) {
        await push(
          turn === 2 ? other : caller,
          world.villages.map((one, at) =>
            fedValue(one, "XT-01", { period, numerator: turn, denominator: 10 + at }),
          ),
        );
      }
    });
    await Promise.all([people(), people(), ...machines]);
    expect(await counterDifferences()).toEqual([]);
  });
});

const figure = fc
  .tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 9_999 }))
  .map(([whole, part]) => `${whole}.${String(part).padStart(4, "0")}`);

describe("any batch", () => {
  it(
    "is stored as it was sent: each figure, or the refusal of its row",
    async () => {
      const row = fc.record({
        village: fc.integer({ min: 0, max: VILLAGES - 1 }),
        period: fc.integer({ min: 1, max: 5 }),
        numerator: fc.oneof(figure, fc.integer({ min: -3, max: 1_000 })),
        denominator: fc.oneof(figure, fc.integer({ min: 0, max: 1_000 })),
      });
      // Later than what the other tests sent, and each batch later than the one before.
      let minute = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (drawn) => {
          minute += 1;
          const observedAt = new Date(Date.UTC(2026, 10, 10, 0, minute)).toISOString();
          const values = drawn.map(({ village, period, numerator, denominator }) =>
            fedValue(world.villages[village] as StaffActor, "XT-01", {
              ...{ period, numerator, denominator, observedAt },
            }),
          );
          const answer = await push(caller, values);
          expect(answer.taken + answer.unchanged + answer.refused).toBe(values.length);
          const refused = new Set(answer.errors.map(({ index }) => index));
          for (const [index, { village, period, numerator, denominator }] of drawn.entries()) {
            if (refused.has(index)) continue;
            const held = await heldOf(
              world.villages[village] as StaffActor,
              world.fed.ratio,
              period,
            );
            expect([Number(held.numerator), Number(held.denominator)]).toEqual([
              Number(numerator),
              Number(denominator),
            ]);
            expect(held).toMatchObject({ status: "approved", done: true, standing: true });
          }
        }),
        { numRuns: RUNS },
      );
      expect(await counterDifferences()).toEqual([]);
    },
    60_000 + RUNS * 1_000,
  );
});
