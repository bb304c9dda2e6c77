/** What a search form of a page sends: each name once, what is empty left out. */
export type QueryValues = Record<string, string | number | undefined | null>;

/** A path with the given query; empty values leave no trace. */
export function withQuery(path: string, values: QueryValues): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
