import type {
  DataSource,
  Direction,
  Frequency,
  IndicatorForm,
  OrganisationLevel,
} from "@/lib/platform/generated/prisma/enums";

/** A carrier of the host's set with what its issued lists make public. */
export interface PublicCarrier {
  code: string;
  name: string;
  short: string;
  glyph: string;
  /** 1-based place among the carriers at the top: its colour, the same everywhere. */
  position: number;
  /** The lead unit named by the issued task list; null when none is issued. */
  leadName: string | null;
  year: number | null;
  publicTasks: number;
  /** Tasks of which only sums are published; their texts are not read. */
  aggregateTasks: number;
}

/** One task of an issued list whose disclosure is public. */
export interface PublicTask {
  rootTaskId: string;
  code: string;
  title: string;
  measure: string;
  subCarrierName: string | null;
  indicatorName: string;
  unit: string;
  form: IndicatorForm;
  direction: Direction;
  target: number | null;
  numeratorName: string | null;
  denominatorName: string | null;
  source: DataSource;
  frequency: Frequency;
  levels: OrganisationLevel[];
  leadName: string | null;
  cooperatingUnits: string[];
  basis: { source: string; fact: string }[];
}

/** An issued, public task list; its internal and aggregate tasks are left out. */
export interface PublicTaskList {
  title: string;
  year: number;
  issuedAt: Date | null;
  isExample: boolean;
  tasks: PublicTask[];
}

/** One clause of an issued, public responsibility list. */
export interface PublicClause {
  code: string;
  responsibility: string;
  text: string;
  subject: string;
  post: string | null;
  frequency: Frequency | null;
  basis: string | null;
}

/** An issued, public responsibility list of a carrier. */
export interface PublicClauseList {
  title: string;
  year: number;
  isExample: boolean;
  clauses: PublicClause[];
}
