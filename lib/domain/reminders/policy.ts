/*
 * Superiors are never told first. What a unit has not done is told to the people of the unit, and to
 * nobody else: a digest of a reviewer, a lead, an office or the commission holds their own organisation's
 * work and what waits for their own word, never who below is late. A group robot gets the numbers of its own
 * organisation, no name and no word of a report. Telling a level above about a late unit is for those who
 * urge and supervise; they may do so no earlier than one working day after the unit itself was told.
 */
import type { SectionKind } from "@/lib/domain/notifications/letters/types";

/** Whose business a part of a digest is: the unit's own people, or whoever's word it waits for. */
export type Audience = "own_unit" | "decider";

const TOLD_TO: Record<SectionKind, Audience> = {
  returned: "own_unit",
  overdue: "own_unit",
  due: "own_unit",
  news: "own_unit",
  review: "decider",
  acceptance: "decider",
  doubt: "decider",
  opening: "decider",
  adjustment: "decider",
};

/** The parts that an audience may be told at all. */
export function kindsToldTo(audience: Audience): SectionKind[] {
  return (Object.keys(TOLD_TO) as SectionKind[]).filter((kind) => TOLD_TO[kind] === audience);
}
