/** Evenly spread points of which the last is the newest. */
export function spread<T>(points: readonly T[], count: number): T[] {
  if (points.length <= count) return [...points];
  const last = points.length - 1;
  return Array.from({ length: count }, (_, index) =>
    Math.round((index * last) / (count - 1)),
  ).flatMap((at) => points[at] ?? []);
}
