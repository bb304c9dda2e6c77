/** What may wait for somebody's word or hand besides reports of their own. */
export const WORK_KINDS = [
  "review",
  "acceptance",
  "doubt",
  "opening",
  "adjustment",
  "voice",
  "order_answer",
  "order_decide",
  "circular",
  "circular_release",
  "publication",
  "list",
  "site",
  "case",
  "topic",
  "locked",
  "delivery",
  "holidays",
  "rights",
  "seal",
] as const;

/** A kind of waiting work. */
export type WorkKind = (typeof WORK_KINDS)[number];

/** Some of it that waits. */
export interface Work {
  kind: WorkKind;
  count: number;
  /** How long the oldest has waited in working days, where that is known. */
  oldestDays: number | null;
}
