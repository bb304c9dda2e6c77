import "server-only";
import type { Actor } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import { isPublished } from "@/lib/domain/publications/policy";
import { beginRoute, changeRoute } from "@/lib/domain/routes/commands";
import { arranged } from "@/lib/domain/routes/rules";
import type {
  AddStopInput,
  ArrangeStopsInput,
  EditStopInput,
  RemoveStopInput,
} from "@/lib/domain/routes/stops/schema";
import type { RouteDetail } from "@/lib/domain/routes/types";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const MOST_STOPS = 40;
const USUAL_MINUTES = 60;

interface Place {
  kind: string;
  subjectId: string | null;
  name: string;
  place: string;
}

async function placeOf({ ref, name, place }: AddStopInput): Promise<Place> {
  if (ref === "point") {
    if (!name || !place) {
      const fields = { name: name ? "" : "请填写点位名称", place: place ? "" : "请填写在哪里" };
      throw invalid(Object.fromEntries(Object.entries(fields).filter(([, text]) => text)));
    }
    return { kind: "point", subjectId: null, name, place };
  }
  const [kind = "", subjectId = ""] = ref.split(":");
  const found = await row<{ name: string; place: string }>(sql`
    select p.title as name, coalesce(nullif(p.content ->> 'place', ''), r.name) as place
    from publication p join region r on r.code = p.region_code
    where p.kind = ${kind} and p.subject_id = ${subjectId}::uuid
      and ${isPublished("p")}`);
  if (!found) throw notFound("地点");
  return { kind, subjectId, name: found.name.slice(0, 40), place: found.place.slice(0, 80) };
}

/** Adds a stop at the end: a published site or venue, or a point of the route's own. */
export async function addStop(actor: Actor, input: AddStopInput): Promise<{ routeId: string }> {
  const route = await beginRoute(actor, input);
  if (route.stops.length >= MOST_STOPS) throw conflict(`一条路线最多 ${MOST_STOPS} 站`);
  const { kind, subjectId, name, place } = await placeOf(input);
  return write(actor, { action: "stop.add" }, async (tx) => {
    await changeRoute(tx, actor, { route, action: "stop.add", after: { name } });
    await tx.count(sql`
      insert into route_stop (id, route_id, position, kind, subject_id, name, place, minutes)
      values (${newId()}, ${route.id}::uuid, ${route.stops.length + 1}, ${kind}::stop_kind,
        ${subjectId}::uuid, ${name}, ${place}, ${USUAL_MINUTES})`);
    return { routeId: route.id };
  });
}

function requireStop(route: RouteDetail, stopId: string) {
  const stop = route.stops.find(({ id }) => id === stopId);
  if (!stop) throw notFound("站点");
  return stop;
}

function checkHours({ opensAt, closesAt }: EditStopInput): void {
  if ((opensAt === null) !== (closesAt === null)) {
    const field = opensAt === null ? "opensAt" : "closesAt";
    throw invalid({ [field]: "开门和关门时间要一起填；全天开放的两项都不填" });
  }
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) {
    throw invalid({ closesAt: "关门时间要晚于开门时间" });
  }
}

/** Says what a visitor needs to know of a stop. */
export async function editStop(actor: Actor, input: EditStopInput): Promise<{ routeId: string }> {
  const route = await beginRoute(actor, input);
  const stop = requireStop(route, input.stopId);
  checkHours(input);
  return write(actor, { action: "stop.edit" }, async (tx) => {
    const after = { name: input.name, minutes: input.minutes };
    await changeRoute(tx, actor, { route, action: "stop.edit", after });
    await tx.count(sql`
      update route_stop set name = ${input.name}, place = ${input.place}, minutes = ${input.minutes},
        see = ${input.see}, opens_at = ${input.opensAt}, closes_at = ${input.closesAt},
        closed_weekdays = ${input.closedWeekdays}::smallint[], travel_mode = ${input.travelMode},
        travel_minutes = ${input.travelMinutes}, travel_km = ${input.travelKm}::numeric,
        meals = ${input.meals}, lodging = ${input.lodging}, facts_on = ${input.factsOn}::date
      where id = ${stop.id}::uuid`);
    return { routeId: route.id };
  });
}

async function keepOrder(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.count(sql`
    update route_stop t set position = wanted.position
    from unnest(${ids}::uuid[]) with ordinality as wanted (id, position) where t.id = wanted.id`);
}

/** Takes a stop out; those after it move up. */
export async function removeStop(
  actor: Actor,
  input: RemoveStopInput,
): Promise<{ routeId: string }> {
  const route = await beginRoute(actor, input);
  const stop = requireStop(route, input.stopId);
  return write(actor, { action: "stop.remove" }, async (tx) => {
    await changeRoute(tx, actor, { route, action: "stop.remove", after: { removed: stop.name } });
    await tx.count(sql`delete from route_stop where id = ${stop.id}::uuid`);
    await keepOrder(
      tx,
      route.stops.map(({ id }) => id).filter((id) => id !== stop.id),
    );
    return { routeId: route.id };
  });
}

/** Puts the stops in a new order; all of them must be named. */
export async function arrangeStops(
  actor: Actor,
  input: ArrangeStopsInput,
): Promise<{ routeId: string }> {
  const route = await beginRoute(actor, input);
  const known = new Set(route.stops.map(({ id }) => id));
  const order = arranged(input.stopIds, input.positions);
  const isWhole = order.length === known.size && order.every((id) => known.has(id));
  if (!isWhole || new Set(order).size !== order.length) {
    throw conflict("站点刚被增减，请刷新页面后再调整顺序");
  }
  return write(actor, { action: "stop.arrange" }, async (tx) => {
    await changeRoute(tx, actor, { route, action: "stop.arrange", after: { order } });
    await keepOrder(tx, order);
    return { routeId: route.id };
  });
}
