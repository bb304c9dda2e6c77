import type { AssignmentRow } from "@/lib/domain/assignments/types";

/** A list that was delivered within a region and not acknowledged by all. */
export interface WaitingDelivery {
  listId: string;
  title: string;
  delivered: number;
  waiting: number;
}

/** What keeps a region from moving: each at most ten, in the order of what is worst. */
export interface Stuck {
  /** 最久超期: the earliest due first. */
  overdue: AssignmentRow[];
  /** 退回次数最多: open ones that were returned at least once, most often first. */
  returned: AssignmentRow[];
  /** 未签收, by list. */
  unacknowledged: WaitingDelivery[];
}
