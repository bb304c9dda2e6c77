import "server-only";
import type { Actor } from "@/lib/access/actor";
import {
  assignmentsWithin,
  type Reach,
  reachesFor,
  requireReaches,
  tasksInScope,
} from "@/lib/access/reach";
import {
  findDelivery,
  findRemindingObstacle,
  getListHead,
} from "@/lib/domain/assignments/acknowledgements/queries";
import type { StandingFilter } from "@/lib/domain/assignments/acknowledgements/schema";
import type {
  Standing,
  StandingOrganisation,
  StandingRow,
} from "@/lib/domain/assignments/acknowledgements/types";
import type { Page } from "@/lib/domain/assignments/types";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const PAGE = 50;

// A reach that is bound to a carrier sees the acknowledgements of the carrier's lists alone.
function within(reach: Reach, listId: string): Statement {
  const place = assignmentsWithin([{ ...reach, tasks: null }], "k");
  if (!reach.tasks) return place;
  const { carrierCode } = reach.tasks;
  return sql.and([
    place,
    sql`exists (select 1 from task_list l where l.id = ${listId}::uuid and (
      l.carrier_code in (select c from carrier x, unnest(array[x.code, x.parent_code]) c
        where x.code = ${carrierCode})
      or exists (select 1 from task t where t.list_id = l.id
        and t.root_task_id in (${tasksInScope(reach.tasks)}))))`,
  ]);
}

const isBeyondOwn = (reach: Reach) => reach.organisationId === null;

/** Whose acknowledgements of a list the actor sees beyond his own organisation's. */
async function visible(actor: Actor, listId: string): Promise<Statement> {
  const reaches = await requireReaches(actor, "assignment.read");
  const wide = reaches.filter(isBeyondOwn);
  if (wide.length === 0) throw forbidden("签收情况由下发单位和上级查看");
  return sql.or(wide.map((reach) => within(reach, listId)));
}

interface Place {
  code: string;
  name: string;
  level: string;
  path: string;
  depth: number;
  above: { code: string; name: string }[];
}

async function requirePlace(listId: string, code: string | undefined): Promise<Place> {
  const found = await row<Place>(sql`
    select r.code, r.name, r.level, r.path,
      cardinality(string_to_array(rtrim(r.path, '/'), '/')) as depth, (
        select coalesce(json_agg(json_build_object('code', u.code, 'name', u.name)
          order by length(u.path)), '[]') from region u
        where r.path like u.path || '%' and u.path like own.path || '%' and u.code <> r.code)
        as above
    from task_list l join region own on own.code = l.region_code
    join region r on r.code = coalesce(${code ?? null}, l.region_code) and r.path like own.path || '%'
    where l.id = ${listId}::uuid`);
  if (!found) throw notFound("地区");
  return found;
}

/**
 * How many organisations have acknowledged a list, by the regions right beneath a place (the list's own
 * where none is given), and those of its own level. One statement for the counts. The caller has shown
 * that the actor sees the list.
 */
export async function getStanding(
  actor: Actor,
  listId: string,
  filter: Pick<StandingFilter, "place">,
): Promise<Standing> {
  if (!isId(listId)) throw notFound("清单");
  const sight = await visible(actor, listId);
  const { path, depth, above, ...place } = await requirePlace(listId, filter.place);
  const [found, reminded] = await Promise.all([
    rows<StandingRow>(sql`
      select counted.code as "regionCode", coalesce(r.name, ${place.name} || '本级') as "regionName",
        counted.delivered, counted.acknowledged
      from (
        select nullif(split_part(n.path, '/', ${depth + 1}::int), '') as code,
          count(*)::int as delivered, count(k.acknowledged_at)::int as acknowledged
        from acknowledgement k join region n on n.code = coalesce(k.township_code, k.node_code)
        where k.list_id = ${listId}::uuid and n.path like ${`${path}%`} and ${sight}
        group by 1) counted
      left join region r on r.code = counted.code
      order by counted.code nulls first`),
    row<{ day: string | null }>(sql`
      select max(on_day) as day from acknowledgement_reminder where list_id = ${listId}::uuid`),
  ]);
  return { place, above, rows: found, remindedOn: reminded?.day ?? null };
}

function afterCursor(cursor: string | undefined): Statement {
  const [node, township, id] = cursor?.split("~") ?? [];
  if (!node || !id || !isId(id) || !/^\d{6}$/.test(node)) return sql`true`;
  return sql`k.node_code >= ${node} and (k.node_code, coalesce(k.township_code, ''),
    k.organisation_id) > (${node}, ${township ?? ""}, ${id}::uuid)`;
}

function shown({ show }: StandingFilter): Statement {
  if (show === "all") return sql`true`;
  return show === "done" ? sql`k.acknowledged_at is not null` : sql`k.acknowledged_at is null`;
}

/** The organisations of a place with their acknowledgement, 50 at a time, by county and township. */
export async function listStandingOrganisations(
  actor: Actor,
  listId: string,
  filter: StandingFilter,
): Promise<Page<StandingOrganisation>> {
  if (!isId(listId)) throw notFound("清单");
  const sight = await visible(actor, listId);
  const { path } = await requirePlace(listId, filter.place);
  const here = filter.own ? sql`n.path = ${path}` : sql`n.path like ${`${path}%`}`;
  const found = await rows<StandingOrganisation>(sql`
    select k.organisation_id as "organisationId", o.name as "organisationName",
      k.organisation_level as level, k.node_code as "nodeCode",
      coalesce(k.township_code, '') as "townshipCode", coalesce((
        select string_agg(r.name, ' ' order by length(r.path)) from region r
        where r.code in (k.node_code, k.township_code)), '') as "placeName",
      to_json(k.delivered_at) #>> '{}' as "deliveredAt",
      to_json(k.acknowledged_at) #>> '{}' as "acknowledgedAt",
      k.acknowledged_by_name as "acknowledgedByName"
    from acknowledgement k join region n on n.code = coalesce(k.township_code, k.node_code)
    join organisation o on o.id = k.organisation_id
    where k.list_id = ${listId}::uuid and ${here} and ${shown(filter)} and ${sight}
      and ${afterCursor(filter.after)}
    order by k.node_code, coalesce(k.township_code, ''), k.organisation_id
    limit ${PAGE + 1}`);
  const last = found[PAGE - 1];
  const hasMore = found.length > PAGE && last !== undefined;
  const next = last ? `${last.nodeCode}~${last.townshipCode}~${last.organisationId}` : "";
  return { rows: found.slice(0, PAGE), next: hasMore ? next : null };
}

/** Everything that the page of a list's acknowledgements shows; `not_found` where the list is not seen. */
export async function getAcknowledgements(actor: Actor, listId: string, filter: StandingFilter) {
  const head = await getListHead(actor, listId);
  const delivery = await findDelivery(actor, listId);
  const isWide = (await reachesFor(actor, "assignment.read")).some(isBeyondOwn);
  if (!isWide) return { head, delivery, standing: null, names: null, obstacle: null };
  const [standing, names, obstacle] = await Promise.all([
    getStanding(actor, listId, filter),
    listStandingOrganisations(actor, listId, filter),
    head.mayRemind ? findRemindingObstacle(actor, listId) : null,
  ]);
  return { head, delivery, standing, names, obstacle };
}
