import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { type Exceptions, workingDayAfter, workingDaysByMonth } from "@/lib/domain/calendar/rules";
import type { CalendarException, CalendarYear } from "@/lib/domain/calendar/types";
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
  /** True where a past day was asked for, and `today` is that day. */
  isPast: boolean;
}

interface ClockRow {
  today: Day;
  isPast: boolean;
  date: Day | null;
  kind: "holiday" | "workday";
}

/** The day of a reading: today, or the end of a past day that was asked for. One statement. */
export async function getClock(_actor: Actor, asOf: Day | null = null): Promise<WorkingClock> {
  const found = await rows<ClockRow>(sql`
    select clock.today, clock.today < clock.real as "isPast", exception.date, exception.kind
    from (
      select least(real, coalesce(${asOf}::date, real)) as today, real
      from (select (now() at time zone 'Asia/Shanghai')::date as real) now) clock
    left join calendar_exception exception
      on exception.date between clock.today and clock.today + ${DAYS_AHEAD}::int`);
  const today = found[0]?.today ?? "";
  return { today, soonUntil: soonUntil(today, found), isPast: found[0]?.isPast ?? false };
}

/** The last day that is due soon, from the exceptions that follow today. */
export function soonUntil(
  today: Day,
  exceptions: readonly { date: Day | null; kind: "holiday" | "workday" }[],
): Day {
  const known = new Map(exceptions.flatMap(({ date, kind }) => (date ? [[date, kind]] : [])));
  return workingDayAfter(today, WORKING_DAYS_AHEAD, known);
}

/** Today, and the exceptions of the days around it: enough for terms of a few working days. One statement. */
export async function getCalendarAround(
  _actor: Actor,
  { before, after }: { before: number; after: number },
): Promise<{ today: Day; exceptions: Exceptions }> {
  const found = await rows<{ today: Day; date: Day | null; kind: "holiday" | "workday" }>(sql`
    select clock.today, x.date, x.kind
    from (select (now() at time zone 'Asia/Shanghai')::date as today) clock
    left join calendar_exception x
      on x.date between clock.today - ${before}::int and clock.today + ${after}::int`);
  const exceptions = found.flatMap(({ date, kind }) => (date ? [[date, kind] as const] : []));
  return { today: found[0]?.today ?? "", exceptions: new Map(exceptions) };
}

/** What working days between two days are reckoned with: the exceptions, and the years that have none. */
export async function findExceptions(
  _actor: Actor,
  { from, to }: { from: Day; to: Day },
): Promise<{ exceptions: Exceptions; missingYears: number[] }> {
  const found = await rows<CalendarException>(sql`
    select date, kind, name from calendar_exception
    where date between date_trunc('year', ${from}::date)::date and ${to}::date order by date`);
  const entered = new Set(found.map(({ date }) => Number(date.slice(0, 4))));
  const first = Number(from.slice(0, 4));
  const years = Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, n) => first + n);
  return {
    exceptions: new Map(found.map(({ date, kind }) => [date, kind])),
    missingYears: years.filter((year) => !entered.has(year)),
  };
}

/** The exceptions of a year (this year where none is given) and the years that have any. */
export async function getCalendarYear(actor: Actor, wanted?: number): Promise<CalendarYear> {
  await requireReaches(actor, "calendar.manage");
  const { today } = await getClock(actor);
  const year = wanted ?? Number(today.slice(0, 4));
  const [exceptions, years] = await Promise.all([
    rows<CalendarException>(sql`
      select date, kind, name from calendar_exception
      where date between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 31)
      order by date`),
    rows<{ year: number }>(sql`
      select distinct extract(year from date)::int as year from calendar_exception order by 1`),
  ]);
  const known = new Set([...years.map((entry) => entry.year), year]);
  const days = new Map(exceptions.map(({ date, kind }) => [date, kind]));
  const workingDays = workingDaysByMonth(year, days);
  return { year, years: [...known].sort((a, b) => a - b), exceptions, workingDays };
}
