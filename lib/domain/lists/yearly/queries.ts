import "server-only";
import { type Statement, sql } from "@/lib/platform/sql";

/** The lists of a region of which drafts for the next year can be made. */
export interface Yearly {
  regionCode: string;
  /** The year that the drafts are for. */
  year: number;
}

const TAKES_OVER = sql`exists (select 1 from task t
  where t.list_id = l.id and t.inherits_task_id is not null)`;

/**
 * The body of a select: the newest list of last year, one for each kind and carrier of which the year has
 * none yet, as (id, kind, carrier_code, title, takes_over). What takes over a list from above follows
 * once that is issued.
 */
export function lastYearLists({ regionCode, year }: Yearly): Statement {
  return sql`
    select distinct on (l.kind, l.carrier_code) l.id, l.kind, l.carrier_code, l.title, l.lead_name,
      l.disclosure, ${TAKES_OVER} as takes_over
    from task_list l
    where l.region_code = ${regionCode} and l.year = ${year - 1}
      and l.kind <> 'resolution' and l.status in ('issued', 'archived') and not exists (
        select 1 from task_list n where n.region_code = l.region_code and n.year = ${year}
          and n.kind = l.kind and n.carrier_code is not distinct from l.carrier_code)
    order by l.kind, l.carrier_code, l.list_version desc`;
}
