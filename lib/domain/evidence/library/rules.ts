/*
 * The library shows the newest first. Where a page ends is written into the address as moment and id, so that
 * nothing is shown twice or left out when files come in meanwhile.
 */
import { isId } from "@/lib/shared/ids";

/** The last row of a page. */
export interface Cursor {
  at: string;
  id: string;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/;

/** A cursor as text for an address. */
export function writeCursor({ at, id }: Cursor): string {
  return `${at}~${id}`;
}

/** The cursor of an address, or null for anything that is none: the list then starts at its beginning. */
export function readCursor(text: string | undefined): Cursor | null {
  const [at = "", id = ""] = text?.split("~") ?? [];
  return MOMENT.test(at) && !Number.isNaN(Date.parse(at)) && isId(id) ? { at, id } : null;
}

/** Words of a search as a pattern for `ilike`: what has a meaning there stands for itself. */
export function likePattern(words: string): string {
  return `%${words.replace(/[\\%_]/g, "\\$&")}%`;
}
