import "./dashboard.css";
import { type HeatRow, renderHeatMatrix } from "@/components/charts/heat-matrix-html";
import { HtmlBlock } from "@/components/charts/html-block";
import { TileMap } from "@/components/charts/tile-map";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { KeyFigure, KeyFigures } from "@/components/ui/facts";
import { FilterChips } from "@/components/ui/navigation";
import type { Nation as NationFacts, ProvinceRow } from "@/lib/domain/counters/national/types";
import { cellLight, completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import type { TileGrid } from "@/lib/domain/regions/tiles/types";
import { momentLabel } from "@/lib/shared/dates";
import { groupDigits, percentText } from "@/lib/shared/figures";
import { withQuery } from "@/lib/shared/query-string";
import type { DashboardFilter } from "./dashboard-filter";
import { periodWords } from "./labels";
import { dashboardHref } from "./links";

interface NationProps {
  nation: NationFacts;
  grid: TileGrid | null;
  filter: DashboardFilter;
}

const PATH = "/desk/national";

/** 全国: provinces × carriers, from sums that are kept behind the counters and labelled with their moment. */
export function Nation({ nation, grid, filter }: NationProps) {
  const { rows, totals, isExact } = nation;
  const kept = { period: filter.period, year: filter.isCurrentYear ? undefined : filter.year };
  return (
    <>
      <PageHeader
        title="全国"
        subtitle={
          <>
            <p className="dash-state">
              {filter.year} 年{periodWords[filter.period]}，{rows.length} 个省级地区要求办理{" "}
              {groupDigits(totals.total.asked)} 项，已办结 {percentText(completion(totals.total))}。
            </p>
            <p>{momentWords(nation)}</p>
          </>
        }
        actions={
          <a className="btn" href={withQuery(PATH, { ...kept, exact: isExact ? undefined : "1" })}>
            {isExact ? "看汇总数" : "按此刻重算"}
          </a>
        }
      />
      <FilterChips
        label="时段"
        items={Object.entries(periodWords).map(([period, label]) => ({
          href: withQuery(PATH, { ...kept, period }),
          label,
          kind: "choose" as const,
          current: period === filter.period,
        }))}
      />
      <NationNumbers figures={totals.total} />
      <div className="dash-main">
        <Card title="载体 × 省级地区 完成率" aside="单位：%">
          <HtmlBlock html={matrixHtml(nation, filter)} />
        </Card>
        {grid && <NationMap rows={rows} grid={grid} filter={filter} />}
      </div>
    </>
  );
}

function momentWords({ isExact, countedAt, rows }: NationFacts): string {
  const missing = rows.filter((row) => row.countedAt === null).length;
  const late = missing > 0 && !isExact ? `${missing} 个省级地区还没有汇总，暂不在内。` : "";
  if (!countedAt) return late;
  const when = momentLabel(new Date(countedAt));
  return isExact
    ? `此刻（${when}）按计数重算。`
    : `${late}汇总截至 ${when}，随各省变化几秒内更新。`;
}

function NationNumbers({ figures }: { figures: Figures }) {
  const count = (value: number) => groupDigits(value);
  return (
    <div className="card dash-numbers">
      <KeyFigures>
        <KeyFigure label="完成率" value={percentText(completion(figures))} tone="qing" />
        <KeyFigure label="要求办理" value={count(figures.asked)} />
        <KeyFigure label="已办结" value={count(figures.done)} />
        <KeyFigure label="按期率" value={percentText(onTimeRate(figures))} />
        <KeyFigure label="待审核" value={count(figures.submitted)} />
        <KeyFigure label="▲ 预警" value={count(figures.soon)} />
        <KeyFigure label="◆ 超期" value={count(figures.overdue)} />
      </KeyFigures>
    </div>
  );
}

function cell(figures: Figures | undefined) {
  if (!figures || figures.asked === 0) return { value: null };
  return { value: completion(figures), light: cellLight(figures) };
}

function matrixHtml({ columns, rows, totals }: NationFacts, filter: DashboardFilter) {
  const line = (
    label: string,
    { cells, total }: Pick<ProvinceRow, "cells" | "total">,
  ): HeatRow => ({
    label,
    cells: [...columns.map(({ code }) => cell(cells[code])), cell(total)],
  });
  return renderHeatMatrix({
    caption: "各省级地区各载体完成率，单位：%",
    corner: "省级地区",
    columns: [...columns.map(({ short }) => ({ label: short })), { label: "合计" }],
    rows: [
      { ...line("合计", totals), strong: true },
      ...rows.map((row) => ({ ...line(row.name, row), href: provinceHref(row, filter) })),
    ],
  });
}

function provinceHref({ code }: ProvinceRow, filter: DashboardFilter): string {
  return dashboardHref(code, { ...filter, grain: "children" });
}

type NationMapProps = { rows: ProvinceRow[]; grid: TileGrid; filter: DashboardFilter };

function NationMap({ rows, grid, filter }: NationMapProps) {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const tiles = grid.tiles.flatMap((tile) => {
    const row = byCode.get(tile.code);
    if (!row) return [];
    const { value, light } = { light: undefined, ...cell(row.total) };
    return { ...tile, value, light, href: provinceHref(row, filter) };
  });
  if (tiles.length === 0) return null;
  return (
    <Card title="各省级地区推进情况">
      <TileMap caption="各省级地区完成率示意方格图" tiles={tiles} table={false} />
    </Card>
  );
}
