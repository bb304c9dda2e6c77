/*
 * Who reports: people of the organisation that is asked, and whoever holds a 代录 grant over it. An
 * assignment out of reach does not exist for them; one that waits for data from a system, a survey or an
 * inspection, or was exempted or cancelled, is nobody's to fill in. What a page sends belongs to the account
 * that opened it: where somebody else has signed in since, nothing is kept under their name.
 */
import type { Actor, StaffActor } from "@/lib/access/actor";
import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import { AppError, conflict, forbidden } from "@/lib/platform/errors";

/** The person who acts; throws `forbidden` for the system and for visitors. */
export function requireStaffActor(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

/**
 * Throws `unauthenticated` where a page says whose it is (`x-account`) and the session is another's, as on
 * an office computer that several share.
 */
export function requireOwner(actor: Actor, { headers }: Pick<Request, "headers">): void {
  const owner = headers.get("x-account");
  if (!owner || (actor.kind === "staff" && actor.accountId === owner)) return;
  throw new AppError("unauthenticated", "现在登录的是另一个账号，这一页的内容没有存入");
}

/** Throws `conflict`, saying why, where nobody is asked to fill an assignment in. */
export function requireAsked(assignment: { awaiting: boolean; status: AssignmentStatus }): void {
  if (assignment.awaiting) throw conflict("此任务由系统取数或核验，不需要填报");
  if (assignment.status === "exempted") throw conflict("此任务已免报，不需要填写");
  if (assignment.status === "cancelled") throw conflict("此任务已取消，不需要填写");
}
