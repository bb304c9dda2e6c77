import "./wall.css";
import { renderHeatMatrix } from "@/components/charts/heat-matrix-html";
import { HtmlBlock } from "@/components/charts/html-block";
import { ScaleLegend } from "@/components/charts/scale-legend";
import { renderTileMap } from "@/components/charts/tile-map-html";
import type { DashboardFigures } from "@/lib/domain/counters/dashboard/types";
import type { Matrix } from "@/lib/domain/counters/types";
import type { WallFacts } from "@/lib/domain/counters/wall/types";
import { withBase } from "@/lib/shared/base-path";
import type { DashboardFilter } from "./dashboard-filter";
import { childWords, periodWords } from "./labels";
import { heatInput, mapTiles } from "./matrix-input";
import { WallBands } from "./wall-bands";
import { WallControls } from "./wall-controls";
import { WallLate } from "./wall-late";
import { WallNumbers } from "./wall-numbers";
import { WallPanel } from "./wall-panel";
import { WallParts } from "./wall-parts";
import { VIEW_WORDS, WALL_VIEWS, type WallState, wallHref } from "./wall-tour";
import { WallTrends } from "./wall-trends";

/** Rows of a matrix that can still be read from afar; more are shown part after part. */
const MOST_ROWS = 21;

interface WallProps {
  facts: WallFacts;
  filter: DashboardFilter;
  state: WallState;
  now: Date;
  isDemo: boolean;
}

/** 挂图作战: the same figures on a wall, dark, read from afar; nothing is ranked. */
export function Wall(props: WallProps) {
  const { facts, filter, state } = props;
  const { figures, recent, trends } = facts;
  const { view } = state;
  const hasMap = figures.grid !== null && figures.grid.tiles.length > 1;
  const shows = (part: "matrix" | "map" | "trend") => view === "all" || view === part;
  return (
    <div className="frame-wall">
      <main id="main" className={`wall wall-view-${view} ${hasMap ? "wall-mapped" : ""}`}>
        <WallHead {...props} />
        <WallNumbers figures={figures.matrix.totals.total} recent={recent} />
        <div className="wall-main">
          {shows("matrix") && <WallMatrix figures={figures} filter={filter} />}
          {shows("map") && hasMap && <WallMap figures={figures} filter={filter} />}
          {shows("trend") && <WallTrends whole={figures.trend} trends={trends} filter={filter} />}
          {view !== "trend" && (
            <div className="wall-side">
              <WallPanel title="分档" note="按完成率，不排名；▲ 为自身近 7 天变化（个百分点）">
                <WallBands matrix={figures.byChild} recent={recent} grid={figures.grid} />
              </WallPanel>
              <WallLate figures={figures} isShort={figures.byChild.rows.length > MOST_ROWS} />
            </div>
          )}
        </div>
      </main>
    </div>
  );
}

function WallHead({ facts, filter, state, now, isDemo }: WallProps) {
  const { region, columns } = facts.figures.matrix;
  const { period, year, isCurrentYear, carrier = "all" } = filter;
  const carrierName = columns.find(({ code }) => code === carrier)?.name;
  const kept = { period, year, isCurrentYear };
  return (
    <header className="wall-head">
      <h1>清廉建设 · 挂图作战</h1>
      <p className="wall-where">
        <a href={withBase(`/desk/dashboard/${region.code}`)}>{region.name}</a> / {year} 年
        {periodWords[period]}
        {carrierName && ` / ${carrierName}`}
        {isDemo && " / 演示数据"}
      </p>
      {state.tour.length === 0 && (
        <nav className="wall-views" aria-label="画面">
          {WALL_VIEWS.map((view) => (
            <a
              key={view}
              href={withBase(wallHref(region.code, kept, { carrier, view }))}
              aria-current={view === state.view ? "page" : undefined}
            >
              {VIEW_WORDS[view]}
            </a>
          ))}
        </nav>
      )}
      <WallControls
        made={now.toISOString()}
        version={facts.version}
        place={region.code}
        carrier={carrier}
        filter={kept}
        {...state}
        places={facts.places}
        carriers={columns.map(({ code, name }) => ({ code, name }))}
      />
    </header>
  );
}

type FiguresProps = { figures: DashboardFigures; filter: DashboardFilter };

function WallMatrix({ figures: { byChild, grid }, filter }: FiguresProps) {
  const input = heatInput(byChild, filter, grid);
  const [sum, ...rows] = input.rows;
  const parts: (typeof rows)[] = [];
  const count = Math.max(1, Math.ceil(rows.length / MOST_ROWS));
  const length = Math.ceil(rows.length / count);
  for (let at = 0; at < count; at += 1) parts.push(rows.slice(at * length, (at + 1) * length));
  return (
    <WallPanel title={matrixTitle(byChild)} note="单位：%" name="wall-matrix">
      <WallParts
        parts={parts.map((part) =>
          renderHeatMatrix({ ...input, rows: [...(sum ? [sum] : []), ...part] }),
        )}
        total={rows.length}
      />
    </WallPanel>
  );
}

function matrixTitle({ rows }: Matrix): string {
  const hasUnits = rows.some(({ kind }) => kind === "organisation");
  return `载体 × ${hasUnits ? "单位" : "地区"} 完成率`;
}

function WallMap({ figures: { byChild, grid }, filter }: FiguresProps) {
  const { region } = byChild;
  if (!grid) return null;
  return (
    <WallPanel
      title={`各${childWords[region.level]}推进情况`}
      note="颜色＝完成率，符号＝灯；示意方格图，不表示边界和面积"
      name="wall-map"
    >
      <HtmlBlock
        className="wall-tiles"
        html={renderTileMap({
          caption: `${region.name}各地完成率示意方格图`,
          tiles: mapTiles(byChild, grid, filter),
        })}
      />
      <ScaleLegend lights={["normal", "soon", "overdue"]} />
    </WallPanel>
  );
}
