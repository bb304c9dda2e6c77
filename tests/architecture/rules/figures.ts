import ts from "typescript";
import { importsOf, type Rule, type Source, walk } from "../source-tree";

/*
 * Figures come from the counters, their past, editions, or an indexed read. What a page or a route can
 * reach is followed import by import; a module on the way that counts the work itself (an aggregate in
 * SQL that also reads a table of the work) must stand in the list below, with what bounds its read and
 * the test that has the database explain it.
 */

/** Tables that grow with the work: a figure summed from all of their rows would not be a figure of the counters. */
const WORK_TABLES = [
  "assignment",
  "assignment_event",
  "report",
  "report_evidence",
  "review",
  "evidence",
  "doubt",
  "verification",
  "adjustment",
  "acknowledgement",
  "voice",
  "notification",
  "delivery",
];

const READS_WORK = new RegExp(`\\b(from|join)\\s+(${WORK_TABLES.join("|")})\\b`, "i");
const COUNTS =
  /\b(count|sum|avg|percentile_cont|percentile_disc|stddev_pop|bool_and|bool_or)\s*\(/i;

/** The text of every SQL template in a file; what is put into it stays as the code has it. */
function statementsIn(file: Source): string {
  let text = "";
  walk(file.tree, (node) => {
    if (!ts.isTaggedTemplateExpression(node) || node.tag.getText() !== "sql") return;
    text += `${node.template.getText()}\n`;
  });
  return text.replaceAll("${assignmentRows(", "assignment ");
}

/** True where a module counts the work itself. */
function countsWork(file: Source): boolean {
  const text = statementsIn(file);
  return COUNTS.test(text) && READS_WORK.test(text);
}

const ENDINGS = [".ts", ".tsx", "/index.ts"];

/** The files that pages and routes reach, following imports of values. */
export function reachedByPages(sources: Source[]): Source[] {
  const known = new Map(sources.map((file) => [file.path, file]));
  const find = (target: string) =>
    ["", ...ENDINGS].flatMap((ending) => known.get(target + ending) ?? [])[0];
  const reached = new Set<Source>();
  const waiting = sources.filter(({ path }) => /^app\/.*\/?(page|route|layout)\.tsx?$/.test(path));
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const one of importsOf(file)) {
      const next = one.isType || one.isPackage ? undefined : find(one.target);
      if (next && !reached.has(next)) waiting.push(next);
    }
  }
  return [...reached];
}

/** Modules that pages reach and that count the work themselves. */
function countingModules(sources: Source[]): string[] {
  return reachedByPages(sources)
    .filter(({ path }) => path.startsWith("lib/domain/") && path.endsWith("/queries.ts"))
    .filter(countsWork)
    .map(({ path }) => path)
    .sort();
}

/** The keys of an exported record of a file, read from its text: the file itself reaches the database. */
export function keysOf(file: Source, record: string): string[] {
  const found: string[] = [];
  walk(file.tree, (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== record) return;
    if (!node.initializer || !ts.isObjectLiteralExpression(node.initializer)) return;
    for (const property of node.initializer.properties) {
      if (property.name && ts.isStringLiteral(property.name)) found.push(property.name.text);
    }
  });
  return found;
}

const READS = "tests/support/figure-reads.ts";
const RECORDS = ["FIGURE_READS", "EXPLAINED_ELSEWHERE", "NO_FIGURES"];

/** Counters, their past, editions or an indexed read: whatever else a page would count is named here. */
export const figuresHaveOneSource: Rule = (sources) => {
  const list = sources.find(({ path }) => path === READS);
  const named = list ? RECORDS.flatMap((record) => keysOf(list, record)) : [];
  const counting = countingModules(sources);
  const unknown = counting.filter((module) => !named.includes(module));
  const gone = named.filter((module) => !counting.includes(module));
  const twice = named.filter((module, at) => named.indexOf(module) !== at);
  return [
    ...unknown.map(
      (module) => `${module} counts the work for a page, and ${READS} does not name it`,
    ),
    ...gone.map((module) => `${READS} names ${module}, which counts nothing for a page`),
    ...twice.map((module) => `${READS} names ${module} twice`),
  ];
};

/** Components and pages lay figures out; SQL that counts stands in queries alone. */
export const pagesCountNothing: Rule = (sources) =>
  sources
    .filter(({ path }) => /^(app|components)\//.test(path))
    .filter((file) => COUNTS.test(statementsIn(file)))
    .map(({ path }) => `${path} counts in SQL`);
