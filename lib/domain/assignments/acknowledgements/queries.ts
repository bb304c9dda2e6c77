import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, reachesFor, requireReaches } from "@/lib/access/reach";
import { getClock } from "@/lib/domain/calendar/queries";
import { canIssue } from "@/lib/domain/lists/policy";
import { readableLists } from "@/lib/domain/lists/queries";
import type { ListFacts } from "@/lib/domain/lists/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import { whyNotRemind } from "./rules";
import type { DeliveredTask, Delivery, ListHead, WaitingList } from "./types";

/** The issued lists that the reader's organisation has not acknowledged, the first due first. */
export async function listToAcknowledge(actor: Actor): Promise<WaitingList[]> {
  const reaches = await reachesFor(actor, "list.acknowledge");
  return rows<WaitingList>(sql`
    select l.id as "listId", l.title, coalesce(c.name, '统筹协调') as "carrierName",
      r.name as "regionName", l.list_version as "listVersion",
      to_json(k.delivered_at) #>> '{}' as "deliveredAt", asked.tasks, asked.first as "firstDueOn"
    from acknowledgement k
    join task_list l on l.id = k.list_id and l.status = 'issued'
    join region r on r.code = l.region_code
    left join carrier c on c.code = l.carrier_code
    cross join lateral (
      select count(distinct a.root_task_id)::int as tasks, min(a.due_on) filter
        (where a.status in ('not_started', 'drafting', 'returned')) as first
      from task t join assignment a on a.root_task_id = t.root_task_id
        and a.organisation_id = k.organisation_id and a.year = l.year
      where t.list_id = l.id and a.status not in ('exempted', 'cancelled') and not a.awaiting) asked
    where k.acknowledged_at is null and ${assignmentsWithin(reaches, "k")}
    order by asked.first nulls last, k.delivered_at, l.id`);
}

const TERMS = (alias: string): Statement => {
  const t = sql.raw(alias);
  return sql`json_build_object('title', ${t}.title, 'measure', ${t}.measure, 'indicatorName',
    ${t}.indicator_name, 'target', ${t}.target::float8, 'unit', ${t}.unit, 'frequency',
    ${t}.frequency, 'dueDates', ${t}.due_dates, 'evidenceMin', ${t}.evidence_min, 'evidenceMax',
    ${t}.evidence_max, 'minutes', ${t}.minutes)`;
};

async function tasksOf(listId: string, organisationId: string): Promise<DeliveredTask[]> {
  return rows<DeliveredTask>(sql`
    with list as (select * from task_list where id = ${listId}::uuid
    ), earlier as (
      select l.id from list join task_list l on l.kind = list.kind and l.year = list.year
        and l.region_code = list.region_code and l.list_version < list.list_version
        and l.carrier_code is not distinct from list.carrier_code
        and l.status in ('issued', 'superseded')
      order by l.list_version desc limit 1
    ), mine as (
      select a.root_task_id, json_agg(json_build_object('id', a.id::text, 'period', a.period,
        'dueOn', a.due_on, 'status', a.status, 'doneAt', a.done_at,
        'isAwaiting', a.awaiting)
        order by a.period) as assignments
      from list join assignment a on a.year = list.year
        and a.organisation_id = ${organisationId}::uuid
      where a.root_task_id in (select t.root_task_id from task t
        where t.list_id in (select id from list union all select id from earlier))
      group by 1
    )
    select mine.root_task_id as "rootTaskId", coalesce(t.code, prior.code) as code,
      case when t.id is not null then ${TERMS("t")} end as terms,
      case when prior.id is not null then ${TERMS("prior")} end as before, mine.assignments
    from mine
    left join task t on t.list_id = ${listId}::uuid and t.root_task_id = mine.root_task_id
    left join lateral (
      select p.* from task p where p.root_task_id = mine.root_task_id
        and (p.list_id = (select id from earlier) or p.id = t.inherits_task_id)
      order by p.id is not distinct from t.inherits_task_id limit 1) prior on true
    order by t.id is null, coalesce(t.position, prior.position), 2`);
}

/**
 * What a list asks of the reader's own organisation and what changed; null where it was not delivered
 * to it.
 */
export async function findDelivery(actor: Actor, listId: string): Promise<Delivery | null> {
  const reaches = await reachesFor(actor, "list.acknowledge");
  if (!isId(listId)) throw notFound("清单");
  const found = await row<Omit<Delivery, "tasks">>(sql`
    select k.list_id as "listId", k.organisation_id as "organisationId",
      o.name as "organisationName", to_json(k.delivered_at) #>> '{}' as "deliveredAt",
      to_json(k.acknowledged_at) #>> '{}' as "acknowledgedAt",
      k.acknowledged_by_name as "acknowledgedByName", (
        select max(e.list_version) from task_list l join task_list e on e.kind = l.kind
          and e.year = l.year and e.region_code = l.region_code
          and e.carrier_code is not distinct from l.carrier_code
          and e.list_version < l.list_version and e.status in ('issued', 'superseded')
        where l.id = k.list_id) as "earlierVersion"
    from acknowledgement k join organisation o on o.id = k.organisation_id
    where k.list_id = ${listId}::uuid and ${assignmentsWithin(reaches, "k")}
    order by k.organisation_id limit 1`);
  if (!found) return null;
  return { ...found, tasks: await tasksOf(listId, found.organisationId) };
}

/** The condition that the reader may acknowledge rows of `acknowledgement` under `k`: his own. */
export async function acknowledgeable(actor: Actor): Promise<Statement> {
  return assignmentsWithin(await requireReaches(actor, "list.acknowledge"), "k");
}

/** What stands above a list's acknowledgements; `not_found` where the list may not be seen. */
export async function getListHead(actor: Actor, listId: string): Promise<ListHead> {
  if (!isId(listId)) throw notFound("清单");
  const found = await row<Omit<ListHead, "mayRemind"> & ListFacts>(sql`
    select l.id, l.title, l.kind, l.status, l.list_version as "listVersion", l.year,
      l.region_code as "regionCode", r.name as "regionName", l.carrier_code as "carrierCode",
      coalesce(c.name, '统筹协调') as "carrierName", l.consent_note as "consentNote",
      to_json(l.issued_at) #>> '{}' as "issuedAt", l.is_example as "isExample",
      array(select sub.code from carrier sub where sub.parent_code = l.carrier_code)
        as "subCarrierCodes"
    from task_list l join region r on r.code = l.region_code
    left join carrier c on c.code = l.carrier_code
    where l.id = ${listId}::uuid and ${readableLists(actor)}`);
  if (!found) throw notFound("清单");
  return { ...found, mayRemind: found.status === "issued" && canIssue(actor, found) };
}

/** Why those who have not acknowledged may not be reminded today, in words; null where they may. */
export async function findRemindingObstacle(actor: Actor, listId: string): Promise<string | null> {
  const { today } = await getClock(actor);
  const found = await row<{ remindedOn: string | null; kind: "holiday" | "workday" | null }>(sql`
    select (select max(on_day) from acknowledgement_reminder where list_id = ${listId}::uuid)
        as "remindedOn",
      (select kind from calendar_exception where date = ${today}::date) as kind`);
  const exceptions = new Map(found?.kind ? [[today, found.kind]] : []);
  return whyNotRemind(today, found?.remindedOn ?? null, exceptions);
}
