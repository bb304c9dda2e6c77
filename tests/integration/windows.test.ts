import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { getAssignment } from "@/lib/domain/assignments/queries";
import {
  IS_WINDOW_OPEN,
  takesReport,
  WINDOW_TABLES,
  windowOf,
} from "@/lib/domain/assignments/window/rules";
import type { WindowFacts } from "@/lib/domain/assignments/window/types";
import { getClock } from "@/lib/domain/calendar/queries";
import { saveDraft, submitReport, withdrawReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { returnReport } from "@/lib/domain/reviews/commands";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { refusal } from "../support/refusal";
import { assignmentOf, buildReportWorld, type ReportWorld } from "../support/report-world";

let world: ReportWorld;
let today: Day;

const CONTENT = {
  ...EMPTY_CONTENT,
  ...{ numerator: "19", denominator: "20", narrative: "已完成整改 19 份。" },
};

beforeAll(async () => {
  world = await buildReportWorld(6);
  today = (await getClock(world.lead)).today;
});

const village = (index: number): StaffActor => {
  const found = world.villages[index];
  if (!found) throw new Error("no such village");
  return found;
};

/** Makes a rule as it is kept; the only one unless told otherwise. */
async function rule(
  facts: { region: string; carrier?: string; frequency?: string; before?: number; after?: number },
  isAlone = true,
) {
  if (isAlone) await rows(sql`delete from window_rule`);
  await rows(sql`insert into window_rule (id, region_code, carrier_code, frequency, opens_before,
      closes_after, set_by_name) values (${newId()}, ${facts.region}, ${facts.carrier ?? null},
      ${facts.frequency ?? null}::frequency, ${facts.before ?? null}, ${facts.after ?? null}, '试')`);
}

async function due(actor: StaffActor, period: number, day: Day) {
  const { id } = await assignmentOf(actor, world.tasks.ratio, period);
  await rows(sql`update assignment set due_on = ${day}::date where id = ${id}`);
  return id;
}

async function submit(actor: StaffActor, period: number) {
  const { id, version } = await assignmentOf(actor, world.tasks.ratio, period);
  const input = { assignmentId: id, key: newId(), version, draftVersion: 0, content: CONTENT };
  return submitReport(actor, input);
}

const opensAndCloses = async (actor: StaffActor, id: string) => {
  const { window } = await getAssignment(actor, id);
  return [window.opensOn, window.closesOn];
};

describe("the nearest rule", () => {
  it("is that of the nearest region, then of the carrier, then of the frequency", async () => {
    const id = await due(village(0), 1, "2030-06-25");
    await rows(sql`delete from window_rule`);
    expect(await opensAndCloses(village(0), id)).toEqual([null, null]);
    await rule({ region: "990000", before: 1, after: 1 });
    expect(await opensAndCloses(village(0), id)).toEqual(["2030-06-24", "2030-06-26"]);
    await rule({ region: "990103", before: 3, after: 3 }, false);
    expect(await opensAndCloses(village(0), id)).toEqual(["2030-06-24", "2030-06-26"]);
    await rule({ region: "990100", before: 5, after: 5 }, false);
    expect(await opensAndCloses(village(0), id)).toEqual(["2030-06-20", "2030-06-30"]);
    await rule({ region: "990100", frequency: "annual", before: 6, after: 6 }, false);
    await rule({ region: "990100", frequency: "quarterly", before: 7 }, false);
    expect(await opensAndCloses(village(0), id)).toEqual(["2030-06-18", null]);
    await rule({ region: "990100", carrier: "village", after: 9 }, false);
    expect(await opensAndCloses(village(0), id)).toEqual([null, "2030-07-04"]);
    await rows(sql`insert into carrier (code, name, short, glyph, position)
      values ('school', '清廉学校', '学校', '学', 6) on conflict do nothing`);
    await rule({ region: "990102", carrier: "school", before: 2, after: 2 }, false);
    expect(await opensAndCloses(village(0), id)).toEqual([null, "2030-07-04"]);
    await rows(sql`delete from window_rule`);
  });
});

describe("a submission", () => {
  it("waits for the window to open; the draft is kept meanwhile", async () => {
    await rule({ region: "990102", before: 10 });
    const id = await due(village(1), 1, addDays(today, 11));
    const draft = { assignmentId: id, version: 0, content: CONTENT };
    expect(await saveDraft(village(1), draft)).toMatchObject({ state: "saved" });
    const { version } = await assignmentOf(village(1), world.tasks.ratio, 1);
    const input = { assignmentId: id, key: newId(), version, draftVersion: 1 };
    const refused = await refusal(submitReport(village(1), input));
    expect(refused.code).toBe("conflict");
    expect(refused.message).toContain("申请开窗");
    await due(village(1), 1, addDays(today, 10));
    expect(await submitReport(village(1), input)).toMatchObject({ revision: 1, isOnTime: true });
  });

  it("is late until the window closes and refused with the way out afterwards", async () => {
    await rule({ region: "990102", after: 5 });
    await due(village(2), 1, addDays(today, -5));
    expect(await submit(village(2), 1)).toMatchObject({ isOnTime: false });
    await due(village(2), 2, addDays(today, -6));
    expect((await refusal(submit(village(2), 2))).message).toContain("申请开窗");
    // The statement itself holds the window, whatever was read before.
    const { id } = await assignmentOf(village(2), world.tasks.ratio, 2);
    const terms = { opensBefore: null, closesAfter: 5 };
    const held = await rows(sql`select 1 from assignment a
      where a.id = ${id} and ${takesReport("a", terms)}`);
    expect(held).toEqual([]);
  });

  it("after a return is taken until the return's own date, and not withdrawn once it has closed", async () => {
    await rule({ region: "990102", after: 5 });
    await due(village(3), 1, addDays(today, -5));
    await submit(village(3), 1);
    const { id, version } = await assignmentOf(village(3), world.tasks.ratio, 1);
    await returnReport(world.township, {
      ...{ assignmentId: id, key: newId(), version, next: undefined },
      ...{ reason: "数字不符", remark: "", field: null, dueOn: addDays(today, 3), notes: [] },
    });
    await rows(sql`update assignment set due_on = ${addDays(today, -9)}::date where id = ${id}`);
    await submit(village(3), 1);
    await rows(
      sql`update assignment set return_due_on = ${addDays(today, -1)}::date where id = ${id}`,
    );
    const shown = await assignmentOf(village(3), world.tasks.ratio, 1);
    const taken = { assignmentId: id, key: newId(), version: shown.version };
    expect((await refusal(withdrawReport(village(3), taken))).message).toContain("报送窗口");
  });
});

describe("the rule in words and the rule in the database", () => {
  it("say the same of every assignment", async () => {
    const { id } = await assignmentOf(village(4), world.tasks.ratio, 1);
    const near = fc.integer({ min: -6, max: 6 }).map((days) => addDays(today, days));
    const facts: fc.Arbitrary<WindowFacts> = fc.record({
      opensBefore: fc.option(fc.integer({ min: 0, max: 5 })),
      closesAfter: fc.option(fc.integer({ min: 0, max: 5 })),
      dueOn: near,
      returnDueOn: fc.option(near),
      grantedDueOn: fc.option(near, { freq: 1 }),
      openedUntil: fc.option(near, { freq: 1 }),
      pausedUntil: fc.option(near, { freq: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(facts, async (one) => {
        await rule({
          region: "990102",
          ...(one.opensBefore === null ? {} : { before: one.opensBefore }),
          ...(one.closesAfter === null ? {} : { after: one.closesAfter }),
        });
        await rows(sql`update assignment set due_on = ${one.dueOn}::date,
          return_due_on = ${one.returnDueOn}::date, granted_due_on = ${one.grantedDueOn}::date,
          opened_until = ${one.openedUntil}::date, paused_until = ${one.pausedUntil}::date
          where id = ${id}`);
        const found = await row<{ joined: boolean; read: boolean }>(sql`
          select ${IS_WINDOW_OPEN} as joined, ${takesReport("a", one)} as read
          from assignment a join task t on t.id = a.task_id join task_list l on l.id = t.list_id
          ${WINDOW_TABLES} where a.id = ${id}`);
        const isOpen = windowOf(one, today).state === "open";
        expect(found).toEqual({ joined: isOpen, read: isOpen });
      }),
      { numRuns: 200 },
    );
  });
});
