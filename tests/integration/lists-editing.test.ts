import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import { submitForConsent } from "@/lib/domain/lists/commands";
import { editEntries } from "@/lib/domain/lists/editing/commands";
import { entriesOf, findEditableList, getEditingNews } from "@/lib/domain/lists/editing/queries";
import { blankValues } from "@/lib/domain/lists/editing/rules";
import { editEntriesSchema } from "@/lib/domain/lists/editing/schema";
import type { EditableList, SaveAnswer, StoredEntry } from "@/lib/domain/lists/editing/types";
import { rowFaults } from "@/lib/domain/lists/faults/rules";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";
import { countStatements } from "../support/statements";

const PROVINCE = "420000";
const LEAD = "省农业农村厅";

let lead: StaffActor;
let colleague: StaffActor;
let versions = 50;

beforeAll(async () => {
  await loadSmallDemo();
  lead = await staff("sheng");
  colleague = { ...lead, name: "同事甲" };
}, 240_000);

async function makeDraft(kind: "task" | "responsibility" = "task"): Promise<string> {
  const id = newId();
  versions += 1;
  await transaction((tx) =>
    tx.count(sql`insert into task_list (id, kind, carrier_code, region_code, year, list_version, title, lead_name)
      values (${id}, ${kind}::list_kind, 'village', ${PROVINCE}, 2026, ${versions}, '试编清单', ${LEAD})`),
  );
  return id;
}

type Sent = Partial<Omit<Parameters<typeof editEntries>[1], "listId">>;

function save(actor: StaffActor, listId: string, sent: Sent): Promise<SaveAnswer> {
  return editEntries(actor, editEntriesSchema.parse({ listId, ...sent }));
}

function task(code: string, more: Record<string, unknown> = {}) {
  const values = blankValues("task", { code, before: null, leadName: LEAD });
  return {
    ...values,
    title: `任务 ${code}`,
    measure: "公开上墙",
    indicatorName: "公开率",
    unit: "个",
    target: 4,
    ...more,
  };
}

async function draftWith(count: number, actor = lead): Promise<EditableList> {
  const id = await makeDraft();
  const added = Array.from({ length: count }, (_, at) => ({
    id: newId(),
    values: task(`CJ-${String(at + 1).padStart(2, "0")}`),
  }));
  await save(actor, id, { added, order: added.map((one) => one.id) });
  return editable(id);
}

async function editable(id: string): Promise<EditableList> {
  const list = await findEditableList(lead, id);
  if (!list) throw new Error("no draft");
  return list;
}

function entryAt(list: EditableList, at: number): StoredEntry {
  const entry = list.entries[at];
  if (!entry) throw new Error(`no entry ${at}`);
  return entry;
}

function seenIn(list: EditableList): Record<string, number> {
  return Object.fromEntries(list.entries.map(({ id, version }) => [id, version]));
}

function changeOf({ id, version }: StoredEntry, values: Record<string, unknown>) {
  return { id, version, values };
}

async function lastAudit(listId: string) {
  const [entry] = await rows<{
    before: Record<string, never>;
    after: Record<string, never>;
    by: string;
  }>(sql`
    select before, after, actor_name as by from audit_entry
    where subject_type = 'task_list' and subject_id = ${listId} and action = 'list.edit'
    order by id desc limit 1`);
  return entry;
}

describe("opening a draft", () => {
  it("takes the same few statements for 3 tasks as for 300", async () => {
    const [small, large] = [await draftWith(3), await draftWith(300)];
    const few = await countStatements(() => findEditableList(lead, small.id));
    const many = await countStatements(() => findEditableList(lead, large.id));
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(4);
  });

  it("is refused to whoever does not draft it, and to nobody's list", async () => {
    const { id } = await draftWith(1);
    for (const login of ["shi", "xian", "cun", "xuexiao"]) {
      const stranger = await staff(login);
      expect((await refusal(findEditableList(stranger, id))).code).toBe("not_found");
      expect((await refusal(getEditingNews(stranger, id))).code).toBe("not_found");
    }
    // The office reads drafts of its region, but does not write them.
    expect((await refusal(findEditableList(await staff("office"), id))).code).toBe("forbidden");
    expect((await refusal(findEditableList(VISITOR, id))).code).toBe("not_found");
    expect((await refusal(findEditableList(lead, newId()))).code).toBe("not_found");
    expect(await findEditableList(lead, id)).not.toBeNull();
  });
});

describe("saving a draft", () => {
  it("stores every field of a task as it was sent", async () => {
    const id = await makeDraft();
    const values = task("CJ-31", {
      ...{
        form: "ratio",
        unit: "%",
        direction: "increase",
        target: 95.5,
        minutes: 12,
        weight: 2.5,
      },
      ...{ numeratorName: "已公开的村", denominatorName: "全部村", frequency: "quarterly" },
      ...{
        dueDates: ["03-25", "06-25", "09-25", "12-25"],
        levels: ["county", "township", "village"],
      },
      ...{ cooperatingUnits: ["省民政厅", "省财政厅"], accountable: "分管负责人", note: "试" },
      ...{ responsibilities: ["primary", "oversight"], evidenceHint: ["公开链接"] },
      ...{ evidenceKinds: ["document", "table"], evidenceMin: 1, evidenceMax: 2 },
      ...{ disclosure: "public", basis: [{ source: "省级意见", fact: "按季公开" }] },
    });
    const entryId = newId();
    const answer = await save(lead, id, { added: [{ id: entryId, values }], order: [entryId] });
    expect(answer.entries[0]?.values).toEqual({ ...values, subCarrierCode: null, citations: [] });
    expect(answer.entries[0]?.facts.askedLevels).toEqual(["village"]);
    expect(answer.entries[0]?.editedBy).toContain(lead.name);
    expect((await editable(id)).entries[0]).toEqual(answer.entries[0]);
  });

  it("stores every field of a clause, with its duty", async () => {
    const id = await makeDraft("responsibility");
    const values = {
      ...{ code: "CJ-Z21", responsibility: "oversight", text: "每半年专题研究", subject: "党委" },
      ...{ post: "书记", dutyKind: "study", frequency: "semiannual", dueDates: ["06-25", "12-10"] },
      ...{ levels: ["province", "city"], askedRole: "cooperating", leadLine: null, minutes: 6 },
      ...{ basis: "省级意见", tags: ["纳入日常监督"] },
    };
    const entryId = newId();
    const answer = await save(lead, id, { added: [{ id: entryId, values }], order: [entryId] });
    expect(answer.entries[0]?.values).toEqual(values);
  });

  it("writes what changed, was added, removed and moved with its audit entry, once", async () => {
    const list = await draftWith(4);
    const [one, two, three, four] = [0, 1, 2, 3].map((at) => entryAt(list, at)) as [
      ...[StoredEntry, StoredEntry, StoredEntry, StoredEntry],
    ];
    const added = newId();
    const answer = await save(lead, list.id, {
      seen: seenIn(list),
      changed: [changeOf(one, { title: "改过的任务" })],
      added: [{ id: added, values: task("") }],
      removed: [{ id: two.id, version: two.version }],
      order: [four.id, one.id, added, three.id],
    });
    expect(answer).toMatchObject({
      version: list.version + 1,
      behind: [],
      refused: [],
      removed: [],
    });
    expect(answer.order).toEqual([four.id, one.id, added, three.id]);
    expect(answer.entries.map(({ id }) => id)).toEqual([one.id, added]);
    expect(answer.entries[1]?.values.code).toBe("CJ-05");
    const audit = await lastAudit(list.id);
    expect(audit?.before).toMatchObject({
      changed: { [one.id]: { title: one.values.title } },
      removed: { [two.id]: { values: { code: "CJ-02" } } },
      order: list.entries.map(({ id }) => id),
    });
    expect(audit?.after).toMatchObject({ changed: { [one.id]: { title: "改过的任务" } } });
    expect(Object.keys(audit?.after.added ?? {})).toEqual([added]);
    // Nothing new: nothing written, no second entry.
    const again = await save(lead, list.id, { seen: seenIn(await editable(list.id)) });
    expect(again).toMatchObject({ version: answer.version, entries: [], behind: [] });
  });

  it("takes 300 pasted rows in one transaction with as many statements as three", async () => {
    const paste = (count: number) => async () => {
      const id = await makeDraft();
      const added = Array.from({ length: count }, (_, at) => ({
        id: newId(),
        values: task(`CJ-${100 + at}`),
      }));
      return { id, sent: { added, order: added.map((one) => one.id) } };
    };
    const [small, large] = [await paste(3)(), await paste(300)()];
    const few = await countStatements(() => save(lead, small.id, small.sent));
    const many = await countStatements(() => save(lead, large.id, large.sent));
    expect(many).toBe(few);
    expect((await editable(large.id)).entries).toHaveLength(300);
    const [audits] = await rows<{ n: number }>(sql`
      select count(*)::int as n from audit_entry where subject_id = ${large.id} and action = 'list.edit'`);
    expect(audits?.n).toBe(1);
  });

  it("is the same save when its answer was lost and it is sent again", async () => {
    const list = await draftWith(2);
    const id = newId();
    const sent = {
      ...{ seen: seenIn(list), changed: [changeOf(entryAt(list, 0), { title: "只改一次" })] },
      added: [{ id, values: task("CJ-77") }],
    };
    await save(lead, list.id, sent);
    const again = await save(lead, list.id, sent);
    expect(new Set(again.behind)).toEqual(new Set([entryAt(list, 0).id, id]));
    expect(again.entries.map(({ values }) => values.title)).toEqual(["只改一次", "任务 CJ-77"]);
    expect((await editable(list.id)).entries).toHaveLength(3);
  });

  it("swaps two codes, and holds back a code that another entry keeps", async () => {
    const list = await draftWith(3);
    const [one, two, three] = [entryAt(list, 0), entryAt(list, 1), entryAt(list, 2)];
    await save(lead, list.id, {
      changed: [changeOf(one, { code: "CJ-02" }), changeOf(two, { code: "CJ-01" })],
    });
    const swapped = await editable(list.id);
    expect(swapped.entries.map(({ values }) => values.code)).toEqual(["CJ-02", "CJ-01", "CJ-03"]);
    await save(lead, list.id, { changed: [changeOf(three, { code: "CJ-02", title: "编号重复" })] });
    const held = entryAt(await editable(list.id), 2);
    expect(held.values).toMatchObject({ code: "CJ-03", title: "编号重复" });
  });

  it("asks the levels anew when what decides it changes, and names the line of another lead", async () => {
    const [other] = await rows<{ name: string; line: string }>(sql`
      select o.name, o.line from organisation o
      where o.region_code = ${PROVINCE} and o.line is not null and not exists (
        select 1 from lead_duty d where d.organisation_id = o.id and d.role = 'lead'
          and d.carrier_code = 'village')
      order by o.name limit 1`);
    const list = await draftWith(1);
    const { entries } = await save(lead, list.id, {
      seen: seenIn(list),
      changed: [
        changeOf(entryAt(list, 0), {
          ...{ levels: ["city", "county"], asked: "each", leadName: other?.name ?? "" },
        }),
      ],
    });
    expect(entries[0]?.facts).toMatchObject({
      ...{ askedLevels: ["city", "county"], leadLine: other?.line ?? "none" },
    });
    // The carrier's own lead is no other line.
    expect(entryAt(list, 0).facts.leadLine).toBeNull();
  });

  it("leaves alone what cannot be kept, and stores the rest", async () => {
    const list = await draftWith(2);
    const answer = await save(lead, list.id, {
      seen: seenIn(list),
      changed: [
        changeOf(entryAt(list, 0), { title: "长".repeat(121) }),
        changeOf(entryAt(list, 1), { title: "存得下", rootTaskId: newId(), version: 99 }),
      ],
      added: [{ id: newId(), values: task("CJ-90", { subCarrierCode: "soe" }) }],
    });
    expect(answer.refused).toHaveLength(2);
    expect(Object.keys(answer.refused[0]?.fields ?? {})).toEqual(["title"]);
    expect(Object.keys(answer.refused[1]?.fields ?? {})).toEqual(["subCarrierCode"]);
    const after = await editable(list.id);
    expect(after.entries.map(({ values }) => values.title)).toEqual(["任务 CJ-01", "存得下"]);
    expect(entryAt(after, 1).facts.rootId).toBe(entryAt(list, 1).facts.rootId);
  });

  it("brings a removed entry back as the same one", async () => {
    const list = await draftWith(2);
    const gone = entryAt(list, 0);
    await save(lead, list.id, { removed: [{ id: gone.id, version: gone.version }] });
    const answer = await save(lead, list.id, {
      added: [{ id: gone.id, values: gone.values }],
      order: [gone.id, entryAt(list, 1).id],
    });
    expect(answer.order).toEqual([gone.id, entryAt(list, 1).id]);
    expect(entryAt(await editable(list.id), 0).facts.rootId).toBe(gone.facts.rootId);
  });

  it("takes no entry that stands in another list", async () => {
    const [list, other] = [await draftWith(1), await draftWith(1)];
    const stolen = { id: entryAt(other, 0).id, values: task("CJ-80") };
    expect((await refusal(save(lead, list.id, { added: [stolen] }))).code).toBe("conflict");
    expect((await editable(list.id)).entries).toHaveLength(1);
    await save(lead, list.id, {
      ...{ removed: [{ id: stolen.id, version: 1 }] },
      changed: [{ id: stolen.id, version: 1, values: { title: "改别人的" } }],
    });
    expect(entryAt(await editable(other.id), 0)).toEqual(entryAt(other, 0));
  });
});

describe("two people at one draft", () => {
  it("keeps both: the later gets the row as it stands, with name and time", async () => {
    const list = await draftWith(2);
    const one = entryAt(list, 0);
    await save(colleague, list.id, { changed: [changeOf(one, { title: "同事的改法" })] });
    const answer = await save(lead, list.id, {
      seen: seenIn(list),
      changed: [
        changeOf(one, { title: "我的改法" }),
        changeOf(entryAt(list, 1), { title: "另一行" }),
      ],
    });
    expect(answer.behind).toEqual([one.id]);
    const theirs = answer.entries.find(({ id }) => id === one.id);
    expect(theirs?.values.title).toBe("同事的改法");
    expect(theirs?.editedBy).toContain("同事甲");
    expect(theirs?.editedAt).toBeTruthy();
    const after = await editable(list.id);
    expect(after.entries.map(({ values }) => values.title)).toEqual(["同事的改法", "另一行"]);
  });

  it("lets only one of two saves at once win a row, and loses neither's other rows", async () => {
    const list = await draftWith(3);
    const one = entryAt(list, 0);
    const answers = await Promise.all(
      [lead, colleague].map((actor, at) =>
        save(actor, list.id, {
          changed: [
            changeOf(one, { title: `改法 ${at}` }),
            changeOf(entryAt(list, at + 1), { note: `备注 ${at}` }),
          ],
        }),
      ),
    );
    expect(answers.flatMap(({ behind }) => behind)).toEqual([one.id]);
    const after = await editable(list.id);
    expect(after.entries.slice(1).map(({ values }) => values.note)).toEqual(["备注 0", "备注 1"]);
    expect(after.version).toBe(list.version + 2);
  });

  it("says who removed a row, and does not remove what somebody changed", async () => {
    const list = await draftWith(3);
    const [one, two] = [entryAt(list, 0), entryAt(list, 1)];
    await save(colleague, list.id, {
      removed: [{ id: one.id, version: one.version }],
      changed: [changeOf(two, { title: "刚改过" })],
      added: [{ id: newId(), values: task("CJ-60") }],
    });
    const answer = await save(lead, list.id, {
      seen: seenIn(list),
      changed: [changeOf(one, { title: "我也改" })],
      removed: [{ id: two.id, version: two.version }],
    });
    expect(answer.removed).toEqual([{ id: one.id, by: "同事甲", at: expect.any(String) }]);
    expect(answer.behind).toEqual([two.id]);
    expect(answer.entries.map(({ values }) => values.title)).toEqual(["刚改过", "任务 CJ-60"]);
    expect((await editable(list.id)).entries).toHaveLength(3);
  });

  it("tells who else saved a short while ago", async () => {
    const list = await draftWith(1, colleague);
    const news = await getEditingNews(lead, list.id);
    expect(news).toMatchObject({ status: "draft", version: list.version });
    expect(news.editors.map(({ name }) => name)).toEqual([`${lead.organisation.name} 同事甲`]);
    expect((await getEditingNews(colleague, list.id)).editors).toEqual([]);
  });
});

describe("who and what is refused", () => {
  it("stores nothing of another region's lead, a reporter, the office or a visitor", async () => {
    const list = await draftWith(1);
    const sent = { changed: [changeOf(entryAt(list, 0), { title: "越权" })] };
    for (const login of ["shi", "xian", "cun", "xuexiao", "dailu"]) {
      expect((await refusal(save(await staff(login), list.id, sent))).code).toBe("not_found");
    }
    expect((await refusal(save(await staff("office"), list.id, sent))).code).toBe("forbidden");
    const visit = editEntries(VISITOR, editEntriesSchema.parse({ listId: list.id, ...sent }));
    expect((await refusal(visit)).code).toBe("not_found");
    expect(entryAt(await editable(list.id), 0)).toEqual(entryAt(list, 0));
  });

  it("writes nothing behind a list that was handed in", async () => {
    const list = await draftWith(1);
    await transaction((tx) =>
      tx.count(sql`update task_list set status = 'under_consent' where id = ${list.id}::uuid`),
    );
    const sent = { changed: [changeOf(entryAt(list, 0), { title: "迟了" })] };
    expect((await refusal(save(lead, list.id, sent))).code).toBe("conflict");
    expect(await findEditableList(lead, list.id)).toBeNull();
    const [found] = await rows<{ title: string }>(sql`
      select title from task where id = ${entryAt(list, 0).id}::uuid`);
    expect(found?.title).toBe("任务 CJ-01");
  });

  it("hands in no list in which something is missing, and says where", async () => {
    const list = await draftWith(2);
    await save(lead, list.id, {
      changed: [changeOf(entryAt(list, 1), { title: "", target: null })],
    });
    const { version } = await editable(list.id);
    const error = await refusal(
      submitForConsent(lead, { listId: list.id, version, changeNote: "试" }),
    );
    expect(error.code).toBe("invalid");
    expect(error.message + Object.values(error.fields).join()).toContain("CJ-02");
  });

  it("changes nothing of what the list above has fixed", async () => {
    const [upper, lower] = [await draftWith(1), await draftWith(2)];
    const [above, one] = [entryAt(upper, 0), entryAt(lower, 0)];
    await transaction((tx) =>
      tx.count(sql`update task set inherits_task_id = ${above.id}::uuid,
        root_task_id = ${above.facts.rootId}::uuid where id = ${one.id}::uuid`),
    );
    const before = entryAt(await editable(lower.id), 0);
    expect(before.facts.upper?.values.title).toBe(above.values.title);
    const answer = await save(lead, lower.id, {
      changed: [
        changeOf(before, {
          frequency: "quarterly",
          dueDates: ["03-25", "06-25", "09-25", "12-25"],
        }),
      ],
    });
    expect(Object.keys(answer.refused[0]?.fields ?? {})).toContain("frequency");
    const tighter = await save(lead, lower.id, {
      changed: [changeOf(before, { target: 9, measure: "更细的举措" })],
    });
    expect(tighter.refused).toEqual([]);
    expect(entryAt(await editable(lower.id), 0).values).toMatchObject({
      target: 9,
      frequency: "annual",
    });
  });
});

describe("the lists that come with the product", () => {
  it("are complete, as a list that is handed in must be", async () => {
    const lists = await rows<{
      id: string;
      kind: "task" | "responsibility";
      year: number;
      carrier: string | null;
    }>(sql`
      select id, kind, year, carrier_code as carrier from task_list where is_example`);
    expect(lists.length).toBeGreaterThan(10);
    for (const { id, kind, year, carrier } of lists) {
      const subCarriers = await rows<{ value: string; label: string }>(sql`
        select code as value, name as label from carrier where parent_code = ${carrier}`);
      const context = { kind, year, subCarriers, citable: [] };
      for (const { values } of await entriesOf(lead, rows, { id, kind })) {
        const errors = rowFaults(values, context).filter(({ severity }) => severity === "error");
        expect(errors, String(values.code)).toEqual([]);
      }
    }
  });
});

describe("what is cached beside figures", () => {
  it("stays while a draft is typed, and goes when a list is handed in", async () => {
    const version = async () => {
      const [found] = await rows<{ v: number }>(sql`
        select version::int as v from node_version where node_code = '*'`);
      return found?.v;
    };
    const list = await draftWith(1);
    const before = await version();
    await save(lead, list.id, { changed: [changeOf(entryAt(list, 0), { title: "又改" })] });
    expect(await version()).toBe(before);
    await transaction((tx) =>
      tx.count(sql`update task_list set status = 'under_consent' where id = ${list.id}::uuid`),
    );
    expect(await version()).not.toBe(before);
  });
});
