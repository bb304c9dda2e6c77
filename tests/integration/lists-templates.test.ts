import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import { getList, listLists } from "@/lib/domain/lists/queries";
import { startList } from "@/lib/domain/lists/templates/commands";
import { getStart, listStarts } from "@/lib/domain/lists/templates/queries";
import type { StartListInput, StartQuery } from "@/lib/domain/lists/templates/schema";
import type { StartChoice } from "@/lib/domain/lists/templates/types";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

const SYSTEM = systemActor("test");
const PROVINCE = "420000:village";
const CITY = "420600:village";
const YEAR = 2027;

let lead: StaffActor;
let city: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  [lead, city] = await Promise.all([staff("sheng"), staff("shi")]);
}, 240_000);

type Wanted = Partial<StartQuery> & { place: string };

function choose(actor: StaffActor, wanted: Wanted): Promise<StartChoice> {
  return getStart(actor, { kind: "task", year: YEAR, ...wanted });
}

async function beginning(actor: StaffActor, wanted: Wanted): Promise<StartListInput> {
  const choice = await choose(actor, wanted);
  const entries = choice.entries.filter((entry) => entry.hindrance === null).map(({ id }) => id);
  const { kind, year } = choice.place;
  const origin = choice.chosen?.origin ?? "blank";
  const template = choice.chosen?.id;
  return { kind, year, place: wanted.place, title: "新的清单", origin, template, entries };
}

afterEach(async () => {
  const begun = sql`select id from task_list where year = ${YEAR}`;
  await transaction(async (tx) => {
    await tx.count(sql`update task_list set status = 'draft' where year = ${YEAR}`);
    await tx.count(sql`delete from task_citation where task_id in
      (select id from task where list_id in (${begun}))`);
    await tx.count(sql`delete from clause_task where clause_id in
      (select id from clause where list_id in (${begun}))`);
    await tx.count(sql`delete from task where list_id in (${begun})`);
    await tx.count(sql`delete from clause where list_id in (${begun})`);
    await tx.count(sql`delete from task_list where year = ${YEAR}`);
  });
});

async function counted() {
  return row<{ lists: number; entries: number; audits: number }>(sql`
    select (select count(*) from task_list)::int as lists,
      ((select count(*) from task) + (select count(*) from clause))::int as entries,
      (select count(*) from audit_entry where action = 'list.start')::int as audits`);
}

describe("beginning from last year's list", () => {
  it("keeps what a task is, moves its days, and marks targets for review", async () => {
    const { templates } = await choose(lead, { place: PROVINCE });
    const [last] = templates;
    expect(last).toMatchObject({ origin: "last_year", year: 2026 });
    const input = await beginning(lead, {
      place: PROVINCE,
      origin: "last_year",
      template: last?.id,
    });
    const { listId } = await startList(lead, input);
    const [before, after] = await Promise.all([
      getList(SYSTEM, last?.id ?? ""),
      getList(lead, listId),
    ]);
    expect(after).toMatchObject({ status: "draft", year: YEAR, listVersion: 1, title: "新的清单" });
    expect(after.fromListId).toBe(before.id);
    expect(after.leadName).toBe(before.leadName);
    expect(after.isExample).toBe(false);
    const kept = ({
      rootTaskId,
      code,
      target,
      dueDates,
      askedLevels,
      leadName,
    }: (typeof after.tasks)[0]) => ({ rootTaskId, code, target, dueDates, askedLevels, leadName });
    expect(after.tasks.map(kept)).toEqual(before.tasks.map(kept));
    for (const task of after.tasks.filter((one) => one.target !== null)) {
      expect(task.note).toContain("目标沿用 2026 年，请核定");
    }
  });

  it("takes over only what was chosen, in the order of the source", async () => {
    const { templates } = await choose(lead, { place: PROVINCE });
    const input = await beginning(lead, {
      ...{ place: PROVINCE, origin: "last_year", template: templates[0]?.id },
    });
    const entries = [input.entries[4] ?? "", input.entries[1] ?? ""];
    const { listId } = await startList(lead, { ...input, entries });
    const list = await getList(lead, listId);
    expect(list.tasks.map(({ position }) => position)).toEqual([2, 5]);
  });

  it("leaves 29 February to leap years, and a mark of the year before behind", async () => {
    const id = await transaction(async (tx) => {
      const listId = newId();
      await tx.count(sql`insert into task_list (id, kind, carrier_code, region_code, year, title)
        values (${listId}, 'task', 'family', '420600', 2026, '上年')`);
      await tx.count(sql`
        insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name,
          unit, form, accumulation, direction, target, source, frequency, due_dates, asked, disclosure,
          minutes, basis, note)
        values (${newId()}, ${listId}, ${newId()}, 1, 'J-1', '家风', '办', '家风课', '场', 'count', 'flow',
          'increase', 5, 'report', 'annual', '{02-29}', 'lowest', 'public', 5, '[]',
          '按季调度；目标沿用 2025 年，请核定')`);
      await tx.count(sql`update task_list set status = 'issued' where id = ${listId}`);
      return listId;
    });
    const family = {
      ...city,
      grants: city.grants.map((grant) => ({ ...grant, carrierCode: "family" })),
    };
    const wanted = { place: "420600:family", origin: "last_year" as const, template: id };
    const { listId } = await startList(family, await beginning(family, wanted));
    const [task] = (await getList(family, listId)).tasks;
    expect(task?.dueDates).toEqual(["02-28"]);
    expect(task?.note).toBe("按季调度；目标沿用 2026 年，请核定");
  });

  it("keeps what a lower list took over only where the list above was issued again", async () => {
    const [above] = await listLists(lead, { kind: "task", carrierCode: "village", year: 2026 });
    const source = await getList(lead, above?.id ?? "");
    const inherited = source.tasks.find((task) => task.askedLevels.includes("village"));
    const lastYear = newId();
    await transaction(async (tx) => {
      await tx.count(sql`insert into task_list (id, kind, carrier_code, region_code, year, title)
        values (${lastYear}, 'task', 'village', '420600', 2026, '市清单')`);
      await tx.count(sql`insert into task select (jsonb_populate_record(t, jsonb_build_object(
          'id', gen_random_uuid(), 'list_id', ${lastYear}::text, 'inherits_task_id', t.id))).*
        from task t where t.id = ${inherited?.id}`);
      await tx.count(sql`update task_list set status = 'issued' where id = ${lastYear}`);
    });
    const wanted = { place: CITY, origin: "last_year" as const, template: lastYear };
    expect((await choose(city, wanted)).entries.map((entry) => entry.hindrance)).toEqual([
      "inherited",
    ]);
    const upper = await beginning(lead, {
      place: PROVINCE,
      origin: "last_year",
      template: source.id,
    });
    const { listId: upperId } = await startList(lead, upper);
    await transaction((tx) =>
      tx.count(sql`update task_list set status = 'issued' where id = ${upperId}`),
    );
    const choice = await choose(city, wanted);
    expect(choice.above?.id).toBe(upperId);
    expect(choice.entries.map((entry) => entry.hindrance)).toEqual([null]);
    const { listId } = await startList(city, await beginning(city, wanted));
    const [task] = (await getList(city, listId)).tasks;
    const [parent] = await rows<{ id: string }>(sql`select id from task
      where list_id = ${upperId} and root_task_id = ${inherited?.rootTaskId}`);
    expect(task).toMatchObject({ inheritsTaskId: parent?.id, rootTaskId: inherited?.rootTaskId });
  });
});

describe("beginning from an example", () => {
  it("needs no demonstration data, makes new tasks, and says that targets are examples", async () => {
    const { templates } = await choose(city, { place: CITY });
    const example = templates.find((one) => one.origin === "example");
    expect(example?.title).toContain("示例");
    const input = await beginning(city, { place: CITY, origin: "example", template: example?.id });
    const { listId } = await startList(city, input);
    const list = await getList(city, listId);
    expect(list.tasks.length).toBe(input.entries.length);
    expect(list.fromListId).toBeNull();
    expect(list.tasks.every((task) => !task.askedLevels.includes("province"))).toBe(true);
    expect(list.tasks.some((task) => task.note?.includes("目标为示例"))).toBe(true);
    const [shared] = await rows<{ n: number }>(sql`select count(*)::int as n from task
      where list_id <> ${listId} and root_task_id = any (${list.tasks.map((t) => t.rootTaskId)}::uuid[])`);
    expect(shared?.n).toBe(0);
  });

  it("offers responsibility lists too, clause by clause", async () => {
    const wanted = { kind: "responsibility" as const, place: CITY };
    const { templates } = await choose(city, wanted);
    const example = templates.find((one) => one.origin === "example");
    const input = await beginning(city, { ...wanted, origin: "example", template: example?.id });
    const { listId } = await startList(city, input);
    expect((await getList(city, listId)).clauses.length).toBe(example?.entries);
  });
});

describe("beginning from another place's public list", () => {
  it("takes over what is public, as new tasks, and names the source", async () => {
    const choice = await choose(city, { place: CITY, region: "420000" });
    expect(choice.regions.map(({ code }) => code)).toContain("420000");
    const template = choice.published.find((one) => one.carrierName === "清廉村居");
    const input = await beginning(city, { place: CITY, origin: "public", template: template?.id });
    const { listId } = await startList(city, input);
    const list = await getList(city, listId);
    expect(list.fromListId).toBe(template?.id);
    expect(list.tasks.length).toBeGreaterThan(0);
    expect(list.tasks.length).toBeLessThanOrEqual(template?.entries ?? 0);
    expect(list.tasks.every((task) => task.disclosure === "public")).toBe(true);
    expect(list.tasks.every((task) => task.accountable === null)).toBe(true);
    expect(list.tasks.some((task) => task.note?.includes("目标取自湖北省 2026 年清单"))).toBe(true);
  });

  it("does not know lists that are not public, nor their inner tasks", async () => {
    const [inner] = await rows<{ id: string }>(sql`
      select id from task_list where status = 'issued' and disclosure <> 'public' limit 1`);
    const hidden = choose(city, { place: CITY, origin: "public", template: inner?.id });
    expect((await refusal(hidden)).code).toBe("not_found");
    const [task] = await rows<{ id: string; listId: string }>(sql`
      select t.id, t.list_id as "listId" from task t join task_list l on l.id = t.list_id
      where l.status = 'issued' and l.disclosure = 'public' and t.disclosure <> 'public' limit 1`);
    const input = await beginning(city, { place: CITY, origin: "public", template: task?.listId });
    const before = await counted();
    const taken = startList(city, { ...input, entries: [...input.entries, task?.id ?? ""] });
    expect((await refusal(taken)).code).toBe("conflict");
    expect(await counted()).toEqual(before);
  });
});

describe("one list for a place and year", () => {
  it("points to the draft that is there, and makes none of two at once", async () => {
    const input = await beginning(city, { place: CITY, origin: "blank" });
    const both = await Promise.allSettled([startList(city, input), startList(city, input)]);
    const won = both.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(won.length).toBe(1);
    const lost = await refusal(startList(city, input));
    expect(lost).toMatchObject({ code: "conflict" });
    expect(lost.message).toContain("《新的清单》");
    expect((await choose(city, { place: CITY })).existing?.id).toBe(won[0]?.listId);
  });

  it("is the same list when its answer was lost, with one audit entry", async () => {
    const input = { ...(await beginning(city, { place: CITY, origin: "blank" })), key: newId() };
    const before = await counted();
    const first = await startList(city, input);
    expect(await startList(city, input)).toEqual(first);
    const after = await counted();
    expect(after?.audits).toBe((before?.audits ?? 0) + 1);
    expect(after?.lists).toBe((before?.lists ?? 0) + 1);
  });

  it("leads from an issued list to its revision", async () => {
    const input = await beginning(lead, { place: PROVINCE, origin: "blank", year: 2026 });
    expect((await refusal(startList(lead, input))).message).toContain("修订");
  });
});

describe("who may begin a list", () => {
  it("is who drafts there: not of another carrier, not elsewhere, not in other years", async () => {
    const input = await beginning(city, { place: CITY, origin: "blank" });
    for (const place of [
      "420600:school",
      "420000:village",
      "420100:village",
      "420600:coordination",
    ]) {
      expect((await refusal(startList(city, { ...input, place }))).code).toBe("forbidden");
    }
    expect((await refusal(startList(city, { ...input, year: 2031 }))).code).toBe("invalid");
    for (const login of ["cun", "xiang", "jiwei", "xitong"]) {
      const other = await staff(login);
      expect((await listStarts(other)).places).toEqual([]);
      expect((await refusal(startList(other, input))).code).toBe("forbidden");
      expect((await refusal(choose(other, { place: CITY }))).code).toBe("forbidden");
    }
  });
});
