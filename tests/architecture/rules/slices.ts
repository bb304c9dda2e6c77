import ts from "typescript";
import { importsOf, type Rule, type Source, type Violation } from "../source-tree";

/** A new kind of file in a slice is a decision, not a habit. */
const VOCABULARY = [
  "types",
  "schema",
  "rules",
  "policy",
  "queries",
  "commands",
  "actions",
  "labels",
];
const VAGUE = /^(utils?|helpers?|services?|common|misc)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Names that Next gives a meaning: `[id]`, `(group)`, `@slot`, `_private`. */
const ROUTE_SEGMENT = /^(\(.+\)|\[+(\.\.\.)?[a-z][A-Za-z]*\]+|@[a-z]+|_[a-z-]+)$/;
const MOST_LINES = 300;

function stem(name: string): string {
  return name.split(".")[0] ?? name;
}

function segments(file: string): string[] {
  return file.split("/").map(stem);
}

/** A slice, or a sub-noun of one, holds only files of the vocabulary. */
export const slicesKeepTheirVocabulary: Rule = (sources) =>
  sources
    .filter((file) => file.path.startsWith("lib/domain/"))
    .flatMap((file) => {
      const parts = file.path.slice("lib/domain/".length).split("/");
      const name = parts.at(-1) ?? "";
      const isKnown = VOCABULARY.some((word) => name === `${word}.ts`);
      if (!isKnown) return [`${file.path}: not a file of the slice vocabulary`];
      return parts.length > 3 ? [`${file.path}: a sub-noun of a sub-noun`] : [];
    });

/** No file or folder is named for being useful. */
export const namesSayWhatIsInside: Rule = (sources) =>
  sources
    .filter((file) => segments(file.path).some((segment) => VAGUE.test(segment)))
    .map((file) => `${file.path}: the name does not say what is inside`);

/** Files and folders are kebab-case; Next's own marks in `app` are the language of its router. */
export const namesAreKebabCase: Rule = (sources) =>
  sources
    .filter((file) =>
      segments(file.path).some((segment) => {
        const isRoute = file.path.startsWith("app/") && ROUTE_SEGMENT.test(segment);
        return !isRoute && !KEBAB.test(segment);
      }),
    )
    .map((file) => `${file.path}: not kebab-case`);

function isOnlyReexports(file: Source): boolean {
  const { statements } = file.tree;
  return (
    statements.length > 0 &&
    statements.every(
      (node) =>
        ts.isImportDeclaration(node) || (ts.isExportDeclaration(node) && node.moduleSpecifier),
    ) &&
    statements.some((node) => ts.isExportDeclaration(node))
  );
}

/** No file exists only to pass others on, and none is called index. */
export const thereAreNoBarrels: Rule = (sources) =>
  sources.flatMap((file): Violation[] => {
    if (/(^|\/)index\.(ts|tsx|mjs)$/.test(file.path)) return [`${file.path}: an index file`];
    const passesAll = importsOf(file).some((found) => found.isReexport && !found.isPackage);
    return isOnlyReexports(file) && passesAll ? [`${file.path}: only passes others on`] : [];
  });

/** Past 300 lines a file is two files. */
export const filesStaySmall: Rule = (sources) =>
  sources
    .filter((file) => !file.path.startsWith("tests/"))
    .map((file) => ({ path: file.path, lines: file.text.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines, more than ${MOST_LINES}`);
