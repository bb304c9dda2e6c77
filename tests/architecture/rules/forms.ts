import ts from "typescript";
import { importsOf, type Rule, type Source, walk } from "../source-tree";

const PARTS = /^Form(Text|TextArea|Select|Radio|Checkbox|Group|File)$/;
const FORMS = /^(ActionForm|FormBody)$/;

type Element = ts.JsxOpeningElement | ts.JsxSelfClosingElement;

function opens(node: ts.Node): node is Element {
  return ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node);
}

/** The client components, and what they take in: all that a page hands over without its inside. */
function ofScript(sources: readonly Source[]): Source[] {
  const byPath = new Map(sources.map((file) => [file.path.replace(/\.tsx?$/, ""), file]));
  const found = new Set(sources.filter(({ text }) => text.startsWith('"use client"')));
  for (const file of found) {
    for (const { target, isType } of importsOf(file)) {
      const taken = isType ? undefined : byPath.get(target);
      if (taken) found.add(taken);
    }
  }
  return [...found].filter(({ path }) => path.startsWith("components/"));
}

/** Whether a field's label is made here, and not handed in under the name `label`. */
function labelsItself(part: Element): boolean {
  const label = part.attributes.properties.find(
    (one): one is ts.JsxAttribute => ts.isJsxAttribute(one) && one.name.getText() === "label",
  );
  return label !== undefined && label.initializer?.getText() !== "{label}";
}

function standsInForm(node: ts.Node): boolean {
  for (let around = node.parent; around; around = around.parent) {
    if (ts.isJsxElement(around) && FORMS.test(around.openingElement.tagName.getText())) return true;
  }
  return false;
}

/**
 * A form names its fields in the summary of errors by the labels in what it shows. What a client component
 * shows is not there to be read, so it labels no field of the form around it by itself.
 */
export const formsSeeTheirLabels: Rule = (sources) =>
  ofScript(sources).flatMap((file) => {
    const hidden: string[] = [];
    walk(file.tree, (node) => {
      if (!opens(node) || !PARTS.test(node.tagName.getText())) return;
      if (!standsInForm(node) && labelsItself(node)) {
        const { line } = file.tree.getLineAndCharacterOfPosition(node.getStart());
        hidden.push(`${file.path}:${line + 1}: takes its label from the form around it`);
      }
    });
    return hidden;
  });

/** The summary of errors is shown by the form itself, which names the fields; nothing else draws one. */
export const formsShowTheSummary: Rule = (sources) =>
  sources
    .filter((file) => /^(app|components)\//.test(file.path))
    .filter((file) => !SUMMARIES.includes(file.path) && /<ErrorSummary\b/.test(file.text))
    .map((file) => `${file.path}: leaves the summary of errors to FormFailure`);

// The report's form, which keeps its own draft, names its fields in the same words.
const SUMMARIES = [
  "components/forms/action-form.tsx",
  "components/domain/reports/fill-in-form.tsx",
];
