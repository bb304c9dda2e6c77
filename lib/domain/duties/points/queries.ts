import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, organisationsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { countStates, countTags, groupPoints, stateOf } from "@/lib/domain/duties/points/rules";
import type { PointsQuery } from "@/lib/domain/duties/points/schema";
import type { Point, PointsPage } from "@/lib/domain/duties/points/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/** The organisation's duties in its carriers today: (carrier, role, region), `builds` for what it builds. */
const TIES = sql`
  ties as (
    select c.code, c.parent_code, d.role::text as role, d.region_code
    from me join lead_duty d on d.organisation_id = me.id and d.valid_from <= ${TODAY}
      and (d.valid_to is null or d.valid_to > ${TODAY})
    join carrier c on c.code = d.carrier_code
    union all
    select c.code, c.parent_code, 'builds', me.region_code
    from me join organisation_carrier oc on oc.organisation_id = me.id
    join carrier c on c.code = oc.carrier_code
  )`;

// A list of a carrier concerns those who are tied to it, to a part of it, or to the whole that it is of.
const TIED = (roles: Statement) => sql`exists (select 1 from ties
  where ties.role in (${roles})
    and (l.carrier_code is null or l.carrier_code in (ties.code, ties.parent_code)
      or ties.code = (select parent_code from carrier where code = l.carrier_code)))`;

/** A clause that names its levels applies to whom its duty is asked of. */
const IS_ASKED = sql`
  (me.level = any (k.levels) or (me.is_direct_county and me.level = 'city' and 'county' = any (k.levels)))
  and case
    when k.asked_role <> 'lead' then ${TIED(sql`k.asked_role::text`)}
    when me.kind in ('township', 'village') then true
    when me.kind = 'unit' then ${TIED(sql`'builds'`)}
    when k.lead_line is not null then me.line = k.lead_line
    when l.carrier_code is null then me.kind = 'office'
    else ${TIED(sql`'lead'`)} end`;

/** One that names none applies by its kind of responsibility. */
const IS_MEANT = sql`
  case k.responsibility
    when 'oversight' then me.kind = 'commission' or ${TIED(sql`'resident'`)}
    when 'regulatory' then exists (select 1 from ties where ties.role = 'lead'
      and ties.region_code = l.region_code and l.carrier_code in (ties.code, ties.parent_code))
      or (l.carrier_code is null and me.kind = 'office')
    else case when l.carrier_code is null then me.kind in ('office', 'township')
      else ${TIED(sql`'lead', 'cooperating', 'builds'`)} end
  end`;

type FoundPoint = Omit<Point, "state"> & { unseen: number };

function pointsOf(query: PointsQuery, seen: Statement): Statement {
  return sql`
    with me as (
      select o.*, r.path, r.is_direct_county from organisation o
      join region r on r.code = o.region_code where o.id = ${query.organisationId}::uuid
    ), ${TIES},
    own as (
      select a.*, ${seen} as is_seen from assignment a join me on a.organisation_id = me.id
      where a.year = ${query.year}
    )
    select k.id as "clauseId", k.code, l.id as "listId", l.title as "listTitle",
      l.is_example as "isExample", coalesce(c.name, '统筹协调') as "carrierName", k.responsibility,
      k.text, k.subject, k.post, k.frequency, k.basis, k.tags, k.duty_kind as "dutyKind",
      coalesce(carried.tasks, '[]') as tasks, coalesce(carried.unseen, 0)::int as unseen
    from me
    join task_list l on l.kind = 'responsibility' and l.status in ('issued', 'archived')
      and l.year = ${query.year} and l.region_code = any (string_to_array(rtrim(me.path, '/'), '/'))
    join clause k on k.list_id = l.id
    left join carrier c on c.code = l.carrier_code
    left join lateral (
      select json_agg(task order by task.code) filter (where task.dates is not null) as tasks,
        sum(task.unseen) as unseen
      from (
        select t.root_task_id as "rootTaskId", t.code, t.title, t.frequency,
          json_agg(json_build_object('assignmentId', a.id::text, 'period', a.period, 'dueOn', a.due_on,
            'status', a.status, 'doneAt', a.done_at, 'awaiting', a.awaiting) order by a.period)
            filter (where a.is_seen) as dates,
          count(*) filter (where not a.is_seen) as unseen
        from clause_task link join own a on a.root_task_id = link.root_task_id
        join task t on t.id = a.task_id
        where link.clause_id = k.id group by t.root_task_id, t.code, t.title, t.frequency) task
    ) carried on true
    where carried.tasks is not null or carried.unseen > 0
      or case when cardinality(k.levels) > 0 then ${IS_ASKED} else ${IS_MEANT} end
    order by c.position nulls first, l.id, k.position`;
}

async function readPoints(query: PointsQuery, today: Day, seen: Statement): Promise<Point[]> {
  const found = await rows<FoundPoint>(pointsOf(query, seen));
  return found.map(({ unseen, ...point }) => ({
    ...point,
    state: stateOf(point.tasks, today, unseen),
  }));
}

type Head = PointsPage["organisation"] & { today: Day };

/**
 * The clauses of the responsibility lists in force that apply to an organisation, with what carries them
 * out; narrowed to a tag where one is named. `not_found` for an organisation out of reach.
 */
export async function getPoints(actor: Actor, query: PointsQuery): Promise<PointsPage> {
  const [reaches, reading] = await Promise.all([
    requireReaches(actor, "dashboard.read"),
    requireReaches(actor, "assignment.read"),
  ]);
  const head = await row<Head>(sql`
    select o.id, o.name, r.name as "regionName", ${TODAY} as today
    from organisation o join region r on r.code = o.region_code
    where o.id = ${query.organisationId}::uuid and ${organisationsWithin(reaches, "o")}`);
  if (!head) throw notFound("单位");
  const { today, ...organisation } = head;
  const points = await readPoints(query, today, assignmentsWithin(reading, "a"));
  const shown = query.tag ? points.filter(({ tags }) => tags.includes(query.tag ?? "")) : points;
  return {
    organisation,
    year: query.year,
    today,
    tags: countTags(points),
    tag: query.tag ?? null,
    groups: groupPoints(shown),
    counts: countStates(shown),
  };
}
