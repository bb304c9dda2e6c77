/*
 * An organisation asks for its own assignments; a lead unit asks for its own draft list. The level at
 * which a request stands decides: its lead unit's people for the carrier (for coordination tasks, and
 * for the top lead's own requests, the office's). Nobody decides his own organisation's request. All
 * those who see the work see the request; everybody else is told that there is none.
 */
import type { Actor, StaffActor } from "@/lib/access/actor";
import type { Reach } from "@/lib/access/reach";
import { forbidden } from "@/lib/platform/errors";

/** The person who acts; throws `forbidden` for the system and for visitors. */
export function requireStaffActor(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

/** True where a reach decides as the office of its region, not as a lead unit. */
export function isOfficeReach(reach: Reach): boolean {
  return reach.tasks?.coordination ?? false;
}

/** True when the request is the person's own organisation's, who may take it back while it waits. */
export function isOwnRequest(actor: StaffActor, request: { organisationId: string }): boolean {
  return actor.organisation.id === request.organisationId;
}
