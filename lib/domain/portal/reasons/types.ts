import type { StoredReasons } from "@/lib/domain/portal/reasons/schema";

/** What can be rated with reasons of the office's own. */
export type ReasonedSubject = keyof StoredReasons;

/** All of them, in the order of the form. */
export const REASONED_SUBJECTS: readonly ReasonedSubject[] = [
  "visit",
  "tour",
  "suggestion",
  "topic",
];

/** The reasons in force for each subject, and whether they are the office's own. */
export interface ReasonSettings {
  subjects: { type: ReasonedSubject; reasons: readonly string[]; isOwn: boolean }[];
  /** Marks the state that was read; a form that carries an older mark is refused. */
  seen: string;
}
