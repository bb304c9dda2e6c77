import "server-only";
import type { Actor } from "@/lib/access/actor";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { type FigureFilter, ofLevel } from "@/lib/domain/counters/figures/queries";
import type { Contribution, PlaceSums } from "@/lib/domain/counters/formulas/types";
import { type FigureScope, isAboveNodes } from "@/lib/domain/counters/scope/queries";
import { assignmentRows, counterRows } from "@/lib/domain/counters/standing/queries";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

type SourceSums = PlaceSums & { source: string };

const STANDING_SUMS = sql`
  coalesce(sum(a.numerator) filter (where a.is_standing), 0)::float8 as numerator,
  coalesce(sum(a.denominator) filter (where a.is_standing), 0)::float8 as denominator,
  coalesce(sum(a.value) filter (where a.is_standing), 0)::float8 as value,
  count(*) filter (where a.is_standing)::int as standing,
  array_agg(distinct a.period) as periods`;

function dueWithin({ year, dueFrom, dueTo }: FigureFilter, alias: "a" | "c"): Statement {
  const name = sql.raw(alias);
  return sql`${name}.year = ${year} and ${name}.due_on between ${dueFrom}::date and ${dueTo}::date`;
}

function byNode(scope: FigureScope, filter: FigureFilter): Statement {
  return sql`
    with fact as materialized ${issuedTasks(filter)}
    select c.node_code as source, sum(c.numerator)::float8 as numerator,
      sum(c.denominator)::float8 as denominator, sum(c.value)::float8 as value,
      sum(c.standing)::int as standing, array_agg(distinct c.period) as periods
    from ${counterRows(scope)} c join fact on fact.root_task_id = c.root_task_id
    where c.node_code = any (${[...scope.nodes.keys()]}::text[]) ${ofLevel(filter, "c")}
      and ${dueWithin(filter, "c")}
    group by 1`;
}

function withinPlace(scope: FigureScope, filter: FigureFilter): Statement {
  const { place } = scope;
  const township =
    place.level === "township" ? sql`and a.township_code = ${place.code}` : sql.empty;
  return sql`a.node_code = ${place.nodeCode} ${township} ${ofLevel(filter, "a")}
    and ${dueWithin(filter, "a")}`;
}

function byPlace(scope: FigureScope, filter: FigureFilter): Statement {
  const isTownship = scope.place.level === "township";
  const source = isTownship ? sql`a.organisation_id::text` : sql`coalesce(a.township_code, '')`;
  return sql`
    with fact as materialized ${issuedTasks(filter)}
    select ${source} as source, ${STANDING_SUMS}
    from ${assignmentRows(scope)} a join fact on fact.root_task_id = a.root_task_id
    where ${withinPlace(scope, filter)}
    group by 1`;
}

const sums = createVersionedCache<Map<string, PlaceSums>>(500);

/**
 * What the values of one task add up to, by node, or beneath a county by township (its own level under
 * the empty code), or in a township by organisation: keyed as the figures of the same scope are.
 */
export async function sumsBySource(
  scope: FigureScope,
  { filter, version }: { filter: FigureFilter; version: string },
): Promise<Map<string, PlaceSums>> {
  return sums.get(JSON.stringify([scope.place.code, filter]), version, async () => {
    const found = await rows<SourceSums>(
      isAboveNodes(scope.place) ? byNode(scope, filter) : byPlace(scope, filter),
    );
    return new Map(found.map(({ source, ...rest }) => [source, rest]));
  });
}

// The last word that made it done: of two steps the second.
const CONTRIBUTION = sql`
  a.id::text as "assignmentId", o.name as "organisationName", a.period, t.frequency,
  a.numerator::float8 as numerator, a.denominator::float8 as denominator, a.value::float8 as value,
  a.is_standing as "isStanding", a.revision, a.fed_source as "fedSource", to_json(a.done_at) #>> '{}' as "doneAt",
  case when a.done_at is not null then (select v.reviewer_unit || ' ' || v.reviewer_name
    from report r join review v on v.report_id = r.id
    where r.assignment_id = a.id and r.revision = a.revision and v.decision in ('approve', 'accept')
    order by v.at desc limit 1) end as "approvedBy"`;

const MOST = 100;

/**
 * The values of one task of one organisation, those that it did not give yet among them, as far as they
 * lie `within` the viewer's reach.
 */
export async function listContributions(
  _actor: Actor,
  filter: FigureFilter & { organisationId: string },
  { from, within }: { from: Statement; within: Statement },
): Promise<Contribution[]> {
  return rows(sql`
    with fact as materialized ${issuedTasks(filter)}
    select ${CONTRIBUTION}
    from ${from} a join fact on fact.root_task_id = a.root_task_id
    join task t on t.id = a.task_id join organisation o on o.id = a.organisation_id
    where a.organisation_id = ${filter.organisationId}::uuid and ${dueWithin(filter, "a")}
      and ${within} and a.status not in ('exempted', 'cancelled')
      and not (a.awaiting and a.status = 'not_started')
    order by a.period, a.id limit ${MOST}`);
}

/** What the values of one organisation add up to, as far as they lie `within` the viewer's reach. */
export async function sumsOfOrganisation(
  _actor: Actor,
  filter: FigureFilter & { organisationId: string },
  { from, within }: { from: Statement; within: Statement },
): Promise<PlaceSums | undefined> {
  const [found] = await rows<PlaceSums>(sql`
    with fact as materialized ${issuedTasks(filter)}
    select ${STANDING_SUMS}
    from ${from} a join fact on fact.root_task_id = a.root_task_id
    where a.organisation_id = ${filter.organisationId}::uuid and ${dueWithin(filter, "a")}
      and ${within}
    having count(*) > 0`);
  return found;
}
