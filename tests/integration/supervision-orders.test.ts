import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import { getCalendarAround, getClock } from "@/lib/domain/calendar/queries";
import { type Exceptions, workingDayAfter } from "@/lib/domain/calendar/rules";
import { dropStep, setStep } from "@/lib/domain/supervision/escalation/commands";
import { listSteps } from "@/lib/domain/supervision/escalation/queries";
import { latenessCalendar } from "@/lib/domain/supervision/escalation/rules";
import {
  answerOrder,
  closeOrder,
  releaseOrder,
  waiveOrder,
} from "@/lib/domain/supervision/orders/commands";
import {
  countOrders,
  countToAnswer,
  getOrder,
  listOrders,
} from "@/lib/domain/supervision/orders/queries";
import { endDoneOrders, proposeOn } from "@/lib/domain/supervision/proposals/commands";
import { releaseOrders } from "@/lib/domain/supervision/releases/commands";
import { listWorks } from "@/lib/domain/today/works/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { personWith } from "../support/people-world";
import { refusal } from "../support/refusal";
import { buildReportWorld, FAR_AHEAD, type ReportWorld } from "../support/report-world";

const system = systemActor("试");
let world: ReportWorld;
let office: StaffActor;
let strange: StaffActor;
let today: Day;
let exceptions: Exceptions;

/** The day that lies so many working days back. */
function ago(count: number): Day {
  let day = today;
  while (workingDayAfter(day, count, exceptions) > today) day = addDays(day, -1);
  return day;
}

beforeAll(async () => {
  world = await buildReportWorld(6);
  office = (await personWith("supervisor", "990102")).actor;
  strange = (await personWith("supervisor", "990103")).actor;
  today = (await getClock(office)).today;
  exceptions = (await getCalendarAround(office, { before: 500, after: 60 })).exceptions;
  await rows(
    sql`update assignment set due_on = ${FAR_AHEAD}::date where due_on < ${FAR_AHEAD}::date`,
  );
});

/** One day's run; what ran before is forgotten, so that the same day can be tried again. */
async function propose() {
  await rows(sql`delete from escalation_run`);
  return proposeOn(system, today, latenessCalendar(today, exceptions));
}

const village = (index: number): StaffActor => {
  const found = world.villages[index];
  if (!found) throw new Error("no such village");
  return found;
};

/** Lets a task of a village be late by so many working days. */
async function late(index: number, by: number, period = 1): Promise<string> {
  const [found] = await rows<{ id: string }>(sql`
    update assignment set due_on = ${ago(by)}::date, status = 'not_started'
    where organisation_id = ${village(index).organisation.id} and root_task_id = ${world.tasks.ratio}
      and period = ${period} returning id::text`);
  return found?.id ?? "";
}

const proposalsOf = async (index: number) =>
  (await listOrders(office, { view: "proposed" })).rows.filter(
    (order) => order.organisationId === village(index).organisation.id,
  );

async function proposalOf(index: number) {
  const [found] = await proposalsOf(index);
  if (!found) throw new Error("nothing is proposed");
  return found;
}

async function release(index: number, actor = office) {
  const { id, version } = await proposalOf(index);
  const input = { orderId: id, version, text: "请尽快报送", days: 3, key: newId() };
  await releaseOrder(actor, { ...input, documentNo: "", documentOn: null });
  return id;
}

/** The deadline of an order passed so many working days ago. */
const letPass = (id: string, by: number) =>
  rows(sql`update supervision_order set due_on = ${ago(by)}::date where id = ${id}`);

describe("what is proposed", () => {
  it("is one order for each organisation, from the second working day on, told to nobody", async () => {
    await late(0, 1);
    await propose();
    expect(await proposalsOf(0)).toEqual([]);
    await late(0, 2);
    await late(0, 7, 2);
    await propose();
    const order = await proposalOf(0);
    expect(order).toMatchObject({ kind: "remind", tasks: 2, status: "proposed" });
    expect(order.ground).toContain("2 项任务超期，最久的超期 7 个工作日");
    expect(await countToAnswer(village(0))).toBe(0);
    await refusal(getOrder(village(0), order.id));
    await refusal(getOrder(world.lead, order.id));
    const told = await rows(sql`select 1 from notification where kind like 'order.%'`);
    expect(told).toEqual([]);
  });

  it("is made once a day, and takes up what became late since", async () => {
    const calendar = latenessCalendar(today, exceptions);
    expect(await proposeOn(system, today, calendar)).toBeNull();
    await late(0, 3, 3);
    await propose();
    expect(await proposalOf(0)).toMatchObject({ tasks: 3, version: 2 });
  });

  it("leaves out what is paused, opened, waits for more time or for its window, and closed years", async () => {
    const ids = await Promise.all([1, 2, 3, 4].map((period) => late(1, 5, period)));
    await rows(
      sql`update assignment set paused_until = ${today}::date where id = ${ids[0]}::bigint`,
    );
    await rows(
      sql`update assignment set opened_until = ${today}::date where id = ${ids[1]}::bigint`,
    );
    await rows(sql`insert into adjustment (id, kind, assignment_id, organisation_id, root_task_id, year,
        region_code, wanted_due_on, held_due_on, reason, at_region_code, final_region_code, requested_by_id, requested_by_name,
        requested_by_unit)
      values (${newId()}, 'extension', ${ids[2]}::bigint, ${village(1).organisation.id}, ${world.tasks.ratio},
        2026, '990102', ${FAR_AHEAD}::date, ${today}::date, '防汛', '990102', '990102', ${village(1).accountId}, '试', '试')`);
    await rows(
      sql`update assignment set closed_from = ${today}::date where id = ${ids[3]}::bigint`,
    );
    await propose();
    expect(await proposalsOf(1)).toEqual([]);
    await rows(
      sql`update assignment set paused_until = null, opened_until = null, closed_from = null`,
    );
    await rows(sql`update adjustment set status = 'refused'`);
    await propose();
    expect(await proposalOf(1)).toMatchObject({ tasks: 4 });
    // A proposal that the rules no longer make goes by itself.
    await rows(sql`update assignment set paused_until = ${today}::date
      where organisation_id = ${village(1).organisation.id}`);
    await propose();
    expect(await proposalsOf(1)).toEqual([]);
    await rows(sql`update assignment set due_on = ${FAR_AHEAD}::date, paused_until = null
      where organisation_id = ${village(1).organisation.id}`);
  });
});

describe("an order", () => {
  it("is released, answered and accepted, each once, and tells the unit", async () => {
    const { id, version } = await proposalOf(0);
    const input = {
      orderId: id,
      version,
      text: "请尽快报送",
      days: 3,
      documentNo: "",
      documentOn: null,
    };
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, () => releaseOrder(office, { ...input, key: newId() })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const order = await getOrder(village(0), id);
    expect(order).toMatchObject({ status: "released", mayAnswer: true, mayDecide: false });
    expect(order.dueOn).toBe(workingDayAfter(today, 3, exceptions));
    expect(await countToAnswer(village(0))).toBe(1);
    expect((await listWorks(village(0))).map((work) => work.kind)).toContain("order_answer");
    expect((await getOrder(world.lead, id)).mayDecide).toBe(false);
    const answer = {
      orderId: id,
      version: order.version,
      answer: "台账在补，25 日报送",
      key: newId(),
    };
    await refusal(answerOrder(village(2), answer));
    await refusal(answerOrder(office, answer));
    await answerOrder(village(0), answer);
    const [message] = await rows(sql`select received_at is not null as received from notification
      where link = ${`/desk/supervision/orders/${id}`} and kind = 'order.released'`);
    expect(message).toEqual({ received: true });
    const answered = await getOrder(office, id);
    const closing = { orderId: id, version: answered.version, note: "", key: newId() };
    await refusal(closeOrder(village(0), { ...closing, verdict: "accepted" }));
    await refusal(closeOrder(strange, { ...closing, verdict: "accepted" }));
    await closeOrder(office, { ...closing, verdict: "accepted" });
    await propose();
    expect(await proposalsOf(0)).toEqual([]);
  });

  it("goes on to the next step where no answer came, or an insufficient one", async () => {
    await late(2, 4);
    await propose();
    const first = await release(2);
    await propose();
    expect(await proposalsOf(2)).toEqual([]);
    await letPass(first, 2);
    await propose();
    const second = await proposalOf(2);
    expect(second).toMatchObject({ kind: "urge" });
    expect(second.ground).toContain("上一步“提醒”到期 2 个工作日没有答复");
    const urge = await release(2);
    expect(await getOrder(office, first)).toMatchObject({
      status: "closed",
      closeKind: "escalated",
    });
    const { version } = await getOrder(village(2), urge);
    await answerOrder(village(2), { orderId: urge, version, answer: "正在办理之中" });
    const closing = { orderId: urge, version: version + 1, key: newId() };
    await closeOrder(office, { ...closing, verdict: "insufficient", note: "没有日期" });
    await propose();
    expect(await proposalOf(2)).toMatchObject({ kind: "order" });
    const paper = await release(2);
    expect(await getOrder(village(2), paper)).toMatchObject({ number: 1 });
    await letPass(paper, 9);
    await propose();
    const talk = await proposalOf(2);
    expect(talk.kind).toBe("interview");
    const bare = { orderId: talk.id, version: talk.version, text: "案情", days: 5, documentNo: "" };
    const fault = await refusal(releaseOrder(office, { ...bare, documentOn: null }));
    expect(fault.fields).toHaveProperty("documentNo");
    await releaseOrder(office, { ...bare, documentNo: "约〔2026〕3 号", documentOn: today });
    expect(await getOrder(office, talk.id)).toMatchObject({
      text: "",
      documentNo: "约〔2026〕3 号",
    });
  });

  it("is not proposed again for the same tasks where a person decided against it", async () => {
    await late(3, 4);
    await propose();
    const { id, version } = await proposalOf(3);
    await refusal(waiveOrder(strange, { orderId: id, version, reason: "已当面说明" }));
    await waiveOrder(office, { orderId: id, version, reason: "已当面说明" });
    await propose();
    expect(await proposalsOf(3)).toEqual([]);
    await refusal(getOrder(village(3), id));
    await late(3, 3, 2);
    await propose();
    expect(await proposalOf(3)).toMatchObject({ tasks: 1 });
  });

  it("ends by itself when the work is handed in, and is never sent for work that is done", async () => {
    const assignment = await late(4, 4);
    await propose();
    const id = await release(4);
    await late(5, 4);
    await propose();
    const waiting = await proposalOf(5);
    await rows(sql`update assignment set status = 'submitted' where id = ${assignment}::bigint`);
    await rows(sql`update assignment set status = 'submitted'
      where organisation_id = ${village(5).organisation.id}`);
    const input = { orderId: waiting.id, version: waiting.version, text: "请尽快报送", days: 3 };
    const fault = await refusal(
      releaseOrder(office, { ...input, documentNo: "", documentOn: null }),
    );
    expect(fault).toMatchObject({ code: "conflict" });
    expect(await endDoneOrders(system)).toBe(2);
    expect(await getOrder(village(4), id)).toMatchObject({ status: "closed", closeKind: "done" });
    await refusal(endDoneOrders(office));
  });
});

describe("many at once", () => {
  it("go out in their own words; what changed meanwhile or is another's stays", async () => {
    await late(4, 4, 2);
    await late(5, 4, 2);
    await rows(sql`update assignment set due_on = ${ago(6)}::date where root_task_id = ${world.tasks.ratio}
      and organisation_id = ${world.neighbour.organisation.id} and period = 1`);
    await propose();
    const [mine, other] = [await proposalOf(4), await proposalOf(5)];
    const [far] = (await listOrders(strange, { view: "proposed" })).rows;
    if (!far) throw new Error("nothing is proposed next door");
    const picked = [
      `${mine.id}:${mine.version}`,
      `${other.id}:${other.version + 1}`,
      `${far.id}:${far.version}`,
    ];
    const key = newId();
    const answer = await releaseOrders(office, { picked, key });
    expect(answer).toEqual({ sent: 1, left: 2 });
    expect(await releaseOrders(office, { picked, key })).toEqual(answer);
    expect((await getOrder(village(4), mine.id)).text).toContain("《三资问题清理整改》");
    expect((await getOrder(strange, far.id)).status).toBe("proposed");
    await refusal(releaseOrders(village(4), { picked, key: newId() }));
    expect((await countOrders(office)).released).toBeGreaterThan(0);
  });
});

describe("the steps of a region", () => {
  it("hold beneath it until a nearer region sets its own, and are set by its own people only", async () => {
    const [county] = await listSteps(office);
    const remind = county?.steps.find((step) => step.kind === "remind");
    expect(remind).toMatchObject({ afterDays: 2, from: null, version: 0 });
    const step = { kind: "remind", afterDays: 9, answerDays: 2, isOn: "on" } as const;
    await refusal(setStep(office, { ...step, regionCode: "990100", version: 0 }));
    await refusal(setStep(village(0), { ...step, regionCode: "990102", version: 0 }));
    const city = (await personWith("office", "990100")).actor;
    await setStep(city, { ...step, regionCode: "990100", version: 0 });
    const [held] = await listSteps(office);
    expect(held?.steps[0]).toMatchObject({ afterDays: 9, version: 0, from: { code: "990100" } });
    await setStep(office, { ...step, afterDays: 4, regionCode: "990102", version: 0 });
    const [own] = await listSteps(office);
    expect(own?.steps[0]).toMatchObject({ afterDays: 4, version: 1, from: { code: "990102" } });
    await refusal(setStep(office, { ...step, afterDays: 5, regionCode: "990102", version: 0 }));
    const drop = { regionCode: "990102", kind: "remind", version: 1 } as const;
    await refusal(dropStep(village(0), drop));
    await refusal(dropStep(city, drop));
    await dropStep(office, drop);
    const [again] = await listSteps(office);
    expect(again?.steps[0]).toMatchObject({ afterDays: 9, version: 0, from: { code: "990100" } });
  });
});
