import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, reachesFor, tasksInScope } from "@/lib/access/reach";
import { holdsOn, leadScopes } from "@/lib/domain/assignments/leads/queries";
import { listCoverage } from "@/lib/domain/counters/coverage/queries";
import type {
  LeadPageFacts,
  LeadUnit,
  LedList,
  WaitingMatter,
} from "@/lib/domain/counters/leading/types";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import { getFigureScope } from "@/lib/domain/counters/scope/queries";
import { readStuck } from "@/lib/domain/counters/stuck/queries";
import { listTaskFigures } from "@/lib/domain/counters/tasks/queries";
import type { FigureQuery } from "@/lib/domain/counters/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

const SHOWN = 20;

async function findUnit(id: string, day: Day): Promise<LeadUnit | undefined> {
  return row<LeadUnit>(sql`
    select o.id, o.name, o.level, r.code as "regionCode", r.name as "regionName", o.line,
      coalesce((select json_agg(json_build_object('carrierCode', c.code, 'carrierName', c.name,
          'role', d.role) order by d.role, c.position)
        from lead_duty d join carrier c on c.code = d.carrier_code
        where d.organisation_id = o.id and ${holdsOn(day)}), '[]') as duties
    from organisation o join region r on r.code = o.region_code
    where o.id = ${id}::uuid and o.level in ('province', 'city', 'county')`);
}

/** Where a unit's page begins: its own region, where the viewer sees it, else null. */
export async function findLeadHome(_actor: Actor, id: string): Promise<string | null> {
  const found = await row<{ code: string }>(sql`
    select r.code from organisation o join region r on r.code = o.region_code
    where o.id = ${id}::uuid and o.level in ('province', 'city', 'county')`);
  return found?.code ?? null;
}

/**
 * What waits for the unit in its region: requests for another term that are at its region, and reports of
 * its tasks that are doubted there; the oldest first, within the viewer's reach. Indexed by region.
 */
async function listWaiting(actor: Actor, unit: LeadUnit, led: Statement): Promise<WaitingMatter[]> {
  const reaches = await reachesFor(actor, "assignment.read");
  return rows(sql`
    with led as materialized (${led}), open as (
      select j.id::text, 'adjustment' as kind, j.assignment_id, j.root_task_id, j.organisation_id,
        j.year, j.reason, j.created_at as since
      from adjustment j
      where j.at_region_code = ${unit.regionCode} and j.status = 'waiting' and not j.at_office
        and j.root_task_id in (select root_task_id from led)
      union all
      select d.id::text, 'doubt', d.assignment_id, a.root_task_id, a.organisation_id, a.year,
        d.reason, d.raised_at
      from doubt d join assignment a on a.id = d.assignment_id
      where d.region_code = ${unit.regionCode} and d.state = 'open'
        and a.root_task_id in (select root_task_id from led)
    )
    select open.id, open.kind, open.assignment_id::text as "assignmentId", t.title as "taskTitle",
      o.name as "organisationName", open.reason, to_json(open.since) #>> '{}' as since
    from open join organisation o on o.id = open.organisation_id
    cross join lateral (select o.id as organisation_id, o.level as organisation_level, o.node_code,
      o.township_code, open.root_task_id) x
    cross join lateral (select t.title from task t join task_list l on l.id = t.list_id
      where t.root_task_id = open.root_task_id and l.year = open.year
      order by t.inherits_task_id is not null, l.list_version desc limit 1) t
    where ${assignmentsWithin(reaches, "x")}
    order by open.since limit ${SHOWN}`);
}

/** The lists of the carriers that the unit leads in its region, and those that name its 条线. */
function listLed(unit: LeadUnit, year: number): Promise<LedList[]> {
  const carriers = unit.duties.filter(({ role }) => role === "lead").map((one) => one.carrierCode);
  return rows(sql`
    select l.id, l.kind, l.title, l.list_version as version, l.status,
      to_json(l.issued_at) #>> '{}' as "issuedAt", l.is_example as "isExample",
      (select count(*)::int from task t where t.list_id = l.id) as tasks
    from task_list l
    where l.year = ${year} and l.status in ('issued', 'superseded')
      and l.region_code = any (string_to_array(rtrim(
        (select path from region where code = ${unit.regionCode}), '/'), '/'))
      and (l.carrier_code = any (${carriers}::text[]) or exists (
        select 1 from task t where t.list_id = l.id and t.lead_line = ${unit.line}))
    order by l.carrier_code nulls last, l.kind, l.title, l.list_version desc`);
}

type LeadQuery = FigureQuery & { leadUnitId: string };

async function coverageOf(actor: Actor, unit: LeadUnit, query: LeadQuery) {
  const led = unit.duties.filter(({ role }) => role === "lead").map((one) => one.carrierCode);
  const all = await Promise.all(
    led.map((carrierCode) => listCoverage(actor, { ...query, leadUnitId: null, carrierCode })),
  );
  return all.flat();
}

/**
 * A lead unit's duties in a region: its tasks with their figures by child, what is late or stuck, what
 * waits for it, its lists and what it answers for. The figures are those of the viewer's dashboards
 * narrowed to the unit; `not_found` for regions outside the reach and for units that are no lead's.
 */
export async function readLeadPage(actor: Actor, query: LeadQuery): Promise<LeadPageFacts> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  const lead = await findUnit(query.leadUnitId, scope.today);
  if (!lead) throw notFound("牵头单位");
  const scopes = await leadScopes(actor, { organisationId: lead.id, day: scope.today });
  const led = sql.join(
    scopes.map((one) => sql`select root_task_id from (${tasksInScope(one)}) led`),
    " union ",
  );
  const [matrix, tasks, stuck, waiting, lists, coverage] = await Promise.all([
    readMatrix(actor, query),
    listTaskFigures(actor, query),
    readStuck(actor, query),
    scopes.length > 0 ? listWaiting(actor, lead, led) : [],
    listLed(lead, query.year),
    coverageOf(actor, lead, query),
  ]);
  const isOwn = actor.kind === "staff" && actor.organisation.id === lead.id;
  const isPartial = scope.scopes !== null && !isOwn;
  return { lead, matrix, tasks, stuck, waiting, lists, coverage, isPartial };
}
