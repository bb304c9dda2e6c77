import { describe, expect, it } from "vitest";
import { RIGHTS, spanOf, type Verb } from "@/lib/access/roles";
import { Role } from "@/lib/platform/generated/prisma/enums";

const roles = Object.values(Role);
const ASKED: Role[] = [
  "reporter",
  "unit_head",
  "township",
  "lead_unit",
  "office",
  "supervisor",
  "resident_group",
];
const holders = (verb: Verb) => roles.filter((role) => spanOf(role, verb) !== undefined);

describe("the table of rights", () => {
  it("has a row for every role and no other", () => {
    expect(Object.keys(RIGHTS).sort()).toEqual([...roles].sort());
  });

  // Who holds each verb at all, complete: a right that is added or lost has to be said here too.
  it.each<[Verb, Role[]]>([
    [
      "report.enter",
      ["reporter", "unit_head", "township", "lead_unit", "office", "supervisor", "resident_group"],
    ],
    ["report.review", ["township", "lead_unit", "office"]],
    ["report.accept", ["lead_unit", "office"]],
    ["doubt.answer", ["office", "supervisor"]],
    ["chain.manage", ["office"]],
    ["window.manage", ["lead_unit", "office"]],
    ["assignment.exempt", ["office"]],
    ["machine.manage", ["lead_unit", "office"]],
    ["robot.manage", ["township", "lead_unit", "office"]],
    ["message.manage", ["sys_admin"]],
    ["list.draft", ["lead_unit", "office"]],
    ["list.issue", ["lead_unit", "office"]],
    ["list.consent", ["office"]],
    ["edition.freeze", ["office"]],
    ["edition.release", ["office"]],
    ["meeting.read", ["lead_unit", "office", "supervisor", "resident_group"]],
    ["meeting.manage", ["office"]],
    ["problem.raise", ["lead_unit", "office", "supervisor"]],
    ["order.read", ["lead_unit", "office", "supervisor"]],
    ["order.release", ["office", "supervisor"]],
    [
      "order.answer",
      ["reporter", "unit_head", "township", "lead_unit", "office", "supervisor", "resident_group"],
    ],
    ["circular.draft", ["office", "supervisor"]],
    ["circular.release", ["office", "supervisor"]],
    ["note.manage", ["office"]],
    ["publication.check", ["office"]],
    ["publication.release", ["office"]],
    ["portal.manage", ["office"]],
    ["news.write", ["lead_unit", "office"]],
    ["site.recommend", ASKED],
    ["site.read", ["township", "lead_unit", "office", "supervisor"]],
    ["site.manage", ["lead_unit", "office"]],
    ["booking.answer", ASKED],
    ["case.submit", ASKED],
    ["case.assess", ["assessor"]],
    ["case.select", ["lead_unit", "office"]],
    ["tour.manage", ["lead_unit", "office"]],
    ["culture.enter", ASKED],
    ["culture.manage", ["lead_unit", "office"]],
    ["suggestion.screen", ["moderator"]],
    ["topic.read", ["lead_unit", "office", "supervisor", "moderator"]],
    ["topic.manage", ["office"]],
    ["topic.answer", [...ASKED, "answerer"]],
    ["topic.supervise", ["supervisor"]],
    ["region.manage", ["sys_admin"]],
    ["organisation.manage", ["sys_admin"]],
    ["account.manage", ["lead_unit", "office", "sys_admin"]],
    ["account.read", ["lead_unit", "office", "sys_admin", "sec_admin"]],
    ["grant.manage", ["sec_admin"]],
    ["calendar.manage", ["sys_admin"]],
    ["audit.read", ["audit_admin"]],
  ])("%s belongs to %j", (verb, expected) => {
    expect(holders(verb)).toEqual(expected);
  });

  it("shows administrators no assignment, report, list, dashboard or edition", () => {
    const work = /^(assignment|report|list|dashboard|edition)\./;
    for (const role of ["sys_admin", "sec_admin", "audit_admin"] as const) {
      expect(Object.keys(RIGHTS[role]).filter((verb) => work.test(verb))).toEqual([]);
    }
  });

  it("gives no two administrators the same power to change something", () => {
    const changing = (role: Role) =>
      Object.keys(RIGHTS[role]).filter((verb) => verb.endsWith(".manage"));
    const all = (["sys_admin", "sec_admin", "audit_admin"] as const).flatMap(changing);
    expect(new Set(all).size).toBe(all.length);
  });
});
