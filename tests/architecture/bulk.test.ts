import { describe, expect, it } from "vitest";
import { assignmentsChangeAtOnce } from "./rules/bulk";
import { projectSources, source } from "./source-tree";

const FILE = "lib/domain/x/commands.ts";
const UPDATE = "await tx.count(sql`update assignment set status = 'cancelled' where id = $1`);";

describe("assignments change by one statement", () => {
  it("in every command of the project", () => {
    expect(assignmentsChangeAtOnce(projectSources())).toEqual([]);
  });

  it.each([
    ["a loop", `async function a() { for (const id of ids) { ${UPDATE} } }`],
    [
      "a callback over rows",
      `async function a() { await Promise.all(ids.map(async () => { ${UPDATE} })); }`,
    ],
    [
      "a call in a loop",
      `async function one() { ${UPDATE} } async function a() { while (more) await one(); }`,
    ],
  ])("which is seen to be broken by %s", (_name, text) => {
    expect(assignmentsChangeAtOnce([source(FILE, text)])).toHaveLength(1);
  });

  it("and tables of other names are left alone", () => {
    const text =
      "async function a() { for (const x of y) await tx.count(sql`insert into assignment_event values (1)`); }";
    expect(assignmentsChangeAtOnce([source(FILE, text)])).toEqual([]);
  });
});
