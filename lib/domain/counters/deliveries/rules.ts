/*
 * A list counts as delivered to an organisation from the moment it was given, and as waiting until that
 * organisation acknowledged it. Of several places the numbers of one list add up.
 */
import type { WaitingDelivery } from "@/lib/domain/counters/stuck/types";

const SHOWN = 10;

/** Deliveries of several places as one row for each list. */
export function sumDeliveries(found: readonly WaitingDelivery[]): WaitingDelivery[] {
  const lists = new Map<string, WaitingDelivery>();
  for (const { listId, title, delivered, waiting } of found) {
    const list = lists.get(listId) ?? { listId, title, delivered: 0, waiting: 0 };
    list.delivered += delivered;
    list.waiting += waiting;
    lists.set(listId, list);
  }
  return [...lists.values()];
}

function inOrder(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The ten lists that most have not acknowledged; none that all have. */
export function mostWaiting(lists: readonly WaitingDelivery[]): WaitingDelivery[] {
  return lists
    .filter(({ waiting }) => waiting > 0)
    .sort(
      (a, b) => b.waiting - a.waiting || inOrder(a.title, b.title) || inOrder(a.listId, b.listId),
    )
    .slice(0, SHOWN);
}
