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
import { lightOf } from "@/lib/domain/assignments/rules";
import { getClock } from "@/lib/domain/calendar/queries";
import {
  inOrder,
  readEntryCursor,
  sumHanded,
  writeEntryCursor,
} from "@/lib/domain/duties/chain/rules";
import type { ChainQuery, EntriesQuery } from "@/lib/domain/duties/chain/schema";
import type {
  Chain,
  ChainEntries,
  ChainEntry,
  ChainRegion,
  ChainRow,
} from "@/lib/domain/duties/chain/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

const PAGE = 50;

/**
 * Root ids of the tasks that carry out a yearly written report of an issued responsibility list: made from
 * the clause, or linked to it. Of one carrier where one is named.
 */
function yearlyReports({ year, carrierCode }: Pick<ChainQuery, "year" | "carrierCode">): Statement {
  const carrier = carrierCode ? sql`and l.carrier_code = ${carrierCode}` : sql.empty;
  return sql`
    select link.root_task_id from clause k
    join task_list l on l.id = k.list_id and l.kind = 'responsibility' and l.year = ${year}
      and l.status in ('issued', 'archived') ${carrier}
    join clause_task link on link.clause_id = k.id
    where k.duty_kind = 'report' and (k.frequency = 'annual' or cardinality(k.due_dates) = 1)`;
}

async function findRegion(
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

function beneath(region: ChainRegion): Statement {
  if (region.level === "township") return sql`a.township_code = ${region.code}`;
  return sql`a.node_code in (select code from region
    where level in ('province', 'city', 'county')
      and path like (select path from region where code = ${region.code}) || '%')`;
}

const OPEN = sql`a.status in ('not_started', 'drafting', 'returned')`;
const HANDED_IN = sql`a.status in ('submitted', 'approved', 'accepted')`;
const ASKED = sql`a.status not in ('exempted', 'cancelled') and not a.awaiting`;

function chainOf(reaches: readonly Reach[], region: ChainRegion, query: ChainQuery): Statement {
  return sql`
    select coalesce(counted.code, ${region.code}) as code, counted.code is null as "isOwn",
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

const SHOWN: Record<EntriesQuery["show"], Statement> = {
  missing: OPEN,
  drafting: sql`a.status = 'drafting'`,
  handed_in: HANDED_IN,
  all: ASKED,
};

type FoundEntry = Omit<ChainEntry, "light" | "submittedAt"> & {
  submittedAt: Date | null;
  awaiting: boolean;
  node: string;
  township: string;
};

function afterCursor(text: string | undefined): Statement {
  const cursor = readEntryCursor(text);
  if (!cursor) return sql`true`;
  return sql`(a.node_code, coalesce(a.township_code, ''), a.id)
    > (${cursor.node}, ${cursor.township}, ${cursor.id}::bigint)`;
}

/** A page of the organisations beneath a region whose year-end report stands so, place by place. */
export async function listChainEntries(actor: Actor, query: EntriesQuery): Promise<ChainEntries> {
  const reaches = await requireReaches(actor, "assignment.read");
  const region = await findRegion(actor, reaches, query.regionCode);
  const clock = await getClock(actor);
  const found = await rows<FoundEntry>(sql`
    select a.id::text as "assignmentId", a.organisation_id as "organisationId",
      o.name as "organisationName", a.organisation_level as "organisationLevel",
      concat_ws(' ', n.name, (select name from region where code = a.township_code)) as place,
      t.code as "taskCode", t.title as "taskTitle", a.due_on as "dueOn", a.status, a.awaiting,
      a.submitted_at as "submittedAt", a.node_code as node, coalesce(a.township_code, '') as township
    from assignment a
    join region n on n.code = a.node_code
    join organisation o on o.id = a.organisation_id
    join task t on t.id = a.task_id
    where a.root_task_id in (${yearlyReports(query)}) and a.year = ${query.year} and ${ASKED}
      and ${SHOWN[query.show]} and ${beneath(region)} and ${assignmentsWithin(reaches, "a")}
      and ${afterCursor(query.after)}
    order by a.node_code, coalesce(a.township_code, ''), a.id limit ${PAGE + 1}`);
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  const cursor = last && { node: last.node, township: last.township, id: last.assignmentId };
  return {
    rows: shown.map(({ node: _node, township: _township, submittedAt, awaiting, ...entry }) => ({
      ...entry,
      submittedAt: submittedAt?.toISOString() ?? null,
      light: lightOf({ ...entry, awaiting }, clock),
    })),
    next: found.length > PAGE && cursor ? writeEntryCursor(cursor) : null,
  };
}

/** The actor's own year-end reports of a year: what the button to the draft stands beside. */
export async function listOwnReports(actor: Actor, year: number): Promise<ChainEntry[]> {
  if (actor.kind !== "staff" || !hasVerb(actor, "report.enter")) return [];
  const clock = await getClock(actor);
  const found = await rows<FoundEntry>(sql`
    select a.id::text as "assignmentId", a.organisation_id as "organisationId",
      o.name as "organisationName", a.organisation_level as "organisationLevel", '' as place,
      t.code as "taskCode", t.title as "taskTitle", a.due_on as "dueOn", a.status, a.awaiting,
      a.submitted_at as "submittedAt", a.node_code as node, '' as township
    from assignment a join organisation o on o.id = a.organisation_id join task t on t.id = a.task_id
    where a.organisation_id = ${actor.organisation.id}::uuid and a.year = ${year} and ${ASKED}
      and a.root_task_id in (${yearlyReports({ year })})
    order by a.due_on, a.id`);
  return found.map(({ node: _node, township: _township, submittedAt, awaiting, ...entry }) => ({
    ...entry,
    submittedAt: submittedAt?.toISOString() ?? null,
    light: lightOf({ ...entry, awaiting }, clock),
  }));
}
