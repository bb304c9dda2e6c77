import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { systemActor } from "@/lib/access/actor";
import { announceList } from "@/lib/domain/assignments/announcing/commands";
import { issueList, runIssuing } from "@/lib/domain/assignments/issuing/commands";
import { getIssuing, planIssue } from "@/lib/domain/assignments/issuing/queries";
import { checkCounters, isConsistent } from "@/lib/domain/counters/check/queries";
import {
  discardDraft,
  linkClause,
  submitForConsent,
  withdrawFromConsent,
} from "@/lib/domain/lists/commands";
import { consentToList } from "@/lib/domain/lists/consents/commands";
import { commitImport, previewImport } from "@/lib/domain/lists/import/commands";
import { getImportPreview } from "@/lib/domain/lists/import/queries";
import { getList, listLists } from "@/lib/domain/lists/queries";
import type { CommitImportInput } from "@/lib/domain/lists/schema";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { answerEverything } from "../support/guard";
import { refusal } from "../support/refusal";
import { fixtureBytes } from "../support/workbooks";

const PROVINCE = "420000";
const VILLAGES = "清廉村居2026任务清单.xlsx";
const RESPONSIBILITIES = "责任清单2026.xlsx";
const SYSTEM = systemActor("test");

let lead: StaffActor;
let office: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  [lead, office] = await Promise.all([staff("sheng"), staff("office")]);
}, 240_000);

async function settled(actor: StaffActor, file: string): Promise<CommitImportInput> {
  const { previewId } = await previewImport(actor, { fileName: file, bytes: fixtureBytes(file) });
  const preview = await getImportPreview(actor, previewId);
  const sheets = Object.entries(preview.suggestions).map(([sheet, proposal]) => {
    return { sheet, ...proposal, isPartial: false, removeMissing: false };
  });
  return { previewId, regionCode: PROVINCE, sheets };
}

async function counted(): Promise<Record<string, number>> {
  const [found] = await rows<Record<string, number>>(sql`
    select (select count(*) from task_list)::int as lists, (select count(*) from task)::int as tasks,
      (select count(*) from clause)::int as clauses, (select count(*) from assignment)::int as assignments`);
  return found ?? {};
}

async function villageDraft(): Promise<string> {
  const [stored] = await commitImport(lead, await settled(lead, VILLAGES));
  if (!stored) throw new Error("nothing was stored");
  return stored.listId;
}

describe("importing a list", () => {
  it("stores what the workbook says as a draft, and nothing more when it comes again", async () => {
    const before = await counted();
    const input = await settled(lead, VILLAGES);
    const [stored] = await commitImport(lead, { ...input, key: newId() });
    expect(stored).toMatchObject({ entries: 14, isRepeated: false });
    const list = await getList(lead, stored?.listId ?? "");
    expect(list).toMatchObject({
      status: "draft",
      listVersion: 2,
      carrierCode: "village",
      entries: 14,
    });
    expect(list.tasks.map((task) => task.code)).toContain("CJ-14");

    const again = await commitImport(lead, await settled(lead, VILLAGES));
    const nothing = { isRepeated: true, added: 0, changed: 0, removed: 0 };
    expect(again).toEqual([{ ...stored, ...nothing }]);
    const after = await counted();
    expect(after.lists).toBe((before.lists ?? 0) + 1);
    expect(after.tasks).toBe((before.tasks ?? 0) + 14);
  });

  it("is the same import when its answer was lost and it is sent twice at once", async () => {
    const before = await counted();
    const input = { ...(await settled(office, RESPONSIBILITIES)), key: newId() };
    const [one, other] = await Promise.all([
      commitImport(office, input),
      commitImport(office, input),
    ]);
    expect(one?.[0]).toMatchObject({ entries: 7, isRepeated: false });
    expect(other).toEqual(one);
    const after = await counted();
    expect(after.lists).toBe((before.lists ?? 0) + 1);
    expect(after.clauses).toBe((before.clauses ?? 0) + 7);
  });

  it("keeps an unchanged task's identity through versions", async () => {
    const list = await getList(lead, await villageDraft());
    const [earlier] = await rows<{ n: number }>(sql`
      select count(distinct t.root_task_id)::int as n from task t join task_list l on l.id = t.list_id
      where l.status = 'issued' and t.root_task_id = any (${list.tasks.map((t) => t.rootTaskId)}::uuid[])`);
    expect(earlier?.n).toBeGreaterThan(10);
  });

  it("is refused for another carrier, another region and another person's preview", async () => {
    const input = await settled(lead, VILLAGES);
    const sheets = input.sheets.map((sheet) => {
      return { ...sheet, defaults: { ...sheet.defaults, carrierCode: "school" } };
    });
    expect((await refusal(commitImport(lead, { ...input, sheets }))).code).toBe("forbidden");
    expect((await refusal(commitImport(lead, { ...input, regionCode: "420600" }))).code).toBe(
      "forbidden",
    );
    const city = await staff("shi");
    expect((await refusal(commitImport(city, input))).code).toBe("not_found");
    const reporter = await staff("cun");
    expect((await refusal(settled(reporter, VILLAGES))).code).toBe("forbidden");
  });

  it("stores nothing of a file that is no list, and says what it is", async () => {
    const before = await counted();
    const progress = refusal(settled(lead, "清廉机关2026三季度进展汇总表.xlsx"));
    expect(await progress).toMatchObject({ code: "invalid", fields: { file: expect.any(String) } });
    const bytes = Buffer.from("MZ not a workbook");
    const program = await refusal(previewImport(lead, { fileName: "清单.xlsx", bytes }));
    expect(program.code).toBe("invalid");
    expect(await counted()).toEqual(before);
  });

  it("stores all sheets or none", async () => {
    const before = await counted();
    const input = await settled(office, RESPONSIBILITIES);
    const [good] = input.sheets;
    if (!good) throw new Error("nothing was understood");
    const defaults = { ...good.defaults, year: 2031 };
    const sheets = [
      { ...good, defaults },
      { ...good, defaults, sheet: "没有这张表" },
    ];
    expect((await refusal(commitImport(office, { ...input, sheets }))).code).toBe("invalid");
    expect(await counted()).toEqual(before);
  });
});

describe("from draft to issued", () => {
  it("goes by submission and the office's consent, each step once and by whom it is due", async () => {
    const listId = await villageDraft();
    const at = async () => (await getList(lead, listId)).version;
    const step = async () => ({ listId, version: await at() });
    expect((await refusal(consentToList(office, { ...(await step()), note: "同意" }))).code).toBe(
      "conflict",
    );
    await answerEverything(lead, listId);
    const silent = await refusal(submitForConsent(lead, await step()));
    expect(silent).toMatchObject({ code: "invalid", fields: { changeNote: expect.any(String) } });
    const changeNote = "按省农业农村厅 3 月通知调整";
    await submitForConsent(lead, { ...(await step()), changeNote });
    expect((await getList(lead, listId)).changeNote).toBe(changeNote);
    expect((await refusal(submitForConsent(lead, await step()))).code).toBe("conflict");
    expect((await refusal(consentToList(lead, { ...(await step()), note: "同意" }))).code).toBe(
      "forbidden",
    );
    expect((await refusal(issue(listId))).code).toBe("forbidden");
    await withdrawFromConsent(lead, await step());
    await submitForConsent(lead, await step());
    const stale = { listId, version: (await at()) - 1, note: "同意" };
    expect((await refusal(consentToList(office, stale))).code).toBe("conflict");
    await consentToList(office, { ...(await step()), note: "3 月 2 日审核同意" });
    const list = await getList(lead, listId);
    expect(list.consentNote).toContain("3 月 2 日审核同意");
    expect(list.can).toMatchObject({ issue: true, submit: false, consent: false, discard: false });
  });

  async function issue(listId: string, key = newId()) {
    const { version } = await getList(lead, listId);
    const scope = { levels: ["village" as const], regionCodes: [], organisationIds: [] };
    return issueList(lead, { ...scope, periods: "upcoming", listId, version, key });
  }

  it("takes over from the earlier version: counted before, made once, by one of two", async () => {
    const listId = await villageDraft();
    const plan = await planIssue(lead, {
      ...{ listId, levels: ["village"], regionCodes: [], organisationIds: [], periods: "upcoming" },
    });
    expect(plan.tasks.flatMap((task) => task.gaps)).toEqual([]);
    const before = await counted();
    const both = await Promise.allSettled([issue(listId), issue(listId)]);
    const won = both.filter((one) => one.status === "fulfilled");
    expect(won.length).toBe(1);
    const lost = both.find((one) => one.status === "rejected");
    expect(lost?.reason).toMatchObject({ code: "conflict" });

    const issuingId = won[0]?.value.issuingId ?? "";
    const progress = await getIssuing(lead, issuingId);
    expect(progress).toMatchObject({ state: "done", rowsTotal: plan.total });
    const after = await counted();
    expect(after.assignments).toBe((before.assignments ?? 0) + progress.rowsMade);
    expect(progress.rowsMade).toBeGreaterThan(0);
    expect(progress.rowsMade).toBeLessThanOrEqual(plan.total);

    const lists = await listLists(lead, { kind: "task", carrierCode: "village" });
    expect(lists.map((list) => [list.listVersion, list.status])).toEqual([
      [2, "issued"],
      [1, "superseded"],
    ]);
    expect(isConsistent(await checkCounters(SYSTEM))).toBe(true);
    const told = await announceList(SYSTEM, listId);
    // Those whose work this version made or changed, and the leads beneath: they are told once.
    const [delivered] = await rows<{ n: number }>(sql`
      select count(*)::int as n from acknowledgement where list_id = ${listId}`);
    expect(told).toBe(delivered?.n);
    expect(told).toBeGreaterThan(0);
    expect(await announceList(SYSTEM, listId)).toBe(0);
    // Carrying out a finished act again changes nothing.
    await runIssuing(SYSTEM, issuingId);
    expect(await counted()).toEqual(after);
  });

  it("adds what is missing later, and never twice", async () => {
    const [list] = await listLists(lead, { kind: "task", carrierCode: "village" });
    const listId = list?.id ?? "";
    await transaction((tx) =>
      tx.count(sql`delete from assignment where id in (
        select a.id from assignment a join task t on t.id = a.task_id
        where t.list_id = ${listId} and a.status = 'not_started' order by a.id limit 7)`),
    );
    const before = await counted();
    const { issuingId } = await issue(listId);
    const made = (await getIssuing(lead, issuingId)).rowsMade;
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThanOrEqual(7);
    expect((await counted()).assignments).toBe((before.assignments ?? 0) + made);
    // What was deleted by hand has no past: only what stands now is compared.
    expect(await checkCounters(SYSTEM)).toMatchObject({ wrong: 0, dayDifferences: 0 });
  });

  it("leaves nothing behind when it breaks off, and is carried out whole the next time", async () => {
    const [list] = await listLists(lead, { kind: "task", carrierCode: "village" });
    const listId = list?.id ?? "";
    await transaction((tx) =>
      tx.count(sql`delete from assignment where id in (
        select a.id from assignment a join task t on t.id = a.task_id
        where t.list_id = ${listId} and a.status = 'not_started' order by a.id limit 3)`),
    );
    const before = await counted();
    const issuingId = newId();
    const act = (levels: string[]) => {
      const scope = { listId, levels, nodes: null, organisationIds: null, taskId: null };
      const stored = { scope: { ...scope, isUpcomingOnly: true }, requestedBy: "测试" };
      return JSON.stringify({ ...stored, version: list?.version });
    };
    const store = (statement: ReturnType<typeof sql>) => transaction((tx) => tx.count(statement));
    await store(sql`insert into issuing (id, list_id, scope, tasks_total, rows_total)
      values (${issuingId}, ${listId}, ${act(["nowhere"])}, 1, 1)`);
    await expect(runIssuing(SYSTEM, issuingId)).rejects.toThrow("nowhere");
    expect(await getIssuing(lead, issuingId)).toMatchObject({ state: "failed", rowsMade: 0 });
    expect(await counted()).toEqual(before);

    await store(sql`update issuing set scope = ${act(["village"])} where id = ${issuingId}`);
    await runIssuing(SYSTEM, issuingId);
    const done = await getIssuing(lead, issuingId);
    expect(done.state).toBe("done");
    expect((await counted()).assignments).toBe((before.assignments ?? 0) + done.rowsMade);
    expect(await checkCounters(SYSTEM)).toMatchObject({ wrong: 0, dayDifferences: 0 });
  });

  it("lets a draft be discarded, and no list that was issued", async () => {
    const stored = await commitImport(office, {
      ...(await settled(office, RESPONSIBILITIES)),
    });
    const listId = stored[0]?.listId ?? "";
    const { version } = await getList(office, listId);
    await discardDraft(office, { listId, version });
    expect((await refusal(getList(office, listId))).code).toBe("not_found");
    const [issued] = await listLists(lead, { kind: "task", carrierCode: "village" });
    const step = { listId: issued?.id ?? "", version: issued?.version ?? 0 };
    expect((await refusal(discardDraft(lead, step))).code).toBe("conflict");
  });
});

describe("who sees a list", () => {
  it("is everybody on the line for issued ones, nobody beside it for drafts", async () => {
    const [issued] = await listLists(SYSTEM, { kind: "task", carrierCode: "village" });
    const id = issued?.id ?? "";
    for (const login of ["cun", "xiang", "xian", "jiwei", "office", "shiban"]) {
      expect((await getList(await staff(login), id)).id).toBe(id);
    }
    const [school] = await listLists(SYSTEM, { kind: "task", carrierCode: "school" });
    expect((await refusal(getList(lead, school?.id ?? ""))).code).toBe("not_found");
    expect((await refusal(getList(await staff("xitong"), id))).code).toBe("not_found");
    expect((await refusal(getList(lead, "no-list"))).code).toBe("not_found");
  });

  it("links clauses to tasks of the same region and year only", async () => {
    const [responsibility] = await listLists(lead, {
      kind: "responsibility",
      carrierCode: "village",
    });
    const list = await getList(lead, responsibility?.id ?? "");
    const [tasks] = await listLists(lead, { kind: "task", carrierCode: "village" });
    const [task] = (await getList(lead, tasks?.id ?? "")).tasks;
    const clauseId = list.clauses[0]?.id ?? "";
    await linkClause(lead, { clauseId, rootTaskIds: [task?.rootTaskId ?? "", newId()] });
    const linked = (await getList(lead, list.id)).clauses[0]?.tasks.map((one) => one.rootTaskId);
    const own = await rows<{ id: string }>(
      sql`select root_task_id as id from task where clause_id = ${clauseId}`,
    );
    expect(new Set(linked)).toEqual(new Set([task?.rootTaskId, ...own.map(({ id }) => id)]));
    const stranger = linkClause(await staff("shi"), { clauseId, rootTaskIds: [] });
    expect(["forbidden", "not_found"]).toContain((await refusal(stranger)).code);
  });
});
