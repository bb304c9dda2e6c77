import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { hasVerb } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { exportedFrom, understandWorkbook } from "@/lib/domain/imports/rules";
import type {
  CarrierWord,
  ListDraft,
  UnderstoodList,
  UnderstoodWorkbook,
} from "@/lib/domain/imports/types";
import { findBase, requireDraftPlace } from "@/lib/domain/lists/bases/queries";
import { mappingMemory } from "@/lib/domain/lists/columns/queries";
import type { SettleColumnsInput } from "@/lib/domain/lists/columns/schema";
import { isUnchanged } from "@/lib/domain/lists/comparing/rules";
import type { Base, ImportPlan } from "@/lib/domain/lists/comparing/types";
import type { DraftList } from "@/lib/domain/lists/editing/queries";
import { getExportedList } from "@/lib/domain/lists/exports/queries";
import { knownCells } from "@/lib/domain/lists/exports/rules";
import { getStoredPreview, listOfSheet, prepareSheet } from "@/lib/domain/lists/import/queries";
import { sheetHash } from "@/lib/domain/lists/import/rules";
import type { ImportedList } from "@/lib/domain/lists/import/types";
import type { CommitImportInput } from "@/lib/domain/lists/schema";
import { fillList, reviseDraft, type WrittenList } from "@/lib/domain/lists/storing/commands";
import { requireOpenYear } from "@/lib/domain/regions/closings/queries";
import type { Tx } from "@/lib/platform/db";
import { AppError, conflict, forbidden, invalid } from "@/lib/platform/errors";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import type { SheetGrid } from "@/lib/platform/spreadsheet/types";
import { sql } from "@/lib/platform/sql";
import { canonicalJson, sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";

/** An uploaded workbook. */
export interface UploadedWorkbook {
  fileName: string;
  bytes: Uint8Array;
}

async function carrierWords(actor: Actor): Promise<CarrierWord[]> {
  const carriers = await listCarriers(actor);
  return carriers.map(({ code, name, short, parentCode }) => ({
    ...{ code, name, short },
    ...(parentCode ? { parentCode } : {}),
  }));
}

/** The cells of the list that a workbook was exported from, where the actor may see it. */
async function cellsKnown(actor: Actor, grids: readonly SheetGrid[]) {
  const origin = exportedFrom(grids);
  if (origin === null) return {};
  try {
    return knownCells(await getExportedList(actor, origin.id));
  } catch (error) {
    // A workbook from elsewhere names a list that is not this person's: then it is read like any other.
    if (error instanceof AppError && error.code === "not_found") return {};
    throw error;
  }
}

async function understand(actor: StaffActor, bytes: Uint8Array): Promise<UnderstoodWorkbook> {
  const grids = await readWorkbook(bytes);
  const [carriers, memory, known] = await Promise.all([
    carrierWords(actor),
    mappingMemory(actor),
    cellsKnown(actor, grids),
  ]);
  const understood = understandWorkbook(grids, carriers, { memory, known });
  if (!understood.refusal) return understood;
  const { message, remedy } = understood.refusal;
  throw invalid({ file: remedy }, `${message}。${remedy}`);
}

function requireDrafter(actor: Actor): StaffActor {
  if (actor.kind !== "staff" || !hasVerb(actor, "list.draft")) throw forbidden();
  return actor;
}

/**
 * Reads a workbook and keeps what was understood as a preview; nothing else is stored. Throws `invalid`
 * with field `file` for a file that is no list, saying what it is and where it belongs.
 */
export async function previewImport(
  actor: Actor,
  { fileName, bytes }: UploadedWorkbook,
): Promise<{ previewId: string }> {
  const staff = requireDrafter(actor);
  const understood = await understand(staff, bytes);
  const previewId = newId();
  const fileHash = sha256(bytes);
  await write(staff, { action: "list.preview_import" }, async (tx) => {
    await tx.count(sql`delete from import_preview where created_at < now() - interval '7 days'`);
    await tx.count(sql`
      insert into import_preview (id, account_id, file_name, file_hash, understood, file)
      values (${previewId}, ${staff.accountId}, ${fileName.slice(0, 200)}, ${fileHash},
        ${JSON.stringify(understood)}, ${bytes})`);
    await recordAudit(tx, staff, {
      action: "list.preview_import",
      subjectType: "import_preview",
      subjectId: previewId,
      after: { fileName, fileHash, sheets: understood.lists.map((list) => list.sheet) },
    });
  });
  return { previewId };
}

/**
 * Keeps what somebody says the columns of a form are, for the whole organisation, and reads the previewed
 * workbook again. The same form is not asked about any more.
 */
export async function settleColumns(actor: Actor, input: SettleColumnsInput): Promise<void> {
  const staff = requireDrafter(actor);
  const preview = await getStoredPreview(staff, input.previewId);
  const list = preview.understood.lists.find((one) => one.signature === input.signature);
  if (!list || !preview.file) throw invalid({ columns: "预览中没有这张表，请重新上传" });
  await write(staff, { action: "list.settle_columns", key: input.key }, async (tx) => {
    await tx.count(sql`
      insert into import_mapping (organisation_id, kind, signature, mapping)
      values (${staff.organisation.id}::uuid, 'list', ${input.signature},
        ${JSON.stringify({ columns: input.columns })}::jsonb)
      on conflict (organisation_id, kind, signature) do update set updated_at = now(),
        mapping = jsonb_build_object('columns',
          (import_mapping.mapping -> 'columns') || (excluded.mapping -> 'columns'))`);
    await recordAudit(tx, staff, {
      action: "list.settle_columns",
      subjectType: "import_mapping",
      subjectId: input.signature,
      after: { sheet: list.sheet, columns: input.columns },
    });
  });
  const understood = await understand(staff, preview.file);
  await write(staff, { action: "list.preview_import" }, (tx) =>
    tx.count(sql`update import_preview set understood = ${JSON.stringify(understood)}
      where id = ${preview.id}::uuid and account_id = ${staff.accountId}::uuid`),
  );
}

interface Source {
  hash: string;
  name: string;
}

/** A sheet of the preview with what was settled for it. */
interface Chosen {
  list: UnderstoodList;
  settled: CommitImportInput["sheets"][number];
}

async function beginList(
  tx: Tx,
  actor: Actor,
  { draft, chosen, regionCode, source, base }: Writing,
): Promise<string> {
  const { carrierCode, kind, year } = draft;
  const id = newId();
  await tx.count(sql`
    insert into task_list (id, kind, carrier_code, region_code, year, list_version, title, lead_name,
      disclosure, source_hash, source_name, created_by_id, from_list_id)
    select ${id}, ${kind}::list_kind, ${carrierCode}, ${regionCode}, ${year}::int,
      coalesce(max(l.list_version), 0) + 1, ${draft.title}, ${draft.leadName},
      ${chosen.settled.defaults.disclosure}::disclosure, ${source.hash}, ${source.name},
      ${actor.kind === "staff" ? actor.accountId : null}::uuid, ${base?.id ?? null}::uuid
    from task_list l
    where l.kind = ${kind}::list_kind and l.region_code = ${regionCode} and l.year = ${year}
      and l.carrier_code is not distinct from ${carrierCode}`);
  return id;
}

async function touchDraft(tx: Tx, base: Base, { draft, source }: Writing): Promise<void> {
  const { title, leadName } = draft;
  const touched = await tx.count(sql`
    update task_list set version = version + 1, title = ${title}, lead_name = ${leadName},
      source_hash = ${source.hash}, source_name = ${source.name}
    where id = ${base.id}::uuid and status = 'draft' and version = ${base.version}`);
  if (touched === 0) throw conflict("清单刚刚被他人修改或提交，请刷新预览后重新核对");
}

interface Writing {
  chosen: Chosen;
  draft: ListDraft;
  regionCode: string;
  source: Source;
  base: Base | null;
  plan: ImportPlan;
}

function draftOf(base: Base, list: WrittenList): DraftList {
  const { id, kind, regionCode, carrierCode, year } = list;
  const facts = { status: base.status, consentNote: null, subCarrierCodes: [] };
  return { id, kind, regionCode, carrierCode, year, version: base.version, ...facts };
}

async function storeList(tx: Tx, actor: Actor, writing: Writing): Promise<string> {
  const { draft, regionCode, base, plan, source } = writing;
  const { kind, carrierCode, year, title } = draft;
  const isRevised = base?.status === "draft";
  const id = isRevised ? base.id : await beginList(tx, actor, writing);
  const editedBy = actor.kind === "staff" ? actor.name : "系统";
  const list: WrittenList = { id, kind, regionCode, carrierCode, year, editedBy };
  if (isRevised) {
    await touchDraft(tx, base, writing);
    await reviseDraft(tx, { ...list, draft: draftOf(base, list) }, plan);
  } else await fillList(tx, list, plan);
  const values = plan.entries.map((entry) => entry.values);
  await recordAudit(tx, actor, {
    action: "list.import",
    subjectType: "task_list",
    subjectId: id,
    regionCode,
    after: {
      ...{ kind, carrierCode, year, title, source: source.name, isRevised },
      ...{ entries: values.length, digest: sha256(canonicalJson(values)) },
      removed: plan.removed.map((entry) => entry.values.code),
    },
  });
  return id;
}

function countsOf(plan: ImportPlan) {
  return {
    added: plan.entries.filter((entry) => !entry.base).length,
    changed: plan.entries.filter((entry) => entry.base && entry.isChanged).length,
    removed: plan.removed.length,
  };
}

/** A sheet that says what its list says. */
function asBefore(sheet: string, { id, title, entries }: Base): ImportedList {
  const nothing = { added: 0, changed: 0, removed: 0 };
  return { sheet, listId: id, title, isRepeated: true, entries: entries.length, ...nothing };
}

async function importSheet(
  tx: Tx,
  actor: Actor,
  { chosen, regionCode, source }: Pick<Writing, "chosen" | "regionCode" | "source">,
): Promise<ImportedList> {
  const { sheet, defaults } = chosen.settled;
  const { carrierCode, year } = defaults;
  const place = { kind: chosen.list.kind, regionCode, carrierCode, year };
  const base = await findBase(actor, tx.rows, place);
  const { draft, plan, refusal } = prepareSheet(chosen.list, chosen.settled, base);
  if (refusal) throw invalid({ [sheet]: refusal }, `工作表“${sheet}”：${refusal}`);
  if (base && isUnchanged(plan, draft, base)) return asBefore(sheet, base);
  if (base?.status === "under_consent") {
    throw conflict(`《${base.title}》正在等待同意，不能导入；请先撤回，或在退回后再导入`);
  }
  const listId = await storeList(tx, actor, { chosen, draft, regionCode, source, base, plan });
  const { title } = draft;
  const entries = plan.entries.length;
  return { sheet, listId, title, isRepeated: false, entries, ...countsOf(plan) };
}

/**
 * Stores the chosen sheets of a preview: all of them or none. A sheet goes into the place's open draft, or
 * begins the next version of what is issued; one that says what the list says changes nothing and says so.
 * Throws `invalid` with the sheet's name as field where rows cannot be stored.
 */
export async function commitImport(
  actor: Actor,
  input: CommitImportInput,
): Promise<ImportedList[]> {
  const preview = await getStoredPreview(actor, input.previewId);
  const { regionCode } = input;
  const chosen = input.sheets.map((settled): Chosen => {
    return { list: listOfSheet(preview.understood, settled.sheet), settled };
  });
  for (const { settled } of chosen) {
    const { carrierCode, year } = settled.defaults;
    await requireDraftPlace(actor, { regionCode, carrierCode });
    await requireOpenYear(actor, { regionCode, year });
  }
  return write(actor, { action: "list.import", key: input.key }, async (tx) => {
    // One import at a time for a region: the same file twice at once is stored once.
    await tx.rows(sql`select pg_advisory_xact_lock(hashtext(${`import:${regionCode}`}))`);
    const stored: ImportedList[] = [];
    for (const one of chosen) {
      const { sheet } = one.settled;
      const source = {
        hash: sheetHash(preview.fileHash, sheet),
        name: `${preview.fileName} · ${sheet}`,
      };
      stored.push(await importSheet(tx, actor, { chosen: one, regionCode, source }));
    }
    return stored;
  });
}
