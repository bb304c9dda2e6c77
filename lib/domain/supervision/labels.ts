import type { OrderKind, OrderStatus } from "./types";

/** What each step is called. */
export const ORDER_KIND_LABELS: Record<OrderKind, string> = {
  remind: "提醒",
  urge: "催办",
  order: "督办单",
  interview: "约谈",
  circular: "通报",
};

interface StateWords {
  label: string;
  tone: "plain" | "muted" | "lian" | "amber" | "green";
}

/** What each state is called and how it looks. */
export const ORDER_STATUS_LABELS: Record<OrderStatus, StateWords> = {
  proposed: { label: "待发出", tone: "amber" },
  released: { label: "待答复", tone: "lian" },
  waived: { label: "不发", tone: "muted" },
  answered: { label: "已答复", tone: "green" },
  closed: { label: "已了结", tone: "plain" },
};

/** How an order ended. */
export const CLOSE_LABELS = {
  done: "工作已补上，自动了结",
  accepted: "答复认可，了结",
  insufficient: "答复未获认可，转下一步",
  escalated: "没有答复，已转下一步",
} as const;
