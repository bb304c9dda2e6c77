import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { getAssignment } from "@/lib/domain/assignments/queries";
import { listTodo } from "@/lib/domain/assignments/todo/queries";
import { getMeasured } from "@/lib/domain/burden/measured/queries";
import { getClock } from "@/lib/domain/calendar/queries";
import { getList, listLists } from "@/lib/domain/lists/queries";
import {
  cancelMeeting,
  changeMeeting,
  holdMeeting,
  minuteMeeting,
  planMeeting,
} from "@/lib/domain/meetings/commands";
import { formTasks } from "@/lib/domain/meetings/forming/commands";
import { cancelItem, removeItem, saveItem } from "@/lib/domain/meetings/items/commands";
import { listItems } from "@/lib/domain/meetings/items/queries";
import { makePack } from "@/lib/domain/meetings/packs/commands";
import { getPack } from "@/lib/domain/meetings/packs/queries";
import { getMeeting, listMeetings } from "@/lib/domain/meetings/queries";
import { listNearUnits, searchUnits } from "@/lib/domain/meetings/units/queries";
import { submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { approveReport } from "@/lib/domain/reviews/commands";
import { listVoiceThemes } from "@/lib/domain/voices/answering/queries";
import { raiseVoice } from "@/lib/domain/voices/commands";
import { listNextDrafts } from "@/lib/domain/years/opening/queries";
import { getYear } from "@/lib/domain/years/queries";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";
import { counterDifferences } from "../support/report-world";

const PROVINCE = "420000";

let office: StaffActor;
let second: StaffActor;
let lead: StaffActor;
let stranger: StaffActor;
let today: string;

beforeAll(async () => {
  await loadSmallDemo();
  [office, second, lead, stranger] = await Promise.all([
    staff("office"),
    staff("office2"),
    staff("sheng"),
    staff("xian"),
  ]);
  today = (await getClock(office)).today;
}, 240_000);

async function plan(kind: "coordination" | "joint" = "coordination", days = 0) {
  const { meetingId } = await planMeeting(office, {
    ...{ regionCode: PROVINCE, kind, heldOn: addDays(today, days), place: "一号会议室" },
    ...{ subject: "", carrierCode: null, problemIds: [], key: newId() },
    participantIds: [office.organisation.id, lead.organisation.id],
  });
  return meetingId;
}

function line(meetingId: string, more: Partial<Parameters<typeof saveItem>[1]> = {}) {
  return {
    ...{ meetingId, itemId: newId(), version: 0, text: "逐村核对小微权力清单公开情况" },
    ...{ organisationId: lead.organisation.id, cooperatingIds: [], problemId: null },
    dueOn: addDays(today, 20),
    ...more,
  };
}

const versionOf = async (id: string) => (await getMeeting(office, id)).version;
const told = (kind: string) =>
  rows<{ organisationId: string; link: string }>(sql`
    select organisation_id as "organisationId", link from notification where kind = ${kind}
    order by created_at desc`);

describe("a meeting", () => {
  it("is numbered for its region, kind and year, and its participants are told", async () => {
    const first = await getMeeting(office, await plan("joint", 3));
    const next = await getMeeting(office, await plan("joint", 4));
    expect(next.number).toBe(first.number + 1);
    expect(next.title).toContain(`第${next.number === 2 ? "二" : next.number}次联席会议`);
    const [message] = await told("meeting.planned");
    expect(message).toMatchObject({ organisationId: lead.organisation.id });
    expect(
      (await told("meeting.planned")).every((one) => one.organisationId !== office.organisation.id),
    ).toBe(true);
  });

  it("is changed, held with minutes, or cancelled with a reason; each once", async () => {
    const id = await plan("joint", 5);
    const facts = {
      subject: "研究食堂监管",
      carrierCode: "school",
      problemIds: [],
      place: "二号会议室",
    };
    const ids = { participantIds: [lead.organisation.id] };
    const change = { meetingId: id, version: 1, heldOn: addDays(today, 6), ...facts, ...ids };
    await changeMeeting(office, change);
    expect((await refusal(changeMeeting(office, change))).code).toBe("conflict");
    await holdMeeting(office, { meetingId: id, version: 2, attendedIds: [lead.organisation.id] });
    await minuteMeeting(office, { meetingId: id, version: 3, minutes: "会议研究了监管分工。" });
    const late = cancelMeeting(office, { meetingId: id, version: 4, reason: "不开了" });
    expect((await refusal(late)).code).toBe("conflict");
    const other = await plan("joint", 7);
    await cancelMeeting(office, { meetingId: other, version: 1, reason: "与全会冲突" });
    expect(await getMeeting(lead, other)).toMatchObject({
      status: "cancelled",
      cancelReason: "与全会冲突",
    });
    expect((await told("meeting.cancelled"))[0]?.organisationId).toBe(lead.organisation.id);
  });

  it("is run by its office alone and not found by strangers", async () => {
    const id = await plan("joint", 8);
    const version = await versionOf(id);
    const acts = (actor: StaffActor) => [
      holdMeeting(actor, { meetingId: id, version, attendedIds: [] }),
      cancelMeeting(actor, { meetingId: id, version, reason: "x" }),
      minuteMeeting(actor, { meetingId: id, version, minutes: "x" }),
      makePack(actor, { meetingId: id }),
      saveItem(actor, line(id)),
      formTasks(actor, { meetingId: id }),
    ];
    const codesOf = async (actor: StaffActor) =>
      new Set((await Promise.all(acts(actor).map(refusal))).map(({ code }) => code));
    expect([...(await codesOf(lead))]).toEqual(["forbidden"]);
    expect([...(await codesOf(stranger))]).toEqual(["not_found"]);
    expect((await refusal(getMeeting(stranger, id))).code).toBe("not_found");
    expect((await refusal(getPack(stranger, id))).code).toBe("not_found");
    for (const login of ["xitong", "anquan", "shenji"]) {
      const administrator = await staff(login);
      expect((await refusal(getMeeting(administrator, id))).code).toBe("not_found");
      expect((await refusal(getPack(administrator, id))).code).toBe("not_found");
      expect(await listMeetings(administrator, {})).toEqual([]);
    }
    expect((await refusal(listItems(stranger, id))).code).toBe("not_found");
    expect((await refusal(listNearUnits(stranger, PROVINCE))).code).toBe("not_found");
    expect((await listMeetings(stranger, {})).map((one) => one.id)).not.toContain(id);
    expect((await listMeetings(lead, {})).map((one) => one.id)).toContain(id);
  });
});

describe("decisions that are typed", () => {
  it("are kept whole or not, once under their id, and never overwritten unseen", async () => {
    const id = await plan("joint", 9);
    const typed = line(id, { organisationId: null, dueOn: null });
    expect(await saveItem(office, typed)).toEqual(await saveItem(office, typed));
    const mine = { ...typed, version: 1, text: "甲改的", dueOn: addDays(today, 9) };
    await saveItem(office, mine);
    expect((await saveItem(office, mine)).version).toBe(2);
    const theirs = saveItem(second, { ...typed, version: 1, text: "乙改的" });
    expect((await refusal(theirs)).code).toBe("conflict");
    expect(await listItems(office, id)).toMatchObject([{ text: "甲改的", editedBy: office.name }]);
    await removeItem(second, { itemId: typed.itemId, version: 2 });
    expect(await listItems(office, id)).toEqual([]);
  });

  it("are found by name or first letters, and only for organisations of the region", async () => {
    const near = await listNearUnits(office, PROVINCE);
    expect(near.map(({ id }) => id)).toContain(lead.organisation.id);
    expect(
      (await refusal(searchUnits(stranger, { regionCode: PROVINCE, text: "教育" }))).code,
    ).toBe("not_found");
    const id = await plan("joint", 10);
    const foreign = saveItem(office, line(id, { organisationId: newId() }));
    expect((await refusal(foreign)).fields).toHaveProperty("organisationId");
  });
});

describe("forming tasks", () => {
  it("gives all or none: what is missing is said line by line", async () => {
    const id = await plan("joint", 11);
    expect((await refusal(formTasks(office, { meetingId: id }))).code).toBe("conflict");
    await saveItem(office, line(id));
    await saveItem(office, line(id, { dueOn: null, text: "没有时限" }));
    await saveItem(office, line(id, { dueOn: addDays(today, -1), text: "时限已过" }));
    const refused = await refusal(formTasks(office, { meetingId: id }));
    expect(refused.fields.items).toBe("第 2 条缺完成时限；第 3 条缺今天或以后的完成时限");
    expect((await listItems(office, id)).every((item) => item.state === "draft")).toBe(true);
  });

  it("makes one assignment each, told to the unit, reported, approved by the office, and then done", async () => {
    const id = await plan("joint", 12);
    const typed = line(id, { text: "示例议定：汇总公开情况" });
    const nextYear = line(id, {
      text: "跨年的事项",
      dueOn: `${Number(today.slice(0, 4)) + 1}-12-31`,
    });
    await saveItem(office, typed);
    await saveItem(office, nextYear);
    const key = newId();
    expect(await formTasks(office, { meetingId: id, key })).toMatchObject({ formed: 2 });
    expect(await formTasks(office, { meetingId: id, key })).toMatchObject({ formed: 2 });
    expect(await counterDifferences()).toEqual([]);

    const items = await listItems(lead, id);
    expect(items.map((item) => item.state)).toEqual(["open", "open"]);
    const todo = await listTodo(lead, {
      year: Number(today.slice(0, 4)),
      isOwnOnly: true,
      limit: 500,
    });
    const shown = todo.filter((one) => items.some((item) => item.assignmentId === one.id));
    expect(shown.map((one) => one.carrierName)).toEqual(["推进会议定事项", "推进会议定事项"]);
    expect((await told("resolution.assigned"))[0]?.organisationId).toBe(lead.organisation.id);

    const assignmentId = items[0]?.assignmentId ?? "";
    const { version } = await getAssignment(lead, assignmentId);
    const content = { ...EMPTY_CONTENT, value: "1", narrative: "已汇总并逐村提出整改时限。" };
    await submitReport(lead, { assignmentId, key: newId(), version, draftVersion: 0, content });
    expect((await listItems(office, id))[0]?.state).toBe("submitted");
    const submitted = await getAssignment(office, assignmentId);
    await approveReport(office, {
      assignmentId,
      key: newId(),
      version: submitted.version,
      next: undefined,
    });
    expect((await listItems(lead, id))[0]?.state).toBe("done");

    const done = await refusal(
      cancelItem(office, { itemId: typed.itemId, version: 2, reason: "x" }),
    );
    expect(done.code).toBe("conflict");
    await cancelItem(office, { itemId: nextYear.itemId, version: 2, reason: "并入年度任务" });
    expect((await listItems(lead, id))[1]).toMatchObject({
      state: "cancelled",
      cancelReason: "并入年度任务",
    });
    expect(await counterDifferences()).toEqual([]);
  });

  it("makes lists that no page of lists shows, revises or issues", async () => {
    const found = await row<{ id: string }>(
      sql`select id from task_list where kind = 'resolution' limit 1`,
    );
    expect((await refusal(getList(office, found?.id ?? ""))).code).toBe("not_found");
    for (const kind of ["task", "responsibility"] as const) {
      const all = await listLists(office, { kind });
      expect(all.every((list) => list.kind === kind)).toBe(true);
      const shown = await Promise.all(all.slice(0, 3).map((list) => getList(office, list.id)));
      expect(shown.flatMap((list) => list.related).map((one) => String(one.kind))).not.toContain(
        "resolution",
      );
    }
    const year = Number(today.slice(0, 4));
    const page = await getYear(office, { regionCode: PROVINCE, year });
    expect(page.lists.map((list) => list.id)).not.toContain(found?.id);
    const { drafts } = await listNextDrafts(office, { regionCode: PROVINCE, year: year + 1 });
    expect(drafts.length).toBeGreaterThan(0);
    expect(drafts.map((draft) => String(draft.kind))).not.toContain("resolution");
    const measured = await getMeasured(office, { year });
    expect(measured.tasks.map((task) => task.listId)).not.toContain(found?.id);
  });

  it("lets what was resolved be spoken about, without a link to a list that is none", async () => {
    const open = await row<{ id: string; rootTaskId: string }>(sql`
      select a.id::text, a.root_task_id as "rootTaskId" from assignment a join task t on t.id = a.task_id
      join task_list l on l.id = t.list_id
      where l.kind = 'resolution' and a.organisation_id = ${lead.organisation.id}::uuid
        and a.status <> 'cancelled' order by a.id desc limit 1`);
    await raiseVoice(lead, { assignmentId: open?.id ?? "", kind: "repeated" });
    const themes = await listVoiceThemes(office);
    const own = themes.find((theme) => theme.rootTaskId === open?.rootTaskId);
    expect(own).toMatchObject({ kind: "repeated", listId: null });
  });
});

describe("the next pack", () => {
  it("opens with what was decided before and what became of it", async () => {
    const earlier = await plan("coordination", 0);
    const item = line(earlier, { text: "上次会议定的事" });
    await saveItem(office, item);
    await formTasks(office, { meetingId: earlier });
    const next = await plan("coordination", 30);
    await makePack(office, { meetingId: next });
    const { content } = await getPack(lead, next);
    expect(content.earlier).toContainEqual(
      expect.objectContaining({
        text: item.text,
        state: "open",
        organisationName: lead.organisation.name,
      }),
    );
    expect(content.earlier.filter((one) => one.state === "done").length).toBeGreaterThan(0);
    expect(content.previous?.title).toContain("第一次协调推进会");
    const year = Number(today.slice(0, 4));
    const ahead = (Date.parse(`${year + 1}-01-10`) - Date.parse(today)) / 86_400_000;
    const inJanuary = await plan("joint", ahead);
    await makePack(office, { meetingId: inJanuary });
    expect((await getPack(office, inJanuary)).year).toBe(year);
    await holdMeeting(office, { meetingId: next, version: await versionOf(next), attendedIds: [] });
    expect((await refusal(makePack(office, { meetingId: next }))).code).toBe("conflict");
  });
});
