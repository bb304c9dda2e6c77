/** A paragraph of a document as it was read. `isHeading`: by its style, not by its words. */
export interface SourceLine {
  text: string;
  isHeading: boolean;
}

/** A clause as it is proposed, corrected and kept. */
export interface ClauseText {
  /** As the document numbers it: 第三条, 二、（一）; empty where it has none. */
  number: string;
  /** What it is about, or the title of a chapter. */
  heading: string;
  /** Empty for chapters, which only head what follows. */
  text: string;
}
