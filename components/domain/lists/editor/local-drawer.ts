import type { LocalWork } from "@/lib/domain/lists/merging/types";
import { randomId } from "@/lib/shared/random-ids";
import type { Guesses } from "./guesses";

/** Work that one visit (one open page) did not get stored. */
export interface KeptWork extends LocalWork {
  visit: string;
}

/**
 * What this browser keeps of a list: the unstored work of this visit beside that of earlier ones, which
 * stays until it is answered. No visit writes over another's.
 */
export class LocalDrawer {
  private readonly key: string;
  private readonly visit = randomId();
  /** What is left of earlier works after an answer; null where nothing is. */
  private readonly answers = new Map<string, KeptWork | null>();

  constructor(key: string) {
    this.key = key;
  }

  /** Works of other visits that are still to be answered, the oldest first. */
  waiting(): KeptWork[] {
    const others = this.read().filter(({ visit }) => visit !== this.visit);
    return others
      .flatMap((work) => (this.answers.has(work.visit) ? this.answers.get(work.visit) : work) ?? [])
      .sort((a, b) => a.at.localeCompare(b.at));
  }

  /** Says what is left of another visit's work; it is written with the next `keep`. */
  answer(work: KeptWork, left: LocalWork | null): void {
    this.answers.set(work.visit, left && { ...left, visit: work.visit });
  }

  /** Writes this visit's work beside the others; false where the browser has no room. */
  keep(work: LocalWork | null): boolean {
    const all = [...this.waiting(), ...(work ? [{ ...work, visit: this.visit }] : [])];
    try {
      if (all.length > 0) localStorage.setItem(this.key, JSON.stringify(all));
      else localStorage.removeItem(this.key);
      return true;
    } catch {
      return false;
    }
  }

  /** The guessed cells that nobody in this browser has looked at yet. */
  guesses(): Guesses {
    try {
      return new Map(JSON.parse(localStorage.getItem(`${this.key}:guesses`) ?? "[]"));
    } catch {
      return new Map();
    }
  }

  keepGuesses(guesses: Guesses): void {
    try {
      if (guesses.size === 0) localStorage.removeItem(`${this.key}:guesses`);
      else localStorage.setItem(`${this.key}:guesses`, JSON.stringify([...guesses]));
    } catch {
      // A hint that finds no room is only shown as long as the page is open.
    }
  }

  private read(): KeptWork[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      // A single work without a visit is how it was kept before there could be several.
      return Array.isArray(kept) ? kept : [{ ...(kept as LocalWork), visit: "" }];
    } catch {
      return [];
    }
  }
}
