import "server-only";
import type { Actor } from "@/lib/access/actor";
import { tasksInScope } from "@/lib/access/reach";
import { holdsOn, scopesOf } from "@/lib/domain/assignments/leads/queries";
import type { LeadRow } from "@/lib/domain/counters/leads/types";
import { filterOf } from "@/lib/domain/counters/matrix/queries";
import { sumFigures } from "@/lib/domain/counters/rules";
import { type FigureScope, getFigureScope, versionOf } from "@/lib/domain/counters/scope/queries";
import { tasksOf } from "@/lib/domain/counters/tasks/queries";
import type { FigureQuery, TaskFigures } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

/** A lead unit and the root tasks that it leads. */
export interface Lead {
  organisationId: string;
  name: string;
  leads: string[];
  rootTaskIds: string[];
}

const known = createVersionedCache<Lead[]>(500);
const kept = createVersionedCache<LeadRow[]>(1_000);

/** The units that lead carriers of a region on the scope's day, and those that its lists name. */
function unitsOf(scope: FigureScope): Promise<Omit<Lead, "rootTaskIds">[]> {
  return rows(sql`
    select o.id::text as "organisationId", o.name,
      coalesce(array_agg(c.name order by c.position, c.code) filter (where c.code is not null),
        array['点名牵头']) as leads
    from organisation o
    left join lead_duty d on d.organisation_id = o.id and d.role = 'lead'
      and d.region_code = ${scope.place.code} and ${holdsOn(scope.today)}
    left join carrier c on c.code = d.carrier_code
    where o.region_code = ${scope.place.code} and o.level in ('province', 'city', 'county')
      and (d.id is not null or exists (select 1 from task t where t.lead_line = o.line))
    group by o.id, o.name
    order by min(c.position) nulls last, o.name, o.id`);
}

/** Which root tasks each unit leads, by the same words as the filter of a dashboard and of a list. */
export async function leadsOf(actor: Actor, scope: FigureScope): Promise<Lead[]> {
  const units = await unitsOf(scope);
  const ids = units.map(({ organisationId }) => organisationId);
  const scopes = [...(await scopesOf(actor, { organisationIds: ids, day: scope.today }))];
  const led = scopes.flatMap(([id, all]) =>
    all.map((one) => sql`select ${id}::text as id, root_task_id from (${tasksInScope(one)}) led`),
  );
  if (led.length === 0) return [];
  const found = await rows<{ id: string; tasks: string[] }>(sql`
    select id, array_agg(distinct root_task_id::text) as tasks
    from (${sql.join(led, " union all ")}) led group by id`);
  const tasks = new Map(found.map((one) => [one.id, one.tasks]));
  return units.map((unit) => ({ ...unit, rootTaskIds: tasks.get(unit.organisationId) ?? [] }));
}

/** What a unit leads of some tasks; the coordination list is nobody's carrier. */
export function rowOf({ rootTaskIds, ...lead }: Lead, tasks: readonly TaskFigures[]): LeadRow {
  const led = new Set(rootTaskIds);
  const own = tasks.filter((task) => task.carrierCode !== null && led.has(task.rootTaskId));
  return { ...lead, tasks: own.length, figures: sumFigures(own.map(({ figures }) => figures)) };
}

/**
 * The lead units of a region, each with what it leads there: the figures of its tasks, summed from those
 * that the page counted anyway. A task that two units lead stands in both, so rows do not add up. Units
 * that lead nothing that is asked are left out. `not_found` outside the viewer's reach.
 */
export async function listLeadFigures(actor: Actor, query: FigureQuery): Promise<LeadRow[]> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  const filter = await filterOf(actor, scope, { ...query, leadUnitId: null });
  const key = JSON.stringify([scope.place.code, filter]);
  return kept.get(key, versionOf(scope), async () => {
    const day = `${scope.catalogue}.${scope.today}`;
    const leads = await known.get(scope.place.code, day, () => leadsOf(actor, scope));
    const tasks = await tasksOf(scope, filter);
    return leads
      .map((lead) => rowOf(lead, tasks))
      .filter(({ figures }) => figures.asked + figures.awaiting > 0);
  });
}

/** The name of an organisation that a filter names; null for one that does not exist. */
export async function findLeadName(_actor: Actor, organisationId: string): Promise<string | null> {
  const [found] = await rows<{ name: string }>(sql`
    select name from organisation where id = ${organisationId}::uuid`);
  return found?.name ?? null;
}
