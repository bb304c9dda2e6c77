import "server-only";
import { TODAY } from "@/lib/access/today";
import { type Statement, sql } from "@/lib/platform/sql";

/** Of `a` assignment: work that is still to be done or decided. What is settled stays where it is. */
export const IS_OPEN: Statement = sql`(a.done_at is null and a.status not in ('exempted', 'cancelled')
  and not coalesce(a.closed_from <= ${TODAY}, false))`;

/** Of `a`: nobody has handed it in, or it came back. */
export const IS_TO_DO: Statement = sql`(${IS_OPEN} and a.status in ('not_started', 'drafting', 'returned'))`;
