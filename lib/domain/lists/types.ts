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

/** Whom a level's task is asked of: the region's lead, its cooperating units, its resident groups. */
export type AskedRole = "lead" | "cooperating" | "resident";

/** The kinds of evidence that a task may name. */
export type EvidenceKindWanted = "document" | "table" | "photo" | "video" | "location";

/** 专题研究, 书面报告, 述责述廉, 年度方案, 其他. */
export type DutyKind = "study" | "report" | "statement" | "plan" | "other";

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

/** A line of the lists' page, with whether the reader is the one to act. */
export interface ListLine extends ListRow {
  isMyTurn: boolean;
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
  subCarrierCode: string | null;
  /** 条线 of the named lead where it is not the carrier's own. */
  leadLine: string | null;
  accountable: string | null;
  weight: number;
  askedRole: AskedRole;
  evidenceKinds: EvidenceKindWanted[];
  /** The task of the list above that it takes over, with the same rootTaskId. */
  inheritsTaskId: string | null;
  /** The granted adjustment that lets it ask for less, or later, than the list above. */
  weakeningId: string | null;
  replacesRootId: string | null;
  /** 最多报一次: the root task whose last value is offered. */
  prefillRootId: string | null;
  /** The clause of the responsibility list whose recurring duty it is. */
  clauseId: string | null;
  citations: Citation[];
  /** Raised by every edit: an edit of an older version is a conflict. */
  version: number;
}

/** A clause of the policy library that a task carries out. */
export interface Citation {
  policyClauseId: string;
  documentCode: string;
  documentTitle: string;
  number: string;
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
  rootClauseId: string;
  tags: string[];
  /** Set where the clause is a duty that recurs by itself. */
  dutyKind: DutyKind | null;
  dueDates: string[];
  levels: Level[];
  askedRole: AskedRole;
  leadLine: string | null;
  minutes: number;
  version: number;
  tasks: LinkedTask[];
}

/** A list with everything in it and what the reader may do. */
export interface ListDetail extends ListRow {
  sourceName: string | null;
  /** Why this version differs from the one before. */
  changeNote: string | null;
  fromListId: string | null;
  issuedByName: string | null;
  tasks: ListTask[];
  clauses: ListClause[];
  /** Other versions and the other list of the same carrier, region and year. */
  related: { id: string; kind: ListKind; listVersion: number; title: string; status: ListStatus }[];
  can: ListRights;
}

/** What a reader may do with a list as it stands. */
export interface ListRights {
  /** Change its entries. */
  edit: boolean;
  /** Begin the next version from it. */
  revise: boolean;
  submit: boolean;
  withdraw: boolean;
  consent: boolean;
  /** Send it back to those who drafted it, with reasons. */
  return: boolean;
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
