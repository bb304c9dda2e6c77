import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { SelfTest } from "@/lib/domain/ratings/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

const DAYS_SHOWN = 30;

/** The last try of each day, the newest day first: for everybody. */
export async function listSelfTests(_actor: Actor): Promise<SelfTest[]> {
  return rows<SelfTest>(sql`
    select distinct on (on_day) to_char(on_day, 'YYYY-MM-DD') as day, attempt, passed, way,
      low_before as "lowBefore", low_after as "lowAfter", detail,
      on_day = (now() at time zone 'Asia/Shanghai')::date as "isToday"
    from rating_self_test order by on_day desc, attempt desc limit ${DAYS_SHOWN}`);
}
