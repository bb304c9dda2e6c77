import type { StandardReason } from "@/lib/domain/reviews/labels";

/** A standard reason that an office keeps for its reviewers. */
export interface OfficeReason extends StandardReason {
  id: string;
  position: number;
  version: number;
}
