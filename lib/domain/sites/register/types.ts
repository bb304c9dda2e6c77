import type {
  DemonstrationKind,
  DemonstrationStatus,
  SiteLevel,
  Standing,
} from "@/lib/domain/sites/lifecycle/types";
import type { PublicationStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** A line of the register. */
export interface SiteRow {
  id: string;
  name: string;
  kind: DemonstrationKind;
  /** At which it was named, or is wished to be. */
  level: SiteLevel;
  status: DemonstrationStatus;
  /** The day since which it stands so. */
  since: Day;
  organisationName: string;
  carrierName: string;
  regionName: string;
  namedOn: Day | null;
  namingDocument: string;
  recheckDueOn: Day | null;
  rectifyDueOn: Day | null;
  isExample: boolean;
}

/** How many there are by state, under the same filter but for the state. */
export type StatusCounts = Partial<Record<DemonstrationStatus, number>>;

/** A site with all that its page shows besides its parts. */
export interface SiteFacts extends SiteRow, Standing {
  organisationId: string;
  carrierCode: string;
  regionCode: string;
  levelWished: SiteLevel;
  levelNamed: SiteLevel | null;
  grounds: string;
  noticeId: string | null;
  plaqueOn: Day | null;
  withdrawnOn: Day | null;
  reason: string | null;
  createdByName: string;
  version: number;
  publication: { id: string; status: PublicationStatus } | null;
  isShown: boolean;
  /** The notice of its withdrawal: its subject, and how far the newest revision has come. */
  exitNotice: { id: string; status: PublicationStatus } | null;
}

/** A line of a site's history. */
export interface SiteStepRow {
  id: string;
  move: string;
  at: Date;
  text: string;
  byName: string;
  organisationName: string;
}
