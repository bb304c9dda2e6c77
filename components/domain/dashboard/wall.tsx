import "./wall.css";
import { renderHeatMatrix } from "@/components/charts/heat-matrix-html";
import { HtmlBlock } from "@/components/charts/html-block";
import { ScaleLegend } from "@/components/charts/scale-legend";
import { TileMap } from "@/components/charts/tile-map";
import { LightMark } from "@/components/ui/mark";
import type { DashboardFigures } from "@/lib/domain/counters/dashboard/types";
import { completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { momentLabel } from "@/lib/shared/dates";
import { groupDigits, percentText } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";
import { childWords, periodWords } from "./labels";
import { heatInput, mapTiles } from "./matrix-input";
import { RegionBands } from "./region-bands";
import { WallKeys } from "./wall-keys";

const SHOWN = 5;

type WallProps = {
  figures: DashboardFigures;
  filter: DashboardFilter;
  now: Date;
  isDemo: boolean;
};

/** 挂图作战: the same figures on a wall, dark, read from afar; nothing is ranked. */
export function Wall({ figures, filter, now, isDemo }: WallProps) {
  const { matrix, byChild, grid } = figures;
  const { region, totals } = matrix;
  return (
    <div className="frame-wall">
      <main id="main" className="wall">
        <header className="wall-head">
          <h1>清廉建设 · 挂图作战</h1>
          <p>
            {region.name} / {filter.year} 年{periodWords[filter.period]}
            {isDemo && " / 演示数据"}
          </p>
          <WallKeys made={`数据截至 ${momentLabel(now)}`} />
        </header>
        <WallNumbers figures={totals.total} />
        <div className="wall-main">
          <section className="wall-panel" aria-label="载体 × 地区 完成率">
            <h2>
              载体 × 地区 完成率 <small>单位：%</small>
            </h2>
            <HtmlBlock
              className="wall-matrix"
              html={renderHeatMatrix(heatInput(byChild, filter, grid))}
            />
          </section>
          <section className="wall-panel" aria-label="推进情况">
            {grid && grid.tiles.length > 1 ? (
              <>
                <h2>
                  各{childWords[region.level]}推进情况 <small>颜色＝完成率，符号＝灯</small>
                </h2>
                <TileMap
                  caption={`${region.name}各地完成率示意方格图`}
                  tiles={mapTiles(byChild, grid, filter)}
                  table={false}
                />
              </>
            ) : (
              <ScaleLegend lights={["soon", "overdue"]} />
            )}
          </section>
          <div className="wall-side">
            <RegionBands matrix={byChild} filter={filter} />
            <Overdue figures={figures} total={totals.total.overdue} />
          </div>
        </div>
      </main>
    </div>
  );
}

function WallNumbers({ figures }: { figures: Figures }) {
  return (
    <dl className="wall-numbers">
      <WallNumber term="完成率" value={percentText(completion(figures))} tone="qing" />
      <WallNumber term="要求办理" value={groupDigits(figures.asked)} />
      <WallNumber term="已办结" value={groupDigits(figures.done)} />
      <WallNumber term="按期率" value={percentText(onTimeRate(figures))} />
      <WallNumber term="待审核" value={groupDigits(figures.submitted)} />
      <WallNumber term="▲ 预警" value={groupDigits(figures.soon)} tone="soon" />
      <WallNumber term="◆ 超期" value={groupDigits(figures.overdue)} tone="overdue" />
    </dl>
  );
}

type WallNumberProps = { term: string; value: string; tone?: "qing" | "soon" | "overdue" };

function WallNumber({ term, value, tone }: WallNumberProps) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className={tone && `wall-${tone}`}>{value}</dd>
    </div>
  );
}

type OverdueProps = { figures: DashboardFigures; total: number };

/** The tasks of which most is open past its day. */
function Overdue({ figures: { matrix, tasks }, total }: OverdueProps) {
  const carriers = new Map(matrix.columns.map((column) => [column.code, column.name]));
  const late = tasks
    .filter((task) => task.carrierCode !== null && task.figures.overdue > 0)
    .sort((a, b) => b.figures.overdue - a.figures.overdue)
    .slice(0, SHOWN);
  return (
    <section className="wall-panel" aria-label="需督办">
      <h2>
        需督办 <small>超期 {groupDigits(total)} 项，按任务</small>
      </h2>
      {late.length === 0 && <p>没有超期的任务。</p>}
      <ul className="wall-late">
        {late.map((task) => (
          <li key={task.rootTaskId}>
            <LightMark light="overdue" wordHidden />
            <span>
              <b>{task.title}</b>
              <small>{carriers.get(task.carrierCode ?? "")}</small>
            </span>
            <em>超期 {groupDigits(task.figures.overdue)} 项</em>
          </li>
        ))}
      </ul>
    </section>
  );
}
