import { describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { VISITOR } from "@/lib/access/actor";
import { canManage, rightsOver } from "@/lib/domain/policies/policy";
import { publishingProblem, wrongFacts } from "@/lib/domain/policies/rules";
import { draftPolicySchema } from "@/lib/domain/policies/schema";
import type { PolicyFacts, PolicyStatus } from "@/lib/domain/policies/types";
import { Role } from "@/lib/platform/generated/prisma/enums";

function person(role: Role, regionCode: string, carrierCode: string | null): StaffActor {
  return {
    ...{ kind: "staff", accountId: "a", login: "a", name: "甲", isExample: false, sessionId: "s" },
    organisation: {
      ...{ id: "o", name: "某单位", kind: "lead_unit", level: "city", regionCode },
      ...{ nodeCode: regionCode, townshipCode: null, line: null },
    },
    grants: [
      {
        ...{ role, regionCode, regionLevel: "city", carrierCode },
        ...{ organisationId: null, mayEnterFor: false },
      },
    ],
  };
}

const SCHOOL: PolicyFacts = {
  ...{ regionCode: "420600", carrierCode: "school", subCarrierCodes: [], status: "draft" },
};
const OPINION: PolicyFacts = { ...SCHOOL, carrierCode: null };

describe("who files a document", () => {
  it.each(Object.values(Role))("as %s, in its own region", (role) => {
    const who = person(role, "420600", role === "lead_unit" ? "school" : null);
    expect(canManage(who, SCHOOL)).toBe(role === "office" || role === "lead_unit");
    expect(canManage(who, OPINION)).toBe(role === "office");
  });

  it("is refused in any other region, above or below, and to visitors", () => {
    for (const regionCode of ["420000", "420624", null]) {
      expect(canManage(person("office", "420600", null), { ...SCHOOL, regionCode })).toBe(false);
    }
    expect(canManage(VISITOR, SCHOOL)).toBe(false);
  });

  it("is refused to a lead for another carrier, and shared by the leads of its parts", () => {
    expect(canManage(person("lead_unit", "420600", "hospital"), SCHOOL)).toBe(false);
    const enterprise = {
      ...SCHOOL,
      carrierCode: "enterprise",
      subCarrierCodes: ["soe", "private"],
    };
    expect(canManage(person("lead_unit", "420600", "soe"), enterprise)).toBe(true);
  });
});

describe("what may be done", () => {
  const office = person("office", "420600", null);
  it.each<[PolicyStatus, string[]]>([
    ["draft", ["discard", "edit", "publish"]],
    ["published", ["revise", "withdraw"]],
    ["superseded", []],
  ])("with a document that is %s", (status, wanted) => {
    const rights = rightsOver(office, { ...SCHOOL, status });
    const allowed = Object.entries(rights).flatMap(([right, may]) => (may ? [right] : []));
    expect(allowed.sort()).toEqual(wanted);
  });
});

describe("a document's facts", () => {
  it("put an opinion under no carrier and an implementing opinion under one", () => {
    expect(wrongFacts({ kind: "opinion", carrierCode: "school" })).toHaveProperty("carrierCode");
    expect(wrongFacts({ kind: "implementing", carrierCode: null })).toHaveProperty("carrierCode");
    expect(wrongFacts({ kind: "opinion", carrierCode: null })).toEqual({});
    expect(wrongFacts({ kind: "negative_list", carrierCode: null })).toEqual({});
  });

  it("ask a negative list for items, and nothing else for its text", () => {
    expect(publishingProblem("negative_list", 0)).toMatch(/至少/);
    expect(publishingProblem("negative_list", 1)).toBeNull();
    expect(publishingProblem("opinion", 0)).toBeNull();
  });

  it.each([
    ["2026年3月5日", "2026-03-05"],
    ["2026.3.5", "2026-03-05"],
    ["2026 年 3 月", "2026-03"],
    ["2026年", "2026"],
    ["", null],
  ])("read the day %s as %s", (publishedOn, wanted) => {
    const read = draftPolicySchema.parse({
      ...{ title: "办法", kind: "regulation", regionCode: "420600", publishedOn },
    });
    expect(read.publishedOn).toBe(wanted);
  });

  it.each(["2026年13月", "去年", "2026-02-30"])("refuse the day %s", (publishedOn) => {
    const read = draftPolicySchema.safeParse({
      ...{ title: "办法", kind: "regulation", regionCode: "420600", publishedOn },
    });
    expect(read.error?.issues[0]?.path).toEqual(["publishedOn"]);
  });
});
