/*
 * Who manages regions (系统管理员) changes regions, who manages organisations changes organisations, and both
 * only where every place and organisation that a change names lies within their reach: who manages a county
 * cannot bring in a township of the neighbour, nor give one away. Everybody who manages the region beneath
 * which it happens sees the change.
 */
import { organisationsWithin, type Reach, regionsWithin } from "@/lib/access/reach";
import { type Statement, sql } from "@/lib/platform/sql";

/** The condition that rows of `boundary_change` under `c` happen within one of the reaches. */
export function changesWithin(reaches: readonly Reach[]): Statement {
  return sql`exists (select 1 from region at where at.code = c.region_code and ${regionsWithin(reaches, "at")})`;
}

/** How many of the codes lie within the reaches. */
export function regionsReached(reaches: readonly Reach[], codes: readonly string[]): Statement {
  return sql`(select count(*)::int from region r where r.code = any (${codes}::text[])
    and ${regionsWithin(reaches, "r")})`;
}

/** How many of the organisations lie within the reaches. */
export function organisationsReached(reaches: readonly Reach[], ids: readonly string[]): Statement {
  return sql`(select count(*)::int from organisation o where o.id = any (${ids}::uuid[])
    and ${organisationsWithin(reaches, "o")})`;
}
