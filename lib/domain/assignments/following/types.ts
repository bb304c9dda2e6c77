/** Which assignments follow: those of these tasks, in the region and beneath it. */
export interface FollowScope {
  regionCode: string;
  year: number;
  rootTaskIds: readonly string[];
  /** The lists that hold, or will hold once this act is done, on the line of the region. */
  listIds: readonly string[];
  /** Leave what was cancelled and has fallen due meanwhile as it is. */
  isUpcomingOnly: boolean;
  /** Only this assignment; absent for all. */
  assignmentId?: string;
  reasons: FollowReasons;
}

/** Why assignments change, as the organisation reads it. */
export interface FollowReasons {
  /** New terms: 清单第 2 版调整 */
  changed: string;
  /** No list asks for the task any more. */
  removed: string;
  /** A list still has the task, but does not ask this organisation. */
  unasked: string;
  /** The task was made into a new one, because what it measures changed. */
  replaced: string;
  /** A task that comes back. */
  restored: string;
}

/** How many assignments an act of following changed. */
export interface Followed {
  changed: number;
  cancelled: number;
  restored: number;
}

/** What following would do to one task's assignments. */
export interface FollowedTask {
  rootTaskId: string;
  /** Open, and asked for exactly what was asked before. */
  kept: number;
  redated: number;
  retargeted: number;
  removed: number;
  unasked: number;
  replaced: number;
  restored: number;
  /** Submitted, done or exempted: they stay as they are. */
  settled: number;
}
