import { dashboardFilterSchema } from "@/lib/domain/counters/schema";
import type { BoardChoice, FigureQuery, Grain, PeriodFilter } from "@/lib/domain/counters/types";
import type { Day } from "@/lib/shared/dates";

/** What a dashboard shows: whole, after the defaults of a day were filled in. */
export interface DashboardFilter extends BoardChoice {
  year: number;
  /** The year of today: addresses leave it out. */
  isCurrentYear: boolean;
  period: PeriodFilter;
  carrier: string | undefined;
  grain: Grain;
  level?: FigureQuery["level"];
  /** The organisation whose led tasks are shown. */
  lead?: string | undefined;
  /** A past day; today where absent. */
  asOf?: Day | undefined;
  map?: FigureQuery["map"];
}

/** The quarter of a day. */
export function quarterOf(day: Day): "q1" | "q2" | "q3" | "q4" {
  return (["q1", "q2", "q3", "q4"] as const)[Math.floor((Number(day.slice(5, 7)) - 1) / 3)] ?? "q4";
}

/** The filter of an address; without one: this year, this quarter, all carriers. */
export function readDashboardFilter(search: unknown, today: Day): DashboardFilter {
  const { year, period, carrier, grain, level, lead, asOf, map, view, compare, ...more } =
    dashboardFilterSchema.parse(search);
  const thisYear = Number(today.slice(0, 4));
  return {
    year: year ?? thisYear,
    isCurrentYear: (year ?? thisYear) === thisYear,
    period: period ?? quarterOf(today),
    carrier,
    grain: grain ?? "children",
    level,
    lead,
    asOf: asOf && asOf < today ? asOf : undefined,
    map,
    view,
    compare,
    with: compare === "region" ? more.with : undefined,
  };
}

/** The question that a filter asks of a region. */
export function figureQuery(regionCode: string, filter: DashboardFilter): FigureQuery {
  const { year, period, carrier, grain, level, lead, asOf, map } = filter;
  return {
    regionCode,
    year,
    period,
    carrierCode: carrier ?? null,
    grain,
    level: level ?? null,
    leadUnitId: lead ?? null,
    asOf: asOf ?? null,
    map,
  };
}
