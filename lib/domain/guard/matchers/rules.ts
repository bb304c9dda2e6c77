import { type FieldIndex, fieldsOf, nearFields } from "@/lib/domain/guard/fields/rules";
import type { CatalogueField, RepeatedField } from "@/lib/domain/guard/fields/types";
import { mayMeet } from "@/lib/domain/guard/load/rules";
import type { Bearing } from "@/lib/domain/guard/load/types";
import type {
  GuardedTask,
  GuardField,
  GuardMatch,
  GuardParameters,
} from "@/lib/domain/guard/types";
import { clausesOf, plainText, wordsInClauses } from "@/lib/domain/guard/wording/rules";
import type { Level } from "@/lib/domain/imports/schema";

/*
 * The checks of single tasks. Words are looked for in everything that is asked, not in the basis, which
 * quotes documents. What concerns reporting is only held against tasks that people report; a task that a
 * system supplies asks nobody for a photo.
 */

type Texts = readonly (readonly [GuardField, readonly string[]])[];

// Every rule reads the same task: its clauses are parted once.
const READ = new WeakMap<GuardedTask, Texts>();

function textsOf(task: GuardedTask): Texts {
  const known = READ.get(task);
  if (known) return known;
  const said: [GuardField, string][] = [
    ["title", task.title],
    ["measure", task.measure],
    ["indicatorName", task.indicatorName],
    ["numeratorName", task.numeratorName ?? ""],
    ["denominatorName", task.denominatorName ?? ""],
    ["evidenceHint", task.evidenceHint.join("；")],
    ["note", task.note ?? ""],
  ];
  const texts = said.map(([field, text]) => [field, clausesOf(text)] as const);
  READ.set(task, texts);
  return texts;
}

const NO_WORDS: string[] = [];

function found(texts: Texts, parameters: GuardParameters): GuardMatch[] {
  const wording = { ...parameters, words: parameters.words ?? NO_WORDS };
  return texts
    .map(([field, clauses]) => ({ field, words: wordsInClauses(clauses, wording) }))
    .filter(({ words }) => words.length > 0);
}

function asksOne(task: GuardedTask, levels: readonly Level[] | undefined): boolean {
  return levels === undefined || levels.some((level) => task.askedLevels.includes(level));
}

/** Words that a task asks for and must not. */
export function matchWords(task: GuardedTask, parameters: GuardParameters): GuardMatch[] {
  return asksOne(task, parameters.levels) ? found(textsOf(task), parameters) : [];
}

function kindsFound(task: GuardedTask, parameters: GuardParameters): string[] {
  const kinds = parameters.kinds ?? [];
  const asked = task.evidenceKinds.filter((kind) => kinds.includes(kind));
  const isDemanded = task.evidenceMin > 0 && asked.length === task.evidenceKinds.length;
  return parameters.isOnlyDemanded && !isDemanded ? [] : asked;
}

/** Kinds of evidence, by the task's own choice or in words, asked of levels that are spared them. */
export function matchEvidenceKinds(task: GuardedTask, parameters: GuardParameters): GuardMatch[] {
  if (task.source !== "report" || !asksOne(task, parameters.levels)) return [];
  const kinds = kindsFound(task, parameters);
  const inWords = parameters.isOnlyDemanded && task.evidenceMin === 0;
  const matches = inWords ? [] : found(textsOf(task), parameters);
  return kinds.length > 0 ? [{ field: "evidenceKinds", words: kinds }, ...matches] : matches;
}

function tightestOf(task: GuardedTask, parameters: GuardParameters): number | null {
  const limits = task.askedLevels.flatMap((level) => parameters.limits?.[level] ?? []);
  return limits.length > 0 ? Math.min(...limits) : null;
}

/** More evidence than the levels asked may be burdened with. */
export function matchEvidenceLimit(task: GuardedTask, parameters: GuardParameters): GuardMatch[] {
  const most = tightestOf(task, parameters);
  if (task.source !== "report" || most === null || task.evidenceMax <= most) return [];
  return [{ field: "evidenceMax", words: [`${task.evidenceMax} 份，上限 ${most} 份`] }];
}

const REPORTS_A_YEAR = { monthly: 12, quarterly: 4, semiannual: 2, annual: 1 } as const;

/** Reporting more often than the levels asked may be. */
export function matchFrequency(task: GuardedTask, parameters: GuardParameters): GuardMatch[] {
  const most = tightestOf(task, parameters);
  const times = Math.max(REPORTS_A_YEAR[task.frequency], task.dueDates.length);
  if (task.source !== "report" || most === null || times <= most) return [];
  return [{ field: "frequency", words: [`一年 ${times} 次，上限 ${most} 次`] }];
}

function isPlanned(task: GuardedTask, parameters: GuardParameters): boolean {
  const basis = task.basis.flatMap(({ source, fact }) => [source, fact]);
  const said = [task.title, task.measure, task.note ?? "", ...basis].map(plainText);
  return (parameters.plan ?? []).some((word) =>
    said.some((text) => text.includes(plainText(word))),
  );
}

function textOf(task: GuardedTask, wanted: GuardField): Texts {
  return textsOf(task).filter(([field]) => field === wanted);
}

/** An inspection, by its title, by what is done or by its source, that names no plan it stands in. */
export function matchInspectionPlan(task: GuardedTask, parameters: GuardParameters): GuardMatch[] {
  if (isPlanned(task, parameters)) return [];
  const { near: _near, ...anywhere } = parameters;
  const matches = [
    ...found(textOf(task, "title"), anywhere),
    ...found(textOf(task, "measure"), parameters),
  ];
  const isSource = task.source === "inspection" && task.inheritsTaskId === null;
  return isSource && matches.length === 0 ? [{ field: "source", words: ["抽查核验"] }] : matches;
}

const FIELD_OF = {
  numerator: "numeratorName",
  denominator: "denominatorName",
  value: "indicatorName",
} as const;

/** What of a repeated question is shown: the words as they stand in the task. */
export function matchOfRepeated(repeated: readonly RepeatedField[]): GuardMatch[] {
  return repeated.map(({ asked }) => ({ field: FIELD_OF[asked.part], words: [asked.name] }));
}

/**
 * The fields of a task that issued lists ask already of an organisation that it would ask too, all of
 * one other task: the one with most of them. Empty where the drafter takes over that task's value.
 */
export function repeatedFields(
  task: GuardedTask,
  bearing: Bearing,
  catalogue: FieldIndex<CatalogueField>,
): RepeatedField[] {
  if (task.source !== "report") return [];
  const known = new Map<string, RepeatedField[]>();
  for (const asked of fieldsOf(task)) {
    for (const { field, nearness } of nearFields(asked, catalogue)) {
      if (field.rootTaskId === task.rootTaskId || !mayMeet(bearing, field)) continue;
      const before = known.get(field.rootTaskId) ?? [];
      if (before.some((one) => one.asked.part === asked.part)) continue;
      known.set(field.rootTaskId, [...before, { asked, known: field, nearness }]);
    }
  }
  if (task.prefillRootId !== null && known.has(task.prefillRootId)) return [];
  return [...known.values()].reduce<RepeatedField[]>(
    (most, fields) => (fields.length > most.length ? fields : most),
    [],
  );
}
