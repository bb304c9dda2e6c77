/** draft: not yet filed, or being revised since. */
export type PlanStatus = "draft" | "filed";

/** A task in which an organisation cooperates. */
export interface CooperationTask {
  rootTaskId: string;
  code: string;
  title: string;
  measure: string;
  /** MM-DD for each period. */
  dueDates: string[];
}

/** A carrier (or the coordination list) in which the reader's organisation cooperates. */
export interface Cooperation {
  /** Null for coordination. */
  carrierCode: string | null;
  carrierName: string;
  /** Named by the dated duties of the region, not only by single tasks. */
  isByDuty: boolean;
  tasks: CooperationTask[];
  plan: { id: string; status: PlanStatus; filedAt: string | null } | null;
}

/** What is done of a plan: 责任、时间节点、保障措施 are required for filing. */
export interface PlanItem {
  id: string;
  rootTaskId: string | null;
  taskCode: string | null;
  work: string;
  responsibility: string;
  milestones: string;
  safeguards: string;
}

/** A plan with its items. */
export interface Plan {
  id: string;
  organisationId: string;
  organisationName: string;
  regionCode: string;
  carrierCode: string | null;
  carrierName: string;
  year: number;
  title: string;
  status: PlanStatus;
  filedAt: string | null;
  filedByName: string | null;
  version: number;
  isOwn: boolean;
  items: PlanItem[];
}

/** A cooperating unit with its plan, as the lead unit sees it. */
export interface Filing {
  organisationId: string;
  organisationName: string;
  regionName: string;
  carrierName: string;
  tasks: number;
  planId: string | null;
  status: PlanStatus | null;
  filedAt: string | null;
}

/** Cooperating units of a list's tasks whose names no organisation of its region bears. */
export interface UnregisteredUnits {
  listId: string;
  listTitle: string;
  names: string[];
}
