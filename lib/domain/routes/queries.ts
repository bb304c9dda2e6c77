import "server-only";
import type { Actor } from "@/lib/access/actor";
import { isOnItsWay, isPublished, isShown } from "@/lib/domain/publications/policy";
import { composesIn } from "@/lib/domain/routes/policy";
import type {
  DeskStop,
  RouteDetail,
  RoutePlace,
  RouteRow,
  StopChoice,
} from "@/lib/domain/routes/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

/** Of a stop t: the public no longer sees its site or venue. */
export const IS_GONE: Statement = sql`(t.subject_id is not null and not ${isShown(sql`t.kind::text`, sql`t.subject_id`)})`;

const COLUMNS = sql`s.id, s.title, r.name as "regionName", s.is_example as "isExample",
  (select count(*)::int from route_stop t where t.route_id = s.id and ${IS_GONE}) as gone,
  ${isShown(sql`'route'`, sql`s.id`)} as "isPublic",
  ${isOnItsWay(sql`'route'`, sql`s.id`)} as "isWaiting"`;

/** The routes within reach, newest first. */
export async function listRoutes(actor: Actor): Promise<RouteRow[]> {
  const within = await composesIn(actor);
  return rows<RouteRow>(sql`
    select ${COLUMNS}, (select count(*)::int from route_stop t where t.route_id = s.id) as stops
    from study_route s join region r on r.code = s.region_code
    where ${within} order by s.created_at desc, s.id limit 200`);
}

async function stopsOf(routeId: string): Promise<DeskStop[]> {
  return rows<DeskStop>(sql`
    select t.id, t.kind, t.subject_id as "subjectId", t.name, t.place, t.minutes, t.see,
      t.opens_at as "opensAt", t.closes_at as "closesAt", t.closed_weekdays as "closedWeekdays",
      t.travel_mode as "travelMode", t.travel_minutes as "travelMinutes",
      t.travel_km::float as "travelKm", t.meals, t.lodging, t.facts_on as "factsOn",
      ${IS_GONE} as "isGone"
    from route_stop t where t.route_id = ${routeId}::uuid order by t.position, t.id`);
}

/** One route with its stops in order; `not_found` outside reach. */
export async function getRoute(actor: Actor, id: string): Promise<RouteDetail> {
  if (!isId(id)) throw notFound("路线");
  const within = await composesIn(actor);
  const found = await row<Omit<RouteDetail, "stops">>(sql`
    select ${COLUMNS}, s.region_code as "regionCode", s.summary, s.seasons, s.suited,
      s.group_min as "groupMin", s.group_max as "groupMax", s.cost_note as "costNote", s.contact,
      s.booking_note as "bookingNote", s.is_accessible as "isAccessible",
      s.accessible_note as "accessibleNote", s.starts_at as "startsAt",
      s.picture_ids as "pictureIds", s.version
    from study_route s join region r on r.code = s.region_code
    where s.id = ${id}::uuid and ${within}`);
  if (!found) throw notFound("路线");
  return { ...found, stops: await stopsOf(id) };
}

/** The published sites and venues that a route may lead to, those of its own city first. */
export async function listStopChoices(actor: Actor, regionCode: string): Promise<StopChoice[]> {
  await composesIn(actor);
  return rows<StopChoice>(sql`
    select p.kind || ':' || p.subject_id as ref, p.title || '（' || coalesce(city.name, r.name)
      || case p.kind when 'site' then '，示范点' else '，文化阵地' end || '）' as label
    from publication p join region r on r.code = p.region_code
    left join region city on city.code = split_part(r.path, '/', 2)
    where p.kind in ('site', 'venue') and ${isPublished("p")}
    order by split_part(r.path, '/', 2) is distinct from split_part(
      (select path from region where code = ${regionCode}), '/', 2), p.kind, p.title limit 500`);
}

/** The regions whose routes the actor composes, down to the county. */
export async function listRoutePlaces(actor: Actor): Promise<RoutePlace[]> {
  const within = await composesIn(actor);
  const home = actor.kind === "staff" ? actor.organisation.regionCode : null;
  return rows<RoutePlace>(sql`
    select r.code, r.name from region r
    where r.valid_to is null and r.level in ('province', 'city', 'county') and ${within}
    order by r.code is distinct from ${home}, r.level, r.code`);
}
