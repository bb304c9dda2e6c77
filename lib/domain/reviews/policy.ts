/*
 * Who reviews: a township its villages; a lead unit what lies below it in its carrier or its own tasks;
 * the office the coordination tasks below, and at the province the lead units' own reports. Nobody
 * reviews what they entered themselves, also when they entered it for another organisation.
 */
import type { Actor, StaffActor } from "@/lib/access/actor";
import { forbidden } from "@/lib/platform/errors";

/** The person who decides; throws `forbidden` for the system and for visitors. */
export function requireReviewer(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

/** Throws `forbidden` for a report that the reviewer entered, for whomever. */
export function requireOtherHand(reviewer: StaffActor, report: { submittedById: string }): void {
  if (report.submittedById === reviewer.accountId) {
    throw forbidden("这份填报由您本人录入，须由他人审核");
  }
}
