import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { row, rows, transaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { runs } from "../support/deep";
import { counterDifferences, insertActor, insertUnit } from "../support/report-world";
import { ACTS, type ActName, look } from "../support/review-acts";
import { buildReviewWorld, demandTwoSteps, type ReviewWorld } from "../support/review-world";

// Eight people act on one report in the same moment. One of them is heard, the others are told who was
// faster; nothing is counted or recorded twice.

const COUNTY = "990102";
const RACERS = 8;

let world: ReviewWorld;
let reviewers: StaffActor[];
let acceptors: StaffActor[];
let reporter: StaffActor;

beforeAll(async () => {
  world = await buildReviewWorld(1);
  const more = (unit: StaffActor, grant: Parameters<typeof insertActor>[2], count: number) =>
    transaction(async (tx) => {
      const people = [unit];
      while (people.length < count) people.push(await insertActor(tx, unit.organisation, grant));
      return people;
    });
  const township = { role: "township" as const, region: "990102001" };
  const lead = { role: "lead_unit" as const, region: COUNTY, carrier: "village" };
  acceptors = await more(world.lead, lead, RACERS);
  reviewers = [...(await more(world.township, township, RACERS / 2)), ...acceptors.slice(0, 4)];
});

let made = 0;

/** A village of its own with a submitted report of a flow; waiting for 认可 where two steps are asked. */
async function fresh(isApproved = false): Promise<string> {
  made += 1;
  const place = { regionCode: "990102001", nodeCode: COUNTY, townshipCode: "990102001" };
  const unit = { ...place, ...{ id: newId(), name: `赛${made}村`, line: null } };
  const id = await transaction(async (tx) => {
    const village = { ...unit, kind: "village" as const, level: "village" as const };
    await insertUnit(tx, village);
    reporter = await insertActor(tx, village, { role: "reporter", region: "990102001" });
    const found = await tx.row<{ id: string }>(sql`
      insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
        township_code, organisation_level, organisation_kind, due_on)
      values (${world.tasks.ratio}, ${world.tasks.ratio}, ${unit.id}, 2026, 1, ${COUNTY},
        '990102001', 'village', 'village', '2099-12-31') returning id`);
    return found?.id ?? "";
  });
  await ACTS.submit(reporter, await look(id));
  if (isApproved) await ACTS.approve(world.township, await look(id));
  return id;
}

type Entry = readonly [StaffActor, ActName];

/** Sends all at once, each from the same sight; the names of the acts that were done. */
async function race(id: string, entries: readonly Entry[]): Promise<ActName[]> {
  const seen = await look(id);
  const done = await Promise.all(
    entries.map(async ([actor, act]) => {
      try {
        await ACTS[act](actor, seen);
        return act;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        expect(error.code, error.message).toBe("conflict");
        expect(error.message.length).toBeGreaterThan(8);
        return null;
      }
    }),
  );
  return done.filter((act) => act !== null);
}

/** Decisions and audit entries of an assignment, without the submission's own. */
async function recorded(id: string): Promise<{ reviews: number; entries: number }> {
  const found = await row<{ reviews: number; entries: number }>(sql`
    select (select count(*)::int from review v join report r on r.id = v.report_id
        where r.assignment_id = ${id}) as reviews,
      (select count(*)::int from audit_entry
        where subject_type = 'assignment' and subject_id = ${id}) as entries`);
  return found ?? { reviews: -1, entries: -1 };
}

async function noneDouble(): Promise<void> {
  expect(await counterDifferences()).toEqual([]);
  const twice = await rows(sql`
    select r.assignment_id, v.decision, count(*) from review v join report r on r.id = v.report_id
    where v.decision in ('approve', 'accept')
    group by r.id, r.assignment_id, v.decision having count(*) > 1`);
  expect(twice).toEqual([]);
}

const TIME = 1_000 * runs(120, 3_600);

describe("eight at once", () => {
  it(
    "approve once",
    async () => {
      await demandTwoSteps(COUNTY, 1);
      const approvals = reviewers.map((actor): Entry => [actor, "approve"]);
      for (let at = 0; at < runs(40, 1_000); at += 1) {
        const id = await fresh();
        expect(await race(id, approvals)).toEqual(["approve"]);
        expect(await recorded(id)).toEqual({ reviews: 1, entries: 2 });
      }
      await noneDouble();
    },
    TIME,
  );

  it(
    "accept once",
    async () => {
      await demandTwoSteps(COUNTY, 2);
      const acceptances = acceptors.map((actor): Entry => [actor, "accept"]);
      for (let at = 0; at < runs(10, 100); at += 1) {
        const id = await fresh(true);
        expect(await race(id, acceptances)).toEqual(["accept"]);
        expect(await recorded(id)).toEqual({ reviews: 2, entries: 3 });
      }
      await noneDouble();
    },
    TIME,
  );

  it(
    "approve, return, forward or withdraw: one of them",
    async () => {
      await demandTwoSteps(COUNTY, 1);
      for (let at = 0; at < runs(20, 250); at += 1) {
        const id = await fresh();
        const acts: ActName[] = [
          "approve",
          "return",
          "doubt",
          "approve",
          "return",
          "verify",
          "return",
        ];
        const entries = acts.map((act, which): Entry => [reviewers[which] ?? world.lead, act]);
        const won = await race(id, [...entries, [reporter, "withdraw"]]);
        expect(won).toHaveLength(1);
        expect((await recorded(id)).entries).toBe(2);
      }
      await noneDouble();
    },
    TIME,
  );

  it(
    "take an approval back, accept or return it: one of them",
    async () => {
      await demandTwoSteps(COUNTY, 2);
      for (let at = 0; at < runs(20, 250); at += 1) {
        const id = await fresh(true);
        const above = acceptors.slice(0, RACERS - 1);
        const entries = above.map(
          (actor, which): Entry => [actor, which % 2 ? "accept" : "return"],
        );
        expect(await race(id, [...entries, [world.township, "retract"]])).toHaveLength(1);
        expect(await recorded(id)).toEqual({ reviews: 2, entries: 3 });
      }
      await noneDouble();
    },
    TIME,
  );
});
