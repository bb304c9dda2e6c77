import type { FollowedTask } from "@/lib/domain/assignments/following/types";
import type { AskedLevel } from "@/lib/domain/assignments/types";

/** How many assignments one task makes at one level. */
export interface PlannedCell {
  taskId: string;
  level: AskedLevel;
  organisations: number;
  assignments: number;
}

/** A task of the list to be issued, with what it makes by level. */
export interface PlannedTask {
  taskId: string;
  code: string;
  title: string;
  /** Awaits a system, a survey or an inspection: asked of nobody. */
  isAwaiting: boolean;
  minutes: number;
  cells: PlannedCell[];
  /** Regions of an asked level where no responsible unit was found. */
  gaps: { regionCode: string; regionName: string }[];
}

/** What issuing does to the assignments that a task has already. */
export interface FollowedLine extends FollowedTask {
  code: string;
  title: string;
}

/** What issuing would do, counted by the statement that does it. */
export interface IssuePlan {
  tasks: PlannedTask[];
  /** All assignments that the scope makes, and those of them that are asked of people. */
  total: number;
  asked: number;
  /** Of these, how many exist already from an earlier version or an earlier issue. */
  existing: number;
  /** What becomes of assignments that exist already, by task; tasks without any are left out. */
  following: FollowedLine[];
  /** The version of the list that this one takes the place of; null for a first one. */
  replaces: number | null;
  /** The list's levels, and the regions right beneath its own with their own nodes. */
  levels: AskedLevel[];
  regions: { code: string; name: string; nodes: string[] }[];
}

/** The progress of one act of issuing. */
export interface IssuingProgress {
  id: string;
  listId: string;
  listTitle: string;
  state: "waiting" | "running" | "done" | "failed";
  tasksDone: number;
  tasksTotal: number;
  rowsMade: number;
  rowsTotal: number;
  message: string | null;
  createdAt: string;
  finishedAt: string | null;
}
