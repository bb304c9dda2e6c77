import type { Show } from "@/lib/domain/assignments/types";
import type { MatrixRow } from "@/lib/domain/counters/types";
import type { DashboardFilter } from "./dashboard-filter";

function withSearch(path: string, search: Record<string, string | number | undefined>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(
    entries.map(([name, value]) => [name, String(value)]),
  ).toString();
  return text ? `${path}?${text}` : path;
}

/** A region's dashboard under the same filter; the grain belongs to the province that chose it. */
export function dashboardHref(regionCode: string, filter: DashboardFilter): string {
  const { year, period, carrier } = filter;
  const grain = filter.grain === "counties" ? filter.grain : undefined;
  return withSearch(`/desk/dashboard/${regionCode}`, { year, period, carrier, grain });
}

/** Which part of a region a list shows besides the filter. */
export interface ListPlace {
  regionCode?: string | undefined;
  /** `true`: the region's own level only. */
  isOwnLevel?: "true" | undefined;
  organisationId?: string | undefined;
  rootTaskId?: string | undefined;
  carrierCode?: string | undefined;
}

/** The list of exactly what a figure counts. */
export function listHref(show: Show, place: ListPlace, filter: DashboardFilter): string {
  const { year, period, carrier } = filter;
  return withSearch("/desk/assignments", { carrierCode: carrier, ...place, show, period, year });
}

/** Where a row's figures are listed: its region, its own level or its organisation. */
export function placeOf(row: Pick<MatrixRow, "kind" | "code">): ListPlace {
  if (row.kind === "organisation") return { organisationId: row.code };
  return row.kind === "own"
    ? { regionCode: row.code, isOwnLevel: "true" }
    : { regionCode: row.code };
}

/** What a row opens: the dashboard beneath, the organisation's page, or the own level's list. */
export function rowHref(row: Pick<MatrixRow, "kind" | "code">, filter: DashboardFilter): string {
  if (row.kind === "organisation") return `/desk/organisations/${row.code}`;
  if (row.kind === "own") return listHref("asked", placeOf(row), filter);
  return dashboardHref(row.code, { ...filter, grain: "children" });
}
