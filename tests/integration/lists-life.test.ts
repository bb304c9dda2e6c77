import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { announceList } from "@/lib/domain/assignments/announcing/commands";
import { discardDraft, submitForConsent } from "@/lib/domain/lists/commands";
import { returnList } from "@/lib/domain/lists/consents/commands";
import { listConsents, listRemarks } from "@/lib/domain/lists/consents/queries";
import { findEditableList } from "@/lib/domain/lists/editing/queries";
import { startLowerList, takeOverChanges } from "@/lib/domain/lists/lower-lists/commands";
import { getList } from "@/lib/domain/lists/queries";
import type { ListDetail } from "@/lib/domain/lists/types";
import { reviseList } from "@/lib/domain/lists/versions/commands";
import { compareLists } from "@/lib/domain/lists/versions/rules";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import {
  answerAll,
  at,
  CITY,
  carryThrough,
  consent,
  type Desk,
  desks,
  edit,
  issue,
  issuedList,
  remove,
  revise,
  taskOf,
} from "../support/list-world";
import { refusal } from "../support/refusal";

let at_: Record<"province" | "city" | "county", Desk>;

beforeAll(async () => {
  await loadSmallDemo();
  at_ = await desks();
}, 240_000);

const stepOf = ({ id, version }: ListDetail) => ({ listId: id, version });

async function differences(): Promise<unknown[]> {
  return rows(sql`select * from counter_difference limit 3`);
}

describe("the next version", () => {
  it("says the same with the same roots, and is the only one that is worked on", async () => {
    const { lead } = at_.province;
    const before = await issuedList(lead);
    const listId = await revise(at_.province, before.id);
    const draft = await getList(lead, listId);
    expect(draft).toMatchObject({ status: "draft", listVersion: 2, fromListId: before.id });
    const comparison = compareLists(before, draft);
    expect(comparison.counts).toEqual({
      ...{ added: 0, removed: 0, changed: 0, replaced: 0 },
      same: before.tasks.length,
    });
    const again = refusal(
      reviseList(lead, {
        listId: before.id,
        version: before.version,
        takesOver: false,
        gone: "drop",
      }),
    );
    expect(await again).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("第 2 版"),
    });
    const stranger = await staff("linxian");
    const other = {
      ...{ listId: before.id, version: before.version, takesOver: false },
      gone: "drop" as const,
    };
    expect((await refusal(reviseList(stranger, other))).code).toBe("forbidden");
    await discardDraft(lead, { listId, version: draft.version });
    expect(await differences()).toEqual([]);
  });

  it("is returned with reasons at its entries, which the drafter sees until it comes back", async () => {
    const { lead, office } = at_.province;
    const listId = await revise(at_.province, (await issuedList(lead)).id);
    const draft = await getList(lead, listId);
    const [task] = draft.tasks;
    await answerAll(lead, listId);
    await submitForConsent(lead, {
      ...{ listId, version: draft.version, changeNote: "提高一项目标" },
    });
    const waiting = await getList(office, listId);
    const remarks = [{ entryId: task?.id ?? "", text: "目标过高，请与各市商量" }];
    const step = { listId, version: waiting.version, note: "请修改后再报" };
    const wrong = returnList(office, { ...step, remarks: [{ entryId: newId(), text: "无" }] });
    expect((await refusal(wrong)).code).toBe("invalid");
    expect((await refusal(returnList(lead, { ...step, remarks }))).code).toBe("forbidden");
    await returnList(office, { ...step, remarks });
    const returned = await getList(lead, listId);
    expect(returned.status).toBe("draft");
    expect(await listRemarks(lead, listId)).toEqual([{ ...remarks[0], code: task?.code }]);
    const opened = await findEditableList(lead, listId);
    expect(opened?.remarks).toEqual([{ ...remarks[0], code: task?.code }]);
    const kept = await refusal(discardDraft(lead, { listId, version: returned.version }));
    expect(kept.code).toBe("conflict");
    await consent(at_.province, listId);
    expect(await listRemarks(lead, listId)).toEqual([]);
    const said = await listConsents(lead, listId);
    expect(said.map(({ decision }) => decision)).toEqual(["consented", "returned"]);
    await expect(edit(sql`delete from list_consent where list_id = ${listId}`)).rejects.toThrow();
    await issue(at_.province, listId);
    expect(await differences()).toEqual([]);
  });
});

describe("what is open", () => {
  it("follows new dates and targets, leaves what is done, and is cancelled with the reason", async () => {
    const { lead } = at_.province;
    const before = await issuedList(lead);
    const [kept, gone] = before.tasks.filter(
      (task) => task.source === "report" && task.direction === "increase" && task.target !== null,
    );
    if (!kept || !gone) throw new Error("too few tasks");
    const done = await rows(sql`select id, task_id, due_on, status, version from assignment
      where root_task_id = ${kept.rootTaskId} and status not in ('not_started', 'drafting', 'returned')
      order by id`);
    const listId = await revise(at_.province, before.id);
    const dates = kept.dueDates.map(
      (day) => `${day.slice(0, 3)}0${1 + (Number(day.slice(3)) % 9)}`,
    );
    await edit(sql`update task set due_dates = ${dates}::text[], target = target + 1
      where ${at(listId, kept.rootTaskId)}`);
    await remove(listId, gone.rootTaskId);
    await carryThrough(at_.province, listId);
    const after = await getList(lead, listId);
    const open = await rows<{ taskId: string; day: string; period: number; target: number | null }>(
      sql`select task_id as "taskId", to_char(due_on, 'MM-DD') as day, period, target::float8 as target
        from assignment where root_task_id = ${kept.rootTaskId}
          and status in ('not_started', 'drafting', 'returned')`,
    );
    expect(open.length).toBeGreaterThan(0);
    for (const one of open) {
      expect(one).toMatchObject({ taskId: taskOf(after, kept.rootTaskId).id, target: null });
      expect(one.day).toBe(dates[one.period - 1]);
    }
    expect(
      await rows(sql`select id, task_id, due_on, status, version from assignment
        where root_task_id = ${kept.rootTaskId} and status not in ('not_started', 'drafting', 'returned')
        order by id`),
    ).toEqual(done);
    const left = await rows<{ status: string; reason: string }>(sql`
      select distinct status, change_reason as reason from assignment
      where root_task_id = ${gone.rootTaskId} and status in ('not_started', 'drafting', 'returned', 'cancelled')`);
    expect(left).toEqual([
      { status: "cancelled", reason: `《${after.title}》第 ${after.listVersion} 版不再要求` },
    ]);
    const [event] = await rows<{ reason: string }>(sql`
      select reason from assignment_event where root_task_id = ${gone.rootTaskId}
        and to_status = 'cancelled' limit 1`);
    expect(event?.reason).toBe(left[0]?.reason);
    // Whose work only moved or ended is told so, and nobody of new work.
    await announceList(systemActor("test"), listId);
    const village = await staff("cun");
    const counted = await rows<{ changed: number; cancelled: number }>(sql`
      select count(*) filter (where change_reason like '%调整了要求')::int as changed,
        count(*) filter (where status = 'cancelled')::int as cancelled
      from assignment where organisation_id = ${village.organisation.id}
        and root_task_id in (${kept.rootTaskId}, ${gone.rootTaskId}) and not awaiting`);
    const parts = [
      counted[0]?.changed ? `改期限或目标 ${counted[0].changed} 条` : "",
      counted[0]?.cancelled ? `取消 ${counted[0].cancelled} 条` : "",
    ].filter(Boolean);
    const [told] = await rows<{ title: string }>(sql`
      select title from notification where organisation_id = ${village.organisation.id}
        and link like ${`%/${listId}/%`}`);
    expect(parts.length).toBeGreaterThan(0);
    expect(told?.title).toContain(`任务有调整，${parts.join("，")}，请核对后签收`);
    expect(await differences()).toEqual([]);
  });
});

describe("a city's own list", () => {
  it("starts from the list above, may ask for more, never silently for less", async () => {
    const upper = await issuedList(at_.province.lead);
    const { lead } = at_.city;
    const { listId } = await startLowerList(lead, { listId: upper.id, regionCode: CITY });
    const draft = await getList(lead, listId);
    expect(draft.regionCode).toBe(CITY);
    expect(draft.tasks.length).toBeGreaterThan(0);
    for (const task of draft.tasks) {
      const above = taskOf(upper, task.rootTaskId);
      expect(task).toMatchObject({ inheritsTaskId: above.id, title: above.title });
      expect(task.askedLevels).not.toContain("province");
    }
    const second = await refusal(startLowerList(lead, { listId: upper.id, regionCode: CITY }));
    expect(second.code).toBe("conflict");
    const elsewhere = startLowerList(lead, { listId: upper.id, regionCode: "420500" });
    expect((await refusal(elsewhere)).code).toBe("forbidden");

    const [task] = draft.tasks.filter(
      (one) => one.direction === "increase" && one.target !== null && one.source === "report",
    );
    if (!task) throw new Error("no task to tighten");
    await edit(sql`update task set target = target - 1 where id = ${task.id}`);
    const looser = await refusal(consent(at_.city, listId));
    expect(looser).toMatchObject({
      code: "invalid",
      fields: { [`task-${task.code}`]: expect.stringContaining("低于上级清单的要求") },
    });
    await edit(sql`update task set title = '另一件事', target = target + 1 where id = ${task.id}`);
    expect((await refusal(consent(at_.city, listId))).message).toContain("上级清单");
    await edit(
      sql`update task set title = ${task.title}, target = target + 0.5 where id = ${task.id}`,
    );
    await carryThrough(at_.city, listId);
    const inCity = await rows<{ listId: string; target: number | null }>(sql`
      select distinct t.list_id as "listId", coalesce(a.target, t.target)::float8 as target
      from assignment a join task t on t.id = a.task_id join region n on n.code = a.node_code
      where a.root_task_id = ${task.rootTaskId} and a.status in ('not_started', 'drafting', 'returned')
        and n.path like (select path from region where code = ${CITY}) || '%'`);
    expect(inCity).toEqual([{ listId, target: (task.target ?? 0) + 0.5 }]);
    const outside = await rows<{ listId: string }>(sql`
      select distinct t.list_id as "listId"
      from assignment a join task t on t.id = a.task_id join region n on n.code = a.node_code
      where a.root_task_id = ${task.rootTaskId} and a.status in ('not_started', 'drafting', 'returned')
        and n.path not like (select path from region where code = ${CITY}) || '%'`);
    expect(outside).toEqual([{ listId: upper.id }]);
    expect(await differences()).toEqual([]);
  });

  it("feels a tighter list above at once, and takes its other changes over into its next version", async () => {
    const upper = await issuedList(at_.province.lead);
    const lower = await issuedList(at_.city.lead, CITY);
    const reported = lower.tasks.filter((one) => one.source === "report");
    const task = reported.find((one) => one.direction === "increase" && one.target !== null);
    const dropped = reported.find(
      (one) => one.id !== task?.id && one.askedLevels.includes("village"),
    );
    if (!task || !dropped) throw new Error("too few tasks");
    const next = await revise(at_.province, upper.id);
    await edit(sql`update task set target = 99.5, title = title || '（新）'
      where ${at(next, task.rootTaskId)}`);
    await remove(next, dropped.rootTaskId);
    await carryThrough(at_.province, next);
    const targets = await rows<{ target: number }>(sql`
      select distinct coalesce(a.target, t.target)::float8 as target
      from assignment a join task t on t.id = a.task_id
      where a.root_task_id = ${task.rootTaskId} and a.status in ('not_started', 'drafting', 'returned')`);
    expect(targets).toEqual([{ target: 99.5 }]);
    // The city's list still carries the task that the province dropped: it ends there as elsewhere.
    const left = await rows<{ isCity: boolean; status: string; reason: string }>(sql`
      select distinct n.path like (select path from region where code = ${CITY}) || '%' as "isCity",
        a.status, a.change_reason as reason
      from assignment a join region n on n.code = a.node_code
      where a.root_task_id = ${dropped.rootTaskId}
        and a.status in ('not_started', 'drafting', 'returned', 'cancelled')
        and not exists (select 1 from organisation o
          where o.id = a.organisation_id and o.valid_to is not null) order by 1, 2`);
    const { title, listVersion } = await getList(at_.province.lead, next);
    const ended = { status: "cancelled", reason: `《${title}》第 ${listVersion} 版不再要求` };
    expect(left).toEqual([
      { isCity: false, ...ended },
      { isCity: true, ...ended },
    ]);

    const kept = await revise(at_.city, lower.id);
    const open = await refusal(consent(at_.city, kept));
    expect(open.fields?.[`task-${dropped.code}`]).toContain("上级清单已不再要求");
    const { version } = await getList(at_.city.lead, kept);
    const step = { listId: kept, version, gone: "keep" as const };
    expect((await refusal(takeOverChanges(at_.county.lead, step))).code).not.toBe("invalid");
    await takeOverChanges(at_.city.lead, step);
    const own = (await getList(at_.city.lead, kept)).tasks.find(
      ({ code }) => code === dropped.code,
    );
    expect(own).toMatchObject({ title: dropped.title, inheritsTaskId: null, replacesRootId: null });
    expect(own?.rootTaskId).not.toBe(dropped.rootTaskId);
    await discardDraft(at_.city.lead, await getList(at_.city.lead, kept).then(stepOf));

    const mine = await revise(at_.city, lower.id, true);
    const draft = await getList(at_.city.lead, mine);
    const above = await getList(at_.province.lead, next);
    expect(taskOf(draft, task.rootTaskId)).toMatchObject({
      title: `${task.title}（新）`,
      target: 99.5,
      inheritsTaskId: taskOf(above, task.rootTaskId).id,
    });
    expect(draft.tasks.map((one) => one.rootTaskId)).not.toContain(dropped.rootTaskId);
    await carryThrough(at_.city, mine);
    const [still] = await rows<{ n: number }>(sql`
      select count(*)::int as n from assignment where root_task_id = ${dropped.rootTaskId}
        and status in ('not_started', 'drafting', 'returned')`);
    expect(still?.n).toBe(0);
    expect(await differences()).toEqual([]);
  });
});
