import type { ReportValues } from "@/lib/domain/reports/types";
import type { TextRun } from "@/lib/shared/text-difference";

/** How a figure changed since something earlier. */
export interface FigureChange {
  /** What it was, with its unit. */
  before: string;
  /** ▲ +5 个百分点（上升）, ▼ −2（下降）, 持平; null where one of both is missing. */
  words: string | null;
  isFar: boolean;
}

/** A figure of a report beside what it was. */
export interface ComparedFigure {
  field: "numerator" | "denominator" | "value" | "percent";
  name: string;
  now: string;
  /** Against each of what it is compared with, in the same order. */
  changes: FigureChange[];
}

/** A paragraph of the narrative as it now stands, with what changed in it. */
export interface ComparedParagraph {
  /** Counted from 1. */
  number: number;
  runs: TextRun[];
}

/** What somebody other than the unit found: 核验. */
export interface Verified extends ReportValues {
  kind: "review" | "inspection" | "system";
  method: string;
  byName: string;
  byUnit: string;
  at: string;
}

/** 存疑: why a report was forwarded for checking, and what came of it. */
export interface DoubtFacts {
  state: "open" | "cleared" | "confirmed" | "withdrawn";
  reason: string;
  raisedByName: string;
  raisedByUnit: string;
  raisedAt: string;
  answer: string | null;
  answeredByUnit: string | null;
}

/** What stands beside a report: the other two voices, changes after approval, doubts. */
export interface Standing {
  /** Approved at the first step and waiting for 认可: by whom, and for whom. */
  approval: { approvedById: string | null; approvedForId: string | null } | null;
  timesReopened: number;
  isDoubted: boolean;
  /** The last one; null until somebody verified. */
  verified: Verified | null;
  /** Null while nobody was asked. */
  experienced: { value: number; count: number } | null;
  doubt: DoubtFacts | null;
}
