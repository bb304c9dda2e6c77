import type { AccountField, ClauseField, ProgressField, TaskField } from "../labels";
import { settledHead, signatureOf } from "../mappings/rules";
import type { MappingMemory } from "../mappings/types";
import {
  accountVocabulary,
  clauseVocabulary,
  progressVocabulary,
  taskVocabulary,
} from "../tables/labels";
import { fieldCount, findHead } from "../tables/rules";
import type { Sheet, TableHead, Vocabulary } from "../tables/types";

// What a sheet is, judged by its head alone: a task list names tasks or measures beside targets, times or
// indicators; a responsibility list names responsibilities and subjects; a progress table names what was
// due and done; an accounts sheet names people and sign-in names. A table that has at least two columns
// of a task list and nothing better is taken for one, so that its other columns can be asked about.
// Anything else is foreign. What the office said about a form of these heads counts first.

/** What a sheet was taken for, with its head where it will be read. */
export type SheetKind =
  | { kind: "task"; head: TableHead<TaskField> }
  | { kind: "responsibility"; head: TableHead<ClauseField> }
  | { kind: "progress"; head: TableHead<ProgressField> }
  | { kind: "accounts"; head: TableHead<AccountField> }
  | { kind: "hidden" | "empty" | "foreign" };

const TASK_SIGNS: readonly TaskField[] = [
  "code",
  "title",
  "measure",
  "indicatorName",
  "target",
  "due",
];

const PROGRESS_SIGNS: readonly ProgressField[] = [
  "expected",
  "done",
  "rate",
  "progress",
  "shortfall",
];

function countOf<Field extends string>(head: TableHead<Field>, signs: readonly Field[]): number {
  return signs.filter((field) => head.place[field] !== undefined).length;
}

function isTaskHead(head: TableHead<TaskField>): boolean {
  const isAboutTasks = head.place.title !== undefined || head.place.measure !== undefined;
  return isAboutTasks && countOf(head, TASK_SIGNS) >= 3;
}

/** Some columns of a task list and not enough of them: the others are asked about. */
function isPerhapsTasks(head: TableHead<TaskField>): boolean {
  return countOf(head, [...TASK_SIGNS, "lead", "frequency", "cooperating", "evidence"]) >= 2;
}

function isClauseHead(head: TableHead<ClauseField>): boolean {
  const hasText = head.place.text !== undefined;
  return hasText && (head.place.responsibility !== undefined || head.place.subject !== undefined);
}

const TASK_FIELDS = new Set(Object.keys(taskVocabulary));
const CLAUSE_FIELDS = new Set(Object.keys(clauseVocabulary));

function headIn<Field extends string>(
  sheet: Sheet,
  vocabulary: Vocabulary<Field>,
  memory: MappingMemory,
  fields: ReadonlySet<string>,
): TableHead<Field> | null {
  const head = findHead(sheet, vocabulary);
  return head && settledHead(head, memory[signatureOf(head)], fields);
}

/** Judges a sheet. Where two kinds fit, the one whose head names more columns wins. */
export function kindOfSheet(sheet: Sheet, memory: MappingMemory = {}): SheetKind {
  if (sheet.grid.cells.length === 0) return { kind: "empty" };
  if (sheet.grid.hidden) return { kind: "hidden" };
  const task = headIn(sheet, taskVocabulary, memory, TASK_FIELDS);
  const isTask = task !== null && isTaskHead(task);
  const progress = findHead(sheet, progressVocabulary);
  if (progress && countOf(progress, PROGRESS_SIGNS) >= 2) {
    if (!isTask || fieldCount(task) <= fieldCount(progress)) {
      return { kind: "progress", head: progress };
    }
  }
  const accounts = findHead(sheet, accountVocabulary);
  if (accounts?.place.name !== undefined && accounts.place.login !== undefined) {
    return { kind: "accounts", head: accounts };
  }
  const clause = headIn(sheet, clauseVocabulary, memory, CLAUSE_FIELDS);
  if (clause && isClauseHead(clause) && !(isTask && fieldCount(task) > fieldCount(clause))) {
    return { kind: "responsibility", head: clause };
  }
  if (isTask) return { kind: "task", head: task };
  return task && isPerhapsTasks(task) ? { kind: "task", head: task } : { kind: "foreign" };
}
