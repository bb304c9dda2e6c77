import "server-only";
import { headers } from "next/headers";
import { publicUrl } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { isId, newId } from "@/lib/shared/ids";

/** Facts of the running request that access decisions need. */
export interface RequestFacts {
  requestId: string;
  /** The peer's address as the nearest proxy tells it; `unknown` where nothing does. */
  address: string;
  agent: string;
}

/** The id that the platform gave a request; what anybody else wrote there is never taken over, so never logged. */
export function requestIdIn(found: Pick<Headers, "get">): string {
  const given = found.get("x-request-id") ?? "";
  return isId(given) ? given : newId();
}

/** Request id, address and agent of the running request. */
export async function requestFacts(): Promise<RequestFacts> {
  const found = await headers();
  return {
    requestId: requestIdIn(found),
    address: found.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown",
    agent: (found.get("user-agent") ?? "").slice(0, 200),
  };
}

/**
 * Refuses a state-changing request that does not come from our own pages: Origin must be present and
 * ours (Next accepts a missing one), and Sec-Fetch-Site, where sent, must not name another site.
 */
export async function requireOwnOrigin(): Promise<void> {
  const found = await headers();
  if (isOwnOrigin(found)) return;
  throw new AppError("forbidden", "请求来源不明，请从本平台页面重新操作");
}

/** True when the headers show that one of our own pages sent the request. */
export function isOwnOrigin(found: Pick<Headers, "get">): boolean {
  const site = found.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") return false;
  const origin = found.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  const host = new URL(origin).host;
  return host === found.get("host") || host === publicUrl().host;
}
