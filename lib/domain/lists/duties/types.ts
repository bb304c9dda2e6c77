import type {
  Accumulation,
  Asked,
  DataSource,
  Direction,
  Disclosure,
  Frequency,
  IndicatorForm,
  Level,
  Responsibility,
} from "@/lib/domain/imports/schema";
import type { AskedRole, DutyKind, ListClause } from "@/lib/domain/lists/types";

/** What of a clause its recurring duty is made from. */
export type DutyClause = Pick<
  ListClause,
  | "position"
  | "code"
  | "responsibility"
  | "text"
  | "subject"
  | "post"
  | "frequency"
  | "basis"
  | "dutyKind"
  | "dueDates"
  | "levels"
  | "askedRole"
  | "leadLine"
  | "minutes"
>;

/** What of its list a duty takes over. */
export interface DutyList {
  leadName: string | null;
  disclosure: Disclosure;
}

/** The task that a clause's duty is asked as, without its ids. */
export interface DutyTask {
  position: number;
  code: string;
  title: string;
  measure: string;
  indicatorName: string;
  unit: string;
  form: IndicatorForm;
  accumulation: Accumulation;
  direction: Direction;
  target: number;
  source: DataSource;
  frequency: Frequency;
  dueDates: string[];
  levels: Level[];
  asked: Asked;
  askedLevels: Level[];
  askedRole: AskedRole;
  leadLine: string | null;
  leadName: string | null;
  accountable: string | null;
  responsibilities: Responsibility[];
  evidenceHint: string[];
  evidenceKinds: string[];
  evidenceMin: number;
  evidenceMax: number;
  disclosure: Disclosure;
  minutes: number;
  basis: { source: string; fact: string }[];
}

/** A field of a clause that must be put right before its duty can be asked, with the remedy. */
export interface DutyProblem {
  field: "dutyKind" | "frequency" | "dueDates" | "levels" | "askedRole" | "leadLine" | "minutes";
  message: string;
}

/** The words of a duty's kind. */
export interface DutyWords {
  /** 专题研究 */
  name: string;
  /** What its yes-or-no indicator is called. */
  indicator: string;
  /** What usually proves it. */
  evidence: string[];
}

export type { DutyKind };
