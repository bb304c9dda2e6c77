import type { Frequency } from "@/lib/domain/assignments/rules";
import type { Window } from "@/lib/domain/assignments/window/types";
import type { Day } from "@/lib/shared/dates";

/** The assignment that an opening is about, as a line shows it. */
export interface OpeningSubject {
  assignmentId: string;
  taskCode: string;
  taskTitle: string;
  carrierName: string;
  organisationName: string;
  placeName: string;
  year: number;
  period: number;
  frequency: Frequency;
  dueOn: Day;
}

/** A reporter's request that waits for an answer. */
export interface WaitingOpening extends OpeningSubject {
  id: string;
  version: number;
  reason: string;
  requestedByName: string;
  requestedAt: string;
  /** The reader asked himself: somebody else answers. */
  isOwn: boolean;
  window: Window;
}

/** An assignment that is open by exception. */
export interface OpenException extends OpeningSubject {
  untilOn: Day;
  note: string;
  byName: string;
  byUnit: string;
}

/** What was asked and answered about one assignment's window, newest first. */
export interface OpeningNote {
  id: string;
  version: number;
  state: "waiting" | "opened" | "refused";
  reason: string;
  requestedByName: string | null;
  untilOn: Day | null;
  note: string | null;
  decidedByName: string | null;
  decidedByUnit: string | null;
}
