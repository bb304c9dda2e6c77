import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listCarriers } from "@/lib/domain/carriers/queries";
import type { Disclosure } from "@/lib/domain/imports/schema";
import { suggestDefaults } from "@/lib/domain/imports/suggestions/rules";
import type {
  SuggestedDefaults,
  UnderstoodList,
  UnderstoodWorkbook,
} from "@/lib/domain/imports/types";
import {
  findBase,
  type ListPlace,
  requireDraftPlace,
  wordsOfPlace,
} from "@/lib/domain/lists/bases/queries";
import {
  comparisonOf,
  draftAgainst,
  isUnchanged,
  planImport,
} from "@/lib/domain/lists/comparing/rules";
import type { Base, Comparison } from "@/lib/domain/lists/comparing/types";
import { refusalOf } from "@/lib/domain/lists/import/rules";
import type { ImportPreview, SheetBase } from "@/lib/domain/lists/import/types";
import { filledFrom, proposalsFor } from "@/lib/domain/lists/matching/rules";
import { listDraftPlaces, readableLists } from "@/lib/domain/lists/queries";
import type { CommitImportInput } from "@/lib/domain/lists/schema";
import { row, rows } from "@/lib/platform/db";
import { invalid, notFound } from "@/lib/platform/errors";
import { plainText } from "@/lib/platform/spreadsheet/cell-values";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

interface Found {
  id: string;
  fileName: string;
  fileHash: string;
  understood: UnderstoodWorkbook;
  file: Uint8Array | null;
  createdAt: Date;
  year: number;
}

/** A preview of one's own, younger than a week; `not_found` for any other. */
export async function getStoredPreview(actor: Actor, id: string): Promise<Found> {
  if (actor.kind !== "staff" || !isId(id)) throw notFound("导入预览");
  const found = await row<Found>(sql`
    select id, file_name as "fileName", file_hash as "fileHash", understood, file,
      created_at as "createdAt",
      extract(year from now() at time zone 'Asia/Shanghai')::int as year
    from import_preview
    where id = ${id}::uuid and kind = 'list' and account_id = ${actor.accountId}::uuid
      and created_at > now() - interval '7 days'`);
  if (!found) throw notFound("导入预览");
  return found;
}

/** The list of a sheet; throws `invalid` under the sheet's name where the preview has none. */
export function listOfSheet(understood: UnderstoodWorkbook, sheet: string): UnderstoodList {
  const list = understood.lists.find((one) => one.sheet === sheet);
  if (!list) throw invalid({ [sheet]: "预览中没有这张工作表，请重新上传" });
  return list;
}

type SettledSheet = CommitImportInput["sheets"][number];

/** What a sheet as it was settled makes of the list that it is held against; `refusal` says why nothing. */
export function prepareSheet(list: UnderstoodList, settled: SettledSheet, base: Base | null) {
  const one = { list, ...settled };
  const draft = draftAgainst(one, base);
  const plan = planImport(one, draft, base);
  const drafted = draft.tasks.length + draft.clauses.length;
  const refusal = refusalOf(draft, settled.isPartial, plan.entries.length - drafted);
  return { draft, plan, refusal: refusal ?? plan.refusal };
}

/**
 * What storing the chosen sheets would do, by sheet name, with nothing stored. Throws as storing would.
 */
export async function compareImport(
  actor: Actor,
  input: CommitImportInput,
): Promise<Record<string, Comparison>> {
  const preview = await getStoredPreview(actor, input.previewId);
  const compared: Record<string, Comparison> = {};
  for (const settled of input.sheets) {
    const list = listOfSheet(preview.understood, settled.sheet);
    const { carrierCode, year } = settled.defaults;
    const place = { kind: list.kind, regionCode: input.regionCode, carrierCode, year };
    await requireDraftPlace(actor, place);
    const base = await findBase(actor, rows, place);
    const { draft, plan, refusal } = prepareSheet(list, settled, base);
    if (refusal) {
      throw invalid({ [settled.sheet]: refusal }, `工作表“${settled.sheet}”：${refusal}`);
    }
    const isRepeated = isUnchanged(plan, draft, base);
    const context = await wordsOfPlace(actor, place);
    compared[settled.sheet] = comparisonOf(plan, base, { context, draft, isRepeated });
  }
  return compared;
}

interface Origin {
  title: string;
  leadName: string | null;
  disclosure: Disclosure;
  regionCode: string;
  carrierCode: string | null;
  year: number;
  isStale: boolean;
}

/** Where the list stands that a workbook was exported from; null for other workbooks and lists out of reach. */
async function originOf(actor: Actor, understood: UnderstoodWorkbook): Promise<Origin | null> {
  if (understood.exportedFrom === null) return null;
  const { id, version } = understood.exportedFrom;
  const found = await row<Origin>(sql`
    select l.title, l.lead_name as "leadName", l.disclosure, l.region_code as "regionCode",
      l.carrier_code as "carrierCode", l.year, l.version <> ${version} as "isStale"
    from task_list l join region r on r.code = l.region_code
    where l.id = ${id}::uuid and ${readableLists(actor)}`);
  return found ?? null;
}

/** A list that is there keeps its name and lead unit where the sheet has none of its own. */
function asNamed(
  { isTitled, leadName }: UnderstoodList,
  { defaults, perTask }: SuggestedDefaults,
  base: Base | null,
): SuggestedDefaults {
  if (!base) return { defaults, perTask };
  const title = isTitled ? defaults.title : base.title;
  const lead = leadName ? defaults.leadName : (base.leadName ?? defaults.leadName);
  return { defaults: { ...defaults, title, leadName: lead }, perTask };
}

/** What an exported workbook leaves open, its own list says; a title that was not touched stays to the letter. */
function proposedFor(
  list: UnderstoodList,
  { defaults, perTask }: SuggestedDefaults,
  origin: Origin | null,
): SuggestedDefaults {
  if (!origin) return { defaults, perTask };
  const { carrierCode, year, disclosure } = origin;
  const title = list.heading === plainText(origin.title) ? origin.title : defaults.title;
  const bare = (text: string | null) => (text ?? "").replace(/[_＿\s]/g, "");
  const isSameLead = bare(list.leadName) === bare(plainText(origin.leadName ?? ""));
  const leadName = isSameLead ? (origin.leadName ?? "") : defaults.leadName;
  return { defaults: { ...defaults, title, leadName, carrierCode, year, disclosure }, perTask };
}

function baseWords(base: Base, origin: Origin | null): SheetBase {
  const { title, status, listVersion } = base;
  return {
    ...{ title, status, listVersion },
    isExported: origin !== null,
    isStale: origin?.isStale ?? false,
  };
}

/**
 * What was understood of an uploaded workbook, completed from the list that each sheet continues, with
 * proposals for what neither says.
 */
export async function getImportPreview(actor: Actor, id: string): Promise<ImportPreview> {
  const found = await getStoredPreview(actor, id);
  const carriers = (await listCarriers(actor)).map(({ code, name, short, parentCode }) => ({
    code,
    name,
    short,
    ...(parentCode ? { parentCode } : {}),
  }));
  const places = await listDraftPlaces(actor);
  const origin = await originOf(actor, found.understood);
  const lists: UnderstoodList[] = [];
  const suggestions: Record<string, SuggestedDefaults> = {};
  const bases: Record<string, SheetBase> = {};
  for (const list of found.understood.lists) {
    const first = proposedFor(list, suggestDefaults(list, carriers, found.year), origin);
    const { carrierCode, year } = first.defaults;
    const regionCode = origin?.regionCode ?? places[0]?.regionCode;
    const isOwn = places.some(
      (place) =>
        place.regionCode === regionCode && place.carriers.some((one) => one.code === carrierCode),
    );
    const place: ListPlace | null =
      regionCode && isOwn ? { kind: list.kind, regionCode, carrierCode, year } : null;
    const base = place && (await findBase(actor, rows, place));
    const filled = base ? filledFrom(list, base.entries) : list;
    lists.push(filled);
    const suggested = suggestDefaults(filled, carriers, found.year);
    const proposal = asNamed(list, proposedFor(filled, suggested, origin), base);
    const perTask = proposalsFor(list, base?.entries ?? [], proposal.perTask);
    suggestions[list.sheet] = { ...proposal, perTask };
    if (base) bases[list.sheet] = baseWords(base, origin);
  }
  const { fileName, understood, createdAt } = found;
  return {
    ...{ id, fileName, suggestions, bases },
    understood: { ...understood, lists },
    createdAt: createdAt.toISOString(),
  };
}
