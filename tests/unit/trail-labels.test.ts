import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { actionLabel, subjectLabel } from "@/lib/domain/people/trail/labels";

const DOMAIN = path.join(import.meta.dirname, "../../lib/domain");

/** What is written behind a key anywhere in the commands of the domain. */
function written(pattern: RegExp): string[] {
  const files = readdirSync(DOMAIN, { recursive: true, encoding: "utf8" });
  const found = files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [...readFileSync(path.join(DOMAIN, file), "utf8").matchAll(pattern)]);
  return [...new Set(found.map(([, value]) => value ?? ""))];
}

const ACTIONS = written(/\baction: "((?:guard|list|policy|voice)\.[a-z_]+)"/g);
const SUBJECTS = written(
  /\bsubjectType: "(guard_rule|policy_document|task|task_list|import_\w+|adjustment)"/g,
);

describe("the words of the audit trail", () => {
  it("look at what the commands write", () => {
    expect(ACTIONS).toEqual(expect.arrayContaining(["policy.publish", "voice.answer"]));
    expect(SUBJECTS).toEqual(expect.arrayContaining(["policy_document", "task_list"]));
  });

  it.each(ACTIONS)("say %s in Chinese", (action) => {
    expect(actionLabel(action)).toMatch(/^\p{Script=Han}+$/u);
  });

  it.each(SUBJECTS)("name a %s in Chinese", (type) => {
    expect(subjectLabel(type)).toMatch(/^\p{Script=Han}+$/u);
  });
});
