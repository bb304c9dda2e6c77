import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { listHappenings } from "@/lib/domain/adjustments/happenings/queries";
import { getAssignment } from "@/lib/domain/assignments/queries";
import { getClock } from "@/lib/domain/calendar/queries";
import { saveDraft, submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { removeWindowRule, setWindowRule } from "@/lib/domain/windows/commands";
import { endPause, pauseTask } from "@/lib/domain/windows/pauses/commands";
import { listPauseChoices, listPauses, planPause } from "@/lib/domain/windows/pauses/queries";
import { listWindowRules } from "@/lib/domain/windows/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { personWith } from "../support/people-world";
import { refusal } from "../support/refusal";
import {
  assignmentOf,
  buildReportWorld,
  counterDifferences,
  type ReportWorld,
} from "../support/report-world";

let world: ReportWorld;
let office: StaffActor;
let cityOffice: StaffActor;
let today: Day;
let year: number;

const CONTENT = {
  ...EMPTY_CONTENT,
  ...{ numerator: "19", denominator: "20", narrative: "已完成整改 19 份。" },
};

beforeAll(async () => {
  world = await buildReportWorld(4);
  office = (await personWith("office", "990102")).actor;
  cityOffice = (await personWith("office", "990100")).actor;
  today = (await getClock(office)).today;
  year = Number(today.slice(0, 4));
  // Pauses are reckoned within the running year: the world's tasks follow it, and so do their days.
  await rows(sql`update task_list set year = ${year}`);
  await rows(sql`update assignment set year = ${year},
    due_on = case when due_on < ${today}::date then ${addDays(today, -3)}::date
      else ${addDays(today, 2)}::date end`);
  await rows(sql`select rebuild_counters()`);
});

const village = (index: number): StaffActor => {
  const found = world.villages[index];
  if (!found) throw new Error("no such village");
  return found;
};

const pause = (actor: StaffActor, more: object = {}) =>
  pauseTask(actor, {
    ...{ rootTaskId: world.tasks.ratio, regionCode: "990102", year, until: addDays(today, 5) },
    ...{ reason: "汛情应急响应", key: newId() },
    ...more,
  });

async function end(actor: StaffActor, pauseId: string) {
  const [found] = await rows<{ version: number }>(
    sql`select version from task_pause where id = ${pauseId}`,
  );
  return endPause(actor, { pauseId, version: found?.version ?? 0, key: newId() });
}

const dueOf = async (actor: StaffActor, period = 1) => {
  const { id } = await assignmentOf(actor, world.tasks.ratio, period);
  return getAssignment(actor, id);
};

describe("a pause", () => {
  it("does what its preview says, in one statement, and tells everybody once", async () => {
    const place = { rootTaskId: world.tasks.ratio, year, regionCode: "990102" };
    const plan = await planPause(office, { ...place, until: addDays(today, 5) });
    expect(plan).toMatchObject({ assignments: 16, organisations: 4 });
    const { pauseId, assignments } = await pause(office);
    expect(assignments).toBe(plan.assignments);
    const one = await dueOf(village(0));
    expect(plan.moves).toEqual([
      { from: addDays(today, 2), to: one.dueOn, assignments: 16, isLate: false },
    ]);
    expect(one.window).toMatchObject({ state: "paused", pausedUntil: addDays(today, 5) });
    expect(await counterDifferences()).toEqual([]);
    const told = await rows(
      sql`select organisation_id from notification where kind = 'task.paused'`,
    );
    expect(told).toHaveLength(4);
    const happenings = await listHappenings(village(0), one.id);
    expect(happenings.map((entry) => entry.kind)).toEqual(
      expect.arrayContaining(["paused", "re_dated"]),
    );
    const typed = { assignmentId: one.id, version: 0, content: CONTENT };
    expect(await saveDraft(village(0), typed)).toMatchObject({ state: "saved" });
    const { version } = await dueOf(village(0));
    const input = { assignmentId: one.id, key: newId(), version, draftVersion: 1 };
    expect((await refusal(submitReport(village(0), input))).message).toContain("已挂起");
    expect((await refusal(pause(office))).message).toContain("已经挂起");
    await end(office, pauseId);
    const after = await dueOf(village(0));
    expect(after).toMatchObject({ dueOn: one.dueOn, window: { state: "open", pausedUntil: null } });
    const again = { ...input, key: newId(), version: after.version };
    expect(await submitReport(village(0), again)).toMatchObject({ isOnTime: true });
    const resumed = await rows<{ title: string }>(
      sql`select title from notification where kind = 'task.resumed'`,
    );
    expect(resumed).toHaveLength(4);
    expect(resumed[0]?.title).toMatch(/^《三资问题清理整改》挂起提前结束，.*前报送$/);
    expect((await refusal(end(office, pauseId))).code).toBe("conflict");
    expect(await counterDifferences()).toEqual([]);
  });

  it("moves the date of what was returned too, also where the due day lies behind the pause", async () => {
    const { id } = await assignmentOf(village(1), world.tasks.ratio, 2);
    const due = addDays(today, 25);
    await rows(sql`update assignment set status = 'returned', due_on = ${due},
      return_due_on = ${addDays(today, 3)} where id = ${id}::bigint`);
    const place = { rootTaskId: world.tasks.ratio, year, regionCode: "990102" };
    const { moves } = await planPause(office, { ...place, until: addDays(today, 5) });
    const planned = moves.find(({ from }) => from === addDays(today, 3));
    expect(planned).toMatchObject({ assignments: 1, isLate: false });
    const { pauseId } = await pause(office);
    const after = await getAssignment(village(1), id);
    expect(after).toMatchObject({ dueOn: due, returnDueOn: planned?.to });
    expect(after.returnDueOn && after.returnDueOn > addDays(today, 7)).toBe(true);
    await end(office, pauseId);
    await rows(sql`update assignment set status = 'not_started', return_due_on = null
      where id = ${id}::bigint`);
    expect(await counterDifferences()).toEqual([]);
  });

  it("of a wider region goes on where a nearer one is ended", async () => {
    const near = await pause(office, { until: addDays(today, 8) });
    const wide = await pause(cityOffice, { regionCode: "990100", until: addDays(today, 4) });
    expect((await dueOf(village(1))).window.pausedUntil).toBe(addDays(today, 8));
    expect((await dueOf(world.neighbour)).window.pausedUntil).toBe(addDays(today, 4));
    await end(office, near.pauseId);
    expect((await dueOf(village(1))).window.pausedUntil).toBe(addDays(today, 4));
    await end(cityOffice, wide.pauseId);
    expect((await dueOf(world.neighbour)).window.state).toBe("open");
    expect(await counterDifferences()).toEqual([]);
  });

  it("is made and ended only by who reaches the place", async () => {
    expect((await refusal(pause(village(0)))).code).toBe("forbidden");
    expect((await refusal(pause(world.township))).code).toBe("forbidden");
    expect((await refusal(pause(office, { regionCode: "990103" }))).code).toBe("not_found");
    expect((await refusal(pause(world.lead, { regionCode: "990100" }))).code).toBe("not_found");
    expect((await refusal(pause(office, { rootTaskId: newId() }))).code).toBe("not_found");
    const { pauseId } = await pause(office);
    expect((await refusal(end(world.lead, pauseId))).code).toBe("not_found");
    expect((await refusal(end(village(0), pauseId))).code).toBe("forbidden");
    expect((await listPauses(world.lead)).find((one) => one.id === pauseId)?.mayEnd).toBe(false);
    await end(cityOffice, pauseId);
    const lead = await pause(world.lead, { rootTaskId: world.tasks.flow });
    expect((await listPauses(world.lead))[0]).toMatchObject({ id: lead.pauseId, mayEnd: true });
    await end(office, lead.pauseId);
  });

  it("needs a day that leaves three working days in the year, and something open", async () => {
    expect((await refusal(pause(office, { until: addDays(today, -1) }))).fields).toHaveProperty(
      "until",
    );
    expect((await refusal(pause(office, { until: `${year}-12-31` }))).fields).toHaveProperty(
      "until",
    );
    await rows(sql`update assignment set closed_from = ${today}::date
      where root_task_id = ${world.tasks.yesNo}`);
    const over = await refusal(pause(office, { rootTaskId: world.tasks.yesNo }));
    expect(over.message).toContain("没有未报");
    const left = await rows(
      sql`select 1 from task_pause where root_task_id = ${world.tasks.yesNo}`,
    );
    expect(left).toEqual([]);
  });

  it("may be chosen of the tasks and regions in reach", async () => {
    const { tasks, regions } = await listPauseChoices(world.lead);
    expect(tasks.map((task) => task.value)).toContain(world.tasks.ratio);
    expect(regions.map((region) => region.value)).toEqual(["990102", "990102001", "990102002"]);
  });
});

describe("a window rule", () => {
  const terms = { carrierCode: null, frequency: null, opensBefore: null, closesAfter: 10 };
  const rule = (regionCode: string, more: object = {}) => ({
    ...terms,
    regionCode,
    version: 0,
    ...more,
  });

  it("is made, changed and removed by its region's office, each against its version", async () => {
    const { id } = await setWindowRule(office, rule("990102"));
    expect((await refusal(setWindowRule(office, rule("990102")))).message).toContain("已有一条");
    await setWindowRule(office, rule("990102", { version: 1, closesAfter: 12 }));
    expect((await refusal(setWindowRule(office, rule("990102", { version: 1 })))).code).toBe(
      "conflict",
    );
    const listed = await listWindowRules(office);
    expect(listed).toMatchObject([{ id, version: 2, closesAfter: 12, mayChange: true }]);
    expect((await refusal(removeWindowRule(office, { id, version: 1 }))).code).toBe("conflict");
    await removeWindowRule(office, { id, version: 2 });
    expect(await listWindowRules(office)).toEqual([]);
    const written = await rows(sql`select action from audit_entry where subject_id = ${id}`);
    expect(written).toHaveLength(3);
  });

  it("is a lead's for its carrier only, and seen but not changed from below", async () => {
    const { id } = await setWindowRule(cityOffice, rule("990100"));
    expect((await refusal(setWindowRule(office, rule("990100", { version: 1 })))).code).toBe(
      "forbidden",
    );
    expect((await refusal(removeWindowRule(office, { id, version: 1 }))).code).toBe("forbidden");
    expect(await listWindowRules(office)).toMatchObject([{ id, mayChange: false }]);
    expect((await refusal(setWindowRule(world.lead, rule("990102")))).code).toBe("forbidden");
    const own = await setWindowRule(world.lead, rule("990102", { carrierCode: "village" }));
    expect((await listWindowRules(world.lead)).map((one) => one.mayChange)).toEqual([true, false]);
    await removeWindowRule(office, { id: own.id, version: 1 });
    for (const actor of [village(0), world.township]) {
      expect((await refusal(listWindowRules(actor))).code).toBe("forbidden");
      expect((await refusal(setWindowRule(actor, rule("990102")))).code).toBe("forbidden");
    }
  });
});
