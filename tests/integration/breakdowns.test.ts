import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { listHappenings } from "@/lib/domain/adjustments/happenings/queries";
import { requestExtension } from "@/lib/domain/adjustments/requests/commands";
import { acknowledgeLists, deliverList } from "@/lib/domain/assignments/acknowledgements/commands";
import {
  addBreakdown,
  editBreakdown,
  markBreakdown,
  removeBreakdown,
} from "@/lib/domain/assignments/breakdowns/commands";
import { getBreakdown, listOwnBreakdowns } from "@/lib/domain/assignments/breakdowns/queries";
import {
  filePlan,
  removePlanItem,
  savePlanItem,
  startPlan,
} from "@/lib/domain/assignments/plans/commands";
import {
  getPlan,
  listCooperations,
  listFilings,
  listUnregistered,
} from "@/lib/domain/assignments/plans/queries";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { buildLineWorld, type LineWorld } from "../support/line-world";
import { refusal } from "../support/refusal";
import { counterDifferences } from "../support/report-world";

let world: LineWorld;

beforeAll(async () => {
  world = await buildLineWorld();
});

async function assignmentOf(actor: StaffActor, root: string): Promise<string> {
  const found = await row<{ id: string }>(sql`
    select id::text from assignment where organisation_id = ${actor.organisation.id}
      and root_task_id = ${root}`);
  if (!found) throw new Error("no such assignment");
  return found.id;
}

const part = () => ({
  ...{ department: "村委会", person: "王会计", content: "清理合同台账" },
  ...{ dueOn: `${world.year}-06-15`, lateReason: "" },
});

describe("a breakdown", () => {
  it("is written by the organisation itself, seen by those above, and by nobody else", async () => {
    const assignmentId = await assignmentOf(world.village, world.tasks.plain);
    const { breakdownId } = await addBreakdown(world.village, { assignmentId, ...part() });
    const seen = await getBreakdown(world.countyLead, assignmentId);
    expect(seen.rows).toMatchObject([{ id: breakdownId, person: "王会计", version: 1 }]);
    const add = (actor: StaffActor) => addBreakdown(actor, { assignmentId, ...part() });
    expect((await refusal(add(world.countyLead))).code).toBe("forbidden");
    expect((await refusal(add(world.township))).code).toBe("forbidden");
    expect((await refusal(add(world.farVillage))).code).toBe("not_found");
    expect((await refusal(add(world.neighbourLead))).code).toBe("not_found");
    await add(world.colleague);
    const tasks = await listOwnBreakdowns(world.village, { year: world.year });
    expect(tasks.map((task) => [task.code, task.rows.length])).toEqual(
      expect.arrayContaining([
        ["CJ-01", 2],
        ["CJ-02", 0],
      ]),
    );
  });

  it("is due no later than the task unless it says why", async () => {
    const assignmentId = await assignmentOf(world.village, world.tasks.tightened);
    const late = { ...part(), dueOn: `${world.year}-07-01` };
    const said = addBreakdown(world.village, { assignmentId, ...late });
    expect((await refusal(said)).fields).toHaveProperty("lateReason");
    await addBreakdown(world.village, { assignmentId, ...late, lateReason: "等上级文件" });
    await addBreakdown(world.village, { assignmentId, ...part(), dueOn: null });
  });

  it("keeps what a colleague wrote, and tells the slower one what it is now", async () => {
    const assignmentId = await assignmentOf(world.village, world.tasks.coordination);
    const { breakdownId } = await addBreakdown(world.village, { assignmentId, ...part() });
    const base = { assignmentId, breakdownId, version: 1 };
    const mine = { ...base, ...part(), person: "李主任" };
    const theirs = { ...base, ...part(), person: "赵书记" };
    const said = await Promise.allSettled([
      editBreakdown(world.village, mine),
      editBreakdown(world.colleague, theirs),
    ]);
    expect(said.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const slower = said.find((one) => one.status === "rejected");
    expect(slower?.reason).toMatchObject({ code: "conflict" });
    const [kept] = (await getBreakdown(world.village, assignmentId)).rows;
    expect(String(slower?.reason.message)).toContain(kept?.person);
    await markBreakdown(world.village, { ...base, version: 2, done: "yes" });
    const [done] = (await getBreakdown(world.village, assignmentId)).rows;
    expect(done?.doneOn).not.toBeNull();
    const foreign = removeBreakdown(world.farVillage, { ...base, version: 3 });
    expect((await refusal(foreign)).code).toBe("not_found");
    await removeBreakdown(world.village, { ...base, version: 3 });
    expect((await getBreakdown(world.village, assignmentId)).rows).toEqual([]);
  });

  it("is not found under another task", async () => {
    const one = await assignmentOf(world.village, world.tasks.plain);
    const other = await assignmentOf(world.village, world.tasks.coordination);
    const { breakdownId } = await addBreakdown(world.village, { assignmentId: one, ...part() });
    const moved = editBreakdown(world.village, {
      ...{ assignmentId: other, breakdownId, version: 1 },
      ...part(),
    });
    expect((await refusal(moved)).code).toBe("not_found");
  });
});

describe("an annual plan", () => {
  const filled = { responsibility: "基层处张处长", milestones: "6 月底前", safeguards: "专项经费" };

  it("begins with the tasks that name the unit, once", async () => {
    const [found, ...others] = await listCooperations(world.cooperating, { year: world.year });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ carrierCode: "village", isByDuty: false, plan: null });
    expect(found?.tasks.map((task) => task.code)).toEqual(["CJ-01"]);
    const { planId } = await startPlan(world.cooperating, { carrierCode: "village" });
    const again = await startPlan(world.cooperating, { carrierCode: "village" });
    expect(again.planId).toBe(planId);
    const plan = await getPlan(world.cooperating, planId);
    expect(plan.items).toMatchObject([
      { taskCode: "CJ-01", responsibility: "", milestones: "6 月 30 日前", safeguards: "" },
    ]);
    const stranger = startPlan(world.village, { carrierCode: "village" });
    expect((await refusal(stranger)).code).toBe("not_found");
  });

  it("tells the lead and the offices which names of cooperating units nobody bears", async () => {
    const expected = [
      { listId: world.lists.province, listTitle: "线省村居任务清单", names: ["省财政厅"] },
    ];
    const year = { year: world.year };
    expect(await listUnregistered(world.provinceLead, year)).toEqual(expected);
    expect(await listUnregistered(world.provinceOffice, year)).toEqual(expected);
    for (const other of [world.cityLead, world.countyOffice, world.village, world.cooperating]) {
      expect(await listUnregistered(other, year)).toEqual([]);
    }
  });

  it("is filed only when every item has its three parts, and seen by the lead from then on", async () => {
    const { planId } = await startPlan(world.cooperating, { carrierCode: "village" });
    const plan = await getPlan(world.cooperating, planId);
    const [item] = plan.items;
    if (!item) throw new Error("one item");
    const early = filePlan(world.cooperating, { planId, version: plan.version });
    expect((await refusal(early)).fields).toEqual({ form: "第 1 项缺责任、保障措施" });
    expect((await refusal(getPlan(world.provinceLead, planId))).code).toBe("not_found");
    const base = { planId, itemId: item.id, work: item.work, ...filled };
    await savePlanItem(world.cooperating, { ...base, version: plan.version });
    const stale = savePlanItem(world.cooperating, { ...base, version: plan.version });
    expect((await refusal(stale)).code).toBe("conflict");
    await filePlan(world.cooperating, { planId, version: plan.version + 1 });
    const [filing] = await listFilings(world.provinceLead, { year: world.year });
    expect(filing).toMatchObject({ organisationName: "线省民政厅", status: "filed", tasks: 1 });
    expect((await getPlan(world.provinceLead, planId)).isOwn).toBe(false);
    expect((await getPlan(world.provinceOffice, planId)).items).toHaveLength(1);
    for (const stranger of [world.cityLead, world.countyOffice, world.village]) {
      expect((await refusal(getPlan(stranger, planId))).code).toBe("not_found");
    }
    const foreign = savePlanItem(world.provinceLead, { ...base, version: plan.version + 2 });
    expect((await refusal(foreign)).code).toBe("forbidden");
    const told = await rows(sql`select 1 from notification where kind = 'plan.filed'
      and organisation_id = ${world.provinceLead.organisation.id}`);
    expect(told).toHaveLength(1);
  });

  it("is revised as the next filing, with what was filed before in the trail", async () => {
    const { planId } = await startPlan(world.cooperating, { carrierCode: "village" });
    const plan = await getPlan(world.cooperating, planId);
    const added = { planId, version: plan.version, work: "开展培训", ...filled };
    await savePlanItem(world.cooperating, added);
    expect((await getPlan(world.cooperating, planId)).status).toBe("draft");
    await filePlan(world.cooperating, { planId, version: plan.version + 1 });
    const last = await row<{ before: { items: unknown[] }; after: { items: unknown[] } }>(sql`
      select before, after from audit_entry where action = 'plan.file' order by id desc limit 1`);
    expect([last?.before.items.length, last?.after.items.length]).toEqual([1, 2]);
    const { items, version } = await getPlan(world.cooperating, planId);
    const itemId = items[1]?.id ?? "";
    await removePlanItem(world.cooperating, { planId, version, itemId });
    expect((await getPlan(world.cooperating, planId)).items).toHaveLength(1);
  });
});

describe("the time line", () => {
  it("tells everything that happened, newest first, to those who see the assignment", async () => {
    const assignmentId = await assignmentOf(world.farVillage, world.tasks.plain);
    await transaction(async (tx) => {
      await tx.count(sql`update assignment set status = 'drafting', version = version + 1,
        updated_at = now() where id = ${assignmentId}::bigint`);
      await deliverList(tx, world.lists.province, { nodes: null, organisationIds: null });
    });
    await acknowledgeLists(world.farVillage, { listIds: [world.lists.province] });
    const dueOn = `${world.year}-12-31`;
    await requestExtension(world.farVillage, { assignmentId, dueOn, reason: "汛期", key: newId() });
    await rows(sql`update assignment set due_on = ${`${world.year}-09-30`}, version = version + 1,
      change_reason = '清单第 2 版改期' where id = ${assignmentId}::bigint`);
    await rows(sql`update assignment set status = 'cancelled', version = version + 1,
      change_reason = '清单第 3 版不再要求' where id = ${assignmentId}::bigint`);
    const told = await listHappenings(world.neighbourLead, assignmentId);
    expect(told.map((one) => one.kind).sort()).toEqual(
      ["acknowledged", "delivered", "moved", "moved", "re_dated", "requested", "taken_back"].sort(),
    );
    expect(told.find((one) => one.kind === "re_dated")).toMatchObject({
      ...{ dueOn: `${world.year}-09-30`, note: "清单第 2 版改期" },
    });
    expect(told.find((one) => one.kind === "taken_back")).toMatchObject({
      ...{ by: "系统", note: "任务已取消" },
    });
    expect(told.find((one) => one.kind === "requested")?.note).toBe("延到 12 月 31 日：汛期");
    expect(told.map((one) => one.at)).toEqual(
      told
        .map((one) => one.at)
        .sort()
        .reverse(),
    );
    const stranger = listHappenings(world.countyLead, assignmentId);
    expect((await refusal(stranger)).code).toBe("not_found");
    expect(await counterDifferences()).toEqual([]);
  });
});
