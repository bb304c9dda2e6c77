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

/*
 * The example lists of a year. Due days: every month the 25th, every quarter the 25th of its last month,
 * every half-year 25 June and 10 December, every year 10 December. A task that names another lead than
 * its carrier's carries that lead's 条线. Where data are awaited, the levels that will be fed are the
 * lowest one (asked once) or all (each level its own).
 */

/** A task as a row of `task`. */
export interface ExampleTask extends Omit<TaskFact, "subCarrier" | "leadUnit"> {
  id: string;
  rootTaskId: string;
  position: number;
  subCarrierCode: string | null;
  dueDates: string[];
  leadLine: string | null;
  leadName: string;
}

/** A clause as a row of `clause`, with the tasks that carry it out. */
export interface ExampleClause {
  id: string;
  position: number;
  code: string;
  responsibility: string;
  text: string;
  subject: string;
  post: string | null;
  frequency: string | null;
  basis: string | null;
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
    basis: fact.basis.map((item) => ({ source: titleOf(item.source), fact: item.fact })),
  };
}

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

function responsibilityList(fact: ResponsibilityListFact, year: number): ExampleList {
  const carriedOutBy = readClauseTasks();
  const clauses = fact.clauses.map((clause, index) => ({
    id: stableId("clause", String(year), clause.code),
    position: index + 1,
    code: clause.code,
    responsibility: clause.responsibility,
    text: clause.text,
    subject: clause.subject,
    post: clause.post,
    frequency: clause.frequency,
    basis: clause.basis ?? titleOf(clause.source),
    rootTaskIds: (carriedOutBy[clause.code] ?? []).map(rootTaskId),
  }));
  return {
    id: listId("responsibility", fact.carrier, year),
    kind: "responsibility",
    carrierCode: fact.carrier,
    year,
    title: `${year} 年${fact.name}`,
    leadName: null,
    disclosure: "public",
    tasks: [],
    clauses,
  };
}

/** The task lists and responsibility lists of the coordination office and the seven carriers. */
export function exampleLists(year: number): ExampleList[] {
  const taskLists = readTaskLists().map((fact) => taskList(fact, year));
  const leads = new Map(taskLists.map((list) => [list.carrierCode, list.leadName]));
  const responsibilities = readResponsibilityLists().map((fact) => ({
    ...responsibilityList(fact, year),
    leadName: leads.get(fact.carrier) ?? null,
  }));
  return [...taskLists, ...responsibilities];
}
