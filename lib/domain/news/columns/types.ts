import type { NewsKind } from "@/lib/domain/news/types";
import type { PublicationKind } from "@/lib/domain/publications/types";
import type { Day } from "@/lib/shared/dates";

/** A column that articles are written in. */
export interface WritingColumn {
  code: string;
  kind: NewsKind;
  name: string;
  note: string;
  needsSource: boolean;
}

/** A column, or a kind of public content, with how fresh it is. */
export interface WatchedColumn {
  code: string;
  kind: PublicationKind;
  name: string;
  note: string;
  /** Days within which something new is expected; null: not watched. */
  intervalDays: number | null;
  needsSource: boolean;
  isOpen: boolean;
  version: number;
  /** Released things that are shown now. */
  shown: number;
  /** The day of the last release; null where nothing was ever released. */
  lastOn: Day | null;
  /** Days since then; null where nothing was ever released. */
  quietDays: number | null;
  isOverdue: boolean;
}
