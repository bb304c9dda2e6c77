import type { Checklist } from "@/lib/domain/sites/checklists/types";
import type { Day } from "@/lib/shared/dates";

/** What is said of an item. */
export type ItemAnswer = "yes" | "partly" | "no";

/** The unit's own voice on an item. */
export interface OwnAnswer {
  answer: ItemAnswer;
  words: string;
  evidenceIds: string[];
}

/** What was found on the spot. */
export interface Finding {
  answer: ItemAnswer;
  words: string;
}

/** A material cited in a self-evaluation. */
export interface CitedMaterial {
  id: string;
  name: string;
}

/** A round of self-evaluation with what the level above found beside it. */
export interface Evaluation {
  id: string;
  round: number;
  checklist: Checklist;
  answers: Record<string, OwnAnswer>;
  summary: string;
  submittedOn: Day | null;
  submittedByName: string | null;
  findings: Record<string, Finding> | null;
  conclusion: string;
  visitedOn: Day | null;
  visitors: string;
  isPassed: boolean | null;
  verifiedOn: Day | null;
  verifiedByName: string | null;
  materials: CitedMaterial[];
}
