/*
 * Which right fits whom. Administrators of the platform hold nothing else: the three are kept apart from
 * one another and from the work itself. A township's right stands at a township or a village's lead at
 * none; an office, a supervisor and a lead unit stand at province, city or county. A lead unit's right
 * names a carrier, unless its organisation is named by 条线. 代录 is for those who enter reports.
 */
import type { Role } from "@/lib/platform/generated/prisma/enums";

type Level = "province" | "city" | "county" | "township" | "village";

const ADMINISTRATORS: readonly Role[] = ["sys_admin", "sec_admin", "audit_admin"];
const UPPER: readonly Level[] = ["province", "city", "county"];
const ANYWHERE: readonly Level[] = [...UPPER, "township", "village"];

const LEVELS: Partial<Record<Role, readonly Level[]>> = {
  township: ["township"],
  lead_unit: UPPER,
  office: UPPER,
  supervisor: UPPER,
  resident_group: UPPER,
  sys_admin: UPPER,
  sec_admin: UPPER,
  audit_admin: UPPER,
};

const ENTERING: readonly Role[] = ["reporter", "township", "lead_unit"];
const BY_CARRIER: readonly Role[] = ["lead_unit", "resident_group", "reporter"];

/** A right that somebody is about to get. */
export interface WishedGrant {
  role: Role;
  regionLevel: Level;
  carrierCode: string | null;
  mayEnterFor: boolean;
  /** The roles that the account holds already, today or later. */
  heldRoles: readonly Role[];
  /** The organisation is found by 条线 where tasks name a lead. */
  hasLine: boolean;
}

function separationFault({ role, heldRoles }: WishedGrant): string | null {
  const isAdministrator = ADMINISTRATORS.includes(role);
  if (isAdministrator && heldRoles.some((held) => held !== role)) {
    return "管理员账号不能兼任其他角色，请另建一个专用账号";
  }
  if (!isAdministrator && heldRoles.some((held) => ADMINISTRATORS.includes(held))) {
    return "此账号是管理员账号，不能再授予业务角色，请另建账号";
  }
  return null;
}

/** What speaks against a right, by field, each with a remedy; empty when nothing does. */
export function grantFaults(wish: WishedGrant): Record<string, string> {
  const faults: Record<string, string> = {};
  const separation = separationFault(wish);
  if (separation) faults.role = separation;
  if (!(LEVELS[wish.role] ?? ANYWHERE).includes(wish.regionLevel)) {
    faults.regionCode = "这个角色不能设在该级地区，请换一级";
  }
  if (wish.carrierCode && !BY_CARRIER.includes(wish.role)) {
    faults.carrierCode = "这个角色不分载体，请留空";
  }
  if (wish.role === "lead_unit" && !wish.carrierCode && !wish.hasLine) {
    faults.carrierCode = "请选择牵头的载体";
  }
  if (wish.mayEnterFor && !ENTERING.includes(wish.role)) {
    faults.mayEnterFor = "只有填报员、乡镇和牵头单位可以代录，请取消勾选";
  }
  return faults;
}
