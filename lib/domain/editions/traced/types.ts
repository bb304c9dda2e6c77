import type { CodedFigure } from "@/lib/domain/counters/codes/types";
import type { Explanation } from "@/lib/domain/counters/formulas/types";

/** What stood in the edition (期) that a code was exported with. */
export interface FrozenFigure {
  editionId: string;
  title: string;
  number: number;
  /** The figure as the edition has it; null where it is not one of its figures. */
  text: string | null;
}

/** A code opened: the question, what it came to then and what it comes to now. */
export interface TracedFigure {
  coded: CodedFigure;
  /** Null where the place lies outside the viewer's reach. */
  now: Explanation | null;
  /** As of the day that the question names; null where it names none that has passed. */
  past: Explanation | null;
  /** Null where the question names no edition, or one that the viewer may not read. */
  frozen: FrozenFigure | null;
}
