import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import type { OrganisationLevel } from "@/lib/platform/generated/prisma/enums";

/** What results are grouped by. */
export type SearchGroup = "task" | "organisation" | "report";

/** An issued list, or a task of one: the nearest of those that share its identity. */
export interface TaskHit {
  kind: "task" | "list";
  id: string;
  title: string;
  code: string;
  listId: string;
  listTitle: string;
  carrierName: string;
  year: number;
  rootTaskId: string | null;
  /** What the own organisation is asked by it: the open one that is due first, or the last. */
  ownAssignmentId: string | null;
}

/** An organisation with the names of what it lies in. */
export interface OrganisationHit {
  kind: "organisation";
  id: string;
  title: string;
  place: string;
  level: OrganisationLevel;
  /** Its figures may be seen; otherwise its entry in the administration. */
  hasPage: boolean;
}

/** The newest report of an assignment. */
export interface ReportHit {
  kind: "report";
  assignmentId: string;
  title: string;
  organisationName: string;
  year: number;
  period: number;
  frequency: "monthly" | "quarterly" | "semiannual" | "annual";
  status: AssignmentStatus;
  receiptNo: string;
  narrative: string;
  /** It waits for the actor's review. */
  isForReview: boolean;
}

/** Anything that was found. */
export type SearchHit = TaskHit | OrganisationHit | ReportHit;

/** What was found of one kind, the best first. */
export interface SearchResult {
  group: SearchGroup;
  hits: SearchHit[];
  hasMore: boolean;
}

/** A hit as it is shown: where it leads, and the part of its text that was looked for. */
export interface ShownHit {
  href: string;
  title: string;
  note: string;
}

/** A page of the menu, and the first letters of its name. */
export interface PageEntry {
  href: string;
  label: string;
  letters: string;
}

/** What the palette is told of one kind of results. */
export interface ShownResult {
  /** `figure`: the figure behind a code that was typed. */
  group: SearchGroup | "figure";
  label: string;
  hits: ShownHit[];
  hasMore: boolean;
}
