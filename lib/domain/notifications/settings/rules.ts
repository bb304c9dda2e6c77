/*
 * Quiet hours put a message off to their end. A digest goes out on its own day or not at all: quiet hours
 * that begin before it is made and last past midnight would swallow it every day.
 */

/** True when quiet hours (HH:MM each) would keep every digest made at `digestAt` from its own day. */
export function hidesDigest(
  { quietFrom, quietUntil }: { quietFrom: string; quietUntil: string },
  digestAt: string,
): boolean {
  return quietFrom > quietUntil && quietFrom <= digestAt;
}
