/** How a 存疑 stands: open, answered 属实 or 不属实, or taken back. */
export type DoubtState = "open" | "cleared" | "confirmed" | "withdrawn";

/** 存疑: a report that its reviewer forwarded for checking. */
export interface Doubt {
  id: string;
  assignmentId: string;
  taskCode: string;
  taskTitle: string;
  organisationName: string;
  /** County and township, as far as there are. */
  place: string;
  year: number;
  period: number;
  frequency: "monthly" | "quarterly" | "semiannual" | "annual";
  reason: string;
  state: DoubtState;
  raisedByName: string;
  raisedByUnit: string;
  raisedAt: string;
  answer: string | null;
  answeredByName: string | null;
  answeredByUnit: string | null;
  answeredAt: string | null;
  version: number;
  /** The reader can answer it, or take it back. */
  mayAnswer: boolean;
  mayWithdraw: boolean;
}

/** The page 存疑. */
export interface DoubtsPage {
  toAnswer: Doubt[];
  raised: Doubt[];
  settled: Doubt[];
}
