import type { MappedRow } from "@/lib/domain/machine/mapping/types";
import type { RowProblem } from "@/lib/domain/machine/values/schema";

/** How a run ended. */
export type RunState = "running" | "done" | "failed";

/** One run of a feed. */
export interface FeedRun {
  id: string;
  feedId: string;
  sourceName: string;
  kind: "pull" | "drop";
  state: RunState;
  isTrial: boolean;
  fileName: string | null;
  message: string | null;
  startedAt: string;
  finishedAt: string | null;
  received: number;
  taken: number;
  unchanged: number;
  refused: number;
}

/** What a trial would take. */
export interface Preview {
  total: number;
  fits: number;
  rows: { row: MappedRow; problem: string | null }[];
}

/** A run with the reasons of the rows that it refused; `index` counts over the whole of what was fetched. */
export interface RunDetail extends FeedRun {
  preview: Preview | null;
  problems: RowProblem[];
  /** Older than answers are kept: the reasons are gone, the counts stay. */
  isSwept: boolean;
}

/** A batch that a key brought. */
export interface KeyBatch {
  id: string;
  sourceName: string;
  at: string;
  received: number;
  taken: number;
  unchanged: number;
  refused: number;
}
