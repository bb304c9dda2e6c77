/*
 * Who reviews: a township its villages; a lead unit what lies below it in its carrier or its own tasks;
 * the office the coordination tasks and the 监督责任 of the commission and of resident groups below, and at
 * the province whatever its own organisations report. Nobody reviews what they entered themselves, also
 * when they entered it for another organisation; nor, in the place of somebody on leave, what that person
 * entered.
 */
import type { Actor, Delegator, StaffActor } from "@/lib/access/actor";
import { forbidden } from "@/lib/platform/errors";

/** The person who decides; throws `forbidden` for the system and for visitors. */
export function requireReviewer(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

/**
 * The first of the names that the reviewer may decide in. Throws `forbidden` where their own hands were in
 * the report already, or those of everybody whose place they could take.
 */
export function requireOtherHands<Name extends { onBehalfOf: Delegator | null }>(
  reviewer: StaffActor,
  names: readonly Name[],
  hands: readonly (string | null)[],
): Name {
  if (hands.includes(reviewer.accountId)) {
    throw forbidden("这份填报由您本人录入或审核过，须由他人办理");
  }
  const free = names.find(({ onBehalfOf }) => !hands.includes(onBehalfOf?.accountId ?? ""));
  if (free) return free;
  throw forbidden(
    `这份填报由您代理的${names[0]?.onBehalfOf?.name ?? "同事"}录入或审核过，须由他人办理`,
  );
}
