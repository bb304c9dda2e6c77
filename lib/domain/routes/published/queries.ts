import "server-only";
import type { Actor } from "@/lib/access/actor";
import { isPublished } from "@/lib/domain/publications/policy";
import { getPublished, listPublished } from "@/lib/domain/publications/queries";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { routeContentSchema } from "@/lib/domain/routes/content/schema";
import type { RouteFilter } from "@/lib/domain/routes/published/schema";
import type { PublishedRoute } from "@/lib/domain/routes/published/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** Released routes as a visitor narrows them. */
export async function listPublishedRoutes(
  actor: Actor,
  { city, season, suited, duration, accessible, page }: RouteFilter,
): Promise<{ items: PublishedSummary[]; total: number }> {
  const facets: Record<string, string | boolean> = {};
  if (season) facets.season = season;
  if (suited) facets.suited = suited;
  if (duration) facets.duration = duration;
  if (accessible) facets.accessible = true;
  return listPublished(actor, ["route"], { regionCode: city, facets, page });
}

/** Of sites and venues: those that the public no longer sees. Only whether they are shown is read. */
export async function findGone(_actor: Actor, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const shown = await rows<{ id: string }>(sql`
    select p.subject_id as id from publication p
    where p.subject_id = any (${[...ids]}::uuid[]) and p.kind in ('site', 'venue') and ${isPublished("p")}`);
  const held = new Set(shown.map(({ id }) => id));
  return ids.filter((id) => !held.has(id));
}

/** A released route; throws `not_found` where none is. */
export async function getPublishedRoute(actor: Actor, id: string): Promise<PublishedRoute> {
  const item = await getPublished(actor, "route", id);
  const content = routeContentSchema.parse(item.content);
  const ids = content.stops.flatMap(({ subjectId }) => subjectId ?? []);
  return { item, content, gone: await findGone(actor, ids) };
}
