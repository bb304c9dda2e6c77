import type { EntryState, TopicMove, TopicState } from "@/lib/domain/topics/rules";
import type { Voices } from "@/lib/domain/topics/verdicts/rules";
import type { TopicEntryKind } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** The light of a term: on time, due soon, late; none where nothing is asked. */
export type TermLight = "normal" | "soon" | "overdue" | "none";

/** A topic as the desk lists it. */
export interface TopicSummary {
  id: string;
  title: string;
  regionName: string;
  fieldName: string;
  saidCount: number;
  state: TopicState;
  isDisputed: boolean;
  round: number;
  unitName: string | null;
  dueOn: Day | null;
  light: TermLight;
  isReopeningProposed: boolean;
  isExample: boolean;
}

/** What was said about a topic, for those who work on it. */
export interface DeskEntry {
  id: string;
  kind: TopicEntryKind;
  round: number;
  content: Record<string, unknown>;
  writtenOn: Day;
  writtenByName: string;
  organisationName: string | null;
  state: EntryState;
  /** Why its revision was returned. */
  returnReason: string | null;
  publicationId: string;
}

/** What was done with it. */
export interface TopicEvent {
  id: string;
  onDay: Day;
  round: number;
  move: TopicMove | "propose";
  reason: string;
  byName: string;
}

/** A topic as the desk opens it. */
export interface TopicDetail extends TopicSummary {
  regionCode: string;
  fieldCode: string;
  said: string;
  place: string;
  reason: string;
  solicitationId: string | null;
  organisationId: string | null;
  cooperating: { id: string; name: string }[];
  roundId: string | null;
  assignmentId: string | null;
  suggestionCount: number;
  voices: Voices;
  ratings: { low: number; total: number };
  version: number;
  entries: DeskEntry[];
  events: TopicEvent[];
  /** The moves that this person may make now. */
  moves: TopicMove[];
  isPublic: boolean;
}
