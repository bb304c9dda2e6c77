/*
 * The chain of year-end written reports. Each level reports to the one above; a report counts as handed in
 * from its submission on, and no longer when it is sent back. A level is complete when everybody beneath it
 * has handed in. What is exempted or cancelled is asked of nobody.
 */
import { isOpen } from "@/lib/domain/assignments/rules";
import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import type { ChainRow, Handed } from "./types";

const COUNTS = ["asked", "handedIn", "returned", "drafting", "notStarted", "overdue"] as const;

/** The sum of rows. */
export function sumHanded(rows: readonly Handed[]): Handed {
  const total: Handed = {
    asked: 0,
    handedIn: 0,
    returned: 0,
    drafting: 0,
    notStarted: 0,
    overdue: 0,
  };
  for (const row of rows) for (const count of COUNTS) total[count] += row[count];
  return total;
}

/** True when everybody beneath has handed in, and somebody is asked. */
export function isComplete(row: Handed): boolean {
  return row.asked > 0 && row.handedIn === row.asked;
}

/** True for a report that its organisation still owes. */
export function isOwed(status: AssignmentStatus): boolean {
  return isOpen(status);
}

/** The level's own organisations first, then its regions in their order. */
export function inOrder(rows: readonly ChainRow[]): ChainRow[] {
  return [...rows].sort(
    (a, b) => Number(b.isOwn) - Number(a.isOwn) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}

/** Where a page of names ended: node, township (empty for none), assignment. */
export interface EntryCursor {
  node: string;
  township: string;
  id: string;
}

/** A cursor as text for an address. */
export function writeEntryCursor({ node, township, id }: EntryCursor): string {
  return `${node}_${township}_${id}`;
}

/** The cursor of an address, or null for anything that is none: the names then start at their beginning. */
export function readEntryCursor(text: string | undefined): EntryCursor | null {
  const [, node, township, id] = /^(\d{6})_(\d{9})?_(\d{1,18})$/.exec(text ?? "") ?? [];
  return node && id ? { node, township: township ?? "", id } : null;
}
