import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listPublicCities } from "@/lib/domain/culture/published/queries";
import { listPictures } from "@/lib/domain/pictures/queries";
import { isPublished } from "@/lib/domain/publications/policy";
import { getPublished, listPublished } from "@/lib/domain/publications/queries";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { routeContentSchema } from "@/lib/domain/routes/content/schema";
import type { RouteFilter } from "@/lib/domain/routes/published/schema";
import type {
  PublishedRoute,
  RouteBrowserFacts,
  RoutePageFacts,
} from "@/lib/domain/routes/published/types";
import { rows } from "@/lib/platform/db";
import { publicAddress } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";
import { dayAt } from "@/lib/shared/dates";

/** Released routes as a visitor narrows them. */
async function listPublishedRoutes(
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

const FACETS = { accessible: "accessible", named: "isNamed", bookable: "acceptsBookings" } as const;

// Of sites and venues: those that the public no longer sees, and what the own pages of the others say of them.
async function standingOf(_actor: Actor, ids: readonly string[]) {
  const shown = await rows<{ id: string; facets: Record<string, unknown> }>(sql`
    select p.subject_id as id, p.facets from publication p
    where p.subject_id = any (${[...ids]}::uuid[]) and p.kind in ('site', 'venue') and ${isPublished("p")}`);
  const held = new Map(shown.map(({ id, facets }) => [id, facets]));
  const those = (facet: keyof typeof FACETS) =>
    ids.filter((id) => held.get(id)?.[FACETS[facet]] === true);
  return {
    gone: ids.filter((id) => !held.has(id)),
    ...{ accessible: those("accessible"), named: those("named"), bookable: those("bookable") },
  };
}

/** A released route; throws `not_found` where none is. */
export async function getPublishedRoute(actor: Actor, id: string): Promise<PublishedRoute> {
  const item = await getPublished(actor, "route", id);
  const content = routeContentSchema.parse(item.content);
  const ids = content.stops.flatMap(({ subjectId }) => subjectId ?? []);
  return { item, content, ...(await standingOf(actor, ids)) };
}

/** The list of routes with what it is narrowed by. */
export async function getRouteBrowser(
  actor: Actor,
  filter: RouteFilter,
): Promise<RouteBrowserFacts> {
  const [found, cities] = await Promise.all([
    listPublishedRoutes(actor, filter),
    listPublicCities(actor),
  ]);
  const covers = await listPictures(
    actor,
    found.items.flatMap(({ pictureIds }) => pictureIds.slice(0, 1)),
  );
  return { found, covers, cities };
}

/** A released route with its pictures and address. */
export async function getRoutePage(actor: Actor, id: string): Promise<RoutePageFacts> {
  const route = await getPublishedRoute(actor, id);
  const pictures = await listPictures(actor, route.item.pictureIds);
  return { route, pictures, url: publicAddress(`/routes/${id}`), today: dayAt(new Date()) };
}

/** Released routes that stop at a site or venue, the newest first: what its page leads to. */
export async function listRoutesThrough(
  _actor: Actor,
  subjectId: string,
): Promise<{ id: string; title: string; summary: string }[]> {
  const stop = JSON.stringify({ stops: [{ subjectId }] });
  return rows(sql`
    select p.subject_id as id, p.title, p.summary from publication p
    where p.kind = 'route' and ${isPublished("p")} and p.content @> ${stop}::jsonb
    order by p.released_at desc, p.id limit 6`);
}
