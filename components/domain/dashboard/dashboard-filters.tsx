import { FilterChips } from "@/components/ui/navigation";
import type { Matrix, PeriodFilter } from "@/lib/domain/counters/types";
import { type DashboardFilter, quarterOf } from "./dashboard-filter";
import { periodWords } from "./labels";
import { dashboardHref } from "./links";

const PERIODS: PeriodFilter[] = ["q1", "q2", "q3", "q4", "year", "to_date"];

type FiltersProps = { matrix: Matrix; filter: DashboardFilter };

/** Period and carrier, both in the address so that a view can be sent to a colleague. */
export function DashboardFilters({ matrix, filter }: FiltersProps) {
  const { region, columns, today } = matrix;
  const current = quarterOf(today);
  const periods = PERIODS.map((period) => ({
    href: dashboardHref(region.code, { ...filter, period }),
    label: period === current ? `本季（${periodWords[period]}）` : periodWords[period],
    kind: "choose" as const,
    current: filter.period === period,
  }));
  const carriers = [{ code: undefined, short: "全部载体" }, ...columns].map(({ code, short }) => ({
    href: dashboardHref(region.code, { ...filter, carrier: code }),
    label: short,
    kind: "choose" as const,
    current: filter.carrier === code,
  }));
  return (
    <div className="dash-filters no-print">
      <FilterChips label="时段" items={periods} />
      <FilterChips label="载体" items={carriers} />
    </div>
  );
}
