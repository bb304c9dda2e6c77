import { beforeAll, describe, expect, it } from "vitest";
import { withdrawFromConsent } from "@/lib/domain/lists/commands";
import { editEntries } from "@/lib/domain/lists/editing/commands";
import { findEditableList } from "@/lib/domain/lists/editing/queries";
import { editEntriesSchema } from "@/lib/domain/lists/editing/schema";
import { getExportedList } from "@/lib/domain/lists/exports/queries";
import { commitImport, previewImport } from "@/lib/domain/lists/import/commands";
import { getImportPreview } from "@/lib/domain/lists/import/queries";
import { getList } from "@/lib/domain/lists/queries";
import type { ListTask } from "@/lib/domain/lists/types";
import { compareLists } from "@/lib/domain/lists/versions/rules";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo } from "../support/demo-world";
import { exportedBytes } from "../support/exports";
import {
  carryThrough,
  consent,
  type Desk,
  desks,
  edit,
  issue,
  issuedList,
  revise,
} from "../support/list-world";
import { refusal } from "../support/refusal";

let province: Desk;

beforeAll(async () => {
  await loadSmallDemo();
  province = (await desks()).province;
}, 240_000);

/** A reported task of the issued list that is not annual. */
async function sample(): Promise<ListTask> {
  const list = await issuedList(province.lead);
  const found = list.tasks.find((task) => task.source === "report" && task.frequency !== "annual");
  if (!found) throw new Error("no such task");
  return found;
}

type Cells = Partial<Pick<ListTask, "frequency" | "dueDates" | "accumulation">>;

/** What the editor saves. */
async function type(listId: string, code: string, values: Cells): Promise<void> {
  const draft = await findEditableList(province.lead, listId);
  const entry = draft?.entries.find((one) => one.values.code === code);
  if (!entry) throw new Error("no such entry");
  const changed = [{ id: entry.id, version: entry.version, values }];
  const answer = await editEntries(
    province.lead,
    editEntriesSchema.parse({ listId, seen: { [entry.id]: entry.version }, changed }),
  );
  expect(answer.refused).toEqual([]);
}

async function taskAt(listId: string, code: string): Promise<ListTask> {
  const found = (await getList(province.lead, listId)).tasks.find((task) => task.code === code);
  if (!found) throw new Error("no such task");
  return found;
}

async function takeBack(listId: string): Promise<void> {
  const { version } = await getList(province.lead, listId);
  await withdrawFromConsent(province.lead, { listId, version });
}

const ANNUAL = { frequency: "annual" as const, dueDates: ["12-10"] };

describe("a task whose numbers mean something else", () => {
  it("is a new task once its draft is handed in, and the old one when that is undone", async () => {
    const { code, rootTaskId, frequency, dueDates } = await sample();
    const listId = await revise(province, (await issuedList(province.lead)).id);
    await type(listId, code, ANNUAL);
    await consent(province, listId);
    const first = await taskAt(listId, code);
    expect(first.replacesRootId).toBe(rootTaskId);
    expect(first.rootTaskId).not.toBe(rootTaskId);
    // Handed in again unchanged it stays the same new task.
    await takeBack(listId);
    await consent(province, listId);
    expect(await taskAt(listId, code)).toMatchObject({ rootTaskId: first.rootTaskId });
    await takeBack(listId);
    await type(listId, code, { frequency, dueDates });
    await consent(province, listId);
    expect(await taskAt(listId, code)).toMatchObject({ rootTaskId, replacesRootId: null });
    await takeBack(listId);
    await type(listId, code, ANNUAL);
    const before = await issuedList(province.lead);
    await carryThrough(province, listId);
    const after = await getList(province.lead, listId);
    expect(compareLists(before, after).counts).toMatchObject({ replaced: 1, added: 0, removed: 0 });
    const left = await rows<{ status: string; reason: string }>(sql`
      select distinct status, change_reason as reason from assignment where root_task_id = ${rootTaskId}
        and status in ('not_started', 'drafting', 'returned', 'cancelled')
        and organisation_id not in (select id from organisation where valid_to is not null)`);
    expect(left).toEqual([
      { status: "cancelled", reason: expect.stringContaining("由新的任务代替") },
    ]);
    const [made] = await rows<{ n: number }>(sql`select count(*)::int as n from assignment
      where root_task_id = ${(await taskAt(listId, code)).rootTaskId} and status = 'not_started'`);
    expect(made?.n).toBeGreaterThan(0);
  }, 120_000);

  it("is the old task again when a later version takes the change back", async () => {
    const [now] = (await issuedList(province.lead)).tasks.filter((task) => task.replacesRootId);
    if (!now) throw new Error("nothing was replaced");
    const [was] = await rows<{ frequency: ListTask["frequency"]; dueDates: string[] }>(sql`
      select frequency, due_dates as "dueDates" from task t join task_list l on l.id = t.list_id
      where t.root_task_id = ${now.replacesRootId} order by l.list_version desc limit 1`);
    if (!was) throw new Error("nothing was replaced");
    const listId = await revise(province, (await issuedList(province.lead)).id);
    await type(listId, now.code, was);
    await carryThrough(province, listId);
    expect(await taskAt(listId, now.code)).toMatchObject({
      rootTaskId: now.replacesRootId,
      replacesRootId: now.rootTaskId,
    });
    const open = await rows<{ root: string }>(sql`
      select distinct root_task_id as root from assignment
      where root_task_id in (${now.rootTaskId}, ${now.replacesRootId})
        and status in ('not_started', 'drafting', 'returned')`);
    expect(open).toEqual([{ root: now.replacesRootId }]);
    expect(await rows(sql`select * from counter_difference limit 3`)).toEqual([]);
  }, 120_000);

  it("is a new task when a workbook says so", async () => {
    const issued = await issuedList(province.lead);
    const { code, rootTaskId } = await sample();
    const exported = await getExportedList(province.lead, issued.id);
    const entries = exported.entries.map((entry) =>
      entry.values.code === code ? { ...entry, values: { ...entry.values, ...ANNUAL } } : entry,
    );
    const bytes = await exportedBytes({ ...exported, entries });
    const { previewId } = await previewImport(province.lead, { fileName: "改.xlsx", bytes });
    const preview = await getImportPreview(province.lead, previewId);
    const sheets = Object.entries(preview.suggestions).map(([sheet, proposal]) => {
      return { sheet, ...proposal, isPartial: false, removeMissing: true };
    });
    const input = { previewId, regionCode: issued.regionCode, sheets };
    const [stored] = await commitImport(province.lead, input);
    const listId = stored?.listId ?? "";
    expect(stored).toMatchObject({ added: 0, changed: 1, removed: 0 });
    await consent(province, listId);
    const task = await taskAt(listId, code);
    expect(task).toMatchObject({ frequency: "annual", replacesRootId: rootTaskId });
    const others = (await getList(province.lead, listId)).tasks.filter((one) => one.code !== code);
    const roots = new Set(issued.tasks.map((one) => one.rootTaskId));
    for (const one of others) expect(roots).toContain(one.rootTaskId);
    await takeBack(listId);
  }, 120_000);

  it("is never issued under its old root", async () => {
    const { code } = await sample();
    const [draft] = await rows<{ id: string }>(sql`select id from task_list
      where status = 'draft' and carrier_code = 'village' and region_code = '420000' and year = 2026`);
    const listId = draft?.id ?? "";
    await consent(province, listId);
    await edit(sql`update task set accumulation = (case accumulation when 'flow' then 'stock'
      else 'flow' end)::accumulation where list_id = ${listId}::uuid and code <> ${code}
      and replaces_root_id is null`);
    const refused = await refusal(issue(province, listId, ["county"]));
    expect(refused).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("统计口径与已下发的不同"),
    });
    await takeBack(listId);
  }, 120_000);
});
