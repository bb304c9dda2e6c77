import type { PublicationKind } from "@/lib/domain/publications/types";
import type { Day } from "@/lib/shared/dates";

/** What the public search looks through: everything that is published, and what is public by its nature. */
export type PublicHitKind = PublicationKind | "carrier" | "task" | "policy" | "edition";

/** A stretch of text; `hit` where it is what was searched for. */
export interface ExcerptRun {
  text: string;
  hit: boolean;
}

/** Something public that a search found. */
export interface PublicHit {
  kind: PublicHitKind;
  /** Where it is shown. */
  href: string;
  title: ExcerptRun[];
  excerpt: ExcerptRun[];
  regionName: string | null;
  day: Day | null;
  isExample: boolean;
}

/** Where somebody who typed such words is served: this site is not the place. */
export type OtherChannel = "12388" | "12345";

/** A page of what a search found. */
export interface PublicSearchResult {
  hits: PublicHit[];
  /** In all kinds together, and of those shown under the filter. */
  counts: Partial<Record<PublicHitKind, number>>;
  total: number;
  pageCount: number;
  channel: OtherChannel | null;
  /** True where nothing holds the words, and what is shown has a title that sounds like them. */
  isBySound: boolean;
}
