/*
 * Only a moderator reads what was not passed yet, in the grant's region and beneath: no office, no
 * administrator. Nobody decides on what names their own organisation.
 */
import type { Actor } from "@/lib/access/actor";

const bare = (text: string) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
const SHORTEST = 4;

/** True where the words name the organisation that the actor speaks for. */
export function concernsOwn(actor: Actor, text: string): boolean {
  if (actor.kind !== "staff") return false;
  const name = bare(actor.organisation.name);
  return name.length >= SHORTEST && bare(text).includes(name);
}
