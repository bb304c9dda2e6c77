import type { Day } from "@/lib/shared/dates";

/** Why a re-check was begun. */
export type RecheckCause = "yearly" | "draw" | "signal" | "rectified";
/** What came of it. */
export type RecheckResult = "keep" | "rectify" | "withdraw";

/** A re-check of a site. */
export interface Recheck {
  id: string;
  cause: RecheckCause;
  ground: string;
  openedOn: Day;
  openedByName: string;
  dueOn: Day;
  result: RecheckResult | null;
  visitedOn: Day | null;
  visitors: string;
  words: string;
  rectifyUntil: Day | null;
  decidedByName: string | null;
  /** How it was drawn: share and seed, for whoever repeats the draw. */
  draw: { share: number; seed: string; pool: number; drawn: number } | null;
}

/** A draw with what it opened. */
export interface DrawOutcome {
  due: number;
  drawn: number;
  pool: number;
}
