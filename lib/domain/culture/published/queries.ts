import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { workContentSchema } from "@/lib/domain/culture/content/schema";
import { getPublicCoverage } from "@/lib/domain/culture/coverage/queries";
import type {
  PublicFamilyFilter,
  PublicVenueFilter,
  PublicWorkFilter,
} from "@/lib/domain/culture/published/schema";
import type {
  ComingDate,
  CultureHomeFacts,
  FamilyHomeFacts,
  PiecePageFacts,
  PublicCity,
  PublicFound,
  VenueBrowserFacts,
  VenuePageFacts,
  WorkBrowserFacts,
} from "@/lib/domain/culture/published/types";
import { listTerms } from "@/lib/domain/culture/terms/queries";
import { listPictures } from "@/lib/domain/pictures/queries";
import type { Picture } from "@/lib/domain/pictures/types";
import { getPublished, listPublished, listPublishedWhole } from "@/lib/domain/publications/queries";
import { publicPath } from "@/lib/domain/publications/rules";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { row, rows } from "@/lib/platform/db";
import { env, publicAddress } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/** Released venues as a visitor narrows them. */
async function listPublishedVenues(
  actor: Actor,
  { city, kind, accessible, page }: PublicVenueFilter,
): Promise<PublicFound> {
  const facets: Record<string, string | boolean> = {};
  if (kind) facets.kindCode = kind;
  if (accessible) facets.accessible = true;
  return listPublished(actor, ["venue"], { regionCode: city, facets, page });
}

/** Released works. */
async function listPublishedWorks(
  actor: Actor,
  { city, type, page }: PublicWorkFilter,
): Promise<PublicFound> {
  const facets: Record<string, string> = type ? { typeCode: type } : {};
  return listPublished(actor, ["work"], { regionCode: city, facets, page });
}

/** Released stories, or brands. */
async function listPublishedFamily(
  actor: Actor,
  kind: "story" | "brand",
  { city, page }: PublicFamilyFilter,
): Promise<PublicFound> {
  return listPublished(actor, [kind], { regionCode: city, page });
}

/** The day of the last answered inspection of a venue: the one live fact of it that is public. */
async function findInspectedOn(_actor: Actor, venueId: string): Promise<Day | null> {
  const found = await row<{ on: Day | null }>(sql`
    select to_char(max(i.answered_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on
    from culture_inspection_item i where i.venue_id = ${venueId}::uuid`);
  return found?.on ?? null;
}

const MOST_WORKS = 500;

/** The dates of released works from today on, the next one first; those called off are said to be. */
export async function listComingDates(actor: Actor, city?: string): Promise<ComingDate[]> {
  const [works, clock] = await Promise.all([
    listPublishedWhole(actor, ["work"], {
      regionCode: city,
      facets: { hasDates: true },
      size: MOST_WORKS,
    }),
    row<{ today: Day }>(sql`select to_char(${TODAY}, 'YYYY-MM-DD') as today`),
  ]);
  const today = clock?.today ?? "";
  return works
    .flatMap(({ subjectId, title, regionName, isExample, content }) =>
      workContentSchema.parse(content).performances.map((date) => ({
        ...date,
        ...{ workId: subjectId, title, regionName, isExample },
      })),
    )
    .filter(({ day }) => day >= today)
    .sort((a, b) => `${a.day}${a.startsAt}`.localeCompare(`${b.day}${b.startsAt}`));
}

/** The city-level regions of the site's region, as filters offer them. */
export async function listPublicCities(_actor: Actor): Promise<PublicCity[]> {
  return rows<PublicCity>(sql`
    select code, name from region where parent_code = ${env().HOST_REGION} and valid_to is null
    order by code`);
}

async function coversOf(
  actor: Actor,
  ...lists: readonly (readonly PublishedSummary[])[]
): Promise<Picture[]> {
  return listPictures(
    actor,
    lists.flat().flatMap(({ pictureIds }) => pictureIds.slice(0, 1)),
  );
}

const SHOWN = 6;

/** The first page of culture, with the coverage of a region (of the whole, where none is named). */
export async function getCultureHome(actor: Actor, region?: string): Promise<CultureHomeFacts> {
  const [coverage, venues, works, dates] = await Promise.all([
    getPublicCoverage(actor, region ?? env().HOST_REGION),
    listPublished(actor, ["venue"], { size: SHOWN }),
    listPublished(actor, ["work"], { size: SHOWN }),
    listComingDates(actor),
  ]);
  const covers = await coversOf(actor, venues.items, works.items);
  return { coverage, venues: venues.items, works: works.items, covers, dates };
}

/** The list of venues with what it is narrowed by. */
export async function getVenueBrowser(
  actor: Actor,
  filter: PublicVenueFilter,
): Promise<VenueBrowserFacts> {
  const [found, cities, kinds] = await Promise.all([
    listPublishedVenues(actor, filter),
    listPublicCities(actor),
    listTerms(actor, "venue_kind"),
  ]);
  return { found, covers: await coversOf(actor, found.items), cities, kinds };
}

/** The list of works with what it is narrowed by. */
export async function getWorkBrowser(
  actor: Actor,
  filter: PublicWorkFilter,
): Promise<WorkBrowserFacts> {
  const [found, cities, types] = await Promise.all([
    listPublishedWorks(actor, filter),
    listPublicCities(actor),
    listTerms(actor, "work_type"),
  ]);
  return { found, covers: await coversOf(actor, found.items), cities, types };
}

/** Stories and brands. */
export async function getFamilyHome(
  actor: Actor,
  filter: PublicFamilyFilter,
): Promise<FamilyHomeFacts> {
  const [stories, brands, cities] = await Promise.all([
    listPublishedFamily(actor, "story", filter),
    listPublishedFamily(actor, "brand", { ...filter, page: 1 }),
    listPublicCities(actor),
  ]);
  return { stories, brands, cities, covers: await coversOf(actor, stories.items, brands.items) };
}

/** A released work, story or brand; throws `not_found` where none is. */
export async function getPiecePage(
  actor: Actor,
  kind: "work" | "story" | "brand" | "venue",
  id: string,
): Promise<PiecePageFacts> {
  const item = await getPublished(actor, kind, id);
  const pictures = await listPictures(actor, item.pictureIds);
  return { item, pictures, url: publicAddress(publicPath(kind, id)) };
}

/** A released venue with the day of its last inspection. */
export async function getVenuePage(actor: Actor, id: string): Promise<VenuePageFacts> {
  const page = await getPiecePage(actor, "venue", id);
  return { ...page, inspectedOn: await findInspectedOn(actor, id) };
}
