/*
 * Most messages only inform: reading is enough. Some ask for 收到, so that whoever sent them sees who has not
 * got them yet: a list that took effect, a decision of a meeting, a report that was returned or opened again,
 * a task that was paused,
 * an order that was released (answering it says that too).
 * 收到 says that the message arrived and nothing about the work; it is never counted as anybody's
 * achievement or fault.
 */

/** Of all kinds of messages, those that ask for 收到. */
const RECEIPT_KINDS: ReadonlySet<string> = new Set([
  "list.issued",
  "resolution.assigned",
  "report.returned",
  "report.reopened",
  "task.paused",
  "order.released",
]);

/** What may go out at once to whoever chose 立即; everything else waits for the next digest. */
const AT_ONCE_KINDS: ReadonlySet<string> = new Set(["report.returned", "report.reopened"]);

/** True for a kind of message that is confirmed with 收到. */
export function needsReceipt(kind: string): boolean {
  return RECEIPT_KINDS.has(kind);
}

/** True for a kind of message that is not left to the digest where a person wants it so. */
export function mayGoAtOnce(kind: string): boolean {
  return AT_ONCE_KINDS.has(kind);
}
