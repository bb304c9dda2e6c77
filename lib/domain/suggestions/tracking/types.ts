import type { SuggestionHappening } from "@/lib/domain/suggestions/types";
import type { SuggestionStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** What the holder of a tracking code sees. */
export interface TrackedSuggestion {
  id: string;
  status: SuggestionStatus;
  categoryName: string;
  regionName: string;
  receivedOn: Day;
  dueOn: Day;
  /** The sender's own words; null once they are destroyed. */
  text: string | null;
  photoCount: number;
  hasContact: boolean;
  history: SuggestionHappening[];
  mayAdd: boolean;
  mayWithdraw: boolean;
  version: number;
}
