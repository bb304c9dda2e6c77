/*
 * A view is an address within the desk: a path and its filter. Where in a list somebody was, and what a page
 * said after a form, is not part of it. Views belong to the person who keeps them; each opens only what that
 * person may see when it is opened. What was removed can be brought back for a day.
 */
import { isDeskPath } from "@/lib/access/page-headers";

/** How many views a person keeps at most. */
export const MOST_VIEWS = 60;

const MOMENTARY = ["cursor", "after", "before", "done", "at", "undo", "page"];
const NOWHERE = "http://desk.invalid";

/** An address within the desk in one fixed form, or null for anything else. */
export function viewAddress(text: string): string | null {
  if (text.length > 600 || !isDeskPath(text)) return null;
  const { pathname, searchParams, origin } = new URL(text, NOWHERE);
  if (origin !== NOWHERE || !isDeskPath(pathname) || pathname.startsWith("/desk/views"))
    return null;
  for (const name of MOMENTARY) searchParams.delete(name);
  const search = searchParams.toString();
  return search ? `${pathname}?${search}` : pathname;
}

/** The path of an address. */
export function pathOf(address: string): string {
  return address.split("?")[0] ?? address;
}

/** The page that keeps an address as a view. */
export function keepHref(address: string): string {
  return `/desk/views/new?address=${encodeURIComponent(address)}`;
}
