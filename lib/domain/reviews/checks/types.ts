import type { IndicatorFacts, ReportValues } from "@/lib/domain/reports/types";
import type { ReportedPeriod } from "@/lib/domain/reviews/periods/rules";
import type { Day } from "@/lib/shared/dates";

/** What a check asks about. */
export type CheckKind =
  | "range"
  | "peers"
  | "ratio"
  | "target"
  | "period"
  | "text"
  | "copied"
  | "evidence"
  | "captured"
  | "stamp"
  | "time"
  | "again";

/** What a check compares with, so that both can be looked at side by side. */
export interface CheckPair {
  /** Whose and of when; 其他单位 where it is out of the reviewer's sight. */
  label: string;
  /** The assignment compared with, where the reviewer may open it. */
  assignmentId: string | null;
  /** The other text, where texts are compared. */
  text: string | null;
  /** The own file and the other one, where files are; the other's id only where it may be opened. */
  files: { ownId: string; ownName: string; otherId: string | null; otherName: string } | null;
}

/** An automatic check: a question to the reviewer, never a decision. */
export interface Check {
  kind: CheckKind;
  /** `look`: a person should look at it. */
  result: "fine" | "look";
  text: string;
  pairs: CheckPair[];
}

/** Another organisation's report of the same task and period in the same county. */
export interface Peer extends ReportValues {
  /** Null where it is out of the reviewer's sight; its text is then compared and not shown. */
  organisationName: string | null;
  assignmentId: string | null;
  narrative: string;
  /** Its figures were found done. */
  isDone: boolean;
}

/** A file of the report as the checks see it. */
export interface CheckedFile {
  id: string;
  fileName: string;
  /** The day that the camera states. */
  capturedOn: Day | null;
  /** The largest share of red among its pages or its picture; null where nobody has measured. */
  redShare: number | null;
}

/** The same or a near-identical file elsewhere. */
export interface FileTwin {
  evidenceId: string;
  fileName: string;
  how: "same" | "text" | "picture";
  otherId: string;
  otherName: string;
  /** Of another organisation; otherwise the own one of an earlier period. */
  isForeign: boolean;
  /** Null where it is out of the reviewer's sight. */
  organisationName: string | null;
  assignmentId: string | null;
  when: string | null;
}

/** What the checks look at. */
export interface CheckedReport {
  facts: IndicatorFacts;
  values: ReportValues;
  narrative: string;
  explanation: string | null;
  isOnTime: boolean;
  reported: ReportedPeriod;
  dueOn: Day;
  timesReopened: number;
  /** What the task asks as evidence, in its own words. */
  evidenceHint: readonly string[];
  /** The organisation's earlier reports of the task, newest first. */
  history: readonly (ReportValues & { narrative: string })[];
  peers: readonly Peer[];
  files: readonly CheckedFile[];
  twins: readonly FileTwin[];
}
