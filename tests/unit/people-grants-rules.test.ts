import { describe, expect, it } from "vitest";
import { grantFaults, type WishedGrant } from "@/lib/domain/people/grants/rules";

const WISH: WishedGrant = {
  role: "reporter",
  regionLevel: "county",
  carrierCode: null,
  mayEnterFor: false,
  heldRoles: [],
  hasLine: false,
};

const ADMINISTRATORS = ["sys_admin", "sec_admin", "audit_admin"] as const;

describe("rights that fit", () => {
  it.each([
    [{ role: "reporter", regionLevel: "village" }],
    [{ role: "reporter", mayEnterFor: true, carrierCode: "school" }],
    [{ role: "township", regionLevel: "township", mayEnterFor: true }],
    [{ role: "lead_unit", carrierCode: "school" }],
    [{ role: "lead_unit", hasLine: true }],
    [{ role: "office", regionLevel: "province", heldRoles: ["reporter"] }],
    [{ role: "sys_admin", heldRoles: [] }],
    [{ role: "sys_admin", heldRoles: ["sys_admin"] }],
  ] as Partial<WishedGrant>[][])("%o", (wish) => {
    expect(grantFaults({ ...WISH, ...wish })).toEqual({});
  });
});

describe("rights that do not fit, and the field that says so", () => {
  it.each([
    [{ role: "township" }, "regionCode"],
    [{ role: "office", regionLevel: "township" }, "regionCode"],
    [{ role: "lead_unit", carrierCode: "school", regionLevel: "village" }, "regionCode"],
    [{ role: "lead_unit" }, "carrierCode"],
    [{ role: "office", carrierCode: "school" }, "carrierCode"],
    [{ role: "supervisor", mayEnterFor: true }, "mayEnterFor"],
  ] as [Partial<WishedGrant>, string][])("%o at %s", (wish, field) => {
    expect(Object.keys(grantFaults({ ...WISH, ...wish }))).toEqual([field]);
  });

  it("keeps the three administrators apart from one another and from the work", () => {
    for (const role of ADMINISTRATORS) {
      for (const held of [...ADMINISTRATORS, "reporter", "office"] as const) {
        const faults = grantFaults({ ...WISH, role, heldRoles: [held] });
        expect(Boolean(faults.role), `${role} beside ${held}`).toBe(held !== role);
        if (held !== role) {
          const other = grantFaults({ ...WISH, role: held, heldRoles: [role], carrierCode: null });
          expect(other.role, `${held} beside ${role}`).toBeTruthy();
        }
      }
    }
  });
});
