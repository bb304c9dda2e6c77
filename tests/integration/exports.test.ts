import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { editEntries } from "@/lib/domain/lists/editing/commands";
import { findEditableList } from "@/lib/domain/lists/editing/queries";
import { editEntriesSchema } from "@/lib/domain/lists/editing/schema";
import { getExportedList } from "@/lib/domain/lists/exports/queries";
import { annexOf, fileNameOf } from "@/lib/domain/lists/exports/rules";
import { exportFormatSchema } from "@/lib/domain/lists/exports/schema";
import { commitImport, previewImport, settleColumns } from "@/lib/domain/lists/import/commands";
import { compareImport, getImportPreview } from "@/lib/domain/lists/import/queries";
import { getList } from "@/lib/domain/lists/queries";
import type { CommitImportInput } from "@/lib/domain/lists/schema";
import { row, transaction } from "@/lib/platform/db";
import { writeAnnex } from "@/lib/platform/documents/word";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { exportedBytes } from "../support/exports";
import { formBytes, UNKNOWN_COLUMNS } from "../support/layouts";
import { fixtureBytes } from "../support/workbooks";

let lead: StaffActor;
let office: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  [lead, office] = await Promise.all([staff("sheng"), staff("office")]);
}, 240_000);

async function issued(kind: "task" | "responsibility"): Promise<string> {
  const carrier = kind === "task" ? sql`carrier_code = 'village'` : sql`carrier_code is null`;
  const found = await row<{ id: string }>(sql`
    select id from task_list where kind = ${kind}::list_kind and ${carrier}
      and region_code = '420000' and status = 'issued' order by list_version desc limit 1`);
  if (!found) throw new Error(`no ${kind} list`);
  return found.id;
}

async function uploaded(actor: StaffActor, bytes: Uint8Array): Promise<CommitImportInput> {
  const { previewId } = await previewImport(actor, { fileName: "清单.xlsx", bytes });
  const preview = await getImportPreview(actor, previewId);
  const sheets = Object.entries(preview.suggestions).map(([sheet, proposal]) => {
    return { sheet, ...proposal, isPartial: false, removeMissing: true };
  });
  return { previewId, regionCode: "420000", sheets };
}

/** The exported workbook as somebody changes it in Excel. */
async function changed(
  bytes: Buffer,
  change: (sheet: ExcelJS.Worksheet) => void,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const [sheet] = workbook.worksheets;
  if (sheet) change(sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe.each([
  ["task" as const, () => lead],
  ["responsibility" as const, () => office],
])("the %s list of the demonstration", (kind, actorOf) => {
  it("comes back without a difference, and nothing is stored", async () => {
    const actor = actorOf();
    const list = await getExportedList(actor, await issued(kind));
    const before = await row<{ n: number }>(sql`select count(*)::int as n from task_list`);
    const input = await uploaded(actor, await exportedBytes(list));
    const compared = Object.values(await compareImport(actor, input));
    expect(compared).toMatchObject([
      { isRepeated: true, added: [], changed: [], removed: [], unchanged: list.entries.length },
    ]);
    const [stored] = await commitImport(actor, input);
    expect(stored).toMatchObject({ listId: list.id, isRepeated: true, changed: 0 });
    const after = await row<{ n: number }>(sql`select count(*)::int as n from task_list`);
    expect(after?.n).toBe(before?.n);
  });
});

describe("an export that was changed", () => {
  it("makes the next version with exactly those changes, then changes that draft in place", async () => {
    const list = await getExportedList(lead, await issued("task"));
    const bytes = await changed(await exportedBytes(list), (sheet) => {
      sheet.getCell("D5").value = "改过的举措";
      sheet.getRow(6).values = [];
    });
    const input = await uploaded(lead, bytes);
    const [comparison] = Object.values(await compareImport(lead, input));
    expect(comparison).toMatchObject({
      base: { status: "issued" },
      added: [],
      changed: [{ fields: [{ label: "具体举措", after: "改过的举措" }] }],
    });
    expect(comparison?.removed).toHaveLength(1);
    const [stored] = await commitImport(lead, input);
    const draft = await getList(lead, stored?.listId ?? "");
    const source = await getList(lead, list.id);
    expect(draft).toMatchObject({ status: "draft", listVersion: source.listVersion + 1 });
    expect(draft.tasks).toHaveLength(source.tasks.length - 1);
    const same = draft.tasks.map(({ rootTaskId }) => rootTaskId);
    expect(source.tasks.filter((task) => same.includes(task.rootTaskId))).toHaveLength(same.length);

    const own = await getExportedList(lead, draft.id);
    const again = await uploaded(
      lead,
      await changed(await exportedBytes(own), (sheet) => {
        sheet.getCell("C5").value = "改过的任务名称";
      }),
    );
    const [revised] = await commitImport(lead, again);
    expect(revised).toMatchObject({ listId: draft.id, added: 0, changed: 1, removed: 0 });
    const now = await getList(lead, draft.id);
    expect(now.tasks[0]).toMatchObject({ title: "改过的任务名称", rootTaskId: same[0] });
    expect(now.tasks.slice(1).map(({ version }) => version)).toEqual(
      now.tasks.slice(1).map(() => 1),
    );
  });
});

const FIXTURE = fixtureBytes("清廉村居2026任务清单.xlsx");

describe("a sheet that comes again", () => {
  it("changes nothing of an unchanged draft, and puts right what was changed since", async () => {
    const [first] = await commitImport(lead, await uploaded(lead, FIXTURE));
    const listId = first?.listId ?? "";
    const [same] = Object.values(await compareImport(lead, await uploaded(lead, FIXTURE)));
    expect(same).toMatchObject({ isRepeated: true, added: [], changed: [], removed: [] });
    const editable = await findEditableList(lead, listId);
    const entry = editable?.entries.find(({ values }) => values.code === "CJ-01");
    const { title } = entry?.values ?? {};
    const change = { id: entry?.id, version: entry?.version, values: { title: "改错的名称" } };
    const edited = { listId, changed: [change] };
    await editEntries(lead, editEntriesSchema.parse(edited));

    const again = await uploaded(lead, FIXTURE);
    const [comparison] = Object.values(await compareImport(lead, again));
    expect(comparison).toMatchObject({ isRepeated: false, added: [], removed: [], kept: 0 });
    expect(comparison?.changed).toMatchObject([
      { code: "CJ-01", fields: [{ before: "改错的名称", after: title }] },
    ]);
    const [stored] = await commitImport(lead, again);
    expect(stored).toMatchObject({ listId, isRepeated: false, added: 0, changed: 1, removed: 0 });
    const draft = await getList(lead, listId);
    expect(draft.tasks.find(({ code }) => code === "CJ-01")?.title).toBe(title);
    expect(draft.tasks).toHaveLength(first?.entries ?? 0);
    const [once] = await commitImport(lead, await uploaded(lead, FIXTURE));
    expect(once).toMatchObject({ listId, isRepeated: true, added: 0, changed: 0, removed: 0 });
  });

  it("keeps the list's name unless it has a title, and then says so", async () => {
    const list = await getExportedList(lead, (await villageDraft()).id);
    const bytes = await exportedBytes(list);
    const untitled = await changed(bytes, (sheet) => {
      sheet.getCell("A1").value = null;
      sheet.getCell("A2").value = null;
    });
    const [quiet] = Object.values(await compareImport(lead, await uploaded(lead, untitled)));
    expect(quiet).toMatchObject({ isRepeated: true, heading: [] });
    const renamed = await changed(bytes, (sheet) => {
      sheet.getCell("A1").value = "清廉村居2026年任务清单（修订）";
    });
    const [loud] = Object.values(await compareImport(lead, await uploaded(lead, renamed)));
    const heading = [
      { label: "清单名称", before: list.title, after: "清廉村居2026年任务清单（修订）" },
    ];
    expect(loud).toMatchObject({ isRepeated: false, heading, changed: [] });
  });

  it("keeps the settings of a task whose cells cannot be read", async () => {
    const list = await getExportedList(lead, (await villageDraft()).id);
    const before = list.entries[0]?.values;
    const bytes = await changed(await exportedBytes(list), (sheet) => {
      sheet.eachRow((row) => {
        const found = (row.values as unknown[]).indexOf("预计分钟");
        if (found > 0) sheet.getCell(5, found).value = "很久";
      });
      sheet.getCell("D5").value = "改过的举措";
    });
    const input = await uploaded(lead, bytes);
    const [comparison] = Object.values(await compareImport(lead, input));
    const fields = [{ label: "具体举措", after: "改过的举措" }];
    expect(comparison?.changed).toMatchObject([{ fields }]);
    expect(comparison?.changed[0]?.fields).toHaveLength(1);
    expect(before?.minutes).toEqual(expect.any(Number));
  });

  it("learns nothing of a list that its hidden sheet names and the person may not read", async () => {
    const secret = newId();
    await transaction((tx) =>
      tx.count(sql`insert into task_list
        (id, kind, carrier_code, region_code, year, list_version, title, lead_name, disclosure)
        values (${secret}, 'task', 'school', '420000', 2031, 70, '保密清单', '某厅', 'internal')`),
    );
    const list = await getExportedList(lead, (await villageDraft()).id);
    const forged = await changed(await exportedBytes(list), (sheet) => {
      const hidden = sheet.workbook.getWorksheet("系统信息");
      if (hidden) hidden.getCell("A2").value = secret;
    });
    const { previewId } = await previewImport(lead, { fileName: "清单.xlsx", bytes: forged });
    const preview = await getImportPreview(lead, previewId);
    expect(preview.understood.exportedFrom?.id).toBe(secret);
    const [suggested] = Object.values(preview.suggestions);
    expect(suggested?.defaults).toMatchObject({ carrierCode: "village", year: 2026 });
    expect(JSON.stringify([preview.suggestions, preview.bases])).not.toMatch(/2031|保密|某厅/);
    expect(Object.values(preview.bases)).toMatchObject([{ isExported: false, isStale: false }]);
  });
});

async function villageDraft(): Promise<{ id: string }> {
  const found = await row<{ id: string }>(sql`select id from task_list
    where carrier_code = 'village' and region_code = '420000' and status = 'draft' limit 1`);
  if (!found) throw new Error("no draft");
  return found;
}

describe("who may take a list out", () => {
  it("is who may see it, in Word as well", async () => {
    const id = await issued("task");
    const list = await getExportedList(office, id);
    expect(fileNameOf(list, "docx")).toMatch(/（第\d+版）\.docx$/);
    const word = await writeAnnex(annexOf(list));
    expect(word.subarray(0, 2).toString()).toBe("PK");
    expect(exportFormatSchema.safeParse("pdf").success).toBe(false);
    expect(exportFormatSchema.parse(undefined)).toBe("xlsx");
    const audit = await staff("shenji");
    const refused = await getExportedList(audit, id).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect((refused as AppError).code).toBe("not_found");
  });
});

describe("an office's own form", () => {
  it("is asked about once, and not again by anybody of the office", async () => {
    const bytes = await formBytes(...UNKNOWN_COLUMNS);
    const first = await previewImport(lead, { fileName: "表.xlsx", bytes });
    const [asked] = (await getImportPreview(lead, first.previewId)).understood.lists;
    expect(asked?.questions.map(({ label }) => label)).toContain("抓什么");
    const fields: Record<string, string> = { B: "title", C: "measure", E: "target", G: "lead" };
    const columns = Object.fromEntries(
      (asked?.questions ?? []).map(({ key, column }) => [key, fields[column] ?? "skip"]),
    );
    const signature = asked?.signature ?? "";
    await settleColumns(lead, { previewId: first.previewId, signature, columns });
    const [known] = (await getImportPreview(lead, first.previewId)).understood.lists;
    expect(known).toMatchObject({ questions: [], tasks: [{ title: "食堂采购公开" }] });
    const next = await previewImport(lead, { fileName: "表.xlsx", bytes });
    expect((await getImportPreview(lead, next.previewId)).understood.lists[0]?.questions).toEqual(
      [],
    );
    const stranger = settleColumns(office, { previewId: first.previewId, signature, columns });
    await expect(stranger).rejects.toMatchObject({ code: "not_found" });
  });
});
