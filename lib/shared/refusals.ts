/*
 * The pages that stand in for an answer that cannot be given. They are made at build time, one for each view of
 * public pages, so that somebody in 长者模式 who takes a wrong turn stays in it.
 */
import { type ReaderView, VIEWS, viewOf } from "@/lib/shared/reader-view";

/** Why there is no answer. */
export type RefusalKind = "not-found" | "forbidden" | "maintenance" | "failed" | "busy";

const KINDS: readonly RefusalKind[] = ["not-found", "forbidden", "maintenance", "failed", "busy"];

/** What stands on the page that was made beforehand, for the number of the request that fails. */
export const REQUEST_ID = "request-id";

/** The name of the page for a kind in a view: not-found-elder-contrast. */
export function refusalName(kind: RefusalKind, { prefix }: ReaderView): string {
  return kind + prefix.replaceAll("/", "-");
}

/** Every such page by its name; only pages of staff are forbidden, and these have no views. */
export const REFUSALS: ReadonlyMap<string, { kind: RefusalKind; view: ReaderView }> = new Map(
  KINDS.flatMap((kind) => {
    const views = kind === "forbidden" ? [viewOf("normal", false)] : VIEWS;
    return views.map((view) => [refusalName(kind, view), { kind, view }] as const);
  }),
);
