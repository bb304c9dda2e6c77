/*
 * Everybody finds what they may read anyhow, and nothing else: tasks and lists that list.read shows
 * them; organisations within organisation.read or dashboard.read; reports within assignment.read. So a
 * village finds its own reports alone, and the three administrators no report and no task.
 */
import type { Actor } from "@/lib/access/actor";
import { hasVerb } from "@/lib/access/reach";
import type { SearchGroup } from "./types";

const VERBS = {
  task: ["list.read"],
  organisation: ["organisation.read", "dashboard.read"],
  report: ["assignment.read"],
} as const;

/** The kinds of things that somebody's roles find at all, in the order in which they are shown. */
export function searchableBy(actor: Actor): SearchGroup[] {
  const groups = Object.keys(VERBS) as SearchGroup[];
  return groups.filter((group) => VERBS[group].some((verb) => hasVerb(actor, verb)));
}
