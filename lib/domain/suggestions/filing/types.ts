/** A place that a suggestion may be about. */
export interface Place {
  code: string;
  name: string;
  /** What lies above it, from the city down, for people. */
  above: string;
  hasBelow: boolean;
}

/** What was written, shown to its sender to be checked or changed. */
export interface CheckedWriting {
  stage: "check" | "edit";
  gate: string;
  category: string;
  regionCode: string;
  text: string;
  contact: string;
  mayHandOver: boolean;
}

/** What was typed and not taken, on its way back to its sender, with the reason. */
export interface HandedBack extends CheckedWriting {
  problem: string;
  field: string | null;
}

/** A topic that says something similar and is being dealt with, or was answered. */
export interface SimilarTopic {
  id: string;
  title: string;
  summary: string;
  regionName: string;
  followers: number;
}
