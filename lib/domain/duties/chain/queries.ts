import "server-only";
import type { Actor } from "@/lib/access/actor";
import {
  assignmentsWithin,
  hasVerb,
  type Reach,
  regionsWithin,
  requireReaches,
} from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { getClock } from "@/lib/domain/calendar/queries";
import { inOrder, sumHanded } from "@/lib/domain/duties/chain/rules";
import type { ChainQuery } from "@/lib/domain/duties/chain/schema";
import type { Chain, ChainRegion, ChainRow } from "@/lib/domain/duties/chain/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/**
 * Root ids of the tasks that carry out a yearly written report of an issued responsibility list: made from
 * the clause, or linked to it. Of one carrier where one is named.
 */
export function yearlyReports({
  year,
  carrierCode,
}: Pick<ChainQuery, "year" | "carrierCode">): Statement {
  const carrier = carrierCode ? sql`and l.carrier_code = ${carrierCode}` : sql.empty;
  return sql`
    select link.root_task_id from clause k
    join task_list l on l.id = k.list_id and l.kind = 'responsibility' and l.year = ${year}
      and l.status in ('issued', 'archived') ${carrier}
    join clause_task link on link.clause_id = k.id
    where k.duty_kind = 'report' and (k.frequency = 'annual' or cardinality(k.due_dates) = 1)`;
}

/** The region of a chain with the way to it; `not_found` where the reader does not reach it. */
export async function findRegion(
  actor: Actor,
  reaches: readonly Reach[],
  code: string,
): Promise<ChainRegion> {
  const within = regionsWithin(reaches, "r");
  const found = hasVerb(actor, "assignment.read")
    ? await row<ChainRegion>(sql`
        select r.code, r.name, r.level, r.is_direct_county as "isDirectCounty", (
          select json_agg(json_build_object('code', up.code, 'name', up.name,
            'isReached', ${regionsWithin(reaches, "up")}) order by length(up.path))
          from region up where up.code = any (string_to_array(rtrim(r.path, '/'), '/'))) as trail
        from region r where r.code = ${code} and r.level <> 'village' and ${within}`)
    : undefined;
  if (!found) throw notFound("地区");
  return found;
}

/** Whether a chain's rows are townships: in a county, and in a directly administered one. */
function isByTownship(region: ChainRegion): boolean {
  return region.level === "county" || region.isDirectCounty || region.level === "township";
}

/** Under `a` and its node `n`: the region beneath that an assignment counts for; null for the own level. */
function childOf(region: ChainRegion): Statement {
  if (isByTownship(region)) return sql`a.township_code`;
  if (region.level === "province") {
    return sql`case n.level when 'province' then null when 'city' then n.code else n.parent_code end`;
  }
  return sql`case when n.code = ${region.code} then null else n.code end`;
}

/** Under `a`: assignments in the region and beneath it. */
export function beneath(region: ChainRegion): Statement {
  if (region.level === "township") return sql`a.township_code = ${region.code}`;
  return sql`a.node_code in (select code from region
    where level in ('province', 'city', 'county')
      and path like (select path from region where code = ${region.code}) || '%')`;
}

/** Of an assignment `a`: owed, handed in, and asked of somebody at all. */
export const OPEN: Statement = sql`a.status in ('not_started', 'drafting', 'returned')`;
export const HANDED_IN: Statement = sql`a.status in ('submitted', 'approved', 'accepted')`;
export const ASKED: Statement = sql`a.status not in ('exempted', 'cancelled') and not a.awaiting`;

function chainOf(reaches: readonly Reach[], region: ChainRegion, query: ChainQuery): Statement {
  return sql`
    select coalesce(counted.code, ${region.code}) as code, coalesce(counted.code, ${region.code}) = ${region.code} as "isOwn",
      coalesce(child.name, ${`${region.name}本级`}) as name, counted.asked, counted."handedIn",
      counted.returned, counted.drafting, counted."notStarted", counted.overdue
    from (
      select ${childOf(region)} as code, count(*)::int as asked,
        count(*) filter (where ${HANDED_IN})::int as "handedIn",
        count(*) filter (where a.status = 'returned')::int as returned,
        count(*) filter (where a.status = 'drafting')::int as drafting,
        count(*) filter (where a.status = 'not_started')::int as "notStarted",
        count(*) filter (where ${OPEN} and a.due_on < ${TODAY})::int as overdue
      from assignment a join region n on n.code = a.node_code
      where a.root_task_id in (${yearlyReports(query)}) and a.year = ${query.year} and ${ASKED}
        and ${beneath(region)} and ${assignmentsWithin(reaches, "a")}
      group by 1) counted
    left join region child on child.code = counted.code`;
}

function dutiesOf(query: ChainQuery): Promise<Chain["duties"]> {
  return rows(sql`
    select distinct on (t.root_task_id) t.root_task_id as "rootTaskId", t.code, t.title,
      l.title as "listTitle"
    from task t join task_list l on l.id = t.list_id
    where t.root_task_id in (${yearlyReports(query)}) and t.source = 'report'
      and l.year = ${query.year} and l.status in ('issued', 'archived') and t.inherits_task_id is null
    order by t.root_task_id, l.list_version desc`);
}

/**
 * Who beneath a region has handed in the year-end report, region by region; `not_found` for a region out of
 * reach. The own level and the regions add up to the total.
 */
export async function readChain(actor: Actor, query: ChainQuery): Promise<Chain> {
  const reaches = await requireReaches(actor, "assignment.read");
  const region = await findRegion(actor, reaches, query.regionCode);
  const [found, duties, clock] = await Promise.all([
    rows<ChainRow>(chainOf(reaches, region, query)),
    dutiesOf(query),
    getClock(actor),
  ]);
  return {
    region,
    year: query.year,
    today: clock.today,
    rows: inOrder(found),
    total: sumHanded(found),
    duties,
  };
}
