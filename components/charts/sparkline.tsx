import { boundsOf, dotsAt, pathThrough, placePoints } from "./line-path";

/** A line the size of a word. `label` says in words what it shows, for example 近四季完成率 61%、68%、66%、71%. */
export function Sparkline({
  values,
  label,
}: {
  values: readonly (number | null)[];
  label: string;
}) {
  const points = placePoints(values, { width: 100, height: 24, ...boundsOf(values) });
  const last = points.findLast((point) => point !== null) ?? null;
  return (
    <svg
      className="spark"
      viewBox="-2 -3 104 30"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path className="spark-line" d={pathThrough(points)} />
      {last && <path className="spark-dot" d={dotsAt([last])} />}
    </svg>
  );
}
