/*
 * Whoever reviews, accepts or answers doubts can give just that into a colleague's hands while on leave: to
 * somebody of the same organisation, or to somebody whose own rights reach all of it already (the same role
 * and carrier in the same region or one above). A lead unit's people are no such for a township: they reach
 * its villages in their own carrier only, and there they review without being appointed. Administrators are
 * never appointed. What is held for somebody else cannot be given on. The time is at most 92 days and does not
 * begin in the past; either of the two can end it early.
 */
import type { ActorGrant, StaffActor } from "@/lib/access/actor";
import { DELEGABLE, spanOf } from "@/lib/access/roles";
import { forbidden } from "@/lib/platform/errors";
import type { Role } from "@/lib/platform/generated/prisma/enums";

/** The longest time of an appointment, in days. */
export const LONGEST_DAYS = 92;

/** Roles that never stand in for anybody. */
export const NEVER_APPOINTED: readonly Role[] = ["sys_admin", "sec_admin", "audit_admin"];

/** The actor's own grants that can be given into other hands; delegated ones are not among them. */
export function givableGrants(actor: StaffActor): ActorGrant[] {
  return actor.grants.filter((grant) =>
    DELEGABLE.some((verb) => spanOf(grant.role, verb) !== undefined),
  );
}

/** The same; throws `forbidden` where there is nothing to give. */
export function requireGivable(actor: StaffActor): ActorGrant[] {
  const grants = givableGrants(actor);
  if (grants.length === 0) throw forbidden("您没有审核职责，不需要指定代理人");
  return grants;
}
