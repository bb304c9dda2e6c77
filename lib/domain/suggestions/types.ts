import type { SuggestionStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** A suggestion that a moderator has passed: edited words, nothing of its sender. */
export interface ScreenedSuggestion {
  id: string;
  status: SuggestionStatus;
  source: "portal" | "hotline";
  category: string;
  categoryName: string;
  regionCode: string;
  regionName: string;
  /** The words as the moderator edited them; empty where they were destroyed. */
  wording: string;
  receivedOn: Day;
  decidedOn: Day | null;
  /** The solicitation that led to it; null where its sender came by themselves. */
  solicitationTitle: string | null;
  /** How many others said the same and were joined to it. */
  mergedCount: number;
  /** Redacted pictures that may be shown. */
  pictureIds: string[];
  isExample: boolean;
}

/** What has happened, as the sender is told. */
export interface SuggestionHappening {
  day: Day;
  kind: string;
  words: string;
}
