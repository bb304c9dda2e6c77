import type { RegionLevel } from "@/lib/platform/generated/prisma/enums";

/** How many regions owe a venue of a kind, and how many of them have one. */
export interface Covered {
  kindCode: string;
  owed: number;
  standing: number;
}

/** A region with its coverage by kind: the whole subtree, or only its own duties in the row of the region itself. */
export interface CoverageRow {
  code: string;
  name: string;
  level: RegionLevel;
  hasBeneath: boolean;
  kinds: Covered[];
}

/** A kind of venue that regions owe. */
export interface OwedKind {
  code: string;
  name: string;
  slogan: string;
  level: RegionLevel;
}

/** The coverage of a region: its own duties, its children, and the sum of all. */
export interface Coverage {
  region: { code: string; name: string; level: RegionLevel };
  /** From the province down, as far as the reader sees. */
  above: { code: string; name: string }[];
  kinds: OwedKind[];
  own: CoverageRow | null;
  children: CoverageRow[];
  total: Covered[];
}

/** A region that owes a venue and has none that counts. */
export interface MissingRow {
  regionCode: string;
  regionName: string;
  above: string | null;
  kindCode: string;
  kindName: string;
  /** A venue that is entered but does not count yet. */
  venueId: string | null;
  why: "none" | "draft" | "submitted" | "returned" | "planned" | "closed";
}
