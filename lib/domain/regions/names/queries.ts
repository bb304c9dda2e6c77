import "server-only";
import { type Statement, sql } from "@/lib/platform/sql";

/**
 * The name that a region (rows of `region` under `alias`) bore at the end of a year; for a year that has
 * not ended, the name of today.
 */
export function nameInYear(alias: string, year: number): Statement {
  const r = sql.raw(alias);
  return sql`coalesce((
    select former.name from region_former_name former
    where former.region_code = ${r}.code
      and former.replaced_at >= make_date(${year + 1}::int, 1, 1)::timestamp at time zone 'Asia/Shanghai'
    order by former.replaced_at limit 1), ${r}.name)`;
}
