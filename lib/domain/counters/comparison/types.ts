import type { CompareKind, Figures } from "@/lib/domain/counters/types";

/** So many done of so many asked. */
export type Share = Pick<Figures, "done" | "asked">;

/** How a completion stands to another, in whole 个百分点; `equal` also where chance may be all of it. */
export interface Difference {
  direction: "up" | "down" | "equal";
  points: number;
}

/** The middle half of the peers: quartiles and median of their completions. */
export interface PeerBand {
  low: number;
  median: number;
  high: number;
  count: number;
}

/** One line of a comparison: the whole, or a carrier. */
export interface ComparedLine {
  /** The carrier's code; null for the whole. */
  carrierCode: string | null;
  name: string;
  here: Figures;
  /** What is compared with; null for peers, who have a band. */
  there: Figures | null;
  band: PeerBand | null;
  difference: Difference | null;
}

/** A region that can be compared with. */
export interface ComparableRegion {
  code: string;
  name: string;
  /** The regions above it, to tell namesakes apart. */
  above: string;
}

/** A dashboard beside something else. */
export interface Comparison {
  kind: CompareKind;
  /** 上期（三季度）, 2025 年同期, 同类地区（20 个县级市）, 宜城市; null while there is nothing to compare with. */
  other: string | null;
  lines: ComparedLine[];
  /** For another region: those that what was typed may mean. */
  choices: ComparableRegion[];
  /** Why nothing can be compared, in words. */
  obstacle: string | null;
}
