/*
 * Who reviews: a township its villages; a lead unit what lies below it in its carrier or its own tasks;
 * the office the coordination tasks and the 监督责任 of the commission and of resident groups below, and at
 * the province whatever its own organisations report. Nobody reviews what they entered themselves, also
 * when they entered it for another organisation; nor, in the place of somebody on leave, what that person
 * entered.
 *
 * Reaching far down is for helping out. What waits for somebody directly is what nobody below reviews:
 * for a province its cities' and its own organisations, for a city its counties' and its own units, for a
 * county (or a directly administered one) everything beneath.
 */
import type { Actor, Delegator, StaffActor } from "@/lib/access/actor";
import type { Reach } from "@/lib/access/reach";
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

const NEXT_LEVEL = { province: "city", city: "county" } as const;

function narrowed(reach: Reach, levels: NonNullable<Reach["levels"]>): Reach {
  const allowed = reach.levels;
  return { ...reach, levels: allowed ? levels.filter((one) => allowed.includes(one)) : levels };
}

/** The part of a reviewer's reach that waits for them directly, not for somebody below. */
export function directReaches(reaches: readonly Reach[]): Reach[] {
  return reaches.flatMap((reach) => {
    const level = reach.grant?.regionLevel;
    const hasCounties = (reach.nodes?.length ?? 0) > 1;
    if (!reach.grant || !hasCounties || (level !== "province" && level !== "city")) return [reach];
    const own = { ...reach, nodes: [reach.grant.regionCode] };
    return [narrowed(reach, [NEXT_LEVEL[level]]), narrowed(own, [level, "unit"])];
  });
}
