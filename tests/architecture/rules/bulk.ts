import ts from "typescript";
import { type Rule, type Source, walk } from "../source-tree";

/*
 * A command changes assignments by one statement, however many there are: the counters are written once, in one
 * order, and no batch deadlocks with another. So no statement that writes assignments stands in a loop or in a
 * callback over rows, nor does a call of a function of the same file that holds one.
 */

const WRITES = /\b(update|insert\s+into|delete\s+from)\s+assignment\b(?!_)/i;
/** Functions that are called a few times with a statement each, and how often that is. */
const FEW: Record<string, string> = {
  "lib/domain/years/closing/commands.ts applyRule": "once for each rule of closing a year",
};
const CALLBACKS = new Set(["map", "forEach", "flatMap", "reduce"]);

function isLoop(node: ts.Node): boolean {
  if (ts.isForOfStatement(node) || ts.isForStatement(node) || ts.isForInStatement(node))
    return true;
  if (ts.isWhileStatement(node) || ts.isDoStatement(node)) return true;
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  const call = node.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  return CALLBACKS.has(call.expression.name.text);
}

/** The loop in which a node stands within its own function, and the name of that function. */
function placeOf(node: ts.Node): { inLoop: boolean; within: string | undefined } {
  let inLoop = false;
  for (let at = node.parent; at; at = at.parent) {
    if (isLoop(at)) inLoop = true;
    if (ts.isFunctionDeclaration(at)) return { inLoop, within: at.name?.text };
  }
  return { inLoop, within: undefined };
}

function lineOf(file: Source, node: ts.Node): number {
  return file.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

function violationsIn(file: Source): string[] {
  const writers = new Set<string>();
  const found: string[] = [];
  walk(file.tree, (node) => {
    if (!ts.isTaggedTemplateExpression(node) || !WRITES.test(node.template.getText())) return;
    const { inLoop, within } = placeOf(node);
    if (within) writers.add(within);
    if (inLoop) found.push(`${file.path}:${lineOf(file, node)} writes assignments in a loop`);
  });
  walk(file.tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
    if (!writers.has(node.expression.text) || !placeOf(node).inLoop) return;
    if (FEW[`${file.path} ${node.expression.text}`]) return;
    found.push(`${file.path}:${lineOf(file, node)} calls ${node.expression.text} in a loop`);
  });
  return found;
}

/** Every command of the app changes assignments by one statement. */
export const assignmentsChangeAtOnce: Rule = (sources) =>
  sources.filter(({ path }) => path.startsWith("lib/")).flatMap(violationsIn);
