import { expect, it } from "vitest";
import { deskNav, deskSections } from "@/components/domain/assignments/desk-nav";
import type { Verb } from "@/lib/access/roles";

const can = (...verbs: Verb[]) => {
  return (verb: Verb) => verbs.includes(verb);
};
const reviewing = (...verbs: Verb[]) =>
  deskNav(can(...verbs), { reviews: 0, publications: 0 }).find(({ label }) => label === "审核")
    ?.href;

it("leads to the queue who has one, and who only answers doubts to these", () => {
  expect(reviewing("report.review", "doubt.answer")).toBe("/desk/reviews");
  expect(reviewing("doubt.answer")).toBe("/desk/reviews/doubts");
  expect(reviewing("report.enter")).toBeUndefined();
});

it("lets everybody who can give a right of reviewing away find where", () => {
  for (const verb of ["report.review", "doubt.answer"] as const) {
    const hrefs = deskSections(can(verb)).flatMap(({ items }) => items.map(({ href }) => href));
    expect(hrefs, verb).toContain("/desk/reviews/delegations");
  }
});

it("says how much waits at the entry where it waits, and nothing where nothing does", () => {
  const nav = deskNav(can("report.review", "publication.check"), { reviews: 0, publications: 3 });
  const counts = nav.flatMap(({ label, count }) => (count === undefined ? [] : [[label, count]]));
  expect(counts).toEqual([["公开", 3]]);
});
