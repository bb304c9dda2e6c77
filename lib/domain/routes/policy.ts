/*
 * Routes are composed by whoever manages culture in a region: the leading group's offices and the lead units of
 * the culture carrier, each for the region and all beneath it. Everybody else finds them only once released.
 */
import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin } from "@/lib/access/reach";
import { cultureReach } from "@/lib/domain/culture/policy";
import { forbidden } from "@/lib/platform/errors";
import type { Statement } from "@/lib/platform/sql";

/** The condition that region r is one whose routes the actor composes; throws `forbidden` where there is none. */
export async function composesIn(actor: Actor): Promise<Statement> {
  const { managed } = await cultureReach(actor, "culture");
  if (managed.length === 0) throw forbidden("研学路线由领导小组办公室或清廉文化牵头单位编排");
  return regionsWithin(managed, "r");
}
