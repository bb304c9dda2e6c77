import type { Performance } from "@/lib/domain/culture/content/schema";
import type { Coverage } from "@/lib/domain/culture/coverage/types";
import type { Term } from "@/lib/domain/culture/terms/types";
import type { Picture } from "@/lib/domain/pictures/types";
import type { Published, PublishedSummary } from "@/lib/domain/publications/types";
import type { Day } from "@/lib/shared/dates";

/** A date of a released work that is still to come. */
export interface ComingDate extends Performance {
  workId: string;
  title: string;
  regionName: string;
  isExample: boolean;
}

/** A page of released things. */
export interface PublicFound {
  items: PublishedSummary[];
  total: number;
}

/** A region as filters offer it. */
export interface PublicCity {
  code: string;
  name: string;
}

/** What the first page of culture shows. */
export interface CultureHomeFacts {
  coverage: Coverage;
  venues: PublishedSummary[];
  works: PublishedSummary[];
  covers: Picture[];
  dates: ComingDate[];
}

/** What the list of venues shows. */
export interface VenueBrowserFacts {
  found: PublicFound;
  covers: Picture[];
  cities: PublicCity[];
  kinds: Term[];
}

/** What the list of works shows. */
export interface WorkBrowserFacts extends Omit<VenueBrowserFacts, "kinds"> {
  types: Term[];
}

/** What the first page of families shows. */
export interface FamilyHomeFacts {
  stories: PublicFound;
  brands: PublicFound;
  covers: Picture[];
  cities: PublicCity[];
}

/** A released work, story or brand with its pictures and address. */
export interface PiecePageFacts {
  item: Published;
  pictures: Picture[];
  url: string;
}

/** A released venue with the day of its last inspection. */
export interface VenuePageFacts extends PiecePageFacts {
  inspectedOn: Day | null;
}
