import { describe, expect, it } from "vitest";
import type { ActorGrant, StaffActor } from "@/lib/access/actor";
import { systemActor, VISITOR } from "@/lib/access/actor";
import { refusalOf, sheetHash } from "@/lib/domain/lists/import/rules";
import { targetWords } from "@/lib/domain/lists/labels";
import { sameTitle } from "@/lib/domain/lists/matching/rules";
import { canConsent, canDraft, canIssue, rightsOver } from "@/lib/domain/lists/policy";
import type { ListFacts, ListStatus } from "@/lib/domain/lists/types";
import type { Role } from "@/lib/platform/generated/prisma/enums";

function person(role: Role, regionCode = "420000", carrierCode: string | null = null): StaffActor {
  const grant: ActorGrant = {
    ...{ role, regionCode, carrierCode, regionLevel: "province", organisationId: null },
    mayEnterFor: false,
  };
  return {
    ...{ kind: "staff", accountId: `${role}-1`, login: role, name: role, isExample: true },
    organisation: {
      ...{ id: "o", name: "单位", kind: "lead_unit", level: "province", regionCode },
      ...{ nodeCode: regionCode, townshipCode: null, line: null },
    },
    grants: [grant],
    sessionId: "s",
  };
}

function list(more: Partial<ListFacts> = {}): ListFacts {
  return {
    ...{ regionCode: "420000", carrierCode: "village", subCarrierCodes: [], kind: "task" },
    ...{ status: "draft", consentNote: null },
    ...more,
  } as ListFacts;
}

const OTHERS: Role[] = [
  ...(["reporter", "unit_head", "township", "supervisor", "resident_group"] as const),
  ...(["sys_admin", "sec_admin", "audit_admin"] as const),
];

describe("who drafts and issues a list", () => {
  it("is the lead of its carrier in its own region", () => {
    const lead = person("lead_unit", "420000", "village");
    expect(canDraft(lead, list())).toBe(true);
    expect(canIssue(lead, list())).toBe(true);
    expect(canDraft(lead, list({ carrierCode: "school" }))).toBe(false);
    expect(canDraft(lead, list({ regionCode: "420600" }))).toBe(false);
    expect(canDraft(lead, list({ carrierCode: null }))).toBe(false);
  });

  it("is for a shared carrier the lead of any of its sub-carriers", () => {
    const enterprise = list({ carrierCode: "enterprise", subCarrierCodes: ["soe", "private"] });
    expect(canDraft(person("lead_unit", "420000", "soe"), enterprise)).toBe(true);
    expect(canDraft(person("lead_unit", "420000", "village"), enterprise)).toBe(false);
  });

  it("is for the coordination list the office alone", () => {
    const coordination = list({ carrierCode: null });
    expect(canDraft(person("office"), coordination)).toBe(true);
    expect(canDraft(person("office"), list())).toBe(false);
    expect(canDraft(person("office", "420600"), coordination)).toBe(false);
  });

  it.each(OTHERS)("is never a %s", (role) => {
    const someone = person(role, "420000", "village");
    expect(canDraft(someone, list())).toBe(false);
    expect(canIssue(someone, list())).toBe(false);
    expect(canConsent(someone, list(), ["420000"])).toBe(false);
  });

  it("is no visitor, and always the system", () => {
    expect(canIssue(VISITOR, list())).toBe(false);
    expect(canIssue(systemActor("测试"), list())).toBe(true);
  });
});

describe("consent", () => {
  it("is given by the office of the region or one above, never by the drafting lead", () => {
    expect(canConsent(person("office"), list(), ["420000"])).toBe(true);
    const below = list({ regionCode: "420600" });
    expect(canConsent(person("office"), below, ["420000", "420600"])).toBe(true);
    expect(canConsent(person("office", "420624"), below, ["420000", "420600"])).toBe(false);
    expect(canConsent(person("lead_unit", "420000", "village"), list(), ["420000"])).toBe(false);
  });

  const steps: [ListStatus, string | null, string[]][] = [
    ["draft", null, ["discard", "edit", "submit"]],
    ["under_consent", null, ["withdraw"]],
    ["under_consent", "同意", ["issue", "withdraw"]],
    ["issued", "同意", ["issue", "revise"]],
    ["superseded", "同意", []],
    ["archived", "同意", []],
  ];
  it.each(steps)("a lead may on a list that is %s (consent %j): %j", (status, consentNote, may) => {
    const lead = person("lead_unit", "420000", "village");
    const rights = rightsOver(lead, list({ status, consentNote }), ["420000"]);
    const allowed = Object.entries(rights).flatMap(([right, has]) => (has ? [right] : []));
    expect(allowed.sort()).toEqual(may);
  });

  it("may be refused by the office until the list is issued, never by the drafting lead", () => {
    const office = person("office");
    const drafter = person("lead_unit", "420000", "village");
    for (const status of ["draft", "under_consent", "issued", "superseded", "archived"] as const) {
      const facts = list({ status, consentNote: "同意" });
      expect(rightsOver(office, facts, ["420000"]).return).toBe(status === "under_consent");
      expect(rightsOver(drafter, facts, ["420000"]).return).toBe(false);
    }
  });

  it("is asked of the office only while the list waits for it", () => {
    const may = (status: ListStatus, consentNote: string | null) =>
      rightsOver(person("office"), list({ status, consentNote }), ["420000"]).consent;
    expect(may("under_consent", null)).toBe(true);
    expect(may("under_consent", "同意")).toBe(false);
    expect(may("draft", null)).toBe(false);
    expect(may("issued", null)).toBe(false);
  });
});

describe("importing", () => {
  const draft = {
    ...{ kind: "task" as const, title: "清单", year: 2026, carrierCode: "village", leadName: null },
    ...{ tasks: [{} as never], clauses: [], doubts: [] },
  };
  const doubt = { row: 7, message: "没有目标值" } as never;

  it("refuses a sheet without a usable row, and one with doubts unless they are accepted", () => {
    expect(refusalOf({ ...draft, tasks: [] }, true)).toMatch("没有一行可以导入");
    expect(refusalOf({ ...draft, doubts: [doubt] }, false)).toMatch("第 7 行：没有目标值");
    expect(refusalOf({ ...draft, doubts: [doubt] }, true)).toBeNull();
    expect(refusalOf(draft, false)).toBeNull();
  });

  it("knows a sheet by its content and name, and a task by its title", () => {
    expect(sheetHash("a", "b")).not.toBe(sheetHash("a", "c"));
    expect(sameTitle("“三资” 问题清理、整改")).toBe(sameTitle("三资问题清理整改"));
  });

  it("words a target with its direction", () => {
    expect(targetWords({ target: 95, unit: "%", direction: "increase" })).toBe("≥ 95%");
    expect(targetWords({ target: 3, unit: "天", direction: "decrease" })).toBe("≤ 3 天");
    expect(targetWords({ target: null, unit: "起", direction: "zero" })).toBe("0 起");
    expect(targetWords({ target: null, unit: "%", direction: "reach" })).toBeNull();
  });
});
