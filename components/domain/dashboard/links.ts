import type { Show } from "@/lib/domain/assignments/types";
import type { Measure } from "@/lib/domain/counters/codes/types";
import type { MatrixRow } from "@/lib/domain/counters/types";
import type { DashboardFilter } from "./dashboard-filter";

type Search = Record<string, string | number | undefined>;

// Pages hold a thousand of these addresses: written plainly, and without what is the default anyway.
function withSearch(path: string, search: Search): string {
  let text = "";
  for (const name in search) {
    const value = search[name];
    if (value === undefined) continue;
    text += `${text ? "&" : "?"}${name}=${encodeURIComponent(value)}`;
  }
  return path + text;
}

/** A region's dashboard under the same filter; the grain belongs to the province that chose it. */
export function dashboardHref(regionCode: string, filter: DashboardFilter): string {
  const { period, carrier, lead, asOf, map, view, compare } = filter;
  const year = filter.isCurrentYear ? undefined : filter.year;
  const grain = filter.grain === "counties" ? filter.grain : undefined;
  const level = filter.level ?? undefined;
  const other = filter.with;
  const search = {
    year,
    period,
    carrier,
    grain,
    level,
    lead,
    asOf,
    map,
    view,
    compare,
    with: other,
  };
  return withSearch(`/desk/dashboard/${regionCode}`, search);
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

/** The list of exactly what a figure counts: totals leave the coordination list out, so does their list. */
export function listHref(show: Show, place: ListPlace, filter: DashboardFilter): string {
  const { period, carrier } = filter;
  return withSearch("/desk/assignments", {
    carrierCode: carrier ?? (place.rootTaskId ? undefined : "carriers"),
    ...place,
    show: show === "asked" ? undefined : show,
    period: period === "year" ? undefined : period,
    year: filter.isCurrentYear ? undefined : filter.year,
    level: filter.level ?? undefined,
    lead: filter.lead,
    asOf: filter.asOf,
    map: filter.map === "today" ? filter.map : undefined,
  });
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

/** The page that says how a figure is worked out and what it is made of. */
export function explainHref(measure: Measure, place: ListPlace, filter: DashboardFilter): string {
  const { period, lead, asOf, map } = filter;
  return withSearch("/desk/figures", {
    measure: measure === "completion" ? undefined : measure,
    region: place.organisationId ? undefined : place.regionCode,
    own: place.isOwnLevel,
    organisation: place.organisationId,
    task: place.rootTaskId,
    carrier: place.carrierCode ?? filter.carrier,
    year: filter.isCurrentYear ? undefined : filter.year,
    period,
    level: filter.level ?? undefined,
    lead,
    asOf,
    map,
  });
}

/** A table of a region's dashboard as a file, under the same filter. */
export function tableHref(
  name: string,
  format: "csv" | "xlsx",
  regionCode: string,
  filter: DashboardFilter,
): string {
  const [, search] = dashboardHref(regionCode, filter).split("?");
  const path = `/api/figures/${regionCode}/tables/${name}`;
  return `${path}?format=${format}${search ? `&${search}` : ""}`;
}

/** The form that freezes the figures of a dashboard; an edition has them on the map of their time only. */
export function freezeHref(regionCode: string, filter: DashboardFilter): string | null {
  if (filter.map === "today") return null;
  const asked = { ...filter, view: undefined, compare: undefined, with: undefined };
  return dashboardHref(regionCode, asked).replace(/^[^?]*/, "/desk/editions/new");
}

/** A lead unit's page in a region, under the same period. */
export function leadHref(leadId: string, regionCode: string, filter: DashboardFilter): string {
  const { period, asOf } = filter;
  const year = filter.isCurrentYear ? undefined : filter.year;
  return withSearch(`/desk/leads/${leadId}`, { region: regionCode, year, period, asOf });
}
