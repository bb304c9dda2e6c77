import "server-only";
import type { Actor } from "@/lib/access/actor";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/** The first day of which the past is known; null where all of it is. */
export async function findFirstDay(_actor: Actor): Promise<Day | null> {
  const found = await row<{ day: Day }>(sql`
    select first_day as day from past_start where first_day > '0001-01-01'`);
  return found?.day ?? null;
}
