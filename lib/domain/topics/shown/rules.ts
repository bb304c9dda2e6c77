/*
 * The public list is narrowed by plain groups: what waits for an answer, what waits beyond its term, what is being
 * worked on, on what the voices disagree, what is done. A disagreement counts as such wherever it stands, also
 * after closing.
 */
import type { TopicState } from "@/lib/domain/topics/rules";
import type { LiveFacts, StateGroup } from "@/lib/domain/topics/shown/types";

const WAITING: readonly TopicState[] = ["selected", "assigned", "answering", "reopened"];
const DONE: readonly TopicState[] = ["verified", "closed"];

/** The groups that a topic belongs to. */
export function groupsOf({
  state,
  isDisputed,
  light,
}: Pick<LiveFacts, "state" | "isDisputed" | "light">): StateGroup[] {
  const groups: StateGroup[] = [];
  if (isDisputed || state === "disputed") groups.push("disputed");
  if (light === "overdue") groups.push("overdue");
  if (WAITING.includes(state)) groups.push("waiting");
  else if (DONE.includes(state)) groups.push("done");
  else if (state !== "disputed") groups.push("working");
  return groups;
}

/** The groups in the order of the filter. */
export const STATE_GROUPS: readonly StateGroup[] = [
  "waiting",
  "overdue",
  "working",
  "disputed",
  "done",
];
