import "server-only";
import type { Actor } from "@/lib/access/actor";
import { lettersOf } from "@/lib/domain/search/entries/rules";
import type { PageEntry } from "@/lib/domain/search/types";
import { initialsOf } from "@/lib/platform/pinyin";

const known = new Map<string, string>();

function lettersOfLabel(label: string): string {
  const kept = known.get(label);
  if (kept !== undefined) return kept;
  const letters = lettersOf(initialsOf(label), []);
  known.set(label, letters);
  return letters;
}

/** The pages that somebody's menu has, each once, with the letters that it is jumped to by. */
export function listPages(
  _actor: Actor,
  menu: readonly { href: string; label: string }[],
): PageEntry[] {
  const byHref = new Map(menu.map(({ href, label }) => [href, { href, label }]));
  return [...byHref.values()].map((page) => ({ ...page, letters: lettersOfLabel(page.label) }));
}
