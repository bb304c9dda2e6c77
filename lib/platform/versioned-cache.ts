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
  /** The same for many keys: those that are not remembered are made together, by one call. */
  getMany(
    versions: ReadonlyMap<string, string>,
    make: (keys: string[]) => Promise<Map<string, T>>,
  ): Promise<Map<string, T>>;
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

  function known(key: string, version: string): Promise<T> | undefined {
    const found = entries.get(key);
    if (found?.version !== version) {
      counted.misses += 1;
      return undefined;
    }
    counted.hits += 1;
    remember(key, found);
    return found.answer;
  }

  function begin(key: string, version: string, answer: Promise<T>): Promise<T> {
    const entry: Entry<T> = { version, answer };
    remember(key, entry);
    answer.catch(() => {
      if (entries.get(key) === entry) entries.delete(key);
    });
    return answer;
  }

  async function getMany(
    versions: ReadonlyMap<string, string>,
    make: (keys: string[]) => Promise<Map<string, T>>,
  ): Promise<Map<string, T>> {
    const answers = new Map<string, Promise<T>>();
    const missing: string[] = [];
    for (const [key, version] of versions) {
      const found = known(key, version);
      if (found) answers.set(key, found);
      else missing.push(key);
    }
    if (missing.length > 0) {
      const made = make(missing);
      for (const key of missing) {
        const answer = made.then((found) => {
          const value = found.get(key);
          if (value === undefined) throw new Error(`nothing was made for ${key}`);
          return value;
        });
        answers.set(key, begin(key, versions.get(key) ?? "", answer));
      }
    }
    const pairs = [...answers].map(async ([key, answer]) => [key, await answer] as const);
    return new Map(await Promise.all(pairs));
  }

  return {
    get: (key, version, make) => known(key, version) ?? begin(key, version, make()),
    getMany,
    counts: () => ({ ...counted }),
    clear: () => entries.clear(),
  };
}
