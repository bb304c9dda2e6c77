import type { IncomingMessage } from "node:http";

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** The request as far as its sender's address goes. */
export type Sent = Pick<IncomingMessage, "headers"> & { socket: { remoteAddress?: string } };

/**
 * Makes `x-forwarded-for` end with an address that can be believed: what a proxy on this machine, or one
 * named as trusted, has written; for everybody else the peer's own address, whatever they claim. Pauses
 * after wrong passwords count by it.
 */
export function settleAddress(request: Sent, trusted: readonly string[]): void {
  const peer = request.socket.remoteAddress ?? "unknown";
  const isProxy = LOOPBACK.test(peer) || trusted.includes(peer.replace(/^::ffff:/, ""));
  if (isProxy && request.headers["x-forwarded-for"]) return;
  request.headers["x-forwarded-for"] = peer;
}
