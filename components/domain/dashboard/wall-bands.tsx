import { Change } from "@/components/charts/bands";
import { completionSteps, exactPercent, stepLabels, stepOf } from "@/components/charts/scale";
import { completion } from "@/lib/domain/counters/rules";
import type { Matrix, MatrixRow } from "@/lib/domain/counters/types";
import type { TileGrid } from "@/lib/domain/regions/tiles/types";

/** More names than these would have to be too small to read from afar. */
const MOST_NAMES = 36;

interface WallBandsProps {
  matrix: Matrix;
  /** Found done in the last seven days, by row. */
  recent: Record<string, number>;
  grid: TileGrid | null;
}

/** By how many percentage points a row moved by itself; null where nothing is asked. */
export function changeOf(row: MatrixRow, recent: Record<string, number>): number | null {
  if (row.total.asked === 0) return null;
  return (100 * (recent[row.code] ?? 0)) / row.total.asked;
}

/** 分档: who stands in which band and by how much each moved by itself; nobody is ranked. */
export function WallBands({ matrix, recent, grid }: WallBandsProps) {
  const items = matrix.rows
    .filter((row) => row.kind !== "own" && row.total.asked > 0)
    .map((row) => ({ row, value: completion(row.total), step: stepOf(completion(row.total)) }));
  const short = new Map(grid?.tiles.map(({ code, name }) => [code, name]));
  const bands = stepLabels(completionSteps)
    .map((label, index) => ({
      label,
      step: index + 1,
      shown: items.filter(({ step }) => step === index + 1),
    }))
    .reverse();
  const size = items.length > 26 ? "wall-bands wall-bands-many" : "wall-bands";
  return (
    <>
      <dl className={size}>
        {bands.map(({ label, step, shown }) => (
          <div key={label}>
            <dt>
              <i className={`h${step}`} />
              {label}
              <span>{shown.length} 个</span>
            </dt>
            <dd>
              {items.length <= MOST_NAMES &&
                shown.map(({ row, value }) => (
                  <span key={row.code}>
                    {short.get(row.code) ?? row.name} <b>{exactPercent(value)}</b>
                    <Change points={changeOf(row, recent) ?? 0} />
                  </span>
                ))}
            </dd>
          </div>
        ))}
      </dl>
      {items.length > MOST_NAMES && (
        <p className="wall-part">共 {items.length} 个单位，各单位的数见矩阵。</p>
      )}
    </>
  );
}
