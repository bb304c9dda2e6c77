import type { Day } from "@/lib/shared/dates";

/** One line of a letter: what it is about, with the day that matters, and where it is done. */
export interface LetterItem {
  title: string;
  day?: Day | null;
  href: string;
}

/** What parts a letter may have. */
export type SectionKind =
  | "returned"
  | "overdue"
  | "due"
  | "news"
  | "review"
  | "acceptance"
  | "doubt"
  | "opening"
  | "adjustment";

/** One part: how many there are, and the first of them where the reader may see them by name. */
export interface LetterSection {
  kind: SectionKind;
  count: number;
  /** The oldest day of what waits. */
  since?: Day | null;
  /** Named where it is not the reader's own organisation. */
  unit?: string | null;
  items?: LetterItem[];
}

/** What is sent: kept as JSON in the outbox, put into words when it leaves. */
export type Letter =
  | { kind: "digest"; name: string; unit: string; day: Day; sections: LetterSection[] }
  | { kind: "group"; unit: string; day: Day; sections: Pick<LetterSection, "kind" | "count">[] }
  | { kind: "news"; name: string; unit: string; items: LetterItem[] }
  | { kind: "file"; name: string; unit: string; items: LetterItem[] }
  | { kind: "code"; name: string; code: string; minutes: number }
  | { kind: "trial"; name: string; unit: string };

/** A letter in words, for whatever channel. */
export interface WordedLetter {
  text: string;
  html: string;
  /** One or two sentences: SMS and group robots. */
  short: string;
}
