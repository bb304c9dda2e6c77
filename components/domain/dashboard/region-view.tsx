import { renderHeatMatrix } from "@/components/charts/heat-matrix-html";
import { HtmlBlock } from "@/components/charts/html-block";
import { ScaleLegend } from "@/components/charts/scale-legend";
import { Card } from "@/components/ui/card";
import type { Board } from "@/lib/domain/counters/board/types";
import type { DashboardFilter } from "./dashboard-filter";
import { gridInput } from "./grid-input";
import { keptHtml } from "./kept-html";
import { childWords } from "./labels";
import { renderLeadTable } from "./lead-table-html";
import { ScrollBox } from "./scroll-box";
import { renderSeries } from "./series-html";
import { TableLinks } from "./table-links";

type ViewProps = { board: Board; filter: DashboardFilter };

const seriesHtml = keptHtml<Board["series"]>((series, filter, code = "") =>
  renderSeries(series, { code, by: filter.view === "carrier" ? "carrier" : "region" }, filter),
);

/** By level or by period: the rows of the region with the cells of the carrier matrix. */
export function GridView({ board, filter }: ViewProps) {
  const { grid, figures } = board;
  if (!grid) return null;
  const { region } = figures.byChild;
  const word = grid.view === "level" ? "层级" : "时段";
  return (
    <Card title={`${word} × 地区 完成率`} aside="点数字看怎么算的，点名称看下级">
      {grid.columns.length > 0 ? (
        <>
          <ScrollBox label={`${region.name}各${word}完成率`} className="heat-scroll">
            <HtmlBlock html={renderHeatMatrix(gridInput(grid, figures.byChild, filter))} />
          </ScrollBox>
          <ScaleLegend lights={["soon", "overdue"]} />
          <TableLinks name="grid" code={region.code} filter={filter} />
        </>
      ) : (
        <p>这个条件下没有要求办理的任务。</p>
      )}
    </Card>
  );
}

/** By lead unit: a row each, with the figures of the tasks that it leads. */
export function LeadView({ board, filter }: ViewProps) {
  const { leads, figures } = board;
  const { region } = figures.matrix;
  if (!leads) return null;
  return (
    <Card
      title="按牵头单位"
      aside="两个单位共同牵头的任务在各自一行都计入，所以各行不能相加"
      flush={leads.length > 0}
    >
      {leads.length > 0 ? (
        <>
          <ScrollBox label={`${region.name}各牵头单位`}>
            <HtmlBlock html={renderLeadTable(leads, region, filter)} />
          </ScrollBox>
          <div className="px-5 pb-4">
            <TableLinks name="leads" code={region.code} filter={filter} />
          </div>
        </>
      ) : (
        <p>这个条件下本级没有牵头单位，或者牵头的任务还没有要求办理。</p>
      )}
    </Card>
  );
}

/** Small drawings on one scale, one for each carrier or each child: nobody has to follow seven lines in one. */
export function SeriesView({ board, filter }: ViewProps) {
  const { series, figures } = board;
  const { region } = figures.matrix;
  if (series.length === 0) return null;
  const word = filter.view === "carrier" ? "载体" : childWords[region.level];
  return (
    <Card title={`各${word}办结进度`} aside="实线＝已办结，点线＝到期应完成；都从 0 到 100%">
      <HtmlBlock html={seriesHtml(series, filter, region.code)} />
      <TableLinks name="series" code={region.code} filter={filter} />
    </Card>
  );
}
