import "server-only";
import { type Statement, sql } from "@/lib/platform/sql";

/** What is kept of a region's past. */
type PastColumn = "name" | "path" | "parent_code" | "node_code";

/**
 * A column of `region` (rows under `alias`) as it was at the end of a day: what was first kept from then on,
 * or what holds now.
 */
export function regionOnDay(alias: string, column: PastColumn, day: Statement): Statement {
  const [r, at] = [sql.raw(alias), sql.raw(column)];
  return sql`(select case when past.code is null then ${r}.${at} else past.${at} end
    from (select 1) one left join lateral (
      select past.code, past.${at} from region_past past
      where past.code = ${r}.code and past.last_day >= ${day}
      order by past.last_day limit 1) past on true)`;
}

/** The name that a region bore at the end of a year; for a year that has not ended, the name of today. */
export function nameInYear(alias: string, year: number): Statement {
  return regionOnDay(alias, "name", sql`make_date(${year}::int, 12, 31)`);
}
