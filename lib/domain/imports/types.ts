import type { ColumnQuestion } from "./mappings/types";
import type {
  Accumulation,
  Asked,
  AskedRole,
  DataSource,
  Direction,
  Disclosure,
  DutyKind,
  EvidenceKind,
  Frequency,
  ImportDefaults,
  IndicatorForm,
  Level,
  ListKind,
  PerTaskOverrides,
  Responsibility,
  TaskOverrides,
} from "./schema";

/** `MM-DD`: the day by which a period's report is due. */
export type MonthDay = string;

/** A carrier as a sheet may name it. `short` is the name without 清廉, `parentCode` is set on sub-carriers. */
export interface CarrierWord {
  code: string;
  name: string;
  short: string;
  parentCode?: string;
}

/** Errors keep a row from being stored; warnings say how something was read and ask for a look. */
export type DoubtSeverity = "error" | "warning";

/** Something in the workbook that a person must mend or check, at its cell. */
export interface Doubt {
  severity: DoubtSeverity;
  sheet: string;
  row: number;
  /** Column letter, as Excel shows it. */
  column: string;
  /** What stands there, shortened; empty when nothing does. */
  value: string;
  /** What was found, or how it was understood. */
  message: string;
  /** What to do about it. */
  remedy: string;
  /** The key of the task, clause or account row it belongs to; absent when it concerns the sheet. */
  rowKey?: string;
}

/** A part of the workbook that is not stored, and why: notes, instructions, totals, unused columns. */
export interface IgnoredPart {
  sheet: string;
  /** Null when the whole sheet is left aside. */
  row: number | null;
  column: string | null;
  text: string;
  reason: string;
}

/** A task as its row says it. Null means that the sheet does not say; a doubt says so where it must. */
export interface UnderstoodTask {
  /** Names the row within its list; overrides refer to it. */
  key: string;
  row: number;
  /** The row's running number, from which a code is made where the sheet has none. */
  number: number;
  /** The root of the task that the row was exported from; null for rows written by hand. */
  identity: string | null;
  /** Fields whose cells still say what the list itself says, or cannot be read: they change nothing. */
  same: string[];
  /** Empty where the sheet has no codes. */
  code: string;
  title: string;
  measure: string;
  indicatorName: string;
  unit: string;
  direction: Direction | null;
  /** In the indicator's unit: 95 for 95%. */
  target: number | null;
  targetText: string;
  frequency: Frequency | null;
  /** One day for each period of the year: 1, 2, 4 or 12, in order. */
  dueDates: MonthDay[];
  dueText: string;
  leadName: string | null;
  cooperatingUnits: string[];
  evidenceHint: string[];
  /** What optional columns of the sheet say, before any default. */
  stated: TaskOverrides;
  /** False when an error stands in the row: it cannot be stored until the sheet is mended. */
  isUsable: boolean;
}

/** A responsibility clause as its row says it. */
export interface UnderstoodClause {
  key: string;
  row: number;
  /** The row's running number; the code is made from it. */
  number: number;
  /** The root of the clause that the row was exported from. */
  identity: string | null;
  /** Fields whose cells still say what the list itself says, or cannot be read. */
  same: string[];
  code: string | null;
  responsibility: Responsibility | null;
  text: string;
  frequency: Frequency | null;
  subject: string;
  post: string | null;
  basis: string | null;
  duty: ClauseDuty;
  tags: string[];
  isUsable: boolean;
}

/** The duty that recurs by itself, as far as a responsibility list says it. */
export interface ClauseDuty {
  dutyKind: DutyKind | null;
  dueDates: MonthDay[];
  levels: Level[];
  askedRole: AskedRole;
  leadLine: string | null;
  minutes: number;
}

/** One list: a sheet of tasks or of clauses. */
export interface UnderstoodList {
  sheet: string;
  kind: ListKind;
  title: string;
  /** True where the workbook has a title; otherwise the sheet's name stands in for it. */
  isTitled: boolean;
  /** The first cell above the table, as it stands. */
  heading: string;
  year: number | null;
  /** Null when the sheet names none or several; a sub-carrier's own code when it names one. */
  carrierCode: string | null;
  /** True for a list that names the coordination office or no single carrier. */
  isCoordination: boolean;
  leadName: string | null;
  /** 制表日期, `YYYY-MM-DD`. */
  statedOn: string | null;
  /** The row of the column heads, and the column letter of each field that the sheet has. */
  headRow: number;
  columns: Readonly<Record<string, string>>;
  /** Names the form by the words of its heads: what the office settles is kept under it. */
  signature: string;
  /** Columns of which the importer asks what they are. */
  questions: ColumnQuestion[];
  tasks: UnderstoodTask[];
  clauses: UnderstoodClause[];
}

/** Why a whole workbook is not taken. */
export interface Refusal {
  message: string;
  remedy: string;
}

/** The list that a workbook was exported from, and that list's own version then. */
export interface ExportOrigin {
  id: string;
  version: number;
}

/** Everything that was understood of a workbook. With a refusal there are no lists. */
export interface UnderstoodWorkbook {
  lists: UnderstoodList[];
  doubts: Doubt[];
  ignored: IgnoredPart[];
  refusal: Refusal | null;
  /** The list that the workbook was exported from; null for a workbook of other origin. */
  exportedFrom: ExportOrigin | null;
}

/** What the preview proposes for a sheet, to be confirmed or changed once. */
export interface SuggestedDefaults {
  defaults: ImportDefaults;
  perTask: PerTaskOverrides;
}

/** A complete task, in the words of the `task` table. */
export interface TaskDraft {
  position: number;
  code: string;
  title: string;
  measure: string;
  subCarrierCode: string | null;
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
  dueDates: MonthDay[];
  levels: Level[];
  asked: Asked;
  askedLevels: Level[];
  leadName: string;
  cooperatingUnits: string[];
  responsibilities: Responsibility[];
  evidenceHint: string[];
  evidenceMin: number;
  evidenceMax: number;
  weight: number;
  disclosure: Disclosure;
  minutes: number;
  basis: { source: string; fact: string }[];
  accountable: string | null;
  note: string | null;
  evidenceKinds: EvidenceKind[];
  askedRole: AskedRole;
}

/** A complete clause, in the words of the `clause` table. */
export interface ClauseDraft {
  position: number;
  code: string;
  responsibility: Responsibility;
  text: string;
  subject: string;
  post: string | null;
  frequency: Frequency | null;
  basis: string | null;
  dutyKind: DutyKind | null;
  dueDates: MonthDay[];
  levels: Level[];
  askedRole: AskedRole;
  leadLine: string | null;
  minutes: number;
  tags: string[];
}

/** A list that is ready to be stored, and the rows that are not, each with its reason. */
export interface ListDraft {
  kind: ListKind;
  title: string;
  year: number;
  carrierCode: string | null;
  leadName: string | null;
  tasks: TaskDraft[];
  clauses: ClauseDraft[];
  /** Rows that cannot be stored yet; empty when everything is ready. */
  doubts: Doubt[];
}
