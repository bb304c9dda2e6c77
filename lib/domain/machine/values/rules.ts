/*
 * Which of the values that another system sends are taken. A value has to name a task that its source may
 * feed and a period that the task has; a ratio brings numerator and denominator, everything else one value,
 * under the same rules as what people type. Of two rows about the same thing in one batch the first counts.
 * What is the same as what stands is unchanged; what differs is taken, however late, unless the source
 * stated a later moment for what stands already. A closed year, an exempted and a cancelled assignment
 * take nothing. Windows and pauses are for people: they do not hold for systems. Whoever is taken is done;
 * a flow then counts in every period, of a stock or a cumulative figure the organisation's last done period.
 */
import type { FedTask } from "@/lib/domain/machine/types";
import { EMPTY_CONTENT, missingParts, parseFigure } from "@/lib/domain/reports/rules";
import type { FieldErrors } from "@/lib/platform/errors";
import { BOOLEAN_FIGURE, duplicateAt, problemAt, strangeFigure } from "./labels";
import { type RowProblem, type SentValue, valueSchema } from "./schema";
import type { Change, FittingValue, HeldAssignment, Judgement, PlacedValue, Sorted } from "./types";

/** Clocks differ: a source may be this far ahead of ours. */
const AHEAD = 10 * 60_000;

function wrong(index: number, fields: FieldErrors): RowProblem[] {
  const [first] = Object.entries(fields);
  if (!first) return [];
  const [field, message] = first;
  return [{ index, field: field === "form" ? null : field, code: "invalid", message }];
}

function issuesOf(index: number, row: unknown): SentValue | RowProblem {
  const parsed = valueSchema.safeParse(row);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") || null;
  return { index, field, code: "invalid", message: issue?.message ?? "这一行有误" };
}

/** The rows of a batch, each checked by itself. */
export function readRows(rows: readonly unknown[]): Sorted<{ index: number; sent: SentValue }> {
  const sorted: Sorted<{ index: number; sent: SentValue }> = { good: [], problems: [] };
  rows.forEach((row, index) => {
    const read = issuesOf(index, row);
    if ("code" in read) sorted.problems.push(read);
    else sorted.good.push({ index, sent: read });
  });
  return sorted;
}

/** What keeps the figures from fitting the task's form, by field. */
export function figureProblems(task: FedTask, sent: SentValue): FieldErrors {
  const { numerator, denominator, value } = sent;
  const isRatio = task.form === "ratio";
  if (isRatio && value !== undefined) return { value: strangeFigure("ratio") };
  if (!isRatio && numerator !== undefined) return { numerator: strangeFigure("other") };
  if (!isRatio && denominator !== undefined) return { denominator: strangeFigure("other") };
  if (task.form === "boolean" && value !== "1" && value !== "0") return { value: BOOLEAN_FIGURE };
  const figures = {
    numerator: numerator ?? "",
    denominator: denominator ?? "",
    value: value ?? "",
  };
  const facts = { ...task, target: null, evidenceMin: 0, evidenceMax: 0 };
  return missingParts(facts, { ...EMPTY_CONTENT, ...figures, narrative: "-", explanation: "-" });
}

/** The tasks of a source by what a row may call them. */
export type TaskIndex = ReadonlyMap<string, FedTask[]>;

/** Tasks by year and code, and by year and root id. */
export function indexTasks(tasks: readonly FedTask[]): TaskIndex {
  const index = new Map<string, FedTask[]>();
  for (const task of tasks) {
    for (const name of [task.code, task.rootTaskId]) {
      const key = `${task.year} ${name}`;
      index.set(key, [...(index.get(key) ?? []), task]);
    }
  }
  return index;
}

function taskFor(
  index: number,
  sent: SentValue,
  tasks: TaskIndex,
  now: Date,
): FedTask | RowProblem[] {
  const named = tasks.get(`${sent.year} ${sent.task}`) ?? [];
  const [task, second] = named;
  if (!task) return [problemAt(index, "task")];
  if (second) return [problemAt(index, "severalTasks")];
  if (sent.period > task.periods) return [problemAt(index, "period")];
  if (Date.parse(sent.observedAt) > now.getTime() + AHEAD) return [problemAt(index, "future")];
  const problems = wrong(index, figureProblems(task, sent));
  return problems.length > 0 ? problems : task;
}

/** The rows whose task their source may feed and whose figures fit it. */
export function fitTasks(
  rows: readonly { index: number; sent: SentValue }[],
  tasks: TaskIndex,
  now: Date,
): Sorted<FittingValue> {
  const sorted: Sorted<FittingValue> = { good: [], problems: [] };
  for (const { index, sent } of rows) {
    const task = taskFor(index, sent, tasks, now);
    if (Array.isArray(task)) sorted.problems.push(...task);
    else sorted.good.push({ index, sent, task });
  }
  return sorted;
}

/** The rows whose organisation was found, by what each row calls it; null where it means several. */
export function placeRows(
  rows: readonly FittingValue[],
  found: ReadonlyMap<string, string | null>,
): Sorted<PlacedValue> {
  const sorted: Sorted<PlacedValue> = { good: [], problems: [] };
  const first = new Map<string, number>();
  for (const row of rows) {
    const organisationId = found.get(row.sent.organisation);
    if (!organisationId) {
      const name = organisationId === null ? "severalOrganisations" : "organisation";
      sorted.problems.push(problemAt(row.index, name));
      continue;
    }
    const placed = { ...row, organisationId };
    const key = keyOf(placed);
    const before = first.get(key);
    if (before !== undefined) sorted.problems.push(duplicateAt(row.index, before));
    else {
      first.set(key, row.index);
      sorted.good.push(placed);
    }
  }
  return sorted;
}

function keyOf({ organisationId, task, sent }: PlacedValue): string {
  return `${organisationId} ${task.rootTaskId} ${sent.year} ${sent.period}`;
}

const FIGURES = ["numerator", "denominator", "value"] as const;

/** True when an assignment holds exactly these figures already. */
export function isSame(held: HeldAssignment, sent: SentValue): boolean {
  return (
    held.isDone &&
    FIGURES.every((name) => parseFigure(held[name]) === parseFigure(sent[name] ?? null))
  );
}

function refusalOf(held: HeldAssignment, { index, sent, task }: PlacedValue): RowProblem | null {
  // Whoever is asked is asked: for a system such an assignment does not exist.
  if (!held.awaiting) return problemAt(index, "assignment");
  if (held.status === "exempted" || held.status === "cancelled")
    return problemAt(index, held.status);
  if (held.isClosed || (task.isYearClosed && !held.isKeptOpen)) return problemAt(index, "closed");
  const isOlder =
    held.observedAt !== null && Date.parse(sent.observedAt) < Date.parse(held.observedAt);
  return isOlder && held.isDone && !isSame(held, sent) ? problemAt(index, "outdated") : null;
}

/** What is taken, what stands already, and what stays behind. */
export function judge(values: readonly PlacedValue[], held: readonly HeldAssignment[]): Judgement {
  const byKey = new Map(
    held.map((one) => [`${one.organisationId} ${one.rootTaskId} ${one.year} ${one.period}`, one]),
  );
  const judgement: Judgement = { taken: [], unchanged: 0, problems: [] };
  for (const value of values) {
    const assignment = byKey.get(keyOf(value));
    const problem = assignment
      ? refusalOf(assignment, value)
      : problemAt(value.index, "assignment");
    if (problem) judgement.problems.push(problem);
    else if (assignment && isSame(assignment, value.sent)) judgement.unchanged += 1;
    else if (assignment) judgement.taken.push({ value, assignment });
  }
  return judgement;
}

/**
 * Every row that the one statement has to change: the taken ones, and of stock and cumulative figures the
 * periods that cease to stand because a later one is done now (or keep standing while an earlier is taken).
 */
export function changesOf(taken: Judgement["taken"], held: readonly HeldAssignment[]): Change[] {
  const values = new Map(taken.map(({ value, assignment }) => [assignment.id, value]));
  const lines = new Map<string, HeldAssignment[]>();
  const lineOf = (one: HeldAssignment) => `${one.organisationId} ${one.rootTaskId} ${one.year}`;
  for (const one of held) {
    const line = lines.get(lineOf(one));
    if (line) line.push(one);
    else lines.set(lineOf(one), [one]);
  }
  const changes: Change[] = [];
  const seen = new Set<string>();
  for (const { value, assignment } of taken) {
    if (value.task.accumulation === "flow") {
      changes.push({ assignment, value, isStanding: true });
      continue;
    }
    const name = lineOf(assignment);
    if (seen.has(name)) continue;
    seen.add(name);
    changes.push(...changesOfLine(lines.get(name) ?? [], values));
  }
  return changes.sort((a, b) => Number(BigInt(a.assignment.id) - BigInt(b.assignment.id)));
}

function changesOfLine(
  line: readonly HeldAssignment[],
  values: ReadonlyMap<string, PlacedValue>,
): Change[] {
  const done = line.filter((one) => one.isDone || values.has(one.id));
  const last = Math.max(...done.map((one) => one.period));
  return line.flatMap((assignment) => {
    const value = values.get(assignment.id) ?? null;
    const isStanding = assignment.period === last && done.includes(assignment);
    return value || isStanding !== assignment.isStanding ? [{ assignment, value, isStanding }] : [];
  });
}
