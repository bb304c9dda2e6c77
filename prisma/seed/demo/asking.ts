import type { Level } from "../data-files";
import type { ExampleList, ExampleTask } from "../lists/example-lists";
import type { Organisation } from "./organisation";

/*
 * Who is asked. At province, city and county the lead unit of the task's (sub-)carrier, or the unit of
 * the 条线 that the task names as lead (for the coordination list the leading group's office), or where
 * the task says so the cooperating units or the resident group; at the township its organisation; in a village its committee,
 * whatever the carrier; of the 建设单位 those that build the (sub-)carrier (the coordination list has
 * none, so it asks no unit). A directly administered county takes tasks of city and county alike, the
 * same one once.
 */

/** A task with the carrier or sub-carrier whose lead and units it is given to; null for coordination. */
export interface AskedTask {
  task: ExampleTask;
  carrierCode: string | null;
}

/** The tasks of the lists that are asked of organisations. */
export function askedTasks(lists: readonly ExampleList[]): AskedTask[] {
  return lists.flatMap((list) =>
    list.tasks.map((task) => ({
      task,
      carrierCode: task.subCarrierCode ?? list.carrierCode,
    })),
  );
}

function levelsOf(organisation: Organisation, isDirectCounty: boolean): Level[] {
  return isDirectCounty && organisation.level === "city"
    ? ["city", "county"]
    : [organisation.level];
}

/** Carriers that nobody leads as a whole: their parts' leads are asked. */
const LEADS_BY_PART: Record<string, readonly string[]> = { enterprise: ["soe", "private"] };

function concerns({ task, carrierCode }: AskedTask, organisation: Organisation): boolean {
  if (organisation.kind === "township" || organisation.kind === "village") return true;
  if (organisation.kind === "unit") {
    return carrierCode !== null && organisation.carriers.includes(carrierCode);
  }
  if (task.askedRole === "resident") return organisation.kind === "resident_group";
  if (task.askedRole === "cooperating") return organisation.cooperates.includes(carrierCode ?? "");
  if (task.leadLine) return organisation.line === task.leadLine;
  if (carrierCode === null) return organisation.kind === "office";
  const lower = task.subCarrierCode === null ? (LEADS_BY_PART[carrierCode] ?? []) : [];
  return [carrierCode, ...lower].some((code) => organisation.leads.includes(code));
}

/** The tasks that an organisation is asked for, or fed with. */
export function tasksOf(
  organisation: Organisation,
  isDirectCounty: boolean,
  tasks: readonly AskedTask[],
): AskedTask[] {
  const levels = levelsOf(organisation, isDirectCounty);
  return tasks.filter(
    (asked) =>
      levels.some((level) => asked.task.askedLevels.includes(level)) &&
      concerns(asked, organisation),
  );
}

/** True when nobody reports: a system, a survey or an inspection supplies the figures. */
export function isAwaited(task: ExampleTask): boolean {
  return task.indicator.source !== "report";
}
