import type pg from "pg";
import { type ExampleClause, type ExampleTask, exampleLists } from "../lists/example-lists";
import { storeSetting } from "./facts";

/** The key of `setting` that holds the example lists, from which offices may begin their own. */
const LIST_EXAMPLES_SETTING = "list_examples";

const NO_YEAR = 0;

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function columns(entry: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).map(([name, value]) => [snake(name), value]));
}

/** A task as a row of `task`, under the names of its columns. */
function taskRow({ indicator, evidence, ...task }: ExampleTask): Record<string, unknown> {
  const { name, numerator, denominator, ...same } = indicator;
  return columns({
    ...task,
    ...same,
    indicatorName: name,
    numeratorName: numerator,
    denominatorName: denominator,
    evidenceHint: evidence,
  });
}

function clauseRow({ rootTaskIds: _tasks, ...clause }: ExampleClause): Record<string, unknown> {
  return columns(clause);
}

/** The example lists of no year and no region: code, kind, carrierCode, title and entries. */
export function listExamples() {
  return exampleLists(NO_YEAR).map(({ kind, carrierCode, title, tasks, clauses }) => ({
    code: `${kind}-${carrierCode ?? "coordination"}`,
    kind,
    carrierCode,
    title: title.replace(`${NO_YEAR} 年`, ""),
    entries: kind === "task" ? tasks.map(taskRow) : clauses.map(clauseRow),
  }));
}

/** Stores the example lists; returns how many rows changed. */
export async function loadListExamples(client: pg.PoolClient): Promise<number> {
  return storeSetting(client, LIST_EXAMPLES_SETTING, listExamples());
}
