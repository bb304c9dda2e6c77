/*
 * Who looks after whose account. The system administrator looks after every account within reach, an
 * office those of reporters, unit heads, townships and lead units, a lead unit those of reporters and
 * unit heads. Nobody looks after an account that holds a right they could not give themselves, because
 * whoever resets a password could use it. Each also gives just these first rights to a new account; the
 * system administrator gives none, the security administrator gives any.
 */
import type { Role } from "@/lib/platform/generated/prisma/enums";

const ALL_ROLES = "all";

const LOOKED_AFTER: Partial<Record<Role, readonly Role[] | typeof ALL_ROLES>> = {
  sys_admin: ALL_ROLES,
  office: ["reporter", "unit_head", "township", "lead_unit"],
  lead_unit: ["reporter", "unit_head"],
};

/** The roles that an account may hold to be looked after by `role`; null where any will do. */
export function rolesLookedAfterBy(role: Role): readonly Role[] | null {
  const roles = LOOKED_AFTER[role] ?? [];
  return roles === ALL_ROLES ? null : roles;
}

/** The first right that `role` may give to an account that it makes. */
export function firstRolesGivenBy(role: Role): readonly Role[] {
  return rolesLookedAfterBy(role) ?? [];
}

/** Why an account in this state cannot be moved to `status`; null when it can. */
export function statusFault(
  current: "active" | "disabled",
  status: "active" | "disabled",
): string | null {
  if (current !== status) return null;
  return status === "active" ? "此账号已经启用" : "此账号已经停用";
}
