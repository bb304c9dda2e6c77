import type { StatedPeriod } from "@/lib/domain/imports/progress/types";
import type { Doubt, IgnoredPart } from "@/lib/domain/imports/types";
import type { IndicatorFacts, ReportContent } from "@/lib/domain/reports/types";

export type RegionLevel = "province" | "city" | "county" | "township" | "village";

/** An assignment that a row may be about. */
export interface Candidate {
  assignmentId: string;
  organisationName: string;
  /** The region that the organisation serves, then what lies over it: 东风村, 青山镇, 东区, 测试市. */
  places: { name: string; level: RegionLevel }[];
  level: RegionLevel | "unit";
  /** A 建设单位, which no region's name alone means. */
  isUnit: boolean;
  taskCode: string;
  taskTitle: string;
  frequency: IndicatorFacts["frequency"];
  facts: IndicatorFacts;
  status: string;
  draft: { content: ReportContent; origin: string; savedByName: string } | null;
}

/**
 * What becomes of a row: `new` and `changed` are stored, `same` is stored already, `left` belongs to a
 * person or is submitted, `ask` waits for an answer, `wrong` cannot be stored.
 */
export type RowState = "new" | "changed" | "same" | "left" | "ask" | "wrong";

/** A row of a progress table with what it was matched to. */
export interface MatchedRow {
  key: string;
  sheet: string;
  row: number;
  /** What the table says: unit and task in its own words. */
  unit: string;
  task: string;
  state: RowState;
  /** Why it is asked about, left or wrong; what a draft is replaced by. */
  reason: string;
  assignmentId: string | null;
  organisationName: string;
  taskTitle: string;
  /** The figures as they will stand in the draft, and those of the draft that is there. */
  figures: string;
  before: string | null;
  narrative: string;
  explanation: string;
  isContradictory: boolean;
  /** To choose from where several fit. */
  choices: { assignmentId: string; label: string }[];
}

/** What a person answered about a row. */
export interface RowAnswer {
  /** `numbers`: the two numbers hold and the rate does not; `skip`: leave the row out. */
  use?: "numbers" | "skip" | undefined;
  assignmentId?: string | undefined;
}

/** A previewed progress table. */
export interface ProgressPreview {
  id: string;
  fileName: string;
  sheets: { sheet: string; title: string; year: number | null; period: StatedPeriod | null }[];
  rows: MatchedRow[];
  doubts: Doubt[];
  ignored: IgnoredPart[];
}

/** What storing came to. */
export interface ProgressStored {
  /** Drafts made, drafts of an earlier table replaced, drafts that say the same already. */
  made: number;
  replaced: number;
  same: number;
  /** Rows that belong to a person or are submitted. */
  left: number;
  skipped: number;
}
