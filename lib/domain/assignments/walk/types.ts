import type { AssignmentFilter } from "@/lib/domain/assignments/types";

/** The list that somebody came from, and what stands beside an assignment in it. */
export interface Walk {
  filter: AssignmentFilter;
  /** Null at the beginning of a page of the list. */
  previousId: string | null;
  /** With the cursor of the page that it stands on. */
  next: { id: string; cursor: string | undefined } | null;
}
