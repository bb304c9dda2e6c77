import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { decideAdjustment, withdrawAdjustment } from "@/lib/domain/adjustments/commands";
import { getAdjustment, listAdjustments } from "@/lib/domain/adjustments/queries";
import {
  requestExtension,
  requestTarget,
  requestWeakening,
} from "@/lib/domain/adjustments/requests/commands";
import { listInherited } from "@/lib/domain/lists/inheriting/queries";
import { submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { row, rows, transaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { buildLineWorld, type LineWorld } from "../support/line-world";
import { refusal } from "../support/refusal";
import { counterDifferences } from "../support/report-world";

let world: LineWorld;
let isBuilt = false;

beforeEach(async () => {
  if (!isBuilt) world = await buildLineWorld();
  isBuilt = true;
  // Each test asks afresh: what was asked before is withdrawn.
  await rows(sql`update adjustment set status = 'withdrawn' where status = 'waiting'`);
});

interface Facts {
  id: string;
  version: number;
  status: string;
  dueOn: string;
  grantedDueOn: string | null;
  target: number | null;
  reason: string | null;
}

async function assignmentOf(actor: StaffActor, root: string): Promise<Facts> {
  const found = await row<Facts>(sql`
    select id::text, version, status, due_on as "dueOn", granted_due_on as "grantedDueOn",
      target::float8 as target, change_reason as reason
    from assignment where organisation_id = ${actor.organisation.id} and root_task_id = ${root}`);
  if (!found) throw new Error("no such assignment");
  return found;
}

const lastDay = () => `${world.year}-12-31`;

async function askLater(actor: StaffActor, root: string, dueOn = lastDay()): Promise<string> {
  const { id } = await assignmentOf(actor, root);
  const input = { assignmentId: id, dueOn, reason: "汛期抢险，人手不足", key: newId() };
  return (await requestExtension(actor, input)).adjustmentId;
}

async function decide(
  actor: StaffActor,
  adjustmentId: string,
  decision: "agree" | "refuse" = "agree",
) {
  const { version } = await getAdjustment(actor, adjustmentId);
  const note = decision === "refuse" ? "可以按期完成" : "";
  return decideAdjustment(actor, { adjustmentId, version, decision, note, key: newId() });
}

const stateOf = (id: string) =>
  row<{ status: string; at: string; isOffice: boolean; final: string }>(sql`
    select status, at_region_code as at, at_office as "isOffice", final_region_code as final
    from adjustment where id = ${id}`);

describe("an extension", () => {
  it("beyond the city's day alone needs the county and the city, and then holds at once", async () => {
    const id = await askLater(world.village, world.tasks.tightened);
    expect(await stateOf(id)).toMatchObject({ status: "waiting", at: "980102", final: "980100" });
    await decide(world.countyLead, id);
    expect((await assignmentOf(world.village, world.tasks.tightened)).dueOn).toBe(
      `${world.year}-06-30`,
    );
    await decide(world.cityLead, id);
    expect(await stateOf(id)).toMatchObject({ status: "granted" });
    const after = await assignmentOf(world.village, world.tasks.tightened);
    expect(after).toMatchObject({
      ...{ dueOn: lastDay(), grantedDueOn: lastDay(), status: "not_started" },
      reason: "延期：汛期抢险，人手不足（线市农业农村局 同意）",
    });
    const [event] = await rows<{ reason: string; dueOn: string }>(sql`
      select reason, due_on as "dueOn" from assignment_event where assignment_id = ${after.id}
      order by id desc limit 1`);
    expect(event).toEqual({ reason: after.reason, dueOn: lastDay() });
    expect(await counterDifferences()).toEqual([]);
  });

  it("beyond the province's day climbs to the province, level by level", async () => {
    const id = await askLater(world.village, world.tasks.plain);
    for (const [lead, next] of [
      [world.countyLead, "980100"],
      [world.cityLead, "980000"],
    ] as const) {
      await decide(lead, id);
      expect(await stateOf(id)).toMatchObject({ status: "waiting", at: next, final: "980000" });
    }
    await decide(world.provinceLead, id);
    expect(await stateOf(id)).toMatchObject({ status: "granted" });
    const { steps } = await getAdjustment(world.village, id);
    expect(steps.map((step) => step.unitName)).toEqual([
      ...["近县农业农村局", "线市农业农村局", "线省农业农村厅"],
    ]);
    expect(await counterDifferences()).toEqual([]);
  });

  it("is judged on time by its new day", async () => {
    const { id, version } = await assignmentOf(world.village, world.tasks.plain);
    const content = { ...EMPTY_CONTENT, numerator: "19", denominator: "20", narrative: "已整改" };
    const input = { assignmentId: id, version, draftVersion: 0, key: newId(), content };
    expect((await submitReport(world.village, input)).isOnTime).toBe(true);
    expect(await counterDifferences()).toEqual([]);
  });

  it("is refused with a reason at any level and changes nothing", async () => {
    const id = await askLater(world.farVillage, world.tasks.plain);
    await decide(world.neighbourLead, id, "refuse");
    expect(await stateOf(id)).toMatchObject({ status: "refused" });
    const after = await assignmentOf(world.farVillage, world.tasks.plain);
    expect(after).toMatchObject({ dueOn: `${world.year}-06-30`, grantedDueOn: null });
    const [told] = await rows<{ title: string }>(sql`select title from notification
      where organisation_id = ${world.farVillage.organisation.id} order by created_at desc limit 1`);
    expect(told?.title).toContain("不同意，可以按期完成");
  });

  it("asks for a later day of the same year, and only once at a time", async () => {
    const { id } = await assignmentOf(world.farVillage, world.tasks.plain);
    const ask = (dueOn: string) =>
      requestExtension(world.farVillage, { assignmentId: id, dueOn, reason: "人手不足" });
    for (const day of [`${world.year}-06-30`, `${world.year}-01-01`, `${world.year + 1}-01-31`]) {
      expect((await refusal(ask(day))).fields).toHaveProperty("dueOn");
    }
    await ask(lastDay());
    expect((await refusal(ask(lastDay()))).code).toBe("conflict");
  });

  it("is settled when the report comes first, and can no longer be granted", async () => {
    const id = await askLater(world.farVillage, world.tasks.tightened);
    const seen = await getAdjustment(world.neighbourLead, id);
    const { id: assignmentId, version } = await assignmentOf(
      world.farVillage,
      world.tasks.tightened,
    );
    const content = { ...EMPTY_CONTENT, numerator: "19", denominator: "20", narrative: "已整改" };
    const key = newId();
    await submitReport(world.farVillage, { assignmentId, version, draftVersion: 0, key, content });
    expect(await stateOf(id)).toMatchObject({ status: "withdrawn" });
    const { steps } = await getAdjustment(world.farVillage, id);
    expect(steps.at(-1)).toMatchObject({ decision: "withdraw", note: "任务已报送，不再需要调整" });
    const late = decideAdjustment(world.neighbourLead, {
      ...{ adjustmentId: id, version: seen.version, decision: "agree", note: "" },
    });
    expect((await refusal(late)).code).toBe("conflict");
    const again = requestExtension(world.farVillage, {
      ...{ assignmentId, dueOn: lastDay(), reason: "再申请" },
    });
    expect((await refusal(again)).code).toBe("conflict");
  });
});

describe("who asks and who decides", () => {
  it("is not known outside the line, and forbidden to those who stand elsewhere on it", async () => {
    const request = await askLater(world.village, world.tasks.coordination);
    expect((await refusal(getAdjustment(world.neighbourLead, request))).code).toBe("not_found");
    expect((await refusal(decide(world.neighbourLead, request))).code).toBe("not_found");
    expect((await refusal(getAdjustment(world.farVillage, request))).code).toBe("not_found");
    expect((await refusal(decide(world.cityOffice, request))).code).toBe("forbidden");
    expect((await refusal(decide(world.village, request))).code).toBe("forbidden");
    expect((await refusal(decide(world.township, request))).code).toBe("forbidden");
    await decide(world.countyOffice, request);
    expect((await refusal(decide(world.countyOffice, request))).code).toBe("forbidden");
    await decide(world.cityOffice, request);
    await decide(world.provinceOffice, request);
    expect(await stateOf(request)).toMatchObject({ status: "granted" });
    expect(await counterDifferences()).toEqual([]);
  });

  it("asks only for its own, and takes back only its own", async () => {
    const { id } = await assignmentOf(world.village, world.tasks.coordination);
    const foreign = requestExtension(world.farVillage, {
      ...{ assignmentId: id, dueOn: lastDay(), reason: "别人的" },
    });
    expect((await refusal(foreign)).code).toBe("not_found");
    const request = await askLater(world.farVillage, world.tasks.coordination);
    const { version } = await getAdjustment(world.farVillage, request);
    const take = (actor: StaffActor) =>
      withdrawAdjustment(actor, { adjustmentId: request, version, key: newId() });
    expect((await refusal(take(world.village))).code).toBe("not_found");
    expect((await refusal(take(world.cityOffice))).code).toBe("forbidden");
    await take(world.farVillage);
    expect(await stateOf(request)).toMatchObject({ status: "withdrawn" });
  });

  it("starts one level up for a lead that asks for itself, and at the top goes to the office", async () => {
    const asking = async (lead: StaffActor) => {
      const id = await transaction(async (tx) => {
        const made = await tx.row<{ id: string }>(sql`
          insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
            organisation_level, organisation_kind, due_on)
          values (${world.tasks.plain}, ${world.tasks.plain}, ${lead.organisation.id},
            ${world.year}, 1, ${lead.organisation.nodeCode}, ${lead.organisation.level},
            ${lead.organisation.kind}, ${`${world.year}-06-30`})
          returning id::text`);
        return made?.id ?? "";
      });
      const input = { assignmentId: id, dueOn: lastDay(), reason: "本级任务调整" };
      return (await requestExtension(lead, input)).adjustmentId;
    };
    const city = await asking(world.cityLead);
    expect(await stateOf(city)).toMatchObject({ at: "980000", isOffice: false, final: "980000" });
    expect((await refusal(decide(world.cityLead, city))).code).toBe("forbidden");
    const top = await asking(world.provinceLead);
    expect(await stateOf(top)).toMatchObject({ at: "980000", isOffice: true });
    expect((await refusal(decide(world.provinceLead, top))).code).toBe("forbidden");
    await decide(world.provinceOffice, top);
    expect(await stateOf(top)).toMatchObject({ status: "granted" });
  });

  it("passes over a level without a lead unit, and one without people, and says so", async () => {
    // The neighbour county has no office at all.
    const unled = await askLater(world.farVillage, world.tasks.coordination);
    expect(await stateOf(unled)).toMatchObject({ at: "980100", isOffice: true });
    expect((await getAdjustment(world.farVillage, unled)).steps).toMatchObject([
      { decision: "skip", note: "邻县没有该任务的牵头单位，转上一级", byName: "系统" },
    ]);
    const { accountId } = world.neighbourLead;
    await rows(sql`update account set status = 'disabled' where id = ${accountId}`);
    const unmanned = await askLater(world.farVillage, world.tasks.plain);
    await rows(sql`update account set status = 'active' where id = ${accountId}`);
    expect(await stateOf(unmanned)).toMatchObject({ at: "980100", isOffice: false });
    expect((await getAdjustment(world.farVillage, unmanned)).steps).toMatchObject([
      { decision: "skip", note: "邻县农业农村局还没有可以办理的人员，转上一级" },
    ]);
  });
});

describe("eight who decide at once", () => {
  it("make one step, and the slower are told who was faster", async () => {
    const id = await askLater(world.farVillage, world.tasks.plain);
    const { version } = await getAdjustment(world.neighbourLead, id);
    const said = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        decideAdjustment(world.neighbourLead, {
          ...{ adjustmentId: id, version, key: newId(), note: index % 2 === 0 ? "" : "不行" },
          decision: index % 2 === 0 ? "agree" : "refuse",
        }),
      ),
    );
    expect(said.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of said) {
      if (one.status === "fulfilled") continue;
      expect(one.reason).toMatchObject({ code: "conflict" });
      expect(String(one.reason.message)).toContain("邻县农业农村局人员（邻县农业农村局）已于");
    }
    const steps = await rows(sql`select 1 from adjustment_step where adjustment_id = ${id}`);
    expect(steps).toHaveLength(1);
  });

  it("repeats nothing under the same key", async () => {
    const id = await askLater(world.farVillage, world.tasks.plain);
    const { version } = await getAdjustment(world.neighbourLead, id);
    const input = { adjustmentId: id, version, decision: "agree" as const, note: "", key: newId() };
    await decideAdjustment(world.neighbourLead, input);
    await expect(decideAdjustment(world.neighbourLead, input)).resolves.toEqual({
      adjustmentId: id,
    });
    const steps = await rows(sql`select 1 from adjustment_step where adjustment_id = ${id}`);
    expect(steps).toHaveLength(1);
  });
});

describe("a target", () => {
  it("is lowered only by those whose target would be broken", async () => {
    const { id } = await assignmentOf(world.farVillage, world.tasks.plain);
    const ask = (target: number) =>
      requestTarget(world.farVillage, { assignmentId: id, target, reason: "基数调整" });
    expect((await refusal(ask(95))).fields).toHaveProperty("target");
    const { adjustmentId } = await ask(85);
    for (const lead of [world.neighbourLead, world.cityLead, world.provinceLead]) {
      await decide(lead, adjustmentId);
    }
    const after = await assignmentOf(world.farVillage, world.tasks.plain);
    expect(after).toMatchObject({ target: 85, dueOn: `${world.year}-06-30` });
    expect(after.reason).toBe("调整目标：基数调整（线省农业农村厅 同意）");
    expect(await counterDifferences()).toEqual([]);
  });
});

describe("a weakening", () => {
  it("is asked from a draft by its lead and decided by the levels above", async () => {
    const [draft, task] = [newId(), newId()];
    await rows(sql`insert into task_list (id, kind, carrier_code, region_code, year, title,
        list_version) values (${draft}, 'task', 'village', '980100', ${world.year}, '线市清单草稿', 2)`);
    await rows(sql`
      insert into task (id, list_id, root_task_id, inherits_task_id, position, code, title, measure,
        indicator_name, unit, form, accumulation, direction, target, source, frequency, due_dates,
        levels, asked, asked_levels, disclosure, minutes, basis, responsibilities, evidence_hint,
        cooperating_units)
      select ${task}, ${draft}, root_task_id, id, 1, code, title, measure, indicator_name, unit, form,
        accumulation, direction, target, source, frequency, '{09-30}', levels, asked, asked_levels,
        disclosure, minutes, basis, responsibilities, evidence_hint, cooperating_units
      from task where id = ${world.tasks.plain}`);
    const ask = (actor: StaffActor) => requestWeakening(actor, { taskId: task, reason: "汛期" });
    expect((await refusal(ask(world.countyLead))).code).toBe("not_found");
    const { adjustmentId } = await ask(world.cityLead);
    expect(await stateOf(adjustmentId)).toMatchObject({ at: "980000", final: "980000" });
    await decide(world.provinceLead, adjustmentId);
    // The lists take it from here: the draft may now fall short of the list above.
    const [judged] = await listInherited(world.cityLead, { id: draft });
    expect(judged).toMatchObject({ id: task, weakeningId: adjustmentId });
  });
});

describe("the queue", () => {
  it("shows what waits at one's level, and what is one's own", async () => {
    const id = await askLater(world.farVillage, world.tasks.plain);
    const seen = async (actor: StaffActor, view: "mine_to_decide" | "within" | "own") =>
      (await listAdjustments(actor, { view, status: "waiting" })).rows.map((one) => one.id);
    expect(await seen(world.neighbourLead, "mine_to_decide")).toEqual([id]);
    expect(await seen(world.cityLead, "mine_to_decide")).toEqual([]);
    expect(await seen(world.cityLead, "within")).toEqual([id]);
    expect(await seen(world.countyLead, "within")).toEqual([]);
    expect(await seen(world.farVillage, "own")).toEqual([id]);
    expect(await seen(world.village, "own")).toEqual([]);
  });
});

describe("any sequence of requests, words, withdrawals and reports", () => {
  type Act = "ask" | "agree" | "refuse" | "withdraw" | "draft" | "cancel" | "restore";
  const acts = fc.array(
    fc.constantFrom<Act>(
      "ask",
      "agree",
      "agree",
      "refuse",
      "withdraw",
      "draft",
      "cancel",
      "restore",
    ),
    { minLength: 3, maxLength: 12 },
  );

  let period = 1;

  async function begin(): Promise<string> {
    // One assignment afresh: of a period of its own (a year has twelve), with nothing before it.
    period += 1;
    const id = await transaction((tx) =>
      tx.row<{ id: string }>(sql`
        insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
          township_code, organisation_level, organisation_kind, due_on)
        select ${world.tasks.coordination}, ${world.tasks.coordination}, o.id, ${world.year},
          ${period}, o.node_code, o.township_code, o.level, o.kind, ${`${world.year}-06-30`}::date
        from organisation o where o.id = ${world.farVillage.organisation.id} returning id::text`),
    );
    return id?.id ?? "";
  }

  async function move(id: string, from: string[], to: string): Promise<void> {
    await rows(sql`update assignment set status = ${to}::assignment_status, version = version + 1,
      updated_at = now(), change_reason = '试' where id = ${id}::bigint
        and status::text = any (${from}::text[])`);
  }

  async function decider(): Promise<StaffActor> {
    const [waiting] = await rows<{ at: string }>(sql`select at_region_code as at from adjustment
      where status = 'waiting' and organisation_id = ${world.farVillage.organisation.id} limit 1`);
    return waiting?.at === "980000" ? world.provinceOffice : world.cityOffice;
  }

  async function carryOut(act: Act, assignmentId: string): Promise<void> {
    const open = ["not_started", "drafting", "returned"];
    if (act === "draft") return move(assignmentId, ["not_started"], "drafting");
    if (act === "cancel") return move(assignmentId, open, "cancelled");
    if (act === "restore") return move(assignmentId, ["cancelled"], "not_started");
    const said = { assignmentId, dueOn: lastDay(), reason: "任意" };
    if (act === "ask") return void (await requestExtension(world.farVillage, said));
    const { rows: own } = await listAdjustments(world.farVillage, {
      view: "own",
      status: "waiting",
    });
    const [request] = own;
    if (!request) return;
    const { id: adjustmentId, version } = request;
    if (act === "withdraw") {
      await withdrawAdjustment(world.farVillage, { adjustmentId, version });
      return;
    }
    const note = act === "refuse" ? "不行" : "";
    await decideAdjustment(await decider(), { adjustmentId, version, decision: act, note });
  }

  it("ends in a legal state with exact counters", async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        await rows(sql`update adjustment set status = 'withdrawn' where status = 'waiting'`);
        const id = await begin();
        for (const act of sequence) {
          await carryOut(act, id).catch((error: unknown) => {
            if (!(error instanceof AppError)) throw error;
          });
        }
        const found = await rows<{
          status: string;
          state: string;
          granted: string | null;
          due: string;
        }>(
          sql`select j.status, a.status as state, a.granted_due_on as granted, a.due_on as due
            from adjustment j join assignment a on a.id = j.assignment_id where a.id = ${id}::bigint`,
        );
        expect(found.filter((one) => one.status === "waiting").length).toBeLessThanOrEqual(1);
        for (const { status, state, granted, due } of found) {
          if (status === "waiting") expect(["not_started", "drafting"]).toContain(state);
          if (status === "granted") expect([granted, due]).toEqual([lastDay(), lastDay()]);
        }
        if (!found.some((one) => one.status === "granted")) {
          for (const one of found) expect(one.granted).toBeNull();
        }
        const unended = await rows(sql`
          select 1 from adjustment j where j.assignment_id = ${id}::bigint and j.status <> 'waiting'
            and (j.decided_at is null or (select s.decision from adjustment_step s
              where s.adjustment_id = j.id order by s.at desc, s.id desc limit 1)
              <> case j.status when 'granted' then 'agree' when 'refused' then 'refuse'
                else 'withdraw' end)`);
        expect(unended).toEqual([]);
        expect(await counterDifferences()).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});
