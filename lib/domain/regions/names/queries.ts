import "server-only";
import { type Statement, sql } from "@/lib/platform/sql";

/** The name that a region (rows of `region` under `alias`) bore on a day: its first one kept from then on. */
export function nameOnDay(alias: string, day: Statement): Statement {
  const r = sql.raw(alias);
  return sql`coalesce((
    select past.name from region_past past where past.code = ${r}.code and past.last_day >= ${day}
    order by past.last_day limit 1), ${r}.name)`;
}

/**
 * The name that a region bore at the end of a year; for a year that has not ended, the name of today.
 */
export function nameInYear(alias: string, year: number): Statement {
  return nameOnDay(alias, sql`make_date(${year}::int, 12, 31)`);
}
