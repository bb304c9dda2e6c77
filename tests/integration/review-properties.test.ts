import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { sealAudit, verifyAudit } from "@/lib/access/audit-chain";
import { MOVES } from "@/lib/domain/assignments/rules";
import { row, rows, transaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { addDays } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { runs } from "../support/deep";
import { counterDifferences, insertActor, insertTask, insertUnit } from "../support/report-world";
import { ACTS, type ActName, look } from "../support/review-acts";
import { buildReviewWorld, demandTwoSteps, type ReviewWorld } from "../support/review-world";

// Up to four people do whatever they like with a village's two periods, several at the same moment, each
// from what they saw before. Whatever comes of it: only legal moves, revisions that never change and have no
// gap, one audit entry for each act that succeeded, nothing standing that is not done, counters exact.

/** Runs that share one task: a pause of it touches only them. */
const RUNS_OF_TASK = 25;
const RUNS = runs(60, 2_000);
const COUNTY = "990102";

let world: ReviewWorld;
let taskIds: string[];
let made = 0;

beforeAll(async () => {
  world = await buildReviewWorld(1);
  taskIds = await issueTasks(Math.ceil(RUNS / RUNS_OF_TASK) + 1);
});

/** What the run knows: a village of its own, two periods of a cumulative task, and who acts. */
interface Real {
  people: Record<Who, StaffActor>;
  assignments: string[];
}

/** What has succeeded on each of the two assignments, and the revisions as they were first seen. */
interface Model {
  succeeded: [number, number];
  revisions: Map<string, string>;
}

const PEOPLE = ["reporter", "township", "lead", "office"] as const;
type Who = (typeof PEOPLE)[number];

function issueTasks(count: number): Promise<string[]> {
  return transaction(async (tx) => {
    const listId = newId();
    await tx.count(sql`insert into task_list (id, kind, carrier_code, region_code, year, title)
      values (${listId}, 'task', 'village', ${COUNTY}, 2026, '东区村居任务清单')`);
    const tasks: string[] = [];
    for (let at = 1; at <= count; at += 1) {
      const spec = {
        ...{ code: `DQ-${at}`, title: "三资问题清理整改", form: "ratio", target: 90 },
        ...{ accumulation: "cumulative", frequency: "quarterly", periods: 4 },
      };
      tasks.push(await insertTask(tx, listId, spec));
    }
    await tx.count(sql`update task_list set status = 'issued',
      issued_at = now() - interval '1 day' where id = ${listId}`);
    return tasks;
  });
}

async function setUp(steps: 1 | 2): Promise<{ real: Real; model: Model }> {
  const taskId = taskIds[Math.floor(made / RUNS_OF_TASK)];
  made += 1;
  await demandTwoSteps(COUNTY, steps);
  const place = { regionCode: "990102001", nodeCode: COUNTY, townshipCode: "990102001" };
  const unit = { ...place, ...{ id: newId(), name: `试${made}村`, line: null } };
  const dueOn = addDays(new Date().toISOString().slice(0, 10), 20);
  return transaction(async (tx) => {
    const village = { ...unit, kind: "village" as const, level: "village" as const };
    await insertUnit(tx, village);
    const reporter = await insertActor(tx, village, { role: "reporter", region: "990102001" });
    const assignments = await tx.rows<{ id: string }>(sql`
      insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
        township_code, organisation_level, organisation_kind, due_on)
      select ${taskId}::uuid, ${taskId}::uuid, ${unit.id}::uuid, 2026, period, ${COUNTY}, '990102001',
        'village', 'village', ${dueOn}::date from unnest(array[1, 2]) period returning id`);
    const { township, lead, office } = world;
    return {
      real: {
        people: { reporter, township, lead, office },
        assignments: assignments.map(({ id }) => id),
      },
      model: { succeeded: [0, 0], revisions: new Map() },
    };
  });
}

const MOVED: ReadonlySet<string> = new Set(
  Object.values(MOVES).flatMap(({ from, to }) => from.map((one) => `${one}>${to}`)),
);

/** Taking an exemption back leads to where it was exempted from; a new due day moves nothing. */
function isLegal(from: string, to: string): boolean {
  if (from === to) return true;
  if (from === "exempted") return MOVES.exempt.from.some((one) => one === to);
  return MOVED.has(`${from}>${to}`);
}

async function checkMoves(id: string): Promise<void> {
  const events = await rows<{ from: string; to: string }>(sql`
    select from_status as from, to_status as to from assignment_event
    where assignment_id = ${id} order by id`);
  let at = "not_started";
  for (const { from, to } of events) {
    expect(from, "no move between two events").toBe(at);
    expect(isLegal(from, to), `${from} > ${to}`).toBe(true);
    at = to;
  }
}

async function checkRevisions(id: string, model: Model): Promise<void> {
  const found = await rows<{ key: string; revision: number; content: string; last: number }>(sql`
    select r.id as key, r.revision, r::text as content, a.revision as last
    from report r join assignment a on a.id = r.assignment_id
    where a.id = ${id} order by r.revision`);
  expect(found.map(({ revision }) => revision)).toEqual(found.map((_, at) => at + 1));
  expect(found.at(-1)?.last ?? 0).toBe(found.length);
  for (const { key, content } of found) {
    expect(content).toBe(model.revisions.get(key) ?? content);
    model.revisions.set(key, content);
  }
}

/** Facts beside the status that must fit it, each as a condition that no row may break. */
const BROKEN = sql`
  (a.done_at is not null) <> (a.status = 'accepted' or (a.status = 'approved' and a.approved_in is null))
  or (a.approved_in is not null) <> (a.status = 'approved' and a.done_at is null)
  or a.is_doubted <> exists (select 1 from doubt d where d.assignment_id = a.id and d.state = 'open')
  or (a.is_doubted and a.status <> 'submitted')
  or (a.numerator is not null) <> (a.status in ('approved', 'accepted'))
  or (a.verified_at is not null and a.status not in ('approved', 'accepted'))
  or a.is_standing <> (a.done_at is not null and not exists (select 1 from assignment b
    where b.organisation_id = a.organisation_id and b.root_task_id = a.root_task_id
      and b.year = a.year and b.done_at is not null and b.period > a.period))`;

async function checkFacts(real: Real): Promise<void> {
  const broken = await rows(sql`
    select a.period, a.status, a.done_at, a.approved_in, a.is_doubted, a.is_standing, a.verified_at
    from assignment a where a.id = any (${real.assignments}::bigint[]) and (${BROKEN})`);
  expect(broken).toEqual([]);
}

async function checkAudit(id: string, succeeded: number): Promise<void> {
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from audit_entry
    where subject_type = 'assignment' and subject_id = ${id}`);
  expect(found?.count, "one audit entry for each act that succeeded").toBe(succeeded);
}

interface Deed {
  who: Who;
  act: ActName;
  period: 0 | 1;
}

/** Acts that are recorded under something other than the assignment. */
const OF_THE_TASK: readonly ActName[] = ["pause", "resume"];

/** Several people act at the same moment, each on what they saw before it. */
class Round implements fc.AsyncCommand<Model, Real> {
  constructor(private readonly deeds: readonly Deed[]) {}

  check = () => true;

  async run(model: Model, real: Real): Promise<void> {
    const seen = await Promise.all(real.assignments.map(look));
    await Promise.all(
      this.deeds.map(async ({ who, act, period }) => {
        const before = seen[period];
        if (!before) throw new Error("no such period");
        try {
          await ACTS[act](real.people[who], before);
        } catch (error) {
          if (error instanceof AppError) return;
          throw error;
        }
        if (!OF_THE_TASK.includes(act)) model.succeeded[period] += 1;
      }),
    );
    for (const [at, id] of real.assignments.entries()) {
      await checkMoves(id);
      await checkRevisions(id, model);
      await checkAudit(id, model.succeeded[at as 0 | 1]);
    }
    await checkFacts(real);
  }

  toString = () => this.deeds.map(({ who, act, period }) => `${who} ${act} ${period}`).join(" | ");
}

// What people are for comes up more often than what they will be refused; everything comes up.
const LIKELY: Record<Who, readonly ActName[]> = {
  reporter: ["submit", "submit", "withdraw"],
  township: ["approve", "approve", "return", "retract", "reopen", "doubt", "undoubt"],
  lead: ["accept", "accept", "verify", "return", "retract", "reopen", "doubt", "pause", "resume"],
  office: ["accept", "return", "reopen", "answer", "exempt", "readmit"],
};
const anything = fc.constantFrom(...(Object.keys(ACTS) as ActName[]));

const deed: fc.Arbitrary<Deed> = fc.constantFrom(...PEOPLE).chain((who) =>
  fc.record({
    who: fc.constant(who),
    act: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...LIKELY[who]) },
      { weight: 1, arbitrary: anything },
    ),
    period: fc.constantFrom<0 | 1>(0, 0, 1),
  }),
);
const round = fc.array(deed, { minLength: 1, maxLength: 4 }).map((deeds) => new Round(deeds));

describe("any interleaving by up to four people", () => {
  it(
    "keeps the lifecycle legal, revisions immutable, counters exact and the audit whole",
    async () => {
      const steps = fc.constantFrom<1 | 2>(1, 2);
      const commands = fc.commands([round], { maxCommands: 12 });
      let done = 0;
      await fc.assert(
        fc.asyncProperty(steps, commands, async (asked, sequence) => {
          const state = await setUp(asked);
          await fc.asyncModelRun(() => state, sequence);
          done += 1;
          if (done % 20 === 0) expect(await counterDifferences()).toEqual([]);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
      expect(await counterDifferences()).toEqual([]);
      await sealAudit();
      expect((await verifyAudit()).faults).toEqual([]);
      // The runs reached every state; otherwise they would have shown little.
      const reached = await rows<{ status: string }>(
        sql`select distinct to_status as status from assignment_event`,
      );
      expect(reached.length).toBeGreaterThanOrEqual(6);
    },
    1_000 * runs(180, 5_400),
  );
});
