import "server-only";
import { workingDayAfter } from "@/lib/domain/calendar/rules";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

const WORKING_DAYS_AHEAD = 3;
/** No holiday with its neighbours is longer: the exceptions that three working days can meet. */
const DAYS_AHEAD = 25;

/** Today by the database's clock, and the third working day from it, both in Asia/Shanghai. */
export interface WorkingClock {
  today: Day;
  soonUntil: Day;
}

/** The day of a reading. One statement. */
export async function getClock(): Promise<WorkingClock> {
  const found = await rows<{ today: Day; date: Day | null; kind: "holiday" | "workday" }>(sql`
    select clock.today, exception.date, exception.kind
    from (select (now() at time zone 'Asia/Shanghai')::date as today) clock
    left join calendar_exception exception
      on exception.date between clock.today and clock.today + ${DAYS_AHEAD}::int`);
  const today = found[0]?.today ?? "";
  return { today, soonUntil: soonUntil(today, found) };
}

/** The last day that is due soon, from the exceptions that follow today. */
export function soonUntil(
  today: Day,
  exceptions: readonly { date: Day | null; kind: "holiday" | "workday" }[],
): Day {
  const known = new Map(exceptions.flatMap(({ date, kind }) => (date ? [[date, kind]] : [])));
  return workingDayAfter(today, WORKING_DAYS_AHEAD, known);
}
