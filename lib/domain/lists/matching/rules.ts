/*
 * Which entry of a list a row of a sheet is about: the one that it was exported from, else the one with
 * the same title, else the one with the same code. An entry is given to one row only. What the sheet has
 * no column for, or says just as the list says it, stays as the list has it.
 */
import type { PerTaskOverrides, TaskOverrides } from "@/lib/domain/imports/schema";
import type { UnderstoodClause, UnderstoodList, UnderstoodTask } from "@/lib/domain/imports/types";
import type { Values } from "@/lib/domain/lists/cells/types";
import type { StoredEntry } from "@/lib/domain/lists/editing/types";
import { FIXED_FIELDS } from "@/lib/domain/lists/inheriting/rules";

/** Titles without spaces and punctuation: how the same task is recognised in a new version. */
export function sameTitle(title: string): string {
  return title.replace(/[\s\p{P}]/gu, "").toLowerCase();
}

/** The columns of a sheet from which a field of a task is read. */
const TASK_SOURCES: Readonly<Record<string, readonly string[]>> = {
  ...{ code: ["code"], title: ["title", "measure"], measure: ["measure", "title"] },
  ...{ indicatorName: ["indicatorName", "target"], unit: ["unit", "target"], form: ["form"] },
  ...{ direction: ["direction", "target"], target: ["target", "unit", "indicatorName"] },
  ...{ numeratorName: ["numerator"], denominatorName: ["denominator"], source: ["source"] },
  ...{ accumulation: ["accumulation"], frequency: ["frequency", "due"] },
  ...{ dueDates: ["due", "frequency"], levels: ["levels"], asked: ["asked"] },
  ...{ askedRole: ["askedRole"], minutes: ["minutes"], leadName: ["lead"] },
  ...{ cooperatingUnits: ["cooperating"], accountable: ["accountable"] },
  ...{ responsibilities: ["responsibilities"], subCarrierCode: ["subCarrier"] },
  ...{ evidenceHint: ["evidence"], evidenceKinds: ["evidenceKinds"] },
  ...{ evidenceMin: ["evidenceMin"], evidenceMax: ["evidenceMax"], weight: ["weight"] },
  ...{ disclosure: ["disclosure"], basis: ["basis"], note: ["note"], citations: [] },
};
const CLAUSE_SOURCES: Readonly<Record<string, readonly string[]>> = {
  ...{ code: ["code"], responsibility: ["responsibility"], text: ["text"], subject: ["subject"] },
  ...{ post: ["post"], frequency: ["frequency"], dueDates: ["due"], basis: ["basis"] },
  ...{ dutyKind: ["dutyKind"], levels: ["levels"], askedRole: ["askedRole"] },
  ...{ leadLine: ["leadLine"], minutes: ["minutes"], tags: ["tags"] },
};
/** A title or an indicator that has a column of its own is not read from the one beside it. */
const FIRST_COUNTS = new Set(["title", "measure", "indicatorName"]);

type Row = UnderstoodTask | UnderstoodClause;

function nameOf(row: Row): string {
  return sameTitle("title" in row ? row.title : row.text);
}

function nameOfEntry({ values }: StoredEntry): string {
  return sameTitle(String(values.title ?? values.text ?? ""));
}

/** The entries that rows are about, by the rows' keys. */
export function matchEntries(
  rows: readonly Row[],
  entries: readonly StoredEntry[],
): Map<string, StoredEntry> {
  const matched = new Map<string, StoredEntry>();
  if (entries.length === 0) return matched;
  const free = new Set(entries);
  const steps: [(row: Row) => string, (entry: StoredEntry) => string][] = [
    [(row) => row.identity ?? "", (entry) => entry.facts.rootId],
    [nameOf, nameOfEntry],
    [(row) => row.code ?? "", (entry) => String(entry.values.code ?? "")],
  ];
  for (const [wordOf, wordOfEntry] of steps) {
    const byWord = new Map<string, StoredEntry>();
    for (const entry of free) {
      const word = wordOfEntry(entry);
      if (!byWord.has(word)) byWord.set(word, entry);
    }
    for (const row of rows) {
      if (matched.has(row.key)) continue;
      const word = wordOf(row);
      const entry = word === "" ? undefined : byWord.get(word);
      if (entry && free.delete(entry)) matched.set(row.key, entry);
    }
  }
  return matched;
}

/** The fields whose columns a sheet does not have, or whose cells say just what the list says. */
function silentFields(list: UnderstoodList, same: ReadonlySet<string>): string[] {
  const sources = list.kind === "task" ? TASK_SOURCES : CLAUSE_SOURCES;
  const isSilent = (column: string) => list.columns[column] === undefined || same.has(column);
  const kept = Object.entries(sources).filter(([field, columns]) => {
    const [own] = columns;
    if (FIRST_COUNTS.has(field) && own && list.columns[own] !== undefined) return isSilent(own);
    return columns.every(isSilent);
  });
  return kept.map(([field]) => field);
}

/** Answers for each row and its entry which fields stay as the list has them. */
export function keptFieldsOf(
  list: UnderstoodList,
): (row: Row, entry: StoredEntry) => ReadonlySet<string> {
  // Rows of one sheet mostly agree in what they leave unsaid: it is worked out once for all of them.
  const known = new Map<string, ReadonlySet<string>>();
  return (row, entry) => {
    const words = `${entry.facts.upper ? "+" : ""}${(row.same ?? []).join()}`;
    const found = known.get(words);
    if (found) return found;
    const fixed = entry.facts.upper ? FIXED_FIELDS : [];
    const kept = new Set([...silentFields(list, new Set(row.same)), ...fixed]);
    known.set(words, kept);
    return kept;
  };
}

const STATED: readonly (keyof TaskOverrides)[] = [
  ...(["subCarrierCode", "form", "accumulation", "numeratorName", "denominatorName"] as const),
  ...(["levels", "asked", "source", "responsibilities", "disclosure", "minutes"] as const),
  ...(["weight", "evidenceMin", "evidenceMax", "direction", "askedRole"] as const),
  ...(["evidenceKinds", "accountable", "note"] as const),
];

function filledTask(
  task: UnderstoodTask,
  entry: StoredEntry,
  kept: ReadonlySet<string>,
): UnderstoodTask {
  const { values, facts } = entry;
  const take = <T>(field: string, own: T): T => (kept.has(field) ? (values[field] as T) : own);
  const known = Object.fromEntries(
    STATED.filter((field) => kept.has(field) && values[field] !== null).map((field) => [
      field,
      values[field],
    ]),
  ) as TaskOverrides;
  if (kept.has("subCarrierCode")) known.subCarrierCode = values.subCarrierCode as string | null;
  const stated: TaskOverrides = { ...task.stated, ...known };
  if (kept.has("levels") && kept.has("asked") && facts.askedLevels.length > 0) {
    stated.askedLevels = facts.askedLevels as TaskOverrides["askedLevels"];
  }
  return {
    ...task,
    stated,
    code: take("code", task.code),
    title: take("title", task.title),
    measure: take("measure", task.measure),
    indicatorName: take("indicatorName", task.indicatorName),
    unit: take("unit", task.unit),
    direction: take("direction", task.direction),
    target: take("target", task.target),
    frequency: take("frequency", task.frequency),
    dueDates: take("dueDates", task.dueDates),
    leadName: take("leadName", task.leadName),
    cooperatingUnits: take("cooperatingUnits", task.cooperatingUnits),
    evidenceHint: take("evidenceHint", task.evidenceHint),
  };
}

function filledClause(
  clause: UnderstoodClause,
  { values }: StoredEntry,
  kept: ReadonlySet<string>,
): UnderstoodClause {
  const take = <T>(field: string, own: T): T => (kept.has(field) ? (values[field] as T) : own);
  const { duty } = clause;
  return {
    ...clause,
    code: take("code", clause.code),
    responsibility: take("responsibility", clause.responsibility),
    text: take("text", clause.text),
    frequency: take("frequency", clause.frequency),
    subject: take("subject", clause.subject),
    post: take("post", clause.post),
    basis: take("basis", clause.basis),
    tags: take("tags", clause.tags),
    duty: {
      dutyKind: take("dutyKind", duty.dutyKind),
      dueDates: take("dueDates", duty.dueDates),
      levels: take("levels", duty.levels),
      askedRole: take("askedRole", duty.askedRole),
      leadLine: take("leadLine", duty.leadLine),
      minutes: take("minutes", duty.minutes),
    },
  };
}

/** A list as it was understood, with what the stored one says wherever the sheet says nothing of its own. */
export function filledFrom(list: UnderstoodList, entries: readonly StoredEntry[]): UnderstoodList {
  const matched = matchEntries([...list.tasks, ...list.clauses], entries);
  const keptFields = keptFieldsOf(list);
  const fill = <T extends Row>(row: T, filled: (row: T, entry: StoredEntry) => T): T => {
    const entry = matched.get(row.key);
    return entry ? filled(row, entry) : row;
  };
  return {
    ...list,
    tasks: list.tasks.map((task) =>
      fill(task, (row, entry) => filledTask(row, entry, keptFields(row, entry))),
    ),
    clauses: list.clauses.map((clause) =>
      fill(clause, (row, entry) => filledClause(row, entry, keptFields(row, entry))),
    ),
  };
}

/** Proposals for rows without those for fields that stay as the list has them. */
export function proposalsFor(
  list: UnderstoodList,
  entries: readonly StoredEntry[],
  perTask: PerTaskOverrides,
): PerTaskOverrides {
  const matched = matchEntries(list.tasks, entries);
  const keptFields = keptFieldsOf(list);
  const rows = new Map(list.tasks.map((task) => [task.key, task]));
  return Object.fromEntries(
    Object.entries(perTask).map(([key, proposed]) => {
      const [row, entry] = [rows.get(key), matched.get(key)];
      if (!row || !entry) return [key, proposed];
      const kept = keptFields(row, entry);
      return [
        key,
        Object.fromEntries(Object.entries(proposed).filter(([field]) => !kept.has(field))),
      ];
    }),
  );
}

/** True for a row that changes nothing: the sheet says of each field what the list says, or nothing. */
export function isUntouched(
  list: UnderstoodList,
  kept: ReadonlySet<string>,
  { entry, settled }: { entry: StoredEntry; settled: TaskOverrides | undefined },
): boolean {
  const sources = list.kind === "task" ? TASK_SOURCES : CLAUSE_SOURCES;
  const isAnew = (field: string) => isSettledAnew(settled ?? {}, entry.values, field);
  return Object.keys(sources).every((field) => kept.has(field) && !isAnew(field));
}

/** A value that was settled in the preview for one row and differs from what the list has. */
export function isSettledAnew(settled: TaskOverrides, values: Values, field: string): boolean {
  const own = settled[field as keyof TaskOverrides];
  return own !== undefined && JSON.stringify(own) !== JSON.stringify(values[field]);
}
