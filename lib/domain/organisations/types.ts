import type {
  LeadRole,
  OrganisationKind,
  OrganisationLevel,
} from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** A row of the list of organisations. */
export interface OrganisationRow {
  id: string;
  name: string;
  kind: OrganisationKind;
  level: OrganisationLevel;
  place: string | null;
  regionName: string;
  carriers: string[];
  isExample: boolean;
  validTo: Day | null;
  accountCount: number;
}

/** A dated duty to lead, help to lead, or supervise a carrier. */
export interface DutyRow {
  carrierName: string;
  regionName: string;
  role: LeadRole;
  isInferred: boolean;
}

/** One organisation with what belongs to it. */
export interface OrganisationDetail {
  id: string;
  name: string;
  kind: OrganisationKind;
  level: OrganisationLevel;
  regionCode: string;
  regionName: string;
  place: string | null;
  line: string | null;
  creditCode: string | null;
  isExample: boolean;
  validFrom: Day;
  validTo: Day | null;
  version: number;
  carrierCodes: string[];
  carrierNames: string[];
  duties: DutyRow[];
  accountCount: number;
  mayManage: boolean;
}

/** A page of organisations. */
export interface OrganisationPage {
  rows: OrganisationRow[];
  total: number;
  page: number;
  pageCount: number;
}

/** A carrier as a choice in a form. */
export interface CarrierChoice {
  code: string;
  name: string;
  isSub: boolean;
}
