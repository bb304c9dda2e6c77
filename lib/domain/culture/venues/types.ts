import type { RegionLevel, VenueStage, VenueStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

export type { VenueStage, VenueStatus };

/** A venue as lists show it. */
export interface VenueRow {
  id: string;
  kindCode: string;
  kindName: string;
  regionCode: string;
  regionName: string;
  /** What lies above the region, from the city down. */
  above: string | null;
  name: string;
  place: string;
  status: VenueStatus;
  stage: VenueStage;
  /** The day of the last answered inspection. */
  inspectedOn: Day | null;
  /** Defects that were found and are not put right. */
  defects: number;
  isPublic: boolean;
  isExample: boolean;
  version: number;
  /** The actor may confirm or return it now. */
  mayConfirm: boolean;
}

/** A venue with everything that the desk knows of it. */
export interface VenueDetail extends VenueRow {
  regionLevel: RegionLevel;
  description: string;
  pictureIds: string[];
  builtYear: number | null;
  keeperName: string;
  keeperId: string | null;
  keeperOrganisation: string | null;
  isAccessible: boolean;
  accessibleNote: string;
  submittedByName: string | null;
  submittedAt: Date | null;
  confirmedByName: string | null;
  confirmedAt: Date | null;
  reason: string | null;
  mayKeep: boolean;
}

/** A page of venues. */
export interface VenuePage {
  items: VenueRow[];
  total: number;
  page: number;
  pageCount: number;
}

/** A region in which the actor may enter a venue. */
export interface VenuePlace {
  code: string;
  name: string;
  level: RegionLevel;
  isDirectCounty: boolean;
}
