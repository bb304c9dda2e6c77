import type { AssignmentFilter } from "@/lib/domain/assignments/types";

/** An assignment's page as it is opened from a list: with the list, so that one can go on and back. */
export function assignmentHref(id: string, list: string): string {
  const query = list.split("?")[1];
  return query
    ? `/desk/assignments/${id}?from=${encodeURIComponent(query)}`
    : `/desk/assignments/${id}`;
}

/** The filter of a list under which a region's dashboard counts the same. */
export function dashboardFilterOf(
  filter: AssignmentFilter | null,
  own: { year: number },
  thisYear: number,
) {
  const { carrierCode } = filter ?? {};
  const isCarrier = carrierCode && carrierCode !== "carriers" && carrierCode !== "coordination";
  const year = filter?.year ?? own.year;
  return {
    ...{ year, isCurrentYear: year === thisYear, period: filter?.period ?? ("year" as const) },
    ...{ carrier: isCarrier ? carrierCode : undefined, grain: "children" as const },
    ...{ level: filter?.level, lead: filter?.lead },
  };
}
