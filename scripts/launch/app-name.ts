import { isIP } from "node:net";

/**
 * The name by which the framework is to know the app that listens at `host`. It reads every loopback address as
 * "localhost"; were the app named otherwise, it would take a rewrite to its own pages (长者模式 and the other
 * views) for a foreign address and send a request there.
 */
export function appName(host: string): string {
  const isLoopback = host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
  return isLoopback ? "localhost" : host;
}
