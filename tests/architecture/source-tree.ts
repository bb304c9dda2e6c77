import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const FOLDERS = ["app", "components", "lib", "prisma", "scripts", "tests"];
const SOURCE = /\.(ts|tsx|mjs)$/;
const LEFT_OUT = ["lib/platform/generated/", "tests/architecture/fixtures/"];

/** One source file, parsed. `path` is relative to the project, with forward slashes. */
export interface Source {
  path: string;
  text: string;
  tree: ts.SourceFile;
}

/** What is wrong, and where: one line that names the file. */
export type Violation = string;

/** A rule reads the whole tree and says what breaks it; none is the only good answer. */
export type Rule = (sources: Source[]) => Violation[];

/** Parses text as if it lay at `file`: how a violation is planted. */
export function source(file: string, text: string): Source {
  const kind = file.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return {
    path: file,
    text,
    tree: ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, kind),
  };
}

/** All files below the folders that hold source, generated and planted ones left out. */
export function projectFiles(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
      .map((file) => file.split(path.sep).join("/")),
  ).filter((file) => !LEFT_OUT.some((folder) => file.startsWith(folder)));
}

let read: Source[] | undefined;

/** Every source file of the project, parsed once. */
export function projectSources(): Source[] {
  read ??= projectFiles()
    .filter((file) => SOURCE.test(file))
    .map((file) => source(file, readFileSync(path.join(ROOT, file), "utf8")));
  return read;
}

/** The text of a file of the project. */
export function projectText(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

/** One import or re-export; `target` is a project path without ending, or the package as written. */
export interface Import {
  target: string;
  isPackage: boolean;
  /** Types only: gone when the program runs. */
  isType: boolean;
  isReexport: boolean;
}

function resolve(from: string, written: string): { target: string; isPackage: boolean } {
  if (written.startsWith("@/")) return { target: written.slice(2), isPackage: false };
  if (written.startsWith(".")) {
    return { target: path.posix.join(path.posix.dirname(from), written), isPackage: false };
  }
  return { target: written, isPackage: true };
}

function specifierOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  const isDynamic =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isDynamic ? node.arguments[0] : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) {
    return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  }
  return ts.isExportDeclaration(node) && node.isTypeOnly;
}

/** Visits every node below and including `node`. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

/** All imports of a file, dynamic ones and re-exports too. */
export function importsOf(file: Source): Import[] {
  const found: Import[] = [];
  walk(file.tree, (node) => {
    const specifier = specifierOf(node);
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    found.push({
      ...resolve(file.path, specifier.text),
      isType: isTypeOnly(node),
      isReexport: ts.isExportDeclaration(node),
    });
  });
  return found;
}

/** One exported function, however it is written. */
export interface ExportedFunction {
  name: string;
  parameters: readonly ts.ParameterDeclaration[];
  node: ts.Node;
}

function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some((one) => one.kind === ts.SyntaxKind.ExportKeyword)
  );
}

function functionOf(node: ts.VariableDeclaration): ts.ArrowFunction | ts.FunctionExpression | null {
  const value = node.initializer;
  return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value : null;
}

/** The functions that a file exports: declarations, and constants that are functions. */
export function exportedFunctions(file: Source): ExportedFunction[] {
  const found: ExportedFunction[] = [];
  for (const node of file.tree.statements) {
    if (!isExported(node)) continue;
    if (ts.isFunctionDeclaration(node) && node.name && node.body) {
      found.push({ name: node.name.text, parameters: node.parameters, node });
    }
    if (!ts.isVariableStatement(node)) continue;
    for (const declared of node.declarationList.declarations) {
      const value = functionOf(declared);
      if (!value) continue;
      found.push({ name: declared.name.getText(), parameters: value.parameters, node });
    }
  }
  return found;
}

/** Whether a documentation comment stands before a node. */
export function hasDocumentation(file: Source, node: ts.Node): boolean {
  const ranges = ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? [];
  return ranges.some((range) => file.text.startsWith("/**", range.pos));
}

interface Comment {
  text: string;
  line: number;
}

const comments = new WeakMap<Source, Comment[]>();

/** The comments of a file, with their lines. */
export function commentsOf(file: Source): Comment[] {
  const known = comments.get(file) ?? readComments(file);
  comments.set(file, known);
  return known;
}

function readComments(file: Source): Comment[] {
  const seen = new Map<number, Comment>();
  const keep = (ranges: ts.CommentRange[] | undefined) => {
    for (const range of ranges ?? []) {
      const line = file.tree.getLineAndCharacterOfPosition(range.pos).line + 1;
      seen.set(range.pos, { text: file.text.slice(range.pos, range.end), line });
    }
  };
  walk(file.tree, (node) => {
    if (node.kind === ts.SyntaxKind.JsxText) return;
    keep(ts.getLeadingCommentRanges(file.text, node.getFullStart()));
    keep(ts.getTrailingCommentRanges(file.text, node.getEnd()));
  });
  return [...seen.values()];
}
