import type { PublicationStatus } from "@/lib/platform/generated/prisma/enums";

/** What can be released to the public; each kind has its own page and its own shape of content. */
export const PUBLICATION_KINDS = [
  "news",
  "notice",
  "site",
  "case",
  "tour",
  "route",
  "venue",
  "work",
  "story",
  "brand",
  "solicitation",
  "topic",
] as const;

export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

/** A flat fact that public lists filter by. */
export type Facet = string | number | boolean | null | readonly string[];

/** What a domain hands over to be released: the whole of what the public may come to see of it. */
export interface PublicationDraft {
  kind: PublicationKind;
  /** The record in its own domain (UUID); it stands in the public address. */
  subjectId: string;
  regionCode: string;
  carrierCode?: string | null;
  title: string;
  summary: string;
  /** Where it comes from, in words (《…》，日期), and its address. */
  sourceTitle?: string | null;
  sourceUrl?: string | null;
  /** The day that it speaks of, as 2026-11-22. */
  happenedOn?: string | null;
  facets?: Record<string, Facet>;
  /** In the shape of the kind's own content schema. */
  content: unknown;
  /** The words of the content, for the search. */
  words?: string;
  pictureIds?: readonly string[];
  isExample?: boolean;
}

/** A revision as the desk lists it. */
export interface PublicationSummary {
  id: string;
  kind: PublicationKind;
  subjectId: string;
  revision: number;
  status: PublicationStatus;
  regionCode: string;
  regionName: string;
  carrierName: string | null;
  title: string;
  writtenById: string | null;
  writtenByName: string;
  writtenAt: Date;
  /** Who handed over a copy since the last one that was released; this one may carry their words on. */
  earlierWriterIds: string[];
  checkedById: string | null;
  checkedByName: string | null;
  checkedAt: Date | null;
  releasedByName: string | null;
  releasedAt: Date | null;
  reason: string | null;
  endedByName: string | null;
  endedAt: Date | null;
  version: number;
}

/** What of a released thing lists show. */
export interface PublishedSummary {
  id: string;
  kind: PublicationKind;
  subjectId: string;
  revision: number;
  title: string;
  summary: string;
  regionCode: string;
  regionName: string;
  /** The city-level region above (or itself); null for what belongs to the whole province. */
  cityCode: string | null;
  cityName: string | null;
  carrierCode: string | null;
  carrierName: string | null;
  sourceTitle: string | null;
  sourceUrl: string | null;
  happenedOn: string | null;
  /** The day of release in Asia/Shanghai, as 2026-11-22. */
  releasedOn: string;
  facets: Record<string, Facet>;
  pictureIds: string[];
  isExample: boolean;
}

/** A released thing with its content, for its kind's own schema to read. */
export interface Published extends PublishedSummary {
  content: unknown;
  writtenByName: string;
  checkedByName: string | null;
  releasedByName: string | null;
  fingerprint: string;
}

/** A revision with all that it froze, for whoever checks it. */
export interface PublicationDetail extends PublicationSummary, Omit<Published, "releasedOn"> {
  isLatest: boolean;
}
