import type { AccountStatus, Role } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** A row of the list of accounts. */
export interface AccountRow {
  id: string;
  login: string;
  name: string;
  status: AccountStatus;
  isExample: boolean;
  organisationName: string;
  place: string;
  roles: Role[];
}

/** A right as an administrator sees it. `state` tells it from today. */
export interface GrantRow {
  id: string;
  role: Role;
  regionCode: string;
  regionName: string;
  carrierName: string | null;
  organisationName: string | null;
  mayEnterFor: boolean;
  validFrom: Day;
  validTo: Day | null;
  state: "current" | "future" | "ended";
}

/** One account with what may be done about it. */
export interface AccountDetail {
  id: string;
  login: string;
  name: string;
  phone: string | null;
  status: AccountStatus;
  isExample: boolean;
  version: number;
  mustChangePassword: boolean;
  hasCode: boolean;
  isPaused: boolean;
  openSessions: number;
  organisation: { id: string; name: string; regionCode: string; place: string };
  grants: GrantRow[];
  /** The person who asks may disable, reset and unlock it. */
  mayManage: boolean;
  /** The person who asks may give and end its rights. */
  mayGrant: boolean;
}

/** A page of a list, with how many rows there are in all. */
export interface Paged<Row> {
  rows: Row[];
  total: number;
  page: number;
  pageCount: number;
}

/** What is told once: the password is not kept in readable form. */
export interface OneTimePassword {
  accountId: string;
  login: string;
  name: string;
  password: string;
}
