import type { FigureQuestion } from "@/lib/domain/counters/codes/types";
import { explainedSchema } from "@/lib/domain/counters/formulas/schema";
import type { Day } from "@/lib/shared/dates";
import { type DashboardFilter, readDashboardFilter } from "./dashboard-filter";
import type { ListPlace } from "./links";

/** The question that the address of an opened figure asks; null where it names no place. */
export function readQuestion(search: unknown, today: Day): FigureQuestion | null {
  const asked = explainedSchema.safeParse(search);
  if (!asked.success) return null;
  const { measure, region, own, organisation, task } = asked.data;
  const { year, period, carrier, level, lead, asOf, map } = readDashboardFilter(search, today);
  return {
    ...{ measure, year, period, level, map, isOwnLevel: own },
    ...{ regionCode: region, organisationId: organisation, rootTaskId: task },
    ...{ carrierCode: carrier, leadUnitId: lead, asOf },
  };
}

/** The filter under which a question's lists and dashboards stand. */
export function filterOfQuestion(question: FigureQuestion, thisYear: number): DashboardFilter {
  const { year, period, carrierCode, level, leadUnitId, asOf, map } = question;
  return {
    ...{ year, period, level, map, grain: "children", isCurrentYear: year === thisYear },
    ...{
      carrier: carrierCode ?? undefined,
      lead: leadUnitId ?? undefined,
      asOf: asOf ?? undefined,
    },
  };
}

/** The part of a place that a question asks about, as lists name it. */
export function placeOfQuestion(question: FigureQuestion): ListPlace {
  const { regionCode, isOwnLevel, organisationId, rootTaskId } = question;
  const rootTask = rootTaskId ? { rootTaskId } : {};
  if (organisationId) return { organisationId, ...rootTask };
  return { regionCode, ...(isOwnLevel ? { isOwnLevel: "true" as const } : {}), ...rootTask };
}
