import type { Day } from "@/lib/shared/dates";
import type { FileFormat } from "../pages/types";

/** How often a file is made. */
export type Cadence = "weekly" | "monthly";

/** waiting: being made; expired: made, and removed after its time. */
export type IssueState = "waiting" | "made" | "failed" | "expired";

/** One file that was made, or why it was not. */
export interface Issue {
  id: string;
  forDay: Day;
  state: IssueState;
  message: string | null;
  fileName: string | null;
  size: number | null;
  madeAt: string | null;
}

/** A subscription to one of the reader's views, with its last five issues, the newest first. */
export interface Subscription {
  id: string;
  version: number;
  viewId: string;
  viewName: string;
  cadence: Cadence;
  onDay: number;
  format: FileFormat;
  isOn: boolean;
  nextOn: Day;
  issues: Issue[];
}
