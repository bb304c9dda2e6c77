import type { ChangesQuery } from "@/lib/domain/counters/changes/queries";
import { changesSchema } from "@/lib/domain/counters/changes/schema";
import type { Movement } from "@/lib/domain/counters/changes/types";
import { lastDays } from "@/lib/domain/counters/past/rules";
import { addDays, type Day } from "@/lib/shared/dates";

/** A page of changes as its address has it, with the defaults of a day filled in. */
export interface ChangesAsked {
  query: ChangesQuery;
  move: Movement | undefined;
  place: string | undefined;
  cursor: string | undefined;
}

/**
 * Reads an address; without days from the end of the last month to now. Never later than today, and never
 * before the first day of which the past is known.
 */
export function readChangesAsked(
  regionCode: string,
  search: unknown,
  { today, firstDay }: { today: Day; firstDay: Day | null },
): ChangesAsked {
  const { year, carrier, level, lead, from, to, move, place, cursor } = changesSchema.parse(search);
  const until = to && to < today ? to : today;
  const wanted = from && from < until ? from : lastDays(until).month;
  const known = firstDay && wanted < firstDay ? firstDay : wanted;
  return {
    query: {
      ...{ regionCode, year: year ?? Number(until.slice(0, 4)), period: "year" as const },
      ...{ carrierCode: carrier ?? null, level: level ?? null, leadUnitId: lead ?? null },
      from: known < until ? known : addDays(until, -1),
      to: until,
    },
    ...{ move, place, cursor },
  };
}

/** The address of a page of changes, of one of its numbers, or (under `path`) of its file. */
export function changesHref(
  { query }: Pick<ChangesAsked, "query">,
  more: Partial<Pick<ChangesAsked, "move" | "place" | "cursor">> & { carrier?: string } = {},
  path = `/desk/dashboard/${query.regionCode}/changes`,
): string {
  const search = {
    year: String(query.year),
    carrier: query.carrierCode ?? undefined,
    level: query.level ?? undefined,
    lead: query.leadUnitId ?? undefined,
    from: query.from,
    to: query.to,
    ...more,
  };
  const kept = Object.entries(search).filter((one): one is [string, string] => Boolean(one[1]));
  return `${path}?${new URLSearchParams(kept)}`;
}
