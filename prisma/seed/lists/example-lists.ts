import { dutyTaskOf, isDuty } from "@/lib/domain/lists/duties/rules";
import type { DutyClause } from "@/lib/domain/lists/duties/types";
import {
  type Level,
  type ResponsibilityListFact,
  readClauseTasks,
  readPolicies,
  readResponsibilityLists,
  readTaskLists,
  type TaskFact,
  type TaskListFact,
} from "../data-files";
import { stableId } from "../identity";
import { pointId } from "../reference/policies";

/*
 * The example lists of a year. Due days: every month the 25th, every quarter the 25th of its last month,
 * every half-year 25 June and 10 December, every year 10 December. A task that names another lead than
 * its carrier's carries that lead's 条线. Where data are awaited, the levels that will be fed are the
 * lowest one (asked once) or all (each level its own). A clause that comes back by itself and that no task
 * carries out is asked as a task of its own list, as issuing would make it.
 */

/** A task as a row of `task`. */
export interface ExampleTask extends Omit<TaskFact, "subCarrier" | "leadUnit"> {
  id: string;
  rootTaskId: string;
  position: number;
  subCarrierCode: string | null;
  dueDates: string[];
  leadLine: string | null;
  leadName: string | null;
  askedRole: "lead" | "cooperating" | "resident";
  evidenceKinds: string[];
  /** The clause whose recurring duty it is. */
  clauseId: string | null;
  /** The points of documents that it carries out, where these are loaded. */
  citations: string[];
}

type DutyFact = NonNullable<ResponsibilityListFact["clauses"][number]["duty"]>;

/** A clause as a row of `clause`, with the tasks that carry it out. */
export interface ExampleClause {
  id: string;
  position: number;
  code: string;
  responsibility: "primary" | "oversight" | "regulatory";
  text: string;
  subject: string;
  post: string | null;
  frequency: TaskFact["frequency"] | null;
  basis: string | null;
  rootClauseId: string;
  tags: string[];
  duty: DutyFact | null;
  rootTaskIds: string[];
}

/** A list with its tasks or its clauses. */
export interface ExampleList {
  id: string;
  kind: "task" | "responsibility";
  carrierCode: string | null;
  year: number;
  title: string;
  leadName: string | null;
  disclosure: "public" | "aggregate";
  tasks: ExampleTask[];
  clauses: ExampleClause[];
}

const LEVEL_ORDER: readonly Level[] = ["province", "city", "county", "township", "village", "unit"];

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));

/** MM-DD for each period of the year. */
export const DUE_DATES: Record<TaskFact["frequency"], string[]> = {
  monthly: MONTHS.map((month) => `${month}-25`),
  quarterly: ["03-25", "06-25", "09-25", "12-25"],
  semiannual: ["06-25", "12-10"],
  annual: ["12-10"],
};

const LEAD_LINES: readonly [string, string][] = [
  ["领导小组办公室", "office"],
  ["驻在部门纪检监察组", "resident_group"],
  ["市场监管局", "market_regulation"],
  ["省纪委监委", "commission"],
];

/** The 条线 of a unit named as lead; null for a carrier's own lead. */
export function leadLineOf(leadUnit: string): string | null {
  return LEAD_LINES.find(([word]) => leadUnit.includes(word))?.[1] ?? null;
}

/** The identity of an example task through versions and years. */
export function rootTaskId(code: string): string {
  return stableId("root-task", "420000", code);
}

const TITLES = new Map(readPolicies().map((policy) => [policy.code, policy.title]));

function titleOf(source: string | undefined): string {
  const title = TITLES.get(source ?? "");
  if (!title) return "公开网页";
  return title.startsWith("《") ? title : `《${title}》`;
}

function askedLevelsOf(fact: TaskFact): Level[] {
  if (fact.askedLevels.length > 0) return fact.askedLevels;
  const levels = LEVEL_ORDER.filter((level) => fact.levels.includes(level));
  return fact.asked === "each" ? levels : levels.slice(-1);
}

function exampleTask(fact: TaskFact, position: number, year: number): ExampleTask {
  const { subCarrier, leadUnit, ...same } = fact;
  return {
    ...same,
    id: stableId("task", String(year), fact.code),
    rootTaskId: rootTaskId(fact.code),
    position,
    subCarrierCode: subCarrier,
    dueDates: DUE_DATES[fact.frequency],
    askedLevels: askedLevelsOf(fact),
    leadLine: leadLineOf(leadUnit),
    leadName: leadUnit,
    askedRole: "lead",
    evidenceKinds: [],
    clauseId: null,
    citations: fact.basis.map((item) => pointId(item.source, item.fact)),
    basis: fact.basis.map((item) => ({ source: titleOf(item.source), fact: item.fact })),
  };
}

const CARRIED_OUT_BY = readClauseTasks();

function listId(kind: string, carrier: string | null, year: number): string {
  return stableId("list", kind, carrier ?? "coordination", String(year));
}

function taskList(fact: TaskListFact, year: number): ExampleList {
  const subject = fact.carrier ? `${fact.name}建设` : "清廉建设统筹协调";
  return {
    id: listId("task", fact.carrier, year),
    kind: "task",
    carrierCode: fact.carrier,
    year,
    title: `${year} 年${subject}任务清单（示例）`,
    leadName: fact.leadUnit,
    disclosure: fact.carrier ? "public" : "aggregate",
    tasks: fact.tasks.map((task, index) => exampleTask(task, index + 1, year)),
    clauses: [],
  };
}

function exampleClause(
  clause: ResponsibilityListFact["clauses"][number],
  position: number,
  year: number,
): ExampleClause {
  return {
    id: stableId("clause", String(year), clause.code),
    rootClauseId: stableId("root-clause", "420000", clause.code),
    position,
    code: clause.code,
    responsibility: clause.responsibility,
    text: clause.text,
    subject: clause.subject,
    post: clause.post,
    frequency: clause.frequency,
    basis: clause.basis ?? titleOf(clause.source),
    tags: clause.tags,
    duty: clause.duty ?? null,
    rootTaskIds: (CARRIED_OUT_BY[clause.code] ?? []).map(rootTaskId),
  };
}

function dutyClause({ duty, ...clause }: ExampleClause): DutyClause {
  return {
    ...clause,
    dutyKind: duty?.kind ?? null,
    dueDates: duty?.dueDates ?? [],
    levels: duty?.levels ?? [],
    askedRole: duty?.askedRole ?? "lead",
    leadLine: duty?.leadLine ?? null,
    minutes: duty?.minutes ?? 0,
  };
}

function dutyTask(clause: ExampleClause, list: { leadName: string | null; year: number }) {
  const facts = dutyClause(clause);
  if (clause.rootTaskIds.length > 0 || !isDuty(facts)) return [];
  const made = dutyTaskOf(facts, { leadName: list.leadName, disclosure: "public" });
  const { indicatorName, unit, form, accumulation, direction, target, source, ...same } = made;
  const indicator = { unit, form, accumulation, direction, target, source };
  const task: ExampleTask = {
    ...same,
    id: stableId("task", String(list.year), clause.code),
    rootTaskId: rootTaskId(clause.code),
    clauseId: clause.id,
    citations: [],
    subCarrierCode: null,
    indicator: { ...indicator, name: indicatorName, numerator: null, denominator: null },
    cooperatingUnits: [],
    evidence: made.evidenceHint,
    weight: 1,
    note: null,
  };
  return [task];
}

function responsibilityList(
  fact: ResponsibilityListFact,
  year: number,
  leadName: string | null,
): ExampleList {
  const clauses = fact.clauses.map((clause, index) => exampleClause(clause, index + 1, year));
  const duties = clauses.flatMap((clause) => dutyTask(clause, { leadName, year }));
  const asked = new Set(duties.map((duty) => duty.clauseId));
  return {
    id: listId("responsibility", fact.carrier, year),
    kind: "responsibility",
    carrierCode: fact.carrier,
    year,
    title: `${year} 年${fact.name}`,
    leadName,
    disclosure: "public",
    tasks: duties,
    clauses: clauses.map((clause) =>
      asked.has(clause.id) ? { ...clause, rootTaskIds: [rootTaskId(clause.code)] } : clause,
    ),
  };
}

/** The task lists and responsibility lists of the coordination office and the seven carriers. */
export function exampleLists(year: number): ExampleList[] {
  const taskLists = readTaskLists().map((fact) => taskList(fact, year));
  const leads = new Map(taskLists.map((list) => [list.carrierCode, list.leadName]));
  const responsibilities = readResponsibilityLists().map((fact) =>
    responsibilityList(fact, year, leads.get(fact.carrier) ?? null),
  );
  return [...taskLists, ...responsibilities];
}
