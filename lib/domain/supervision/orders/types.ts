import type { Day } from "@/lib/shared/dates";
import type { CloseKind, OrderKind, OrderStatus } from "../types";

/** Which orders a list shows. */
export type OrderView = "proposed" | "released" | "answered" | "over" | "own";

/** An order as a list shows it. */
export interface OrderRow {
  id: string;
  version: number;
  kind: OrderKind;
  status: OrderStatus;
  regionCode: string;
  regionName: string;
  organisationId: string;
  organisationName: string;
  placeName: string;
  year: number;
  tasks: number;
  ground: string;
  /** The last day to answer; null before it was released. */
  dueOn: Day | null;
  isLate: boolean;
  proposedAt: string;
  decidedAt: string | null;
  number: number | null;
}

/** A late task that an order is about. */
export interface OrderTask {
  assignmentId: string;
  code: string;
  title: string;
  carrierName: string;
  periodWords: string;
  dueOn: Day;
  isLate: boolean;
}

/** What somebody did with an order. */
export interface OrderStep {
  what: string;
  by: string;
  at: string;
  note: string | null;
}

/** An order with all that belongs to it. */
export interface Order extends OrderRow {
  text: string;
  taskRows: OrderTask[];
  steps: OrderStep[];
  closeKind: CloseKind | null;
  documentNo: string | null;
  documentOn: Day | null;
  releasedByUnit: string | null;
  answer: string | null;
  /** Working days to answer that the region's step gives. */
  answerDays: number;
  /** Regions of the reader decide about it. */
  mayDecide: boolean;
  /** The reader's organisation was told of it and answers. */
  mayAnswer: boolean;
  today: Day;
}

/** An order as it is kept, with who did what when. */
export interface FoundOrder extends Omit<Order, "taskRows" | "steps"> {
  decidedByName: string | null;
  waiveReason: string | null;
  answeredByName: string | null;
  answeredAt: string | null;
  closedByName: string | null;
  closedAt: string | null;
  closeNote: string | null;
}

/** A page of orders, with the cursor of the next. */
export interface OrderPage {
  rows: OrderRow[];
  next: string | null;
}

/** How many orders stand where, in the reader's sight. */
export interface OrderCounts {
  proposed: number;
  released: number;
  late: number;
  answered: number;
  own: number;
}
