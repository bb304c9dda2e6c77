import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import type { Day } from "@/lib/shared/dates";

/** What happened to an assignment beside its reports and reviews. */
export type Happening = {
  at: string;
  /** Organisation and person, or 系统. */
  by: string;
  /** Why, or what was said. */
  note: string;
} & (
  | { kind: "delivered" | "acknowledged"; listId: string; listTitle: string; listVersion: number }
  | { kind: "moved"; from: AssignmentStatus; to: AssignmentStatus }
  | { kind: "re_dated"; dueOn: Day }
  | { kind: "requested" | "agreed" | "refused" | "skipped" | "taken_back"; adjustmentId: string }
  | { kind: "answered" }
  | { kind: "opening_asked" | "opening_refused" }
  | { kind: "opened" | "paused"; untilOn: Day }
  | { kind: "resumed" }
);
