import type { AccountField, ClauseField, ProgressField, TaskField } from "../labels";
import {
  accountVocabulary,
  clauseVocabulary,
  progressVocabulary,
  taskVocabulary,
} from "../tables/labels";
import { fieldCount, findHead } from "../tables/rules";
import type { Sheet, TableHead } from "../tables/types";

// What a sheet is, judged by its head alone: a task list names tasks or measures beside targets, times or
// indicators; a responsibility list names responsibilities and subjects; a progress table names what was
// due and done; an accounts sheet names people and sign-in names. Anything else is foreign.

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

function isTaskHead(head: TableHead<TaskField>): boolean {
  const signs = TASK_SIGNS.filter((field) => head.place[field] !== undefined);
  const isAboutTasks = head.place.title !== undefined || head.place.measure !== undefined;
  return isAboutTasks && signs.length >= 3;
}

function isClauseHead(head: TableHead<ClauseField>): boolean {
  const hasText = head.place.text !== undefined;
  return hasText && (head.place.responsibility !== undefined || head.place.subject !== undefined);
}

/** Judges a sheet. Where two kinds fit, the one whose head names more columns wins. */
export function kindOfSheet(sheet: Sheet): SheetKind {
  if (sheet.grid.cells.length === 0) return { kind: "empty" };
  if (sheet.grid.hidden) return { kind: "hidden" };
  const progress = findHead(sheet, progressVocabulary);
  if (progress && fieldCount(progress) >= 2) return { kind: "progress", head: progress };
  const accounts = findHead(sheet, accountVocabulary);
  if (accounts?.place.name !== undefined && accounts.place.login !== undefined) {
    return { kind: "accounts", head: accounts };
  }
  const task = findHead(sheet, taskVocabulary);
  const clause = findHead(sheet, clauseVocabulary);
  const isTask = task !== null && isTaskHead(task);
  if (clause && isClauseHead(clause) && !(isTask && fieldCount(task) > fieldCount(clause))) {
    return { kind: "responsibility", head: clause };
  }
  return isTask ? { kind: "task", head: task } : { kind: "foreign" };
}
