import "./dashboard.css";
import type { ComponentProps, ReactNode } from "react";
import { renderHeatMatrix } from "@/components/charts/heat-matrix-html";
import { HtmlBlock } from "@/components/charts/html-block";
import { ScaleLegend } from "@/components/charts/scale-legend";
import { Card } from "@/components/ui/card";
import type { Board } from "@/lib/domain/counters/board/types";
import type { DashboardFigures } from "@/lib/domain/counters/dashboard/types";
import { ComparisonPanel } from "./comparison-panel";
import { CoordinationRow } from "./coordination-row";
import type { DashboardFilter } from "./dashboard-filter";
import { DashboardFilters, DashboardViews } from "./dashboard-filters";
import { DashboardHead } from "./dashboard-head";
import { renderFigureTable } from "./figure-table-html";
import { GrainChoice } from "./grain-choice";
import { keptHtml } from "./kept-html";
import { KeyNumbers } from "./key-numbers";
import { childWords } from "./labels";
import { heatInput } from "./matrix-input";
import { MeasuresPanel } from "./measures-panel";
import { RegionBands } from "./region-bands";
import { RegionCoverage } from "./region-coverage";
import { RegionDay } from "./region-day";
import { RegionMap } from "./region-map";
import { RegionTrend } from "./region-trend";
import { GridView, LeadView, SeriesView } from "./region-view";
import { ScrollBox } from "./scroll-box";
import { Siblings } from "./siblings";
import { StuckPanel } from "./stuck-panel";
import { TableLinks } from "./table-links";
import { renderTaskTable } from "./task-table-html";

type RegionDashboardProps = { board: Board; filter: DashboardFilter };
type WholeProps = RegionDashboardProps &
  Pick<ComponentProps<typeof RegionDay>, "days"> &
  Pick<ComponentProps<typeof DashboardHead>, "printed" | "mayFreeze"> & {
    /** The reader's own views of this page. */
    views: ReactNode;
  };

const matrixHtml = keptHtml<DashboardFigures>(({ matrix, grid }, filter) =>
  renderHeatMatrix(heatInput(matrix, filter, grid)),
);
const rowsHtml = keptHtml<DashboardFigures>(({ byChild }, filter) =>
  renderFigureTable(byChild, filter),
);
const tasksHtml = keptHtml<DashboardFigures>(({ matrix, tasks }, filter) =>
  renderTaskTable(matrix, tasks, filter),
);

/** 驾驶舱 of a region: every number opens its list, every chart stands beneath as a table. */
export function RegionDashboard({ board, filter, days, views, ...head }: WholeProps) {
  const { region, totals } = board.figures.matrix;
  return (
    <>
      <DashboardHead board={board} filter={filter} {...head} />
      {views}
      <DashboardViews board={board} filter={filter} />
      <DashboardFilters board={board} filter={filter} />
      <RegionDay regionCode={region.code} filter={filter} days={days} />
      <KeyNumbers
        figures={totals.total}
        place={{ regionCode: region.code }}
        filter={filter}
        trend={board.figures.trend}
      />
      <MainCharts board={board} filter={filter} />
      <div className="dash-main">
        <ComparisonPanel board={board} filter={filter} />
        <StuckPanel board={board} filter={filter} />
        <MeasuresPanel board={board} filter={filter} />
        <CoordinationRow matrix={board.figures.matrix} filter={filter} />
        {filter.view === undefined && <Tables board={board} filter={filter} />}
        <RegionCoverage lists={board.figures.coverage} />
        <Siblings nearby={board.nearby} region={region} filter={filter} />
      </div>
    </>
  );
}

/** What the chosen view shows in the middle; the overview shows matrix, trend, map and bands. */
function MainCharts({ board, filter }: RegionDashboardProps) {
  switch (filter.view) {
    case undefined:
      return <Overview board={board} filter={filter} />;
    case "lead":
      return (
        <div className="dash-main">
          <LeadView board={board} filter={filter} />
        </div>
      );
    case "carrier":
      return (
        <div className="dash-main">
          <MatrixCard board={board} filter={filter} />
          <SeriesView board={board} filter={filter} />
        </div>
      );
    default:
      return (
        <div className="dash-main">
          <GridView board={board} filter={filter} />
          <SeriesView board={board} filter={filter} />
        </div>
      );
  }
}

function Overview({ board, filter }: RegionDashboardProps) {
  const { byChild, grid } = board.figures;
  const hasMap = grid !== null && grid.tiles.length > 1;
  const showsBands = byChild.rows.some((row) => row.kind === "region");
  return (
    <div className={hasMap || showsBands ? "dash-main dash-two" : "dash-main"}>
      <div className="dash-stack">
        <MatrixCard board={board} filter={filter} />
        <RegionTrend board={board} filter={filter} />
      </div>
      <div className="dash-stack">
        {hasMap && <RegionMap board={board} filter={filter} />}
        {showsBands && <RegionBands matrix={byChild} filter={filter} isExported />}
      </div>
    </div>
  );
}

function MatrixCard({ board, filter }: RegionDashboardProps) {
  const { matrix, byChild } = board.figures;
  const isTownship = byChild.rows.some((row) => row.kind === "organisation");
  return (
    <Card
      title={isTownship ? "载体 × 单位 完成率" : "载体 × 地区 完成率"}
      aside={<GrainChoice region={matrix.region} filter={filter} />}
    >
      <ScrollBox label={`${matrix.region.name}各载体完成率`} className="heat-scroll">
        <HtmlBlock html={matrixHtml(board.figures, filter)} />
      </ScrollBox>
      <ScaleLegend lights={["soon", "overdue"]} />
      <TableLinks name="matrix" code={matrix.region.code} filter={filter} />
    </Card>
  );
}

function Tables({ board, filter }: RegionDashboardProps) {
  const { matrix, byChild, tasks } = board.figures;
  const { region } = matrix;
  const word = region.isDirectCounty ? childWords.county : childWords[byChild.region.level];
  return (
    <>
      <Card title={`分${word}明细`} aside="各行相加等于合计" flush>
        <ScrollBox label="分地区明细">
          <HtmlBlock html={rowsHtml(board.figures, filter)} />
        </ScrollBox>
        <div className="table-foot">
          <TableLinks name="rows" code={region.code} filter={filter} />
        </div>
      </Card>
      <Card title="按任务" aside={`${tasks.length} 项`} flush>
        <ScrollBox label="分任务明细">
          <HtmlBlock html={tasksHtml(board.figures, filter)} />
        </ScrollBox>
        <div className="table-foot">
          <TableLinks name="tasks" code={region.code} filter={filter} />
        </div>
      </Card>
    </>
  );
}
