import type { SuggestionStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** A suggestion in the moderator's queue. */
export interface QueuedSuggestion {
  id: string;
  status: SuggestionStatus;
  source: "portal" | "hotline";
  categoryName: string;
  regionName: string;
  receivedOn: Day;
  dueOn: Day;
  isLate: boolean;
  /** How it begins; empty where the words are destroyed. */
  beginning: string;
  photoCount: number;
  /** How many others say nearly the same, and how many of these came within three days. */
  likeCount: number;
  floodCount: number;
  /** It names the moderator's own organisation: another has to decide. */
  concernsOwn: boolean;
  isExample: boolean;
}

/** Another one that says nearly the same. */
export interface LikeSuggestion {
  id: string;
  status: SuggestionStatus;
  receivedOn: Day;
  regionName: string;
  text: string;
  /** From 0 to 1. */
  likeness: number;
}

/** A photograph that waits for being drawn over. */
export interface QueuedPhoto {
  id: string;
  position: number;
  width: number;
  height: number;
  isHeld: boolean;
  pictureId: string | null;
  shredOn: Day | null;
}

/** One suggestion with everything that the moderator decides by. */
export interface SuggestionToScreen extends QueuedSuggestion {
  text: string;
  wording: string;
  reason: string | null;
  mayHandOver: boolean;
  hasContact: boolean;
  decidedOn: Day | null;
  decidedByName: string | null;
  history: { day: Day; kind: string; words: string }[];
  photos: QueuedPhoto[];
  alike: LikeSuggestion[];
  version: number;
}
