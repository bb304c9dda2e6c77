import ts from "typescript";
import { importsOf, type Rule, type Source, walk } from "../source-tree";

const ADDRESSES = new Set(["href", "src", "action", "srcSet", "formAction", "poster"]);

function beginsWithSlash(node: ts.Node | undefined): boolean {
  if (!node) return false;
  if (ts.isStringLiteralLike(node)) return node.text.startsWith("/");
  return ts.isTemplateExpression(node) && node.head.text.startsWith("/");
}

function isRawAttribute(node: ts.Node): boolean {
  if (!ts.isJsxAttribute(node) || !ADDRESSES.has(node.name.getText())) return false;
  // Components of ours and of the framework know the base; elements of the document do not.
  if (!/^[a-z]/.test(node.parent.parent.tagName.getText())) return false;
  const { initializer } = node;
  const value =
    initializer && ts.isJsxExpression(initializer) ? initializer.expression : initializer;
  return beginsWithSlash(value);
}

// Links in the head of a document, as the framework takes them.
const HEAD_LINKS = new Set(["canonical", "application/rss+xml"]);

function isRawHeadLink(node: ts.Node): boolean {
  if (!ts.isPropertyAssignment(node)) return false;
  const name = ts.isStringLiteral(node.name) ? node.name.text : node.name.getText();
  return HEAD_LINKS.has(name) && beginsWithSlash(node.initializer);
}

function isRawFetch(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || node.expression.getText() !== "fetch") return false;
  return beginsWithSlash(node.arguments[0]);
}

/** Elements and fetches take their address through withBase(): the platform may live beneath a path. */
export const addressesStandBeneathTheBase: Rule = (sources) =>
  sources
    .filter((file) => /^(app|components)\//.test(file.path))
    .flatMap((file) => {
      const found: string[] = [];
      walk(file.tree, (node) => {
        if (isRawAttribute(node) || isRawHeadLink(node) || isRawFetch(node)) {
          found.push(`${file.path}: ${node.getText().slice(0, 60)} without withBase()`);
        }
      });
      return found;
    });

/** Whole addresses hold the base path too: `publicAddress()` for a page, `publicServer()` for calls of machines. */
export const wholeAddressesHoldTheBase: Rule = (sources) =>
  sources
    .filter(
      (file) => /^(app|components|lib)\//.test(file.path) && file.path !== "lib/platform/env.ts",
    )
    .filter((file) => /\bpublicUrl\(\)\s*\.origin\b/.test(file.text))
    .map(
      (file) => `${file.path}: an address without the base, use publicAddress() or publicServer()`,
    );

/** Parts that hold links of the framework for the desk; public pages use other parts of theirs. */
const MIXED = new Set(["components/ui/button", "components/ui/facts", "components/ui/navigation"]);
const LINK_PARTS = /\b(ButtonLink|Breadcrumb|FilterChips|Pagination|CursorPagination|Tabs)\b/;

function reachedFromPublicPages(sources: Source[]): Source[] {
  const byPath = new Map(sources.map((file) => [file.path.replace(/\.tsx?$/, ""), file]));
  const reached = new Set(sources.filter(({ path }) => path.startsWith("app/(public)/")));
  for (const file of reached) {
    for (const { target, isType } of importsOf(file)) {
      const next = target.startsWith("components/") && !isType ? byPath.get(target) : undefined;
      if (next) reached.add(next);
    }
  }
  return [...reached].filter(({ path }) => !MIXED.has(path.replace(/\.tsx?$/, "")));
}

function namedImports(file: Source): string[] {
  const found: string[] = [];
  walk(file.tree, (node) => {
    if (!ts.isImportDeclaration(node) || node.importClause?.isTypeOnly) return;
    const from = node.moduleSpecifier.getText();
    if (!/ui\/(button|navigation)"/.test(from)) return;
    const names = node.importClause?.namedBindings;
    if (!names || !ts.isNamedImports(names)) return;
    found.push(...names.elements.filter((one) => !one.isTypeOnly).map((one) => one.name.text));
  });
  return found;
}

/** Links of public pages keep the reader's view (长者模式 and others): PublicLink and the parts made of it. */
export const publicLinksKeepTheView: Rule = (sources) =>
  reachedFromPublicPages(sources).flatMap((file) => {
    const isFramework = importsOf(file).some(({ target }) => target === "next/link");
    const parts = namedImports(file).filter((name) => LINK_PARTS.test(name));
    return [
      ...(isFramework ? [`${file.path}: a link that loses the reader's view, use PublicLink`] : []),
      ...parts.map((name) => `${file.path}: ${name} loses the reader's view, use Public${name}`),
    ];
  });
