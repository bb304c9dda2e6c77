export type LinePoint = { label: string; value: number | null; note?: string };

export type LineFrame = { width: number; height: number; low: number; high: number };

/** Bounds of an axis of shares: whole tenths around all values, at least a fifth apart. */
export function shareAxis(values: readonly (number | null)[]): { low: number; high: number } {
  const known = values.filter((value): value is number => value !== null);
  if (known.length === 0) return { low: 0, high: 1 };
  const low = Math.max(0, Math.floor(Math.min(...known) * 10 - 0.2) / 10);
  const high = Math.min(1, Math.ceil(Math.max(...known) * 10 + 0.2) / 10);
  return high - low < 0.2
    ? { low: Math.max(0, high - 0.2), high: Math.max(0.2, high) }
    : { low, high };
}

/** Bounds that hold all values with a tenth of air. */
export function boundsOf(values: readonly (number | null)[]): { low: number; high: number } {
  const known = values.filter((value): value is number => value !== null);
  if (known.length === 0) return { low: 0, high: 1 };
  const lowest = Math.min(...known);
  const highest = Math.max(...known);
  const air = (highest - lowest || Math.abs(highest) || 1) * 0.1;
  return { low: lowest - air, high: highest + air };
}

/** Places the values evenly from left to right; unknown ones stay null so that the line breaks there. */
export function placePoints(
  values: readonly (number | null)[],
  frame: LineFrame,
): ({ x: number; y: number } | null)[] {
  const { width, height, low, high } = frame;
  const span = high - low || 1;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values.map((value, index) =>
    value === null
      ? null
      : {
          x: round(values.length > 1 ? index * step : width / 2),
          y: round(height - ((value - low) / span) * height),
        },
  );
}

/** An SVG path through the points, lifted over gaps. */
export function pathThrough(points: readonly ({ x: number; y: number } | null)[]): string {
  return points
    .map((point, index) => (point ? `${points[index - 1] ? "L" : "M"}${point.x} ${point.y}` : ""))
    .join("");
}

/** Zero-length strokes with round ends: dots that stay round however the drawing is stretched. */
export function dotsAt(points: readonly ({ x: number; y: number } | null)[]): string {
  return points.map((point) => (point ? `M${point.x} ${point.y}h0` : "")).join("");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
