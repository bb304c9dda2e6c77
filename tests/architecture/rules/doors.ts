import ts from "typescript";
import {
  exportedFunctions,
  hasDocumentation,
  importsOf,
  type Rule,
  type Source,
  walk,
} from "../source-tree";

/**
 * Who asks; or a scope, which is made from who asks; or the open transaction of a command, which
 * has said so before.
 */
const ASKER = /^(Actor|(Staff|System|Visitor)Actor|[A-Za-z]*Scope|Tx)\b/;

function name(file: Source): string {
  return file.path.split("/").at(-1) ?? "";
}

function inDomain(file: Source, ...names: string[]): boolean {
  return file.path.startsWith("lib/domain/") && names.includes(name(file));
}

/**
 * What runs before or beside the product, and hands its environment on as a value; and two of the
 * tests: whether they run in full, and which worker runs them.
 */
function isBootstrap(file: Source): boolean {
  if (["tests/support/deep.ts", "tests/support/own-server.ts"].includes(file.path)) return true;
  return /^scripts\/([a-z-]+\/)?[a-z-]+\.mjs$/.test(file.path);
}

function readsEnvironment(file: Source): boolean {
  let found = false;
  walk(file.tree, (node) => {
    const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
    if (!isAccess || node.expression.getText() !== "process") return;
    const member = ts.isPropertyAccessExpression(node)
      ? node.name.text
      : node.argumentExpression.getText().slice(1, -1);
    if (member === "env") found = true;
  });
  return found;
}

// The base path is built into scripts of the browser, where there is no environment to check.
const ENVIRONMENT_READERS = ["lib/platform/env.ts", "lib/shared/base-path.ts"];

/** The environment is read and checked in one place. */
export const environmentHasOneReader: Rule = (sources) =>
  sources
    .filter((file) => !ENVIRONMENT_READERS.includes(file.path) && !isBootstrap(file))
    .filter(readsEnvironment)
    .map((file) => `${file.path}: reads process.env`);

function mayReachDatabase(file: Source): boolean {
  return (
    inDomain(file, "queries.ts", "commands.ts") ||
    /^(lib\/platform|lib\/access|prisma\/seed|scripts|tests)\//.test(file.path)
  );
}

function isDatabase(target: string): boolean {
  return (
    target === "lib/platform/db" ||
    target === "pg" ||
    target.startsWith("@prisma/") ||
    /^lib\/platform\/generated\/prisma\/(client|models)/.test(target)
  );
}

/** The database is reached by queries and commands, and by what carries them. */
export const databaseIsBehindQueriesAndCommands: Rule = (sources) =>
  sources
    .filter((file) => !mayReachDatabase(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((found) => isDatabase(found.target))
        .map((found) => `${file.path} imports ${found.target}`),
    );

/** Nobody reaches data without saying who he is: `actor` comes first in queries and commands. */
export const actorComesFirst: Rule = (sources) =>
  sources
    .filter((file) => inDomain(file, "queries.ts", "commands.ts"))
    .flatMap((file) =>
      exportedFunctions(file)
        .filter((found) => isAsync(found.node))
        .filter((found) => !ASKER.test(found.parameters[0]?.type?.getText() ?? ""))
        .map((found) => `${file.path}: ${found.name} does not take the actor first`),
    );

function isAsync(node: ts.Node): boolean {
  let found = false;
  const look = (candidate: ts.Node) => {
    const isFunction =
      ts.isFunctionDeclaration(candidate) ||
      ts.isArrowFunction(candidate) ||
      ts.isFunctionExpression(candidate);
    if (!isFunction) return;
    const gives = candidate.type?.getText() ?? "";
    const isMarked = candidate.modifiers?.some((one) => one.kind === ts.SyntaxKind.AsyncKeyword);
    if (isMarked || gives.startsWith("Promise<")) found = true;
  };
  if (ts.isVariableStatement(node)) {
    for (const declared of node.declarationList.declarations) {
      if (declared.initializer) look(declared.initializer);
    }
  } else look(node);
  return found;
}

function directives(file: Source): string[] {
  const found: string[] = [];
  walk(file.tree, (node) => {
    if (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression)) {
      found.push(node.expression.text);
    }
  });
  return found;
}

/** A function that browsers may call is bound in actions.ts, where each has schema and command. */
export const serverActionsLiveInActions: Rule = (sources) => {
  const marked = sources.filter((file) => directives(file).includes("use server"));
  const elsewhere = marked
    .filter((file) => name(file) !== "actions.ts")
    .map((file) => `${file.path}: "use server" outside actions.ts`);
  const unmarked = sources
    .filter((file) => inDomain(file, "actions.ts") && !marked.includes(file))
    .map((file) => `${file.path}: actions.ts without "use server"`);
  return [...elsewhere, ...unmarked];
};

/** Reads and writes are never bundled for a browser. */
export const queriesAndCommandsAreServerOnly: Rule = (sources) =>
  sources
    .filter((file) => inDomain(file, "queries.ts", "commands.ts"))
    .filter((file) => !importsOf(file).some((found) => found.target === "server-only"))
    .map((file) => `${file.path}: does not import server-only`);

/** Every function that a file in lib offers says what it promises. */
export const exportedFunctionsAreDocumented: Rule = (sources) =>
  sources
    .filter((file) => file.path.startsWith("lib/"))
    .flatMap((file) =>
      exportedFunctions(file)
        .filter((found) => !hasDocumentation(file, found.node))
        .map((found) => `${file.path}: ${found.name} has no documentation`),
    );

/** Rules and policies open with a paragraph that somebody who does not program could check. */
export const rulesOpenInPlainWords: Rule = (sources) =>
  sources
    .filter((file) => inDomain(file, "rules.ts", "policy.ts"))
    .filter((file) => !/^(import [^;]*;\s*)*\s*(\/\*\*?|\/\/)/.test(file.text))
    .map((file) => `${file.path}: does not open with the rule in plain words`);
