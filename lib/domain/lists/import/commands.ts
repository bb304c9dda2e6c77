import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { hasVerb } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { applyDefaults } from "@/lib/domain/imports/drafts/rules";
import { understandWorkbook } from "@/lib/domain/imports/rules";
import type { Disclosure } from "@/lib/domain/imports/schema";
import type { ClauseDraft, ListDraft, TaskDraft } from "@/lib/domain/imports/types";
import { getStoredPreview } from "@/lib/domain/lists/import/queries";
import { refusalOf, sameTitle, sheetHash } from "@/lib/domain/lists/import/rules";
import type { ImportedList } from "@/lib/domain/lists/import/types";
import { canDraft } from "@/lib/domain/lists/policy";
import type { CommitImportInput } from "@/lib/domain/lists/schema";
import type { Tx } from "@/lib/platform/db";
import { rows } from "@/lib/platform/db";
import { forbidden, invalid } from "@/lib/platform/errors";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import { type Statement, sql } from "@/lib/platform/sql";
import { sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";

/** An uploaded workbook. */
export interface UploadedWorkbook {
  fileName: string;
  bytes: Uint8Array;
}

/**
 * Reads a workbook and keeps what was understood as a preview; nothing else is stored. Throws `invalid`
 * with field `file` for a file that is no list, saying what it is and where it belongs.
 */
export async function previewImport(
  actor: Actor,
  { fileName, bytes }: UploadedWorkbook,
): Promise<{ previewId: string }> {
  if (actor.kind !== "staff" || !hasVerb(actor, "list.draft")) throw forbidden();
  const grids = await readWorkbook(bytes);
  const carriers = (await listCarriers(actor)).map(({ code, name, short, parentCode }) => ({
    code,
    name,
    short,
    ...(parentCode ? { parentCode } : {}),
  }));
  const understood = understandWorkbook(grids, carriers);
  if (understood.refusal) {
    const { message, remedy } = understood.refusal;
    throw invalid({ file: remedy }, `${message}。${remedy}`);
  }
  const previewId = newId();
  const fileHash = sha256(bytes);
  await write(actor, { action: "list.preview_import" }, async (tx) => {
    await tx.count(sql`delete from import_preview where created_at < now() - interval '7 days'`);
    await tx.count(sql`
      insert into import_preview (id, account_id, file_name, file_hash, understood)
      values (${previewId}, ${actor.accountId}, ${fileName.slice(0, 200)}, ${fileHash},
        ${JSON.stringify(understood)})`);
    await recordAudit(tx, actor, {
      action: "list.preview_import",
      subjectType: "import_preview",
      subjectId: previewId,
      after: { fileName, fileHash, sheets: understood.lists.map((list) => list.sheet) },
    });
  });
  return { previewId };
}

interface Place {
  regionCode: string;
  carrierCode: string | null;
}

/** Refuses drafts of carriers or regions that are not the actor's. */
async function requireDraft(actor: Actor, { regionCode, carrierCode }: Place): Promise<void> {
  const subCarriers = await rows<{ code: string }>(
    sql`select code from carrier where parent_code = ${carrierCode}`,
  );
  const facts = {
    regionCode,
    carrierCode,
    subCarrierCodes: subCarriers.map(({ code }) => code),
    kind: "task" as const,
    status: "draft" as const,
    consentNote: null,
  };
  if (!canDraft(actor, facts)) {
    throw forbidden("您只能为本地区、本单位牵头的载体起草清单，请核对所选载体");
  }
}

/**
 * The 条线 of the unit that a task names as lead (a name or a column), null where it is the carrier's own
 * lead or no unit of the place.
 */
export function leadLine(place: Place, leadName: string | Statement): Statement {
  return sql`(
    select o.line from organisation o
    where o.region_code = ${place.regionCode} and o.name = ${leadName} and o.line is not null
      and not exists (
        select 1 from lead_duty d join carrier c on c.code = d.carrier_code
        where d.organisation_id = o.id and d.role = 'lead'
          and (c.code = ${place.carrierCode} or c.parent_code = ${place.carrierCode}))
      and not (${place.carrierCode}::text is null and o.kind = 'office')
    limit 1)`;
}

function taskValues(task: TaskDraft, listId: string, rootTaskId: string, place: Place): Statement {
  return sql`(${newId()}, ${listId}, ${rootTaskId}, ${task.position}, ${task.code}, ${task.title},
    ${task.measure}, ${task.subCarrierCode}, ${task.indicatorName}, ${task.unit},
    ${task.form}::indicator_form, ${task.accumulation}::accumulation, ${task.direction}::direction,
    ${task.target}, ${task.numeratorName}, ${task.denominatorName}, ${task.source}::data_source,
    ${task.frequency}::frequency, ${task.dueDates}, ${task.levels}::organisation_level[],
    ${task.asked}::asked, ${task.askedLevels}::organisation_level[],
    ${leadLine(place, task.leadName)}, ${task.leadName}, ${task.cooperatingUnits},
    ${task.responsibilities}, ${task.evidenceHint}, ${task.evidenceMin}, ${task.evidenceMax},
    ${task.weight}, ${task.disclosure}::disclosure, ${task.minutes}, ${JSON.stringify(task.basis)})`;
}

const TASK_COLUMNS = sql.raw(`id, list_id, root_task_id, position, code, title, measure,
  sub_carrier_code, indicator_name, unit, form, accumulation, direction, target, numerator_name,
  denominator_name, source, frequency, due_dates, levels, asked, asked_levels, lead_line, lead_name,
  cooperating_units, responsibilities, evidence_hint, evidence_min, evidence_max, weight, disclosure,
  minutes, basis`);

const ROWS_AT_ONCE = 500;

async function insertTasks(tx: Tx, list: StoredList, tasks: readonly TaskDraft[]): Promise<void> {
  const known = await tx.rows<{ title: string; rootTaskId: string }>(sql`
    select distinct on (t.title) t.title, t.root_task_id as "rootTaskId"
    from task t join task_list l on l.id = t.list_id
    where l.region_code = ${list.regionCode} and l.year = ${list.year} and l.kind = 'task'
      and l.carrier_code is not distinct from ${list.carrierCode}
      and l.status in ('issued', 'superseded')
    order by t.title, l.list_version desc`);
  const roots = new Map(known.map(({ title, rootTaskId }) => [sameTitle(title), rootTaskId]));
  for (let at = 0; at < tasks.length; at += ROWS_AT_ONCE) {
    const values = tasks.slice(at, at + ROWS_AT_ONCE).map((task) => {
      const same = roots.get(sameTitle(task.title));
      roots.delete(sameTitle(task.title));
      return taskValues(task, list.id, same ?? newId(), list);
    });
    await tx.count(sql`insert into task (${TASK_COLUMNS}) values ${sql.join(values)}`);
  }
}

async function insertClauses(tx: Tx, listId: string, clauses: readonly ClauseDraft[]) {
  for (let at = 0; at < clauses.length; at += ROWS_AT_ONCE) {
    const values = clauses.slice(at, at + ROWS_AT_ONCE).map(
      (clause) => sql`(${newId()}, ${listId}, ${clause.position}, ${clause.code},
        ${clause.responsibility}, ${clause.text}, ${clause.subject}, ${clause.post},
        ${clause.frequency}::frequency, ${clause.basis})`,
    );
    await tx.count(sql`insert into clause (id, list_id, position, code, responsibility, text, subject,
      post, frequency, basis) values ${sql.join(values)}`);
  }
}

interface StoredList extends Place {
  id: string;
  year: number;
}

interface Source {
  hash: string;
  name: string;
}

interface Prepared {
  draft: ListDraft;
  disclosure: Disclosure;
}

async function storeList(
  tx: Tx,
  actor: Actor,
  { draft, disclosure, regionCode, source }: Prepared & { regionCode: string; source: Source },
): Promise<string> {
  const { carrierCode, kind, year } = draft;
  const list: StoredList = { id: newId(), regionCode, carrierCode, year };
  await tx.count(sql`
    insert into task_list (id, kind, carrier_code, region_code, year, list_version, title, lead_name,
      disclosure, source_hash, source_name, created_by_id)
    select ${list.id}, ${kind}::list_kind, ${carrierCode}, ${regionCode}, ${year}::int,
      coalesce(max(l.list_version), 0) + 1, ${draft.title}, ${draft.leadName},
      ${disclosure}::disclosure, ${source.hash},
      ${source.name}, ${actor.kind === "staff" ? actor.accountId : null}::uuid
    from task_list l
    where l.kind = ${kind}::list_kind and l.region_code = ${regionCode} and l.year = ${year}
      and l.carrier_code is not distinct from ${carrierCode}`);
  await insertTasks(tx, list, draft.tasks);
  await insertClauses(tx, list.id, draft.clauses);
  const { title, tasks, clauses } = draft;
  await recordAudit(tx, actor, {
    action: "list.import",
    subjectType: "task_list",
    subjectId: list.id,
    regionCode,
    after: { kind, carrierCode, year, title, source: source.name, tasks, clauses },
  });
  return list.id;
}

async function storedBefore(
  tx: Tx,
  draft: ListDraft,
  place: { regionCode: string; hash: string },
): Promise<{ id: string; title: string } | undefined> {
  return tx.row(sql`
    select id, title from task_list
    where source_hash = ${place.hash} and region_code = ${place.regionCode} and year = ${draft.year}
      and kind = ${draft.kind}::list_kind and carrier_code is not distinct from ${draft.carrierCode}
      and status <> 'archived'
    order by created_at limit 1`);
}

/**
 * Stores the chosen sheets of a preview as drafts: all of them or none. A sheet that was imported before
 * changes nothing and says so. Throws `invalid` with the sheet's name as field where rows cannot be stored.
 */
export async function commitImport(
  actor: Actor,
  input: CommitImportInput,
): Promise<ImportedList[]> {
  const preview = await getStoredPreview(actor, input.previewId);
  const prepared = input.sheets.map(({ sheet, defaults, perTask, isPartial }) => {
    const list = preview.understood.lists.find((one) => one.sheet === sheet);
    if (!list) throw invalid({ [sheet]: "预览中没有这张工作表，请重新上传" });
    const draft = applyDefaults(list, defaults, perTask);
    const refusal = refusalOf(draft, isPartial);
    if (refusal) throw invalid({ [sheet]: refusal }, `工作表“${sheet}”：${refusal}`);
    return { sheet, draft, disclosure: defaults.disclosure };
  });
  const { regionCode } = input;
  for (const { draft } of prepared) {
    await requireDraft(actor, { regionCode, carrierCode: draft.carrierCode });
  }
  return write(actor, { action: "list.import", key: input.key }, async (tx) => {
    // One import at a time for a region: the same file twice at once is stored once.
    await tx.rows(sql`select pg_advisory_xact_lock(hashtext(${`import:${regionCode}`}))`);
    const stored: ImportedList[] = [];
    for (const { sheet, draft, disclosure } of prepared) {
      const hash = sheetHash(preview.fileHash, sheet);
      const before = await storedBefore(tx, draft, { regionCode, hash });
      const source = { hash, name: `${preview.fileName} · ${sheet}` };
      const listId =
        before?.id ?? (await storeList(tx, actor, { draft, disclosure, regionCode, source }));
      stored.push({
        sheet,
        listId,
        title: before?.title ?? draft.title,
        entries: draft.tasks.length + draft.clauses.length,
        isRepeated: before !== undefined,
      });
    }
    return stored;
  });
}
