import { dotsAt, type LinePoint, pathThrough, placePoints, shareAxis } from "./line-path";
import { exactPercent } from "./scale";

export type TrendProps = {
  caption: string;
  /** Shares 0–1 in order of time. */
  points: readonly LinePoint[];
  target?: { value: number; label: string } | undefined;
  /** A second, quiet line: the median of peers, or last year; one value per point. */
  compare?: { label: string; values: readonly (number | null)[] } | undefined;
  /** Numbered marks between the first point (0) and the last (1); their texts stand beneath the drawing. */
  marks?: readonly { at: number; label: string }[] | undefined;
};

const box = { width: 100, height: 60 };

/** A line over time with its target, drawn on the server; the table beneath holds the same figures. */
export function Trend({ caption, points, target, compare, marks = [] }: TrendProps) {
  const values = points.map((point) => point.value);
  const bounds = shareAxis([...values, ...(compare?.values ?? []), target?.value ?? null]);
  const frame = { ...box, ...bounds };
  const placed = placePoints(values, frame);
  const [targetPlace] = target ? placePoints([target.value], frame) : [];
  return (
    <figure className={points.length > 4 ? "trend trend-many" : "trend"}>
      <figcaption className="sr-only">{caption}</figcaption>
      <div className="trend-plot">
        <MarkRow marks={marks} />
        <ul className="trend-y" aria-hidden="true">
          <li>{axisPercent(bounds.high)}</li>
          <li>{axisPercent((bounds.high + bounds.low) / 2)}</li>
          <li>{axisPercent(bounds.low)}</li>
        </ul>
        <svg viewBox="0 0 100 60" preserveAspectRatio="none" aria-hidden="true">
          <path className="trend-grid" d="M0 0H100M0 30H100M0 60H100" />
          {marks.length > 0 && (
            <path className="trend-mark" d={marks.map(({ at }) => `M${at * 100} 0V60`).join("")} />
          )}
          {targetPlace && <path className="trend-target" d={`M0 ${targetPlace.y}H100`} />}
          {compare && (
            <path className="trend-compare" d={pathThrough(placePoints(compare.values, frame))} />
          )}
          <path className="trend-line" d={pathThrough(placed)} />
          <path className="trend-dots" d={dotsAt(placed)} />
        </svg>
        <ol className="trend-x" aria-hidden="true">
          {points.map((point) => (
            <li key={point.label}>{point.label}</li>
          ))}
        </ol>
      </div>
      <TrendKey target={target} compare={compare} />
      <TrendTable caption={caption} points={points} compare={compare} />
    </figure>
  );
}

/** The numbers above their lines, each as wide as text is: this drawing is not stretched. */
function MarkRow({ marks }: Required<Pick<TrendProps, "marks">>) {
  if (!marks || marks.length === 0) return null;
  return (
    <svg className="trend-numbers" aria-hidden="true">
      {marks.map(({ at, label }) => (
        <text key={label} x={`${at * 100}%`} y="12" textAnchor="middle">
          {label}
        </text>
      ))}
    </svg>
  );
}

function axisPercent(value: number): string {
  return `${Math.round(value * 100)}%`;
}

function TrendKey({ target, compare }: Pick<TrendProps, "target" | "compare">) {
  if (!target && !compare) return null;
  return (
    <ul className="legend">
      <li>
        <i className="key-line" />
        完成率
      </li>
      {target && (
        <li>
          <i className="key-target" />
          {target.label} {exactPercent(target.value)}
        </li>
      )}
      {compare && (
        <li>
          <i className="key-compare" />
          {compare.label}
        </li>
      )}
    </ul>
  );
}

function TrendTable({
  caption,
  points,
  compare,
}: Pick<TrendProps, "caption" | "points" | "compare">) {
  return (
    <details className="as-table">
      <summary>以表格查看</summary>
      <table className="table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col" className="num">
              完成率
            </th>
            {compare && (
              <th scope="col" className="num">
                {compare.label}
              </th>
            )}
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => (
            <tr key={point.label}>
              <th scope="row">{point.label}</th>
              <td className="num">{exactPercent(point.value)}</td>
              {compare && <td className="num">{exactPercent(compare.values[index] ?? null)}</td>}
              <td>{point.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
