import type { AssignmentDetail } from "@/lib/domain/assignments/types";
import type { EvidenceItem } from "@/lib/domain/evidence/types";
import type { KnownFigure } from "@/lib/domain/reports/known/types";

/** What is typed into a report, as it was typed. */
export interface ReportContent {
  numerator: string;
  denominator: string;
  value: string;
  /** 本期没有数: the figures, whatever stands in them, are not reported; the explanation says why. */
  hasNoFigure: boolean;
  narrative: string;
  explanation: string;
  difficulties: string;
  evidence: string[];
}

/** The figures of a report as decimal text with at most four places. */
export interface ReportValues {
  numerator: string | null;
  denominator: string | null;
  value: string | null;
}

/** What of an assignment decides which figures are asked and when they miss the target. */
export type IndicatorFacts = Pick<
  AssignmentDetail,
  | "form"
  | "direction"
  | "accumulation"
  | "frequency"
  | "unit"
  | "target"
  | "indicatorName"
  | "numeratorName"
  | "denominatorName"
  | "evidenceMin"
  | "evidenceMax"
>;

/** The open draft of an assignment; it belongs to the organisation. */
export interface Draft {
  content: ReportContent;
  version: number;
  savedAt: string;
  savedByName: string;
  isOwn: boolean;
  /** Put in from a progress table; nobody of the organisation has confirmed it yet. */
  isImported: boolean;
}

/** What saving a draft came to: kept, or a colleague's newer one stands and is shown. */
export type DraftAnswer =
  | { state: "saved"; version: number; savedAt: string }
  | { state: "newer"; draft: Draft };

/** What a return says about one part of a report. */
export interface PartNote {
  /** A field, `paragraph:2` of the narrative (counted from 1), or `evidence:` with the file's id. */
  part: string;
  text: string;
}

/** What a reviewer said about a revision. */
export interface ReviewNote {
  decision: "approve" | "return" | "accept" | "reopen" | "retract";
  reason: string | null;
  /** The part that the reason is addressed to. */
  field: string | null;
  /** What else was said, each about a part of its own. */
  notes: PartNote[];
  /** The person on leave for whom it was decided. */
  forName: string | null;
  returnDueOn: string | null;
  reviewerName: string;
  reviewerUnit: string;
  at: string;
}

/** A submitted revision, with what was said about it. */
export interface Revision extends ReportValues {
  id: string;
  revision: number;
  narrative: string;
  explanation: string | null;
  difficulties: string | null;
  receiptNo: string;
  submittedAt: string;
  submittedById: string;
  submittedByName: string;
  /** 代录: the organisation that entered it. */
  enteredByUnit: string | null;
  isOnTime: boolean;
  /** Of a revision that another system supplied: which one, and the moment (ISO) that it states. */
  sourceName: string | null;
  observedAt: string | null;
  evidence: EvidenceItem[];
  reviews: ReviewNote[];
}

/** The organisation's report of an earlier period, for comparing and citing. */
export interface PastReport extends ReportValues {
  assignmentId: string;
  year: number;
  period: number;
  narrative: string;
  explanation: string | null;
  difficulties: string | null;
  submittedAt: string;
  status: string;
}

/** Everything that filling in shows. */
export interface Entry {
  assignment: AssignmentDetail;
  draft: Draft | null;
  /** What the form starts with: the draft, or the returned revision, or nothing. */
  content: ReportContent;
  evidence: EvidenceItem[];
  recent: EvidenceItem[];
  past: PastReport | null;
  /** What the organisation has reported to another task already and may take over. */
  known: KnownFigure[];
  returned: ReviewNote | null;
  /** The revision that the return speaks of: its paragraphs and files are what the notes point at. */
  returnedFrom: Pick<Revision, "narrative" | "evidence"> | null;
  /** 代录: the organisation that one enters for is another's. */
  isForOther: boolean;
  reviewers: Reviewers;
}

/** Who reviews a report, and by when it should be done. */
export interface Reviewers {
  names: string[];
  by: string;
}

/** What stays with the person after submitting. */
export interface Receipt {
  assignmentId: string;
  receiptNo: string;
  revision: number;
  submittedAt: string;
  isOnTime: boolean;
}

/** The receipt as it is shown and printed: with what was submitted, and by whom. */
export interface ReceiptSheet extends Receipt, ReportValues {
  submittedByName: string;
  /** 代录: the organisation that entered it. */
  enteredByUnit: string | null;
  files: number;
}

/** One row of the grid for entering for many organisations. */
export interface GridRow {
  assignmentId: string;
  version: number;
  organisationName: string;
  townshipName: string | null;
  status: AssignmentDetail["status"];
  doneAt: string | null;
  light: AssignmentDetail["light"];
  dueOn: string;
  window: AssignmentDetail["window"];
  draftVersion: number;
  content: ReportContent;
  past: ReportValues | null;
  returnReason: string | null;
}

/** A task × period that has organisations to enter for. */
export interface GridTask {
  rootTaskId: string;
  year: number;
  period: number;
  code: string;
  title: string;
  frequency: AssignmentDetail["frequency"];
  /** The first day that any open one is due. */
  dueOn: string;
  open: number;
  /** How many of the open ones were returned. */
  returned: number;
  total: number;
}
