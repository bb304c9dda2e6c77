import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type Exceptions, workingDaysBetween } from "@/lib/domain/calendar/rules";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

interface Found {
  today: Day;
  date: Day | null;
  kind: "holiday" | "workday";
}

/** Counts working days from one day up to another, or up to today. */
export type WorkingAge = (from: Day, to?: Day) => number;

/** The working calendar since a day, for saying how long something has waited. One statement. */
export async function getWorkingAge(_actor: Actor, since: Day | null): Promise<WorkingAge> {
  const found = await rows<Found>(sql`
    select clock.today, e.date, e.kind
    from (select (now() at time zone 'Asia/Shanghai')::date as today) clock
    left join calendar_exception e on e.date between ${since}::date and clock.today`);
  const today = found[0]?.today ?? "";
  const exceptions: Exceptions = new Map(
    found.flatMap(({ date, kind }) => (date ? [[date, kind] as const] : [])),
  );
  return (from, to = today) => workingDaysBetween(from, to, exceptions);
}
