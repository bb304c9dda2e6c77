import type { SiteStatus } from "@/lib/platform/generated/prisma/enums";

/** The carrier beside a site or a task, as pages mark it. */
export interface CarrierBadge {
  code: string;
  name: string;
  short: string;
  glyph: string;
  /** 1-based place in the fixed order of colours. */
  position: number;
}

/** A site as lists show it. */
export interface SiteSummary {
  id: string;
  name: string;
  place: string;
  status: SiteStatus;
  carrier: CarrierBadge;
  /** City-level region; null for what belongs to the whole province. */
  city: { code: string; name: string } | null;
  /** The first of its facts. */
  lead: string;
}

/** A site with all that reports say of it. */
export interface SiteDetail extends SiteSummary {
  facts: string[];
  sourceTitle: string;
  regionCode: string;
  /** From the province down to the place, as names. */
  regionNames: string[];
}

/** How many published sites a city has, for the schematic map. */
export interface CitySites {
  code: string;
  name: string;
  demonstration: number;
  reported: number;
}
