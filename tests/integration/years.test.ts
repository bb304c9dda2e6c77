import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import { checkCounters, isConsistent } from "@/lib/domain/counters/check/queries";
import { readDashboard } from "@/lib/domain/counters/dashboard/queries";
import { renameRegion } from "@/lib/domain/regions/commands";
import { saveDraft, submitReport, withdrawReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { approveReport, reopenReport } from "@/lib/domain/reviews/commands";
import { carryOver } from "@/lib/domain/years/carrying/commands";
import { planCarry } from "@/lib/domain/years/carrying/queries";
import { closeYear } from "@/lib/domain/years/closing/commands";
import { planClose } from "@/lib/domain/years/closing/queries";
import { runYearAct } from "@/lib/domain/years/commands";
import { openYear } from "@/lib/domain/years/opening/commands";
import { planOpen } from "@/lib/domain/years/opening/queries";
import { getYear } from "@/lib/domain/years/queries";
import { reopenYear } from "@/lib/domain/years/reopening/commands";
import { planReopen } from "@/lib/domain/years/reopening/queries";
import { getYearRun } from "@/lib/domain/years/runs/queries";
import type { CloseYearInput } from "@/lib/domain/years/schema";
import { row, rows, transaction } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { addDays, dayAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

const SYSTEM = systemActor("test");
const PROVINCE = "420000";
const YEAR = 2026;
const PLACE = { regionCode: PROVINCE, year: YEAR };
const TODAY = dayAt(new Date());

let office: StaffActor;
let village: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  [office, village] = await Promise.all([staff("office"), staff("cun")]);
}, 240_000);

const change = (statement: Statement) => transaction((tx) => tx.count(statement));

async function fingerprint(where: Statement): Promise<string> {
  const found = await row<{ print: string }>(sql`
    select md5(string_agg(concat_ws('|', a.id, a.status, a.closed_from, a.carried_to, a.due_on,
      a.is_on_time, a.done_at, a.value), ',' order by a.id)) as print
    from assignment a where a.year = ${YEAR} and ${where}`);
  return found?.print ?? "";
}

const SETTLED = sql`a.status in ('approved', 'accepted', 'exempted', 'cancelled')`;

async function shown(): Promise<Record<string, number>> {
  const found = await rows<{ state: string; n: number }>(sql`
    select concat_ws(' ', status, case when closed_from is not null then 'closed' end,
      case when carried_to is not null then 'carried' end) as state, count(*)::int as n
    from assignment where year = ${YEAR} group by 1`);
  return Object.fromEntries(found.map(({ state, n }) => [state, n]));
}

async function isExact(): Promise<void> {
  expect(isConsistent(await checkCounters(SYSTEM))).toBe(true);
}

const CLOSING: CloseYearInput = {
  ...PLACE,
  late: "carry",
  upcoming: "cancel",
  returned: "keep",
  submitted: "freeze",
  awaiting: "freeze",
  keepUntil: addDays(TODAY, 30),
  cancelReason: "年底机构改革，相关工作移交",
};

interface Own {
  id: string;
  version: number;
}

async function own(where: Statement, actor = village): Promise<Own> {
  const found = await row<Own>(sql`
    select a.id, a.version from assignment a
    where a.organisation_id = ${actor.organisation.id} and a.year = ${YEAR} and not a.awaiting and ${where}
    order by a.id limit 1`);
  if (!found) throw new Error("nothing of the kind");
  return found;
}

/** Who reports for an organisation that has something in a status. */
async function loginOf(status: string): Promise<string> {
  const found = await row<{ login: string }>(sql`
    select t.login from assignment a join account t on t.organisation_id = a.organisation_id
    join role_grant g on g.account_id = t.id and g.role = 'reporter'
    where a.year = ${YEAR} and a.status = ${status}::assignment_status
      and a.organisation_level = 'village' order by a.id limit 1`);
  if (!found) throw new Error(`nobody has ${status}`);
  return found.login;
}

async function acts(): Promise<number> {
  const found = await row<{ n: number }>(sql`select count(*)::int as n from year_act`);
  return found?.n ?? 0;
}

describe("who acts on a year", () => {
  it("is the office of that very region; others are refused, the one above reads", async () => {
    const cityOffice = await staff("shiban");
    const city = { regionCode: "420600", year: YEAR };
    expect((await getYear(office, city)).mayManage).toBe(false);
    expect((await refusal(planClose(office, city))).code).toBe("forbidden");
    expect((await refusal(closeYear(office, { ...CLOSING, ...city }))).code).toBe("forbidden");
    expect((await refusal(getYear(cityOffice, PLACE))).code).toBe("not_found");
    expect((await refusal(getYear(cityOffice, { regionCode: "420100" }))).code).toBe("not_found");
    for (const login of ["sheng", "cun", "xiang", "jiwei", "xitong", "shenji", "shiban"]) {
      const other = await staff(login);
      const tries = [
        () => closeYear(other, CLOSING),
        () => openYear(other, { ...PLACE, year: YEAR + 1, drafts: [] }),
        () => reopenYear(other, { ...PLACE, reason: "试" }),
        () => carryOver(other, { ...PLACE, drafts: [], assignments: true }),
        () => planClose(other, PLACE),
        () => planOpen(other, PLACE),
        () => planCarry(other, PLACE),
        () => planReopen(other, PLACE),
        () => getYear(other, PLACE),
      ];
      for (const one of tries) expect((await refusal(one())).code).toBe("not_found");
    }
    expect(await acts()).toBe(0);
  });
});

describe("closing a year", () => {
  it("asks for the day and the reason that its rules need, and for no year to come", async () => {
    const { keepUntil: _day, cancelReason: _reason, ...bare } = CLOSING;
    const missing = await refusal(closeYear(office, bare));
    expect(Object.keys(missing.fields)).toEqual(["keepUntil", "cancelReason"]);
    const past = { ...CLOSING, keepUntil: addDays(TODAY, -1) };
    expect((await refusal(closeYear(office, past))).fields).toHaveProperty("keepUntil");
    const wrong = { ...CLOSING, submitted: "cancel" as const };
    expect((await refusal(closeYear(office, wrong))).fields).toHaveProperty("submitted");
    expect((await refusal(closeYear(office, { ...CLOSING, year: YEAR + 1 }))).code).toBe("invalid");
  });

  it("does to each kind what was chosen, exactly as counted before, and nothing to what is done", async () => {
    const plan = await planClose(office, PLACE);
    expect(Math.min(...Object.values(plan.totals))).toBeGreaterThan(0);
    const settled = await fingerprint(SETTLED);
    const before = await shown();
    const key = newId();
    const { runId } = await closeYear(office, { ...CLOSING, key });
    // The answer was lost and the form is sent again: the same run, the same act.
    expect(await closeYear(office, { ...CLOSING, key })).toEqual({ runId });
    expect(await acts()).toBe(1);
    expect(await getYearRun(office, runId)).toMatchObject({ state: "done", message: null });

    const [act] = (await getYear(office, PLACE)).acts;
    expect(act?.summary.applied).toMatchObject([
      { rule: "keep", assignments: plan.totals.returned },
      { rule: "carry", assignments: plan.totals.late },
      { rule: "cancel", assignments: plan.totals.upcoming },
      { rule: "freeze", assignments: plan.totals.submitted + plan.totals.awaiting },
    ]);
    expect(act?.summary.lists).toBe(plan.lists);
    const after = await shown();
    expect(after["cancelled closed"]).toBe(plan.totals.upcoming);
    expect(after["returned closed"]).toBe(plan.totals.returned);
    expect(after["submitted closed"]).toBe(plan.totals.submitted);
    for (const status of ["approved", "accepted", "exempted", "cancelled"]) {
      expect(after[status]).toBe(before[status]);
    }
    expect(await fingerprint(sql`(${SETTLED} and a.closed_from is null)`)).toBe(settled);
    const reasons = await rows<{ n: number }>(sql`select count(*)::int as n from assignment
      where year = ${YEAR} and closed_from is not null and change_reason not like '2026 年度关闭%'`);
    expect(reasons).toEqual([{ n: 0 }]);
    const open = await rows(
      sql`select 1 from task_list where year = ${YEAR} and status = 'issued'`,
    );
    expect(open).toEqual([]);
    const audited = await rows<{ n: number }>(
      sql`select count(*)::int as n from audit_entry where action = 'year.close'`,
    );
    expect(audited).toEqual([{ n: 1 }]);
    await isExact();
  });

  it("is done once: a second time is a conflict, and carrying out the run again changes nothing", async () => {
    const before = await fingerprint(sql`true`);
    expect((await refusal(closeYear(office, CLOSING))).message).toContain("已由");
    const [run] = await rows<{ id: string }>(
      sql`select id from year_run where act = 'close' and state = 'done'`,
    );
    await runYearAct(SYSTEM, run?.id ?? "");
    expect(await fingerprint(sql`true`)).toBe(before);
    expect(await acts()).toBe(1);
    expect((await planClose(office, PLACE)).totals.late).toBe(0);
  });

  it("refuses reports and reviews, naming who can open the year again", async () => {
    const late = await own(sql`a.carried_to is not null`);
    const sent = { assignmentId: late.id, key: newId(), version: late.version, draftVersion: 0 };
    const waiting = await own(sql`a.status = 'submitted'`, await staff(await loginOf("submitted")));
    const holder = await staff(await loginOf("submitted"));
    const tries: (() => Promise<unknown>)[] = [
      () => saveDraft(village, { assignmentId: late.id, version: 0, content: EMPTY_CONTENT }),
      () => submitReport(village, { ...sent, content: EMPTY_CONTENT }),
      () =>
        withdrawReport(holder, {
          ...{ assignmentId: waiting.id, version: waiting.version, key: newId() },
        }),
    ];
    for (const one of tries) {
      const refused = await refusal(one());
      expect(refused.code).toBe("conflict");
      expect(refused.message).toContain(office.organisation.name);
      expect(refused.message).toContain("重新开启");
    }
    const reviewer = await staff("xian");
    const [submitted, done] = await Promise.all(
      ["submitted", "approved"].map((status) =>
        row<Own>(sql`
          select a.id, a.version from assignment a join task t on t.id = a.task_id
          join task_list l on l.id = t.list_id
          where a.node_code = ${reviewer.organisation.nodeCode} and l.carrier_code = 'village'
            and a.organisation_level in ('township', 'village')
            and a.status = ${status}::assignment_status and a.year = ${YEAR} limit 1`),
      ),
    );
    const decision = { key: newId(), next: undefined };
    const approval = approveReport(reviewer, {
      ...{ ...decision, assignmentId: submitted?.id ?? "", version: submitted?.version ?? 0 },
    });
    expect((await refusal(approval)).message).toContain("重新开启");
    const reopening = reopenReport(reviewer, {
      ...{ ...decision, assignmentId: done?.id ?? "", version: done?.version ?? 0 },
      ...{ reason: "有误", field: null, remark: "", dueOn: addDays(TODAY, 7) },
    } as Parameters<typeof reopenReport>[1]);
    expect((await refusal(reopening)).message).toContain("重新开启");
  });

  it("takes until the named day what was to go on, and not a day longer", async () => {
    const [kept] = await rows<{ id: string; login: string }>(sql`
      select a.id, t.login from assignment a join account t on t.organisation_id = a.organisation_id
      join role_grant g on g.account_id = t.id and g.role = 'reporter'
      where a.year = ${YEAR} and a.status = 'returned' and a.organisation_level = 'village' limit 1`);
    const reporter = await staff(kept?.login ?? "");
    const draft = { assignmentId: kept?.id ?? "", version: 0, content: EMPTY_CONTENT };
    expect(await saveDraft(reporter, draft)).toMatchObject({ state: "saved" });
    await change(sql`update assignment set closed_from = ${TODAY}::date where id = ${kept?.id}`);
    const again = saveDraft(reporter, { ...draft, version: 1 });
    expect((await refusal(again)).message).toContain("重新开启");
    await change(sql`delete from report_draft where assignment_id = ${kept?.id}`);
    const told = await rows<{ n: number }>(
      sql`select count(*)::int as n from notification where kind = 'year.kept'`,
    );
    expect(told[0]?.n).toBeGreaterThan(0);
  });
});

describe("opening a closed year again", () => {
  it("is for the office that closed it, needs a reason, and brings everything back as it was", async () => {
    const cityOffice = await staff("shiban");
    const city = { regionCode: "420600", year: YEAR, reason: "市里要补" };
    expect((await refusal(reopenYear(cityOffice, city))).message).toContain(
      office.organisation.name,
    );
    const plan = await planReopen(office, PLACE);
    const { runId } = await reopenYear(office, { ...PLACE, reason: "补报一批材料", key: newId() });
    expect(await getYearRun(office, runId)).toMatchObject({
      state: "done",
      rowsDone: plan.assignments,
    });
    const left = await rows(sql`select 1 from assignment
      where year = ${YEAR} and (closed_from is not null or carried_to is not null)`);
    expect(left).toEqual([]);
    const states = await shown();
    expect(Object.keys(states).some((state) => state.includes("closed"))).toBe(false);
    const lists = await rows(
      sql`select 1 from task_list where year = ${YEAR} and status = 'archived'`,
    );
    expect(lists).toEqual([]);
    expect((await getYear(office, PLACE)).closedBy).toBeNull();
    const { id } = await own(sql`a.status = 'not_started'`);
    const draft = { assignmentId: id, version: 0, content: EMPTY_CONTENT };
    expect(await saveDraft(village, draft)).toMatchObject({ state: "saved" });
    expect((await refusal(reopenYear(office, { ...PLACE, reason: "再来" }))).code).toBe("conflict");
    await isExact();
  });

  it("restores every status that closing cancelled", async () => {
    const before = await fingerprint(sql`true`);
    const all = {
      late: "cancel",
      upcoming: "cancel",
      returned: "cancel",
      awaiting: "cancel",
    } as const;
    await closeYear(office, { ...CLOSING, ...all });
    await isExact();
    expect(await fingerprint(sql`true`)).not.toBe(before);
    await reopenYear(office, { ...PLACE, reason: "关闭有误" });
    expect(await fingerprint(sql`true`)).toBe(before);
    await isExact();
  });
});

describe("closing while units report", () => {
  function promise(): { settled: Promise<void>; resolve: () => void } {
    let resolve = () => {};
    const settled = new Promise<void>((done) => {
      resolve = done;
    });
    return { settled, resolve };
  }

  /** Somebody's transaction that hands a report in and commits only when it is let go. */
  function handIn(id: string): { isHeld: Promise<void>; commit: () => Promise<void> } {
    const held = promise();
    const gate = promise();
    const done = transaction(async (tx) => {
      await tx.count(sql`update assignment set status = 'submitted', submitted_at = now(),
        is_on_time = true, version = version + 1 where id = ${id}`);
      held.resolve();
      await gate.settled;
    });
    const commit = () => {
      gate.resolve();
      return done;
    };
    return { isHeld: held.settled, commit };
  }

  async function someoneWaits(): Promise<void> {
    const waiting = sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    for (let tried = 0; tried < 400; tried += 1) {
      if ((await rows(waiting)).length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error("closing waits for nobody");
  }

  it("treats as submitted what is handed in before it comes to it", async () => {
    const before = await fingerprint(sql`true`);
    const { id } = await own(sql`a.status = 'not_started' and a.due_on > ${TODAY}::date`);
    const report = handIn(id);
    await report.isHeld;
    const open = { late: "cancel", upcoming: "cancel" } as const;
    const all = { ...open, returned: "cancel", awaiting: "cancel" } as const;
    const closing = closeYear(office, { ...CLOSING, ...all });
    // Its first statement has read what is open and waits for the row.
    await someoneWaits().finally(report.commit);
    await closing;
    const [found] = await rows(sql`select status, closed_from is not null as "isClosed",
      change_reason as reason from assignment where id = ${id}`);
    expect(found).toEqual({
      ...{ status: "submitted", isClosed: true, reason: `${YEAR} 年度关闭，按未办结归档` },
    });
    const { totals } = await planClose(office, PLACE);
    expect(Object.values(totals).every((count) => count === 0)).toBe(true);
    await isExact();
    await reopenYear(office, { ...PLACE, reason: "试毕" });
    await change(sql`update assignment set status = 'not_started', submitted_at = null,
      is_on_time = null where id = ${id}`);
    expect(await fingerprint(sql`true`)).toBe(before);
  });
});

describe("a run", () => {
  it("leaves nothing behind when it breaks off, and is carried out whole the next time", async () => {
    const before = await fingerprint(sql`true`);
    const runId = newId();
    const rules = { late: "freeze", upcoming: "freeze", returned: "freeze", submitted: "freeze" };
    const input = (keepUntil: string) =>
      JSON.stringify({ rules: { ...rules, awaiting: "keep" }, keepUntil });
    await change(sql`
      insert into year_run (id, region_code, year, act, input, by_name, unit_name)
      values (${runId}, ${PROVINCE}, ${YEAR}, 'close', ${input("no-day-at-all")}, '测试', '测试办')`);
    await expect(runYearAct(SYSTEM, runId)).rejects.toThrow();
    expect(await getYearRun(office, runId)).toMatchObject({ state: "failed" });
    expect(await fingerprint(sql`true`)).toBe(before);
    const busy = await acts();
    await change(sql`update year_run set input = ${input(addDays(TODAY, 3))} where id = ${runId}`);
    await runYearAct(SYSTEM, runId);
    expect(await getYearRun(office, runId)).toMatchObject({ state: "done" });
    expect(await acts()).toBe(busy + 1);
    await isExact();
    await reopenYear(office, { ...PLACE, reason: "试毕" });
    expect(await fingerprint(sql`true`)).toBe(before);
  });
});

describe("opening the next year", () => {
  it("says what is missing, makes the chosen drafts and tells their leads, once", async () => {
    const next = { regionCode: PROVINCE, year: YEAR + 1 };
    const plan = await planOpen(office, next);
    expect(plan.isCalendarKnown).toBe(false);
    expect(plan.carriers.map(({ code }) => code)).toContain("village");
    expect(plan.cover.every((line) => line.issued === 0)).toBe(true);
    const offered = plan.drafts.filter(({ carrierCode }) => carrierCode === "village");
    expect(offered.map(({ kind }) => kind).sort()).toEqual(["responsibility", "task"]);
    const drafts = offered.map(({ fromListId }) => fromListId);
    const stranger = openYear(office, { ...next, drafts: [newId()] });
    expect((await refusal(stranger)).code).toBe("conflict");
    await openYear(office, { ...next, drafts, key: newId() });
    const made = await rows<{ kind: string; title: string; entries: number }>(sql`
      select l.kind, l.title, ((select count(*) from task t where t.list_id = l.id)
        + (select count(*) from clause k where k.list_id = l.id))::int as entries
      from task_list l where l.year = ${YEAR + 1} and l.status = 'draft' order by l.kind`);
    const entriesOf = (kind: string) => offered.find((one) => one.kind === kind)?.entries;
    expect(made).toMatchObject([
      { kind: "task", entries: entriesOf("task") },
      { kind: "responsibility", entries: entriesOf("responsibility") },
    ]);
    expect(made.every(({ title }) => title.includes("2027") && !title.includes("示例"))).toBe(true);
    const lead = await staff("sheng");
    const told = await rows(sql`select 1 from notification
      where kind = 'list.drafted' and organisation_id = ${lead.organisation.id}`);
    expect(told).toHaveLength(2);
    expect((await refusal(openYear(office, { ...next, drafts: [] }))).code).toBe("conflict");
    expect((await getYear(office, next)).isOpened).toBe(true);
  });
});

describe("carrying over", () => {
  it("goes on once for each unit and task, where next year's list has it and does not ask anyway", async () => {
    await closeYear(office, { ...CLOSING, upcoming: "freeze" });
    const early = await planCarry(office, PLACE);
    expect(early).toMatchObject({ made: 0, asked: 0, homeless: early.chosen });
    expect(early.chosen).toBeGreaterThan(0);
    await change(sql`update task_list set status = 'issued'
      where year = ${YEAR + 1} and kind = 'task' and status = 'draft'`);
    // One unit is asked by next year's list anyway.
    await change(sql`
      insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
        township_code, organisation_level, organisation_kind, due_on)
      select t.id, a.root_task_id, a.organisation_id, ${YEAR + 1}, 1, a.node_code, a.township_code,
        a.organisation_level, a.organisation_kind, '2027-03-25'
      from assignment a join task t on t.root_task_id = a.root_task_id
      join task_list l on l.id = t.list_id and l.year = ${YEAR + 1}
      where a.carried_to = ${YEAR + 1} order by a.id limit 1`);
    const plan = await planCarry(office, PLACE);
    expect(plan.asked).toBe(1);
    expect(plan.made).toBeGreaterThan(0);
    expect(plan.chosen).toBe(plan.made + plan.asked + plan.homeless);
    const key = newId();
    await carryOver(office, { ...PLACE, drafts: [], assignments: true, key });
    await carryOver(office, { ...PLACE, drafts: [], assignments: true, key });
    const made = await rows<{ n: number; periods: number }>(sql`
      select count(*)::int as n, count(distinct (organisation_id, root_task_id))::int as periods
      from assignment where year = ${YEAR + 1} and carried_from = ${YEAR}`);
    expect(made).toEqual([{ n: plan.made, periods: plan.made }]);
    expect(await planCarry(office, PLACE)).toMatchObject({ made: 0, asked: plan.made + 1 });
    await isExact();
    const nothing = carryOver(office, { ...PLACE, drafts: [], assignments: false });
    expect((await refusal(nothing)).code).toBe("invalid");
  });

  it("is taken back by opening the year again, but for what was begun in the next year", async () => {
    const next = sql`n.year = ${YEAR + 1} and n.carried_from = ${YEAR}`;
    const carried = await rows<{ id: string }>(sql`select n.id::text from assignment n where ${next}
      order by n.id`);
    const [begun] = carried;
    await change(sql`insert into report_draft (assignment_id, content, saved_by_id, saved_by_name)
      values (${begun?.id}, ${JSON.stringify(EMPTY_CONTENT)}, ${village.accountId}, ${village.name})`);
    const plan = await planReopen(office, PLACE);
    expect(plan).toMatchObject({ cancelled: carried.length - 1, kept: 1 });
    await reopenYear(office, { ...PLACE, reason: "补报" });
    const asked = await rows<{ id: string }>(sql`select n.id::text from assignment n
      where ${next} and n.status <> 'cancelled'`);
    expect(asked).toEqual([begun]);
    const reasons = await rows<{ n: number }>(sql`select count(*)::int as n from assignment
      where year = ${YEAR + 1} and status = 'cancelled'
        and change_reason = '2026 年度重新开启，结转的任务回到 2026 年办理：补报'`);
    expect(reasons).toEqual([{ n: carried.length - 1 }]);
    const stays = await rows<{ same: boolean }>(sql`
      select (a.organisation_id, a.root_task_id) = (n.organisation_id, n.root_task_id) as same
      from assignment a join assignment n on n.id = ${begun?.id}
      where a.year = ${YEAR} and a.closed_from is not null`);
    expect(stays.length).toBeGreaterThan(0);
    expect(stays.every(({ same }) => same)).toBe(true);
    await isExact();

    // Closed and carried over once more: what was taken back is asked again, once.
    await closeYear(office, { ...CLOSING, upcoming: "freeze" });
    await carryOver(office, { ...PLACE, drafts: [], assignments: true });
    const again = await rows<{ id: string }>(sql`select n.id::text from assignment n where ${next}
      and n.status <> 'cancelled' order by n.id`);
    expect(again).toEqual(carried);
    await isExact();
    await change(sql`delete from report_draft where assignment_id = ${begun?.id}`);
    await reopenYear(office, { ...PLACE, reason: "试毕" });
    const left = await rows(sql`select 1 from assignment where year = ${YEAR}
      and (closed_from is not null or carried_to is not null)`);
    expect(left).toEqual([]);
    await isExact();
  });
});

describe("a year gone by", () => {
  it("is read with its own carriers, tasks and region names", async () => {
    await change(sql`update task_list set status = 'archived' where year = ${YEAR + 1}`);
    const sysAdmin = await staff("xitong");
    const [city] = await rows<{ name: string; version: number }>(
      sql`select name, version from region where code = '420600'`,
    );
    const former = city?.name ?? "";
    // A list of 2025 that asked something, so that there is a year before the renaming.
    const old = { list: newId(), task: newId(), root: newId() };
    await transaction(async (tx) => {
      await tx.count(sql`insert into task_list (id, kind, carrier_code, region_code, year, title)
        values (${old.list}, 'task', 'village', ${PROVINCE}, 2025, '2025 年清单')`);
      await tx.count(sql`insert into task select (jsonb_populate_record(t, jsonb_build_object(
          'id', ${old.task}::text, 'list_id', ${old.list}::text, 'root_task_id', ${old.root}::text))).*
        from task t join task_list l on l.id = t.list_id
        where l.year = ${YEAR} and l.carrier_code = 'village' and l.kind = 'task' limit 1`);
      await tx.count(sql`update task_list set status = 'issued' where id = ${old.list}`);
      await tx.count(sql`
        insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
          township_code, organisation_level, organisation_kind, due_on)
        select ${old.task}, ${old.root}, o.id, 2025, 1, o.node_code, o.township_code, o.level, o.kind,
          '2025-12-10'
        from organisation o where o.kind = 'village'`);
    });
    const freeze = { late: "freeze", upcoming: "freeze", returned: "freeze" } as const;
    const rules = { ...freeze, submitted: "freeze", awaiting: "freeze" } as const;
    await closeYear(office, { regionCode: PROVINCE, year: 2025, ...rules });
    await renameRegion(sysAdmin, { code: "420600", name: "新襄市", version: city?.version ?? 0 });
    await transaction(async (tx) => {
      await tx.count(sql`insert into carrier_set (code, name, region_code, from_year, unit_word)
        values ('test-2026', '新的一套', ${PROVINCE}, 2026, '单元')`);
      await tx.count(sql`insert into carrier_set_member (set_code, carrier_code, common_code, position)
        values ('test-2026', 'village', 'village', 1)`);
    });
    const [before, after] = await Promise.all([
      getYear(office, { regionCode: PROVINCE, year: 2025 }),
      getYear(office, { regionCode: PROVINCE, year: 2026 }),
    ]);
    const nameIn = (year: typeof before) =>
      year.children.find((child) => child.regionCode === "420600")?.regionName;
    expect(nameIn(before)).toBe(former);
    expect(nameIn(after)).toBe("新襄市");
    expect(before.setName).not.toBe("新的一套");
    expect(before.carriers.length).toBeGreaterThan(1);
    expect(after.setName).toBe("新的一套");
    expect(before.carriers.find(({ code }) => code === "village")?.asked).toBeGreaterThan(0);
    expect(before.lists).toMatchObject([{ title: "2025 年清单", status: "archived" }]);

    const dashboard = async (year: number) => {
      const { figures } = await readDashboard(office, {
        ...{ regionCode: PROVINCE, year, period: "year", carrierCode: null, grain: "children" },
      });
      return figures.matrix;
    };
    const [gone, running] = await Promise.all([dashboard(2025), dashboard(2026)]);
    const rowOf = (matrix: typeof gone) => matrix.rows.find((one) => one.code === "420600")?.name;
    expect(rowOf(gone)).toBe(former);
    expect(rowOf(running)).toBe("新襄市");
    expect(gone.totals.total.asked).toBe(
      before.carriers.reduce((sum, carrier) => sum + carrier.asked, 0),
    );
    expect(gone.columns.length).toBeGreaterThan(1);
    await isExact();
  });
});
