/*
 * What an import does to a list: entries that it adds, changes or takes out, field by field. A sheet that
 * says what the list says changes nothing. Rows that cannot be read leave their entry as it is. Entries
 * that the sheet does not have go only where the person lets the sheet stand for the whole list.
 */
import { applyDefaults } from "@/lib/domain/imports/drafts/rules";
import type { ImportDefaults, PerTaskOverrides, TaskOverrides } from "@/lib/domain/imports/schema";
import type { ClauseDraft, ListDraft, TaskDraft, UnderstoodList } from "@/lib/domain/imports/types";
import { columnsOf } from "@/lib/domain/lists/cells/labels";
import type { CellContext, Values } from "@/lib/domain/lists/cells/types";
import type { StoredEntry } from "@/lib/domain/lists/editing/types";
import {
  filledFrom,
  isSettledAnew,
  isUntouched,
  keptFieldsOf,
  matchEntries,
} from "@/lib/domain/lists/matching/rules";
import { isSameValue } from "@/lib/domain/lists/sheet/rules";
import { showCell } from "@/lib/domain/lists/wording/rules";
import type { Base, Comparison, FieldChange, ImportPlan, PlannedEntry } from "./types";

/** What was settled for a sheet in the preview. */
export interface SettledImport {
  list: UnderstoodList;
  defaults: ImportDefaults;
  perTask: PerTaskOverrides;
  /** Entries that the sheet does not have are taken out of the list. */
  removeMissing: boolean;
}

function valuesOfTask(task: TaskDraft): Values {
  const { position: _, askedLevels: _levels, ...values } = task;
  return { ...values, citations: [] };
}

function valuesOfClause(clause: ClauseDraft): Values {
  const { position: _, ...values } = clause;
  return { ...values };
}

/** The keys of rows that say what the list says: a draft that is not finished yet stays as it is. */
function untouchedRows({ list, perTask }: SettledImport, base: Base | null): Set<string> {
  const rows = [...list.tasks, ...list.clauses];
  const matched = matchEntries(rows, base?.entries ?? []);
  const keptFields = keptFieldsOf(list);
  const untouched = rows.filter((row) => {
    const entry = matched.get(row.key);
    if (!entry) return false;
    return isUntouched(list, keptFields(row, entry), { entry, settled: perTask[row.key] });
  });
  return new Set(untouched.map(({ key }) => key));
}

/** The draft of a sheet's rows that say anything new, completed from the list that it is held against. */
export function draftAgainst(settled: SettledImport, base: Base | null): ListDraft {
  const filled = base ? filledFrom(settled.list, base.entries) : settled.list;
  const untouched = untouchedRows(settled, base);
  const list = {
    ...filled,
    tasks: filled.tasks.filter(({ key }) => !untouched.has(key)),
    clauses: filled.clauses.filter(({ key }) => !untouched.has(key)),
  };
  return applyDefaults(list, settled.defaults, settled.perTask);
}

/** Fields that people are not asked for where the numbers come from elsewhere. */
const ASKED_FIELDS = ["minutes", "evidenceMin"];

function withKept(
  drafted: Values,
  entry: StoredEntry,
  kept: ReadonlySet<string>,
  settled: TaskOverrides | undefined,
): Values {
  const values: Record<string, Values[string]> = { ...drafted };
  for (const field of kept) {
    const isFree = !isSettledAnew(settled ?? {}, entry.values, field);
    if (isFree) values[field] = entry.values[field] ?? null;
  }
  if (values.source !== entry.values.source && values.source !== "report") {
    for (const field of ASKED_FIELDS) values[field] = drafted[field] ?? 0;
  }
  return values;
}

function changedFields(before: Values, after: Values): string[] {
  return Object.keys(after).filter((field) => !isSameValue(before[field] ?? null, after[field]));
}

type Row = UnderstoodList["tasks"][number] | UnderstoodList["clauses"][number];

function planned(
  settled: SettledImport,
  draft: TaskDraft | ClauseDraft,
  row: Row,
  held: { entry: StoredEntry; kept: ReadonlySet<string> } | null,
): PlannedEntry {
  const isTask = "title" in draft;
  const drafted = isTask ? valuesOfTask(draft) : valuesOfClause(draft);
  const asked = isTask ? draft.askedLevels : draft.levels;
  if (!held) return { base: null, values: drafted, askedLevels: asked, isChanged: true };
  const { entry, kept } = held;
  const values = withKept(drafted, entry, kept, settled.perTask[row.key]);
  const isAskedSame =
    isSameValue(values.levels, entry.values.levels) && values.asked === entry.values.asked;
  return {
    base: entry,
    values,
    askedLevels: isTask && isAskedSame ? entry.facts.askedLevels : asked,
    isChanged: changedFields(entry.values, values).length > 0,
  };
}

function asItStands(entry: StoredEntry): PlannedEntry {
  const { values, facts } = entry;
  return { base: entry, values, askedLevels: facts.askedLevels, isChanged: false };
}

function repeatedCode(entries: readonly PlannedEntry[]): string | null {
  const seen = new Map<string, string>();
  for (const { values } of entries) {
    const code = String(values.code ?? "");
    const name = String(values.title ?? values.text ?? "").slice(0, 30);
    const other = seen.get(code);
    if (other !== undefined) {
      return `编号 ${code} 同时用于“${other}”和“${name}”，请改编其中一个后重新上传`;
    }
    seen.set(code, name);
  }
  return null;
}

/** What is to be stored. `draft` is what `draftAgainst` made of the same settled sheet. */
export function planImport(
  settled: SettledImport,
  draft: ListDraft,
  base: Base | null,
): ImportPlan {
  const rows = [...settled.list.tasks, ...settled.list.clauses];
  const matched = matchEntries(rows, base?.entries ?? []);
  const leftOut = new Set(draft.doubts.map((doubt) => doubt.rowKey));
  const drafts = [...draft.tasks, ...draft.clauses].values();
  const untouched = untouchedRows(settled, base);
  const keptFields = keptFieldsOf(settled.list);
  const stored = rows.filter((row) => !leftOut.has(row.key));
  const entries = stored.flatMap((row) => {
    const entry = matched.get(row.key);
    if (entry && untouched.has(row.key)) return [asItStands(entry)];
    const one = drafts.next().value;
    if (!one) return [];
    const held = entry ? { entry, kept: keptFields(row, entry) } : null;
    return [planned(settled, one, row, held)];
  });
  const spoken = new Set(matched.values());
  const used = new Set(entries.map((entry) => entry.base));
  const silent = (base?.entries ?? []).filter((entry) => !used.has(entry));
  // A row that cannot be read still speaks of its entry: it stays.
  const isRemoved = (entry: StoredEntry) => settled.removeMissing && !spoken.has(entry);
  const removed = silent.filter(isRemoved);
  const stays = silent.filter((entry) => !isRemoved(entry));
  const all = [...entries, ...stays.map(asItStands)];
  const kept = stays.filter((entry) => !spoken.has(entry)).length;
  return { entries: all, removed, kept, refusal: repeatedCode(all) };
}

function fieldChanges(before: Values, after: Values, context: CellContext): FieldChange[] {
  const fields = new Set(changedFields(before, after));
  const shown: FieldChange[] = [];
  for (const column of columnsOf(context.kind)) {
    if (!column.fields.some((field) => fields.has(field))) continue;
    const change = {
      label: column.label,
      before: showCell(column, before, context),
      after: showCell(column, after, context),
    };
    if (change.before !== change.after) shown.push(change);
  }
  return shown;
}

function nameOf(values: Values): { code: string; title: string } {
  return { code: String(values.code ?? ""), title: String(values.title ?? values.text ?? "") };
}

type Heading = Pick<ListDraft, "title" | "leadName">;

function headingChanges(base: Base | null, { title, leadName }: Heading): FieldChange[] {
  if (!base) return [];
  const lines = [
    { label: "清单名称", before: base.title, after: title },
    { label: "牵头单位", before: base.leadName ?? "", after: leadName ?? "" },
  ];
  return lines.filter(({ before, after }) => before !== after);
}

/** A plan in words. */
export function comparisonOf(
  plan: ImportPlan,
  base: Base | null,
  { context, draft, isRepeated }: { context: CellContext; draft: Heading; isRepeated: boolean },
): Comparison {
  const changed = plan.entries.flatMap((entry) =>
    entry.base && entry.isChanged
      ? [
          {
            ...nameOf(entry.base.values),
            fields: fieldChanges(entry.base.values, entry.values, context),
          },
        ]
      : [],
  );
  const added = plan.entries.filter((entry) => !entry.base).map(({ values }) => nameOf(values));
  return {
    base: base && { title: base.title, status: base.status, listVersion: base.listVersion },
    isRepeated,
    heading: headingChanges(base, draft),
    added,
    removed: plan.removed.map(({ values }) => nameOf(values)),
    changed,
    unchanged: plan.entries.length - added.length - changed.length - plan.kept,
    kept: plan.kept,
  };
}

/** True when storing a plan would change nothing in the list, its title and lead unit included. */
export function isUnchanged(plan: ImportPlan, draft: Heading, base: Base | null): boolean {
  if (!base || plan.removed.length > 0) return false;
  if (headingChanges(base, draft).length > 0) return false;
  return plan.entries.every((entry, at) => !entry.isChanged && base.entries[at] === entry.base);
}
