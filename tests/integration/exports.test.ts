import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { getExportedList } from "@/lib/domain/lists/exports/queries";
import { annexOf, fileNameOf } from "@/lib/domain/lists/exports/rules";
import { commitImport, previewImport, settleColumns } from "@/lib/domain/lists/import/commands";
import { compareImport, getImportPreview } from "@/lib/domain/lists/import/queries";
import { getList } from "@/lib/domain/lists/queries";
import type { CommitImportInput } from "@/lib/domain/lists/schema";
import { row } from "@/lib/platform/db";
import { writeAnnex } from "@/lib/platform/documents/word";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";
import { exportedBytes } from "../support/exports";
import { formBytes, UNKNOWN_COLUMNS } from "../support/layouts";

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

describe("who may take a list out", () => {
  it("is who may see it, in Word as well", async () => {
    const id = await issued("task");
    const list = await getExportedList(office, id);
    expect(fileNameOf(list, "docx")).toMatch(/（第\d+版）\.docx$/);
    const word = await writeAnnex(annexOf(list));
    expect(word.subarray(0, 2).toString()).toBe("PK");
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
