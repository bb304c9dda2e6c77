import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

/** A server action as its source binds it. */
export interface BoundAction {
  file: string;
  exported: string;
  /** noun.verb */
  name: string;
  command: string;
  isOpen: boolean;
}

function property(object: ts.ObjectLiteralExpression, name: string): string | undefined {
  for (const member of object.properties) {
    if (member.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(member)) return member.initializer.getText();
    if (ts.isShorthandPropertyAssignment(member)) return name;
  }
  return undefined;
}

/** `withSentPicture(enterWork)` binds `enterWork`. */
const bound = (text: string) => /^\w+(?:<.+>)?\((\w+)\)$/s.exec(text)?.[1] ?? text;

function actionOf(file: string, statement: ts.VariableDeclaration): BoundAction | undefined {
  const call = statement.initializer;
  if (!call || !ts.isCallExpression(call)) return undefined;
  if (call.expression.getText() !== "defineAction") return undefined;
  const [definition] = call.arguments;
  if (!definition || !ts.isObjectLiteralExpression(definition)) return undefined;
  return {
    file,
    exported: statement.name.getText(),
    name: (property(definition, "name") ?? "").slice(1, -1),
    command: bound(property(definition, "command") ?? ""),
    isOpen: property(definition, "open") === "true",
  };
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function actionsIn(file: string): BoundAction[] {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return tree.statements.filter(isExported).flatMap((statement) => {
    if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) return [];
    const declarations = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations
      : [];
    const actions = declarations.flatMap((declaration) => actionOf(file, declaration) ?? []);
    if (actions.length !== 1) throw new Error(`${file}: ${statement.getText()} is no defineAction`);
    return actions;
  });
}

function serverFiles(): string[] {
  const sources = ["lib", "components", "app"].flatMap((folder) => filesBeneath(folder));
  return sources.filter((file) =>
    /^\s*["']use server["']/m.test(readFileSync(path.join(ROOT, file), "utf8")),
  );
}

function filesBeneath(folder: string): string[] {
  return ts.sys
    .readDirectory(path.join(ROOT, folder), [".ts", ".tsx"], ["**/generated/**"])
    .map((file) => path.relative(ROOT, file));
}

/** Every server action of the source; throws on one that is not made by defineAction. */
export function boundActions(): BoundAction[] {
  return serverFiles().flatMap(actionsIn);
}

interface Manifest {
  node: Record<string, { exportedName?: string; filename?: string }>;
}

/** Every server action of the finished build, as `file#export`; none where nothing is built. */
export function builtActions(): string[] {
  const folders = [".next", ".test/next"].map((folder) => path.join(ROOT, folder, "server"));
  return folders
    .map((folder) => path.join(folder, "server-reference-manifest.json"))
    .filter((file) => existsSync(file))
    .flatMap((file) => Object.values((JSON.parse(readFileSync(file, "utf8")) as Manifest).node))
    .flatMap(({ filename, exportedName }) =>
      filename && exportedName ? [`${filename}#${exportedName}`] : [],
    );
}
