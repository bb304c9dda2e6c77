import { describe, expect, it } from "vitest";
import { formsSeeTheirLabels, formsShowTheSummary } from "./rules/forms";
import { projectSources, type Rule, source } from "./source-tree";

const CLIENT = '"use client";\n';
const OWN = `${CLIENT}export const One = () => <FormText name="one" label="一" />;`;

const RULES: [string, Rule, [string, string]][] = [
  ["forms see the labels of their fields", formsSeeTheirLabels, ["components/domain/a/b.tsx", OWN]],
  [
    "forms show the summary of errors",
    formsShowTheSummary,
    ["components/domain/a/b.tsx", "export const One = () => <ErrorSummary errors={[]} />;"],
  ],
];

describe.each(RULES)("%s", (_name, rule, [file, text]) => {
  it("in the whole project", () => {
    expect(rule(projectSources())).toEqual([]);
  });

  it("and what breaks it is seen", () => {
    expect(rule([source(file, text)])).toHaveLength(1);
  });
});

describe("a client component", () => {
  it.each([
    ["labels the fields of its own form", "<FormBody><p><FormText label='一' /></p></FormBody>"],
    ["hands a label on", "<FormText name={name} label={label} />"],
  ])("%s", (_what, shown) => {
    const text = `${CLIENT}export const One = ({ name, label }) => (${shown});`;
    expect(formsSeeTheirLabels([source("components/domain/a/b.tsx", text)])).toEqual([]);
  });
});
