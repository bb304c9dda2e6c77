import "server-only";
import type { Actor, ActorGrant, StaffActor } from "@/lib/access/actor";
import { organisationsWithin, reachesFor } from "@/lib/access/reach";
import { spanOf } from "@/lib/access/roles";
import { TODAY } from "@/lib/access/today";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import type { Cooperation, Filing, Plan, UnregisteredUnits } from "./types";

// 省教育厅 in a list of 湖北省 is 湖北省教育厅, as the editor of lists takes it; a name may also be written out.
const IS_NAMED = sql`(o.region_code = l.region_code and o.level in ('province', 'city', 'county')
  and named.name <> '' and right(o.name, length(named.name)) = named.name)`;

/** Who cooperates in what in a year, by name or by duty: organisation, carrier, task (null by duty). */
function cooperations(year: number, within: Statement): Statement {
  return sql`
    select o.id as organisation_id, o.region_code, l.carrier_code, t.root_task_id, t.code, t.title,
      t.measure, t.due_dates, t.position
    from task_list l join region r on r.code = l.region_code
    join task t on t.list_id = l.id cross join unnest(t.cooperating_units) as named(name)
    join organisation o on ${IS_NAMED}
    where l.status = 'issued' and l.kind = 'task' and l.year = ${year} and ${within}
    union all
    select o.id, o.region_code, coalesce(c.parent_code, c.code), null, null, null, null, null, 0
    from lead_duty d join carrier c on c.code = d.carrier_code
    join organisation o on o.id = d.organisation_id join region r on r.code = d.region_code
    where d.role = 'cooperating' and d.valid_from <= ${TODAY}
      and (d.valid_to is null or d.valid_to > ${TODAY}) and ${within}`;
}

/** The carriers in which the reader's own organisation cooperates this year, with its plans. */
export async function listCooperations(
  actor: Actor,
  { year }: { year: number },
): Promise<Cooperation[]> {
  if (actor.kind !== "staff") throw forbidden();
  return rows<Cooperation>(sql`
    with mine as (${cooperations(year, sql`o.id = ${actor.organisation.id}::uuid`)})
    select mine.carrier_code as "carrierCode", coalesce(c.name, '统筹协调') as "carrierName",
      bool_or(mine.root_task_id is null) as "isByDuty",
      coalesce(json_agg(json_build_object('rootTaskId', mine.root_task_id, 'code', mine.code,
        'title', mine.title, 'measure', mine.measure, 'dueDates', mine.due_dates)
        order by mine.position) filter (where mine.root_task_id is not null), '[]') as tasks,
      (select json_build_object('id', p.id, 'status', p.status, 'filedAt', p.filed_at)
        from annual_plan p where p.organisation_id = ${actor.organisation.id}::uuid
          and p.year = ${year} and p.carrier_code is not distinct from mine.carrier_code) as plan
    from mine left join carrier c on c.code = mine.carrier_code
    group by mine.carrier_code, c.name, c.position order by c.position nulls first`);
}

// Over organisation `o` in region `r`, with a carrier: a lead its own region's, an office all beneath.
function ledBy(grant: ActorGrant, carrier: Statement): Statement {
  if (spanOf(grant.role, "list.consent") === "subtree") {
    return sql`r.path like (select path from region where code = ${grant.regionCode}) || '%'`;
  }
  if (spanOf(grant.role, "list.draft") !== "carrier") return sql`false`;
  return sql`(r.code = ${grant.regionCode} and ${carrier} in (
    select c from carrier x, unnest(array[x.code, x.parent_code]) c
    where x.code = ${grant.carrierCode}))`;
}

function led(actor: StaffActor, carrier: Statement): Statement {
  return sql.or(actor.grants.map((grant) => ledBy(grant, carrier)));
}

const FILED_MOST = 500;

/** The names of cooperating units that no organisation bears, by list, for those who lead or consent to it. */
export async function listUnregistered(
  actor: Actor,
  { year }: { year: number },
): Promise<UnregisteredUnits[]> {
  if (actor.kind !== "staff") throw forbidden();
  return rows<UnregisteredUnits>(sql`
    select l.id as "listId", l.title as "listTitle", array_agg(distinct named.name) as names
    from task_list l join region r on r.code = l.region_code
    join task t on t.list_id = l.id cross join unnest(t.cooperating_units) as named(name)
    where l.status = 'issued' and l.kind = 'task' and l.year = ${year}
      and ${led(actor, sql`l.carrier_code`)}
      and not exists (select 1 from organisation o where ${IS_NAMED})
    group by l.id, l.title, r.path, r.code order by length(r.path), r.code, l.title
    limit ${FILED_MOST}`);
}

/** The cooperating units of the lists that the reader leads or consents to, with their plans. */
export async function listFilings(actor: Actor, { year }: { year: number }): Promise<Filing[]> {
  if (actor.kind !== "staff") throw forbidden();
  return rows<Filing>(sql`
    with unit as (
      select organisation_id, carrier_code, count(root_task_id)::int as tasks
      from (${cooperations(year, sql`true`)}) pair group by 1, 2)
    select o.id as "organisationId", o.name as "organisationName", r.name as "regionName",
      coalesce(c.name, '统筹协调') as "carrierName", unit.tasks, p.id as "planId", p.status,
      to_json(p.filed_at) #>> '{}' as "filedAt"
    from unit join organisation o on o.id = unit.organisation_id
    join region r on r.code = o.region_code left join carrier c on c.code = unit.carrier_code
    left join annual_plan p on p.organisation_id = o.id and p.year = ${year}
      and p.carrier_code is not distinct from unit.carrier_code
    where ${led(actor, sql`unit.carrier_code`)}
    order by length(r.path), r.code, c.position nulls first, o.name limit ${FILED_MOST}`);
}

/** A plan: one's own, or one that was filed to the reader; `not_found` for every other. */
export async function getPlan(actor: Actor, id: string): Promise<Plan> {
  if (actor.kind !== "staff") throw forbidden();
  if (!isId(id)) throw notFound("年度方案");
  const own = organisationsWithin(await reachesFor(actor, "list.acknowledge"), "o");
  const found = await row<Plan>(sql`
    select p.id, p.organisation_id as "organisationId", o.name as "organisationName",
      o.region_code as "regionCode", p.carrier_code as "carrierCode",
      coalesce(c.name, '统筹协调') as "carrierName", p.year, p.title, p.status,
      to_json(p.filed_at) #>> '{}' as "filedAt", p.filed_by_name as "filedByName", p.version,
      ${own} as "isOwn", (
        select coalesce(json_agg(json_build_object('id', i.id, 'rootTaskId', i.root_task_id,
          'taskCode', (select t.code from task t where t.root_task_id = i.root_task_id
            order by t.inherits_task_id is not null limit 1), 'work', i.work,
          'responsibility', i.responsibility, 'milestones', i.milestones,
          'safeguards', i.safeguards) order by i.position, i.id), '[]')
        from annual_plan_item i where i.plan_id = p.id) as items
    from annual_plan p join organisation o on o.id = p.organisation_id
    join region r on r.code = o.region_code left join carrier c on c.code = p.carrier_code
    where p.id = ${id}::uuid and (${own}
      or (p.filed_at is not null and ${led(actor, sql`p.carrier_code`)}))`);
  if (!found) throw notFound("年度方案");
  return found;
}
