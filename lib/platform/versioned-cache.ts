/** What is remembered of one key: the version it was made for, and the answer or its being made. */
interface Entry<T> {
  version: string;
  answer: Promise<T>;
}

/** How often answers came from memory, for measurements. */
export interface CacheCounts {
  hits: number;
  misses: number;
}

/** Answers by key that are good for exactly one version of what they were made from. */
export interface VersionedCache<T> {
  /** The answer for `key` at `version`: remembered, or made once however many ask at the same time. */
  get(key: string, version: string, make: () => Promise<T>): Promise<T>;
  counts(): CacheCounts;
  clear(): void;
}

/**
 * A cache without time: the caller reads a version first, then asks. An answer that was made for
 * another version is never given; a failed making is forgotten. Holds at most `capacity` keys and drops
 * the one that was asked for longest ago.
 */
export function createVersionedCache<T>(capacity: number): VersionedCache<T> {
  const entries = new Map<string, Entry<T>>();
  const counted: CacheCounts = { hits: 0, misses: 0 };

  function remember(key: string, entry: Entry<T>): void {
    entries.delete(key);
    entries.set(key, entry);
    const [oldest] = entries.keys();
    if (entries.size > capacity && oldest !== undefined) entries.delete(oldest);
  }

  return {
    get(key, version, make) {
      const found = entries.get(key);
      if (found?.version === version) {
        counted.hits += 1;
        remember(key, found);
        return found.answer;
      }
      counted.misses += 1;
      const entry: Entry<T> = { version, answer: make() };
      remember(key, entry);
      entry.answer.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      return entry.answer;
    },
    counts: () => ({ ...counted }),
    clear: () => entries.clear(),
  };
}
