import type { Day } from "@/lib/shared/dates";

/** 代理审核: a colleague stands in for somebody on leave, for a time. */
export interface Delegation {
  id: string;
  fromName: string;
  fromUnit: string;
  toName: string;
  toUnit: string;
  validFrom: Day;
  validTo: Day;
  reason: string;
  endedAt: string | null;
  /** Told by the database's clock. */
  state: "coming" | "running" | "over";
  version: number;
}

/** Somebody who can be appointed. */
export interface Colleague {
  accountId: string;
  name: string;
  unit: string;
}

/** The page 代理审核: whom the reader appointed, and for whom the reader stands in. */
export interface DelegationsPage {
  today: Day;
  given: Delegation[];
  held: Delegation[];
  colleagues: Colleague[];
  /** The reader has something of their own to give into other hands. */
  mayAppoint: boolean;
}
