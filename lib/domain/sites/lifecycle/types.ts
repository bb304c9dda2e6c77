import type {
  DemonstrationKind,
  DemonstrationStatus,
  SiteLevel,
} from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

export type { DemonstrationKind, DemonstrationStatus, SiteLevel };

/** How somebody stands to a site: what the lifecycle asks about a person. */
export interface Standing {
  /** Works at the organisation of the site. */
  isUnit: boolean;
  /** Lead or office that reaches the site, and not its own organisation. */
  isManager: boolean;
  /** Such a one of the level at which it is wished. */
  isAtWished: boolean;
  /** Such a one of the level at which it was named, or of one above. */
  isAtNamed: boolean;
  /** Handed in the last self-evaluation. */
  isEvaluator: boolean;
}

/** A site as commands see it, held for the rest of the transaction. */
export interface HeldSite extends Standing {
  id: string;
  kind: DemonstrationKind;
  name: string;
  organisationId: string;
  organisationName: string;
  carrierCode: string;
  regionCode: string;
  levelWished: SiteLevel;
  levelNamed: SiteLevel | null;
  status: DemonstrationStatus;
  noticeId: string | null;
  namedOn: Day | null;
  namingDocument: string;
  recheckDueOn: Day | null;
  isExample: boolean;
  version: number;
}
