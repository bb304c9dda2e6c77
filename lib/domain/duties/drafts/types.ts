import type { Day } from "@/lib/shared/dates";

/** Counts of what is asked of an organisation, or in a region. */
export interface DraftCounts {
  asked: number;
  done: number;
  doneOnTime: number;
  /** Open past the due day. */
  overdue: number;
  timesReturned: number;
}

/** A task of the organisation with what the year shows of it. */
export interface DraftTask extends DraftCounts {
  code: string;
  title: string;
  carrierName: string;
  indicatorName: string;
  /** In words: ≥ 95%; null where none is set. */
  target: string | null;
  /** The approved value in words; null until something is approved. */
  value: string | null;
  /** The day on which the value was last approved. */
  valueOn: Day | null;
  /** What its reports say in the way. */
  difficulties: { text: string; on: Day }[];
}

/** A region right beneath, with everything in it. */
export interface DraftRegion {
  name: string;
  counts: DraftCounts;
}

/** A clause that applies to the organisation, and whether its work is done. */
export interface DraftClause {
  code: string;
  responsibility: string;
  text: string;
  /** 已落实, 推进中, 超期 or 暂无任务. */
  state: string;
}

/** Everything that the draft of a year-end report says, from the system's own data on one day. */
export interface AnnualDraft {
  organisationId: string;
  organisationName: string;
  regionName: string;
  year: number;
  /** The carriers that it is about; all of its tasks where none is named. */
  carriers: string[];
  /** The day of every figure, by the database's clock. */
  asOf: Day;
  counts: DraftCounts;
  tasks: DraftTask[];
  /** Its region's parts, where it answers for a region; empty elsewhere. */
  beneath: DraftRegion[];
  clauses: DraftClause[];
  sites: { name: string; place: string; carrierName: string }[];
}

/** A draft as a file. */
export interface DraftFile {
  fileName: string;
  bytes: Buffer;
}

/** What the page beside the draft shows before it is made. */
export interface DraftPage {
  organisation: { id: string; name: string; regionName: string };
  year: number;
  /** Carriers of its tasks, to choose from. */
  carriers: { code: string; name: string }[];
  /** Whose template is used; null for the built-in layout. */
  template: { fileName: string; regionName: string } | null;
  counts: DraftCounts;
  asOf: Day;
}
