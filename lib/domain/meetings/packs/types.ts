import type { Figures } from "@/lib/domain/counters/types";
import type { EarlierItem } from "@/lib/domain/meetings/items/types";
import type { Day } from "@/lib/shared/dates";

/** What was asked of those above and waits for their word. */
export interface Asks {
  adjustments: number;
  openings: number;
  voices: number;
  problems: number;
}

/** The 成绩单 of a carrier, a lead unit, or all: what is due by the day of the pack. */
export interface ScoreLine {
  /** Carrier code, organisation id, `coordination` or `total`. */
  key: string;
  name: string;
  figures: Figures;
  /** Overdue by thirty days or more, or returned and not handed in again. */
  stuck: number;
  asks: Asks;
  /** Done since the last meeting, and fallen late since then; null before the first one. */
  since: { done: number; late: number } | null;
  /** The same figures in the pack of the last meeting; null where it had none. */
  before: Pick<Figures, "asked" | "done" | "overdue"> | null;
}

/** What falls due in the next phase. */
export interface NextTask {
  code: string;
  title: string;
  dueOn: Day;
  /** How many are still to be done. */
  open: number;
}

/** A lead unit's part of the next phase. */
export interface NextOfLead {
  name: string;
  tasks: NextTask[];
  /** Work of its own annual plan. */
  projects: { work: string; responsibility: string; milestones: string }[];
}

/** A task that moved since the last meeting. */
export interface MovedTask {
  code: string;
  title: string;
  count: number;
}

/** A problem that waits for several. */
export interface OpenProblem {
  title: string;
  raisedByName: string;
  leadName: string | null;
  cooperatingNames: string[];
  asks: string;
  dueOn: Day | null;
  isCoordinating: boolean;
  /** Days since it was raised. */
  days: number;
}

/** An open problem with what says whose line of the 成绩单 it belongs to. */
export type FoundProblem = OpenProblem & { carrierCode: string | null; leadId: string | null };

/** Adjustments that wait for a decision, by carrier. */
export interface WaitingAdjustments {
  name: string;
  count: number;
  /** Days that the oldest has waited. */
  oldest: number;
}

/** The content of a meeting's pack, frozen with its edition. */
export interface PackContent {
  meeting: { id: string; title: string; heldOn: Day; place: string; subject: string };
  unitName: string;
  /** The last meeting of its kind that had a pack. */
  previous: { title: string; heldOn: Day; number: number; day: Day } | null;
  /** The last day of the next phase, and what it ends with. */
  until: { day: Day; reason: "meeting" | "quarter" };
  total: ScoreLine;
  carriers: ScoreLine[];
  leads: ScoreLine[];
  next: NextOfLead[];
  moved: { late: MovedTask[]; done: MovedTask[] } | null;
  problems: OpenProblem[];
  adjustments: WaitingAdjustments[];
  earlier: EarlierItem[];
}

/** A pack with the edition that it stands in. */
export interface Pack {
  editionId: string;
  number: number;
  year: number;
  day: Day;
  regionCode: string;
  regionName: string;
  fingerprint: string;
  frozenAt: string;
  frozenByName: string;
  content: PackContent;
  /** Short codes of the lines of the 成绩单, by key. */
  codes: Record<string, string>;
}
