import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { readFeedback } from "./feedback/queries";
import { readBands } from "./guidance/queries";
import { countOrders } from "./orders/queries";
import type { OrderCounts } from "./orders/types";

/** What stands behind each of the five functions now, for their entry page. */
export interface FunctionCounts {
  overdue: number;
  orders: OrderCounts;
  feedback: number;
  /** Released by or in the reader's regions this year. */
  circulars: number;
  ahead: number;
  behind: number;
}

async function countCirculars(actor: StaffActor): Promise<number> {
  const regions = actor.grants.map((grant) => grant.regionCode);
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from circular c
    where c.status = 'released' and c.year = extract(year from ${TODAY})::int
      and (c.region_code = any (${regions}::text[]) or exists (select 1 from circular_receipt q
        where q.circular_id = c.id and q.organisation_id = ${actor.organisation.id}::uuid))`);
  return found?.count ?? 0;
}

/** The live counts of the five functions in the reader's own region; `forbidden` without the right. */
export async function summariseFunctions(actor: StaffActor): Promise<FunctionCounts> {
  const [orders, feedback, circulars, { bands, matrix }] = await Promise.all([
    countOrders(actor),
    readFeedback(actor, {}),
    countCirculars(actor),
    readBands(actor, {}),
  ]);
  return {
    ...{ orders, circulars, feedback: feedback.total, overdue: matrix.totals.total.overdue },
    ...{ ahead: bands.ahead.length, behind: bands.behind.length },
  };
}

/**
 * A region, those directly beneath it and those above it up to the reader's own rights, to choose from. Names
 * only: what is shown of one is decided where it is read.
 */
export async function listRegionsAround(
  actor: StaffActor,
  regionCode: string,
): Promise<{ value: string; label: string }[]> {
  const own = actor.grants.map((grant) => grant.regionCode);
  return rows<{ value: string; label: string }>(sql`
    select r.code as value, r.name as label
    from region here join region r on r.valid_to is null and r.level in ('province', 'city', 'county')
      and (r.parent_code = here.code or here.path like r.path || '%')
    where here.code = ${regionCode} and exists (select 1 from region mine
      where mine.code = any (${own}::text[]) and r.path like mine.path || '%')
    order by length(r.path), r.code`);
}
