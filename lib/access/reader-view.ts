import "server-only";
import { headers } from "next/headers";
import { VIEW_HEADER } from "@/lib/access/page-headers";
import { withBase, withoutBase } from "@/lib/shared/base-path";
import { inView, type ReaderView, splitView } from "@/lib/shared/reader-view";

/** How the reader of the running request sees public pages. */
export async function readerView(): Promise<ReaderView> {
  return splitView((await headers()).get(VIEW_HEADER) ?? "").view;
}

/** The running request's page with its query, without view and base: `/sites?city=420100`. */
export async function pagePath(): Promise<string> {
  return (await headers()).get("x-page-path") ?? "/";
}

/**
 * Where an action sends a reader on, in the reader's view. A form that was sent without script gets the path as it
 * stands, so the base is put before it; a script's router adds it by itself.
 */
export async function afterAction(path: string): Promise<string> {
  const target = inView(await readerView(), path);
  return (await headers()).has("next-action") ? target : withBase(target);
}

/**
 * Where a route handler sends a reader on to a public page (`Location`), beneath the base and in the view of the
 * page that the form stood on.
 */
export function publicLocation(request: Request, path: string): string {
  const referer = request.headers.get("referer") ?? "";
  const from = URL.canParse(referer) ? new URL(referer).pathname : "/";
  return withBase(inView(splitView(withoutBase(from) ?? "/").view, path));
}
