import type { FigureTable } from "../tables/types";

/** What may come back and wait for somebody's word. */
export type FeedbackKind =
  | "order"
  | "doubt"
  | "adjustment"
  | "opening"
  | "voice"
  | "resubmitted"
  | "circular";

/** What came back of one kind: how much waits and how long, in working days. */
export interface FeedbackKindFigures {
  kind: FeedbackKind;
  count: number;
  median: number;
  longest: number;
}

/** Where it waits. */
export interface FeedbackPlace {
  place: string;
  count: number;
  median: number;
  longest: number;
}

/** One thing that came back. */
export interface FeedbackItem {
  kind: FeedbackKind;
  title: string;
  /** Null where it must not be said, as with voices. */
  organisation: string | null;
  place: string;
  days: number;
  link: string;
}

/** 信息反馈 as the page shows it. */
export interface Feedback {
  kind: FeedbackKind | null;
  total: number;
  tables: FigureTable[];
}
