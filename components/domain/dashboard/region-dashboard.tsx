import "./dashboard.css";
import type { ReactNode } from "react";
import { renderHeatMatrix } from "@/components/charts/heat-matrix-html";
import { HtmlBlock } from "@/components/charts/html-block";
import { ScaleLegend } from "@/components/charts/scale-legend";
import { TileMap } from "@/components/charts/tile-map";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import type { DashboardFacts, DashboardFigures } from "@/lib/domain/counters/dashboard/types";
import type { Nearby } from "@/lib/domain/counters/nearby/queries";
import type { Matrix } from "@/lib/domain/counters/types";
import { dayLabel } from "@/lib/shared/dates";
import { CoordinationRow } from "./coordination-row";
import type { DashboardFilter } from "./dashboard-filter";
import { DashboardFilters } from "./dashboard-filters";
import { renderFigureTable } from "./figure-table-html";
import { GrainChoice } from "./grain-choice";
import { keptHtml } from "./kept-html";
import { KeyNumbers } from "./key-numbers";
import { childWords } from "./labels";
import { dashboardHref } from "./links";
import { heatInput, mapTiles } from "./matrix-input";
import { RegionBands } from "./region-bands";
import { RegionCoverage } from "./region-coverage";
import { RegionTrend } from "./region-trend";
import { Siblings } from "./siblings";
import { stateSentence } from "./state-sentence";
import { renderTaskTable } from "./task-table-html";

type RegionDashboardProps = DashboardFacts & { filter: DashboardFilter };

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
export function RegionDashboard({ figures, nearby, filter }: RegionDashboardProps) {
  const { matrix, byChild, tasks } = figures;
  const { region, totals } = matrix;
  return (
    <>
      <DashboardHead matrix={matrix} nearby={nearby} filter={filter} />
      <DashboardFilters matrix={matrix} filter={filter} />
      <KeyNumbers figures={totals.total} place={{ regionCode: region.code }} filter={filter} />
      <RegionCharts figures={figures} filter={filter} />
      <div className="dash-main">
        <CoordinationRow matrix={matrix} filter={filter} />
        <Card title={`分${rowWord(byChild)}明细`} aside="各行相加等于合计" flush>
          <Scroll label="分地区明细">
            <HtmlBlock html={rowsHtml(figures, filter)} />
          </Scroll>
        </Card>
        <Card title="按任务" aside={`${tasks.length} 项`} flush>
          <Scroll label="分任务明细">
            <HtmlBlock html={tasksHtml(figures, filter)} />
          </Scroll>
        </Card>
        <RegionCoverage lists={figures.coverage} />
        <Siblings nearby={nearby} region={region} filter={filter} />
      </div>
    </>
  );
}

function rowWord({ region }: Matrix): string {
  return region.isDirectCounty ? childWords.county : childWords[region.level];
}

type HeadProps = { matrix: Matrix; nearby: Nearby; filter: DashboardFilter };

function DashboardHead({ matrix, nearby, filter }: HeadProps) {
  const { region, today } = matrix;
  const above = region.trail
    .slice(0, -1)
    .map(({ code, name }) =>
      nearby.above.includes(code)
        ? { label: name, href: dashboardHref(code, { ...filter, grain: "children" }) }
        : { label: name },
    );
  return (
    <PageHeader
      title={`${region.name}驾驶舱`}
      breadcrumb={above.length > 0 ? [...above, { label: region.name }] : undefined}
      actions={
        <a className="btn" href={`/desk/dashboard/${region.code}/screen`}>
          大屏
        </a>
      }
      subtitle={
        <>
          <p className="dash-state">{stateSentence(matrix)}</p>
          <p>
            数据截至 {dayLabel(today)}，审核通过即计入。
            {region.isDirectCounty && "省直辖县级行政单位，直接管辖乡镇。"}
          </p>
        </>
      }
    />
  );
}

function RegionCharts({ figures, filter }: Omit<RegionDashboardProps, "nearby">) {
  const { matrix, byChild, grid, trend } = figures;
  const hasMap = grid !== null && grid.tiles.length > 1;
  const showsBands = byChild.rows.some((row) => row.kind === "region");
  return (
    <div className={hasMap || showsBands ? "dash-main dash-two" : "dash-main"}>
      <div className="dash-stack">
        <Card
          title={
            byChild.rows.some((row) => row.kind === "organisation")
              ? "载体 × 单位 完成率"
              : "载体 × 地区 完成率"
          }
          aside={<GrainChoice region={matrix.region} filter={filter} />}
        >
          <Scroll label={`${matrix.region.name}各载体完成率`} className="heat-scroll">
            <HtmlBlock html={matrixHtml(figures, filter)} />
          </Scroll>
          <ScaleLegend lights={["soon", "overdue"]} />
        </Card>
        <RegionTrend trend={trend} caption={`${matrix.region.name}累计办结进度`} filter={filter} />
      </div>
      <div className="dash-stack">
        {hasMap && (
          <Card
            title={`各${childWords[matrix.region.level]}推进情况`}
            aside="颜色＝完成率，符号＝灯"
          >
            <TileMap
              caption={`${matrix.region.name}各地完成率示意方格图`}
              tiles={mapTiles(byChild, grid, filter)}
              table={false}
            />
          </Card>
        )}
        {showsBands && <RegionBands matrix={byChild} filter={filter} />}
      </div>
    </div>
  );
}

type ScrollProps = { label: string; className?: string; children: ReactNode };

function Scroll({ label, className = "table-scroll", children }: ScrollProps) {
  return (
    <section
      className={className}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}
