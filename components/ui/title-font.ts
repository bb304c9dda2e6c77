import { SERIF_CHARACTERS } from "./serif-characters";

const HELD = new Set(SERIF_CHARACTERS);

/**
 * The class of a title: none where the heading font holds every character of it; else the sans stack, because
 * two fonts within one line look like a mistake. Titles that come from data are mostly of the second kind.
 */
export function titleFont(title: unknown): string | undefined {
  const isHeld = typeof title !== "string" || [...title].every((one) => HELD.has(one));
  return isHeld ? undefined : "title-plain";
}
