import type { Coverage, Figures, RegionLevel } from "@/lib/domain/counters/types";
import type { OrganisationKind, OrganisationLevel } from "@/lib/platform/generated/prisma/enums";

/** What an organisation is, for those who see its figures. */
export interface OrganisationFacts {
  id: string;
  name: string;
  kind: OrganisationKind;
  level: OrganisationLevel;
  isExample: boolean;
  creditCode: string | null;
  /** From the province down to the organisation's own region. */
  trail: { code: string; name: string; level: RegionLevel }[];
  carriers: { code: string; name: string }[];
  /** Carriers that it leads, helps to lead or supervises. */
  duties: { carrierName: string; regionName: string; role: "lead" | "cooperating" | "resident" }[];
}

/** The organisation's completion beside that of its peers in the same county. */
export interface PeerMedian {
  median: number;
  organisations: number;
}

/** A responsibility clause and what the organisation's own assignments show of it. */
export interface OwnClause {
  id: string;
  listTitle: string;
  isExample: boolean;
  code: string;
  responsibility: string;
  text: string;
  subject: string;
  asked: number;
  done: number;
  coverage: Coverage;
}

/** The organisation's page apart from its assignments. */
export interface OrganisationPageFacts {
  organisation: OrganisationFacts;
  /** Codes of the trail that the viewer may open. */
  reachable: string[];
  figures: { total: Figures; coordination: Figures };
  peers: PeerMedian | null;
  clauses: OwnClause[];
}
