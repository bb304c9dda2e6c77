import type {
  Accumulation,
  Asked,
  DataSource,
  Direction,
  Disclosure,
  Frequency,
  IndicatorForm,
  Level,
  ListKind,
  Responsibility,
} from "@/lib/domain/imports/schema";

/** Where a list stands; issued versions never change. */
export type ListStatus = "draft" | "under_consent" | "issued" | "superseded" | "archived";

/** What decides who may do what with a list. */
export interface ListFacts {
  regionCode: string;
  /** Null for the coordination office's own list. */
  carrierCode: string | null;
  /** Sub-carriers of the list's carrier: their leads share the list. */
  subCarrierCodes: string[];
  kind: ListKind;
  status: ListStatus;
  /** Who consented, in words; null before. */
  consentNote: string | null;
}

/** A line of the lists' page. */
export interface ListRow extends ListFacts {
  id: string;
  year: number;
  listVersion: number;
  title: string;
  regionName: string;
  /** 清廉村居, or 统筹协调 for the coordination list. */
  carrierName: string;
  leadName: string | null;
  disclosure: Disclosure;
  isExample: boolean;
  entries: number;
  createdAt: string;
  issuedAt: string | null;
  version: number;
}

/** A task as the list's page shows it. */
export interface ListTask {
  id: string;
  rootTaskId: string;
  position: number;
  code: string;
  title: string;
  measure: string;
  subCarrierName: string | null;
  indicatorName: string;
  unit: string;
  form: IndicatorForm;
  accumulation: Accumulation;
  direction: Direction;
  target: number | null;
  numeratorName: string | null;
  denominatorName: string | null;
  source: DataSource;
  frequency: Frequency;
  dueDates: string[];
  levels: Level[];
  asked: Asked;
  askedLevels: Level[];
  leadName: string | null;
  cooperatingUnits: string[];
  responsibilities: Responsibility[];
  evidenceHint: string[];
  evidenceMin: number;
  evidenceMax: number;
  disclosure: Disclosure;
  minutes: number;
  basis: { source: string; fact: string }[];
  note: string | null;
}

/** A task that a clause is carried out by. */
export interface LinkedTask {
  rootTaskId: string;
  code: string;
  title: string;
  listId: string;
}

/** A responsibility clause with the tasks that carry it out. */
export interface ListClause {
  id: string;
  position: number;
  code: string;
  responsibility: Responsibility;
  text: string;
  subject: string;
  post: string | null;
  frequency: Frequency | null;
  basis: string | null;
  tasks: LinkedTask[];
}

/** A list with everything in it and what the reader may do. */
export interface ListDetail extends ListRow {
  sourceName: string | null;
  issuedByName: string | null;
  tasks: ListTask[];
  clauses: ListClause[];
  /** Other versions and the other list of the same carrier, region and year. */
  related: { id: string; kind: ListKind; listVersion: number; title: string; status: ListStatus }[];
  can: ListRights;
}

/** What a reader may do with a list as it stands. */
export interface ListRights {
  submit: boolean;
  withdraw: boolean;
  consent: boolean;
  issue: boolean;
  link: boolean;
  discard: boolean;
}

/** A carrier for which, and a region in which, a person may draft lists. */
export interface DraftPlace {
  regionCode: string;
  regionName: string;
  carriers: { code: string | null; name: string }[];
}
