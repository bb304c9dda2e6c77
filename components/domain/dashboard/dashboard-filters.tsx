import { type FilterChip, FilterChips, Tabs } from "@/components/ui/navigation";
import type { Board } from "@/lib/domain/counters/board/types";
import type { FigureView, PeriodFilter } from "@/lib/domain/counters/types";
import { LEVEL_WORDS } from "@/lib/domain/guard/labels";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { type DashboardFilter, quarterOf } from "./dashboard-filter";
import { periodWords } from "./labels";
import { dashboardHref } from "./links";
import { MapReading } from "./map-reading";

const PERIODS: PeriodFilter[] = ["q1", "q2", "q3", "q4", "year", "to_date"];
const LEVELS = ["province", "city", "county", "township", "village", "unit"] as const;
const VIEWS: { view: FigureView | undefined; label: string }[] = [
  { view: undefined, label: "总览" },
  { view: "carrier", label: "分载体" },
  { view: "lead", label: "分牵头单位" },
  { view: "level", label: "分层级" },
  { view: "period", label: "分时段" },
];

type FiltersProps = { board: Board; filter: DashboardFilter };

/** What a view is broken down by: each has an address, so it can be sent to a colleague. */
export function DashboardViews({ board, filter }: FiltersProps) {
  const { region } = board.figures.matrix;
  const items = VIEWS.filter(({ view }) => view !== "lead" || region.level !== "township").map(
    ({ view, label }) => ({
      href: dashboardHref(region.code, { ...filter, view }),
      label,
      current: filter.view === view,
    }),
  );
  return (
    <div className="dash-views no-print">
      <Tabs label="查看方式" items={items} />
    </div>
  );
}

function choices({ board, filter }: FiltersProps) {
  const { region, columns, today } = board.figures.matrix;
  const to = (more: Partial<DashboardFilter>) => dashboardHref(region.code, { ...filter, ...more });
  const chosen = (label: string, more: Partial<DashboardFilter>, current: boolean): FilterChip => {
    return { href: to(more), label, kind: "choose", current };
  };
  const now = quarterOf(today);
  return {
    periods: PERIODS.map((period) =>
      chosen(
        period === now ? `本季（${periodWords[period]}）` : periodWords[period],
        { period },
        filter.period === period,
      ),
    ),
    carriers: [{ code: undefined, short: "全部载体" }, ...columns].map(({ code, short }) =>
      chosen(short, { carrier: code }, filter.carrier === code),
    ),
    levels: [
      chosen("全部层级", { level: undefined }, !filter.level),
      ...LEVELS.map((level) => chosen(LEVEL_WORDS[level], { level }, filter.level === level)),
    ],
  };
}

/** What narrows the figures now, each to be taken away by itself. */
function narrowed({ board, filter }: FiltersProps): FilterChip[] {
  const { region, columns, today } = board.figures.matrix;
  const carrier = columns.find(({ code }) => code === filter.carrier)?.name ?? filter.carrier;
  const found: [Partial<DashboardFilter>, string | undefined][] = [
    [{ carrier: undefined }, carrier],
    [{ level: undefined }, filter.level ? `只看${LEVEL_WORDS[filter.level]}` : undefined],
    [{ lead: undefined }, filter.lead && `牵头：${board.leadName ?? "所选单位"}`],
    [{ asOf: undefined }, filter.asOf && `截至 ${filter.asOf.slice(0, 4)} 年 ${dayLabel(today)}`],
    [{ map: undefined }, filter.map === "today" ? "现行区划" : undefined],
    [{ isCurrentYear: true, year: Number(today.slice(0, 4)) }, otherYear(filter)],
  ];
  return found.flatMap(([without, label]) =>
    label
      ? [{ href: dashboardHref(region.code, { ...filter, ...without }), label, kind: "remove" }]
      : [],
  );
}

function otherYear({ isCurrentYear, year }: DashboardFilter): string | undefined {
  return isCurrentYear ? undefined : `${year} 年`;
}

/** Period, carrier and level to choose, and what is chosen to be taken away; all of it is in the address. */
export function DashboardFilters({ board, filter }: FiltersProps) {
  const { periods, carriers, levels } = choices({ board, filter });
  const chips = narrowed({ board, filter });
  const { code } = board.figures.matrix.region;
  return (
    <div className="dash-filters no-print">
      <FilterChips label="时段" items={periods} />
      <FilterChips label="载体" items={carriers} />
      <details className="dash-more" open={Boolean(filter.level)}>
        <summary>按层级筛选</summary>
        <FilterChips label="层级" items={levels} />
      </details>
      <MapReading matrix={board.figures.matrix} filter={filter} />
      {chips.length > 0 && (
        <div className="dash-chosen">
          <FilterChips label="已选条件" items={chips} />
          <a className="link" href={withBase(`/desk/dashboard/${code}`)}>
            清除
          </a>
        </div>
      )}
    </div>
  );
}
