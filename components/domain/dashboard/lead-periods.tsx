import { FilterChips } from "@/components/ui/navigation";
import type { LeadUnit } from "@/lib/domain/counters/leading/types";
import type { PeriodFilter } from "@/lib/domain/counters/types";
import type { DashboardFilter } from "./dashboard-filter";
import { periodWords } from "./labels";
import { leadHref } from "./links";

const PERIODS: PeriodFilter[] = ["q1", "q2", "q3", "q4", "year", "to_date"];

type PeriodsProps = { lead: LeadUnit; regionCode: string; filter: DashboardFilter };

/** The period of a lead unit's page, in the address. */
export function LeadPeriods({ lead, regionCode, filter }: PeriodsProps) {
  const items = PERIODS.map((period) => ({
    href: leadHref(lead.id, regionCode, { ...filter, period }),
    label: periodWords[period],
    kind: "choose" as const,
    current: filter.period === period,
  }));
  return (
    <div className="dash-filters no-print">
      <FilterChips label="时段" items={items} />
    </div>
  );
}
