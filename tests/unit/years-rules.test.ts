import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VISITOR } from "@/lib/access/actor";
import { canMove } from "@/lib/domain/assignments/rules";
import { closedMessage } from "@/lib/domain/regions/closings/rules";
import { canManage, managedRegions } from "@/lib/domain/years/policy";
import {
  type ClosingChoice,
  canClose,
  canOpen,
  choiceFaults,
  closingTerms,
  isRunning,
  kindsWith,
  RULES_OF,
} from "@/lib/domain/years/rules";
import { CLOSING_KINDS, type ClosingKind, type ClosingRule } from "@/lib/domain/years/types";

const TODAY = "2026-12-28";
const FREEZE: ClosingChoice["rules"] = {
  late: "freeze",
  upcoming: "freeze",
  returned: "freeze",
  submitted: "freeze",
  awaiting: "freeze",
};

const choices = fc
  .record(
    Object.fromEntries(
      CLOSING_KINDS.map((kind) => [kind, fc.constantFrom(...RULES_OF[kind])]),
    ) as Record<ClosingKind, fc.Arbitrary<ClosingRule>>,
  )
  .map((rules) => ({ rules }));

describe("the rules of closing", () => {
  it("treat every kind by exactly one rule, whatever is chosen", () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const treated = (["keep", "carry", "cancel", "freeze"] as const).flatMap((rule) =>
          kindsWith(choice, rule),
        );
        expect(treated.toSorted()).toEqual([...CLOSING_KINDS].toSorted());
      }),
    );
  });

  it("cancel or carry over nothing that a unit has handed in, and only what can be cancelled", () => {
    expect(RULES_OF.submitted).toEqual(["keep", "freeze"]);
    for (const status of ["not_started", "drafting", "returned"] as const) {
      expect(canMove(status, "cancel")).toBe(true);
    }
  });

  it.each([
    ["keep", { closedFrom: "2027-02-01", isCancelled: false, carriedTo: null }],
    ["carry", { closedFrom: TODAY, isCancelled: false, carriedTo: 2027 }],
    ["cancel", { closedFrom: TODAY, isCancelled: true, carriedTo: null }],
    ["freeze", { closedFrom: TODAY, isCancelled: false, carriedTo: null }],
  ] as const)("%s says from when nothing is taken any more, and why", (rule, wanted) => {
    const choice = { rules: FREEZE, keepUntil: "2027-01-31", cancelReason: "机构撤并" };
    const terms = closingTerms(rule, { year: 2026, today: TODAY, choice });
    expect(terms).toMatchObject(wanted);
    expect(terms.reason).toMatch(/^2026 年度关闭/);
  });

  it("say the day and the reason as the organisation reads them", () => {
    const choice = { rules: FREEZE, keepUntil: "2027-01-31", cancelReason: "机构撤并" };
    const reason = (rule: ClosingRule) =>
      closingTerms(rule, { year: 2026, today: TODAY, choice }).reason;
    expect(reason("keep")).toBe("2026 年度关闭，继续报送到 2027 年 1 月 31 日");
    expect(reason("cancel")).toBe("2026 年度关闭取消：机构撤并");
  });
});

describe("what a choice lacks", () => {
  const faults = (choice: Partial<ClosingChoice>) =>
    Object.keys(choiceFaults({ rules: FREEZE, ...choice }, TODAY));

  it("is nothing where nothing goes on and nothing is cancelled", () => {
    expect(faults({})).toEqual([]);
  });

  it("is a day for what goes on: from today, and not endless", () => {
    const rules = { ...FREEZE, returned: "keep" } as const;
    expect(faults({ rules })).toEqual(["keepUntil"]);
    expect(faults({ rules, keepUntil: "2026-12-27" })).toEqual(["keepUntil"]);
    expect(faults({ rules, keepUntil: TODAY })).toEqual([]);
    expect(faults({ rules, keepUntil: "2027-06-26" })).toEqual([]);
    expect(faults({ rules, keepUntil: "2027-06-27" })).toEqual(["keepUntil"]);
  });

  it("is a reason for what is cancelled", () => {
    const rules = { ...FREEZE, upcoming: "cancel" } as const;
    expect(faults({ rules })).toEqual(["cancelReason"]);
    expect(faults({ rules, cancelReason: "撤并" })).toEqual([]);
  });

  it("is another rule for what was handed in", () => {
    expect(faults({ rules: { ...FREEZE, submitted: "carry" } })).toEqual(["submitted"]);
  });
});

describe("years", () => {
  it("are opened for this year and the next, closed for this one and those before", () => {
    expect([2025, 2026, 2027, 2028].map((year) => canOpen(year, TODAY))).toEqual([
      ...[false, true, true, false],
    ]);
    expect([2025, 2026, 2027].map((year) => canClose(year, TODAY))).toEqual([true, true, false]);
    expect(isRunning(2026, "2026-12-31")).toBe(true);
    expect(isRunning(2026, "2027-01-01")).toBe(false);
  });

  it("are managed by the office of the very region, and by nobody else", () => {
    const base = { regionCode: "420600", regionLevel: "city" as const, carrierCode: null };
    const grant = { ...base, organisationId: null, mayEnterFor: false };
    const person = (role: "office" | "lead_unit" | "supervisor" | "sys_admin") =>
      ({ kind: "staff", grants: [{ ...grant, role }] }) as unknown as Parameters<
        typeof canManage
      >[0];
    expect(canManage(person("office"), "420600")).toBe(true);
    expect(canManage(person("office"), "420000")).toBe(false);
    expect(canManage(person("office"), "420624")).toBe(false);
    for (const role of ["lead_unit", "supervisor", "sys_admin"] as const) {
      expect(managedRegions(person(role))).toEqual([]);
    }
    expect(canManage(VISITOR, "420600")).toBe(false);
  });

  it("name the office that can open them again", () => {
    const message = closedMessage(2026, { unitName: "湖北省清廉办", on: "2026-12-31" });
    expect(message).toContain("2026 年度已由湖北省清廉办于 12 月 31 日关闭");
    expect(message).toContain("请联系湖北省清廉办重新开启");
  });
});
