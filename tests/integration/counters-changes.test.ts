import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { listChanged } from "@/lib/domain/counters/changed/queries";
import { type ChangesQuery, readChanges } from "@/lib/domain/counters/changes/queries";
import { addMovements, FOLLOWED, netOf, noMovements } from "@/lib/domain/counters/changes/rules";
import type { FollowedFigure, Movement } from "@/lib/domain/counters/changes/types";
import { MOVEMENTS } from "@/lib/domain/counters/changes/types";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";
import { at, replaceClock } from "../support/time-world";

const SYSTEM = systemActor("test");
const PLACES = ["420000", "420600", "420624", "429021", "420624102"];
const [FROM, TO] = ["2026-10-24", "2026-10-27"];

const asked = (regionCode: string, from = FROM, to = TO): ChangesQuery => {
  return { regionCode, year: 2026, period: "year", from, to };
};

const some = (status: string, skip: number) => sql`select id from assignment
  where node_code = '420624' and status = ${status}::assignment_status and due_on > '2026-11-01'
    and not awaiting order by id offset ${skip} limit 3`;

beforeAll(async () => {
  await loadSmallDemo("2026-10-20");
  await replaceClock();
  await at("2026-10-25 10:00:00+08", async (tx) => {
    await tx.count(sql`update assignment set status = 'approved', done_at = counting_moment()
      where id in (${some("not_started", 0)})`);
    await tx.count(sql`update assignment set due_on = '2026-12-30', change_reason = '防汛顺延'
      where id in (${some("not_started", 0)})`);
    await tx.count(sql`update assignment set status = 'cancelled', change_reason = '并入新任务'
      where id in (${some("not_started", 3)})`);
  });
  await at("2026-10-26 10:00:00+08", async (tx) => {
    await tx.count(sql`update assignment set node_code = '420626', township_code = null
      where id in (${some("not_started", 9)})`);
    await tx.count(sql`insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
        township_code, organisation_level, organisation_kind, due_on)
      select task_id, root_task_id, organisation_id, year, 12, node_code, township_code, organisation_level,
        organisation_kind, due_on from assignment where id in (${some("not_started", 6)})
      on conflict do nothing`);
  });
}, 240_000);

async function idsOf(query: ChangesQuery, move: Movement, place?: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listChanged(SYSTEM, { ...query, move, place, cursor });
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor);
  return ids;
}

describe("what changed between two days", () => {
  it.each([
    [FROM, TO],
    ["2026-06-30", "2026-10-10"],
    ["2026-03-30", "2026-03-31"],
  ])("from %s to %s is exactly the difference of the figures, everywhere", async (from, to) => {
    for (const regionCode of PLACES) {
      const found = await readChanges(SYSTEM, asked(regionCode, from, to));
      for (const figure of Object.keys(FOLLOWED) as FollowedFigure[]) {
        expect(found.after[figure] - found.before[figure]).toBe(netOf(found.movements, figure));
      }
      for (const parts of [found.byCarrier, found.byPlace]) {
        const sum = noMovements();
        for (const { movements } of parts) addMovements(sum, movements);
        expect(sum).toEqual(found.movements);
      }
    }
  });

  it("opens for each number exactly the assignments that it counts", async () => {
    const query = asked("420624");
    const { movements, byPlace } = await readChanges(SYSTEM, query);
    expect(movements.done).toBeGreaterThanOrEqual(3);
    expect(movements.left).toBe(3);
    for (const move of MOVEMENTS) {
      const ids = await idsOf(query, move);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(movements[move]);
    }
    const [place] = byPlace.filter((part) => part.movements.done > 0);
    expect((await idsOf(query, "done", place?.code)).length).toBe(place?.movements.done);
    expect((await readChanges(SYSTEM, asked("420626"))).movements.arrived).toBe(3);
    const city = (await readChanges(SYSTEM, asked("420600"))).movements;
    expect([city.left, city.arrived]).toEqual([0, 0]);
  });

  it("says what happened and why", async () => {
    const { rows: dropped } = await listChanged(SYSTEM, { ...asked("420624"), move: "dropped" });
    expect(dropped[0]).toMatchObject({
      before: { status: "not_started" },
      after: { status: "cancelled" },
      events: [{ from: "not_started", to: "cancelled", reason: "并入新任务" }],
    });
    const { rows: moved } = await listChanged(SYSTEM, { ...asked("420624"), move: "re_dated" });
    expect(moved.flatMap(({ events }) => events.map(({ reason }) => reason))).toContain("防汛顺延");
    const quarter = { ...asked("420624", "2026-06-30", "2026-09-30"), move: "done" } as const;
    const [done] = (await listChanged(SYSTEM, quarter)).rows.filter(
      ({ reviews }) => reviews.length > 0,
    );
    expect(done?.reviews.at(-1)).toMatchObject({
      decision: "approve",
      reviewer: expect.any(String),
    });
  });

  it("stays within reach, and asks for days in order", async () => {
    const lead = await staff("xian");
    const own = await readChanges(lead, asked("420624", "2026-06-30", "2026-09-30"));
    expect(own.byCarrier.map(({ code }) => code)).toEqual(["village"]);
    const list = { ...asked("420624", "2026-06-30", "2026-09-30"), move: "done" } as const;
    const { rows } = await listChanged(lead, list);
    expect(rows.every(({ carrierName }) => carrierName === "清廉村居")).toBe(true);
    expect((await refusal(readChanges(lead, asked("420626")))).code).toBe("not_found");
    expect((await refusal(listChanged(lead, { ...list, regionCode: "420626" }))).code).toBe(
      "not_found",
    );
    expect((await refusal(readChanges(SYSTEM, asked("420624", TO, FROM)))).code).toBe("invalid");
  });
});
