import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { notify } from "@/lib/domain/notifications/commands";
import { requirePictures } from "@/lib/domain/pictures/queries";
import { submitPublication } from "@/lib/domain/publications/commands";
import { isShown } from "@/lib/domain/publications/policy";
import { composesIn } from "@/lib/domain/routes/policy";
import { getRoute, IS_GONE } from "@/lib/domain/routes/queries";
import { contentOf, routeFacets, routeWarnings } from "@/lib/domain/routes/rules";
import type { ComposeRouteInput, EditRouteInput, RouteStepInput } from "@/lib/domain/routes/schema";
import type { RouteDetail } from "@/lib/domain/routes/types";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { dayAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

const MOVED_ON = "这条路线刚被他人更新，请刷新页面核对后再办";

/** Begins a route in a region within reach. */
export async function composeRoute(
  actor: Actor,
  input: ComposeRouteInput,
): Promise<{ routeId: string }> {
  if (actor.kind !== "staff") throw forbidden();
  const within = await composesIn(actor);
  const allowed = await row(sql`
    select 1 as found from region r where r.code = ${input.regionCode} and r.valid_to is null and ${within}`);
  if (!allowed) throw notFound("地区");
  await requirePictures(actor, input.pictureIds);
  return write(actor, { action: "route.compose", key: input.key }, async (tx) => {
    const id = newId();
    await tx.count(sql`
      insert into study_route (id, region_code, title, summary, seasons, suited, group_min, group_max,
        cost_note, contact, booking_note, is_accessible, accessible_note, starts_at, picture_ids,
        entered_by_id, created_by_id)
      values (${id}, ${input.regionCode}, ${input.title}, ${input.summary}, ${input.seasons}::text[],
        ${input.suited}::text[], ${input.groupMin}::int, ${input.groupMax}::int, ${input.costNote},
        ${input.contact}, ${input.bookingNote}, ${input.isAccessible}, ${input.accessibleNote},
        ${input.startsAt}, ${input.pictureIds}::uuid[], ${actor.organisation.id}::uuid,
        ${actor.accountId}::uuid)`);
    await recordAudit(tx, actor, {
      action: "route.compose",
      subjectType: "study_route",
      subjectId: id,
      regionCode: input.regionCode,
      after: { title: input.title },
    });
    return { routeId: id };
  });
}

/** A route of the actor's, in the version that was shown. */
export async function beginRoute(actor: Actor, input: RouteStepInput): Promise<RouteDetail> {
  const route = await getRoute(actor, input.routeId);
  if (route.version !== input.version) throw conflict(MOVED_ON);
  return route;
}

/** Takes the next version of a route, in the transaction of a change to it or its stops, with the audit entry. */
export async function changeRoute(
  tx: Tx,
  actor: Actor,
  step: { route: RouteDetail; action: string; set?: Statement; after?: unknown },
): Promise<void> {
  const { route, action, set, after } = step;
  const changed = await tx.count(sql`
    update study_route set version = version + 1 ${set ? sql`, ${set}` : sql.empty}
    where id = ${route.id}::uuid and version = ${route.version}`);
  if (changed === 0) throw conflict(MOVED_ON);
  await recordAudit(tx, actor, {
    action,
    subjectType: "study_route",
    subjectId: route.id,
    regionCode: route.regionCode,
    before: { title: route.title, stops: route.stops.map(({ name }) => name) },
    after,
  });
}

/** Keeps the facts of a route up. */
export async function editRoute(actor: Actor, input: EditRouteInput): Promise<{ routeId: string }> {
  const route = await beginRoute(actor, input);
  await requirePictures(actor, input.pictureIds, route.pictureIds);
  return write(actor, { action: "route.edit" }, async (tx) => {
    const set = sql`title = ${input.title}, summary = ${input.summary},
      seasons = ${input.seasons}::text[], suited = ${input.suited}::text[],
      group_min = ${input.groupMin}::int, group_max = ${input.groupMax}::int,
      cost_note = ${input.costNote}, contact = ${input.contact}, booking_note = ${input.bookingNote},
      is_accessible = ${input.isAccessible}, accessible_note = ${input.accessibleNote},
      starts_at = ${input.startsAt}, picture_ids = ${input.pictureIds}::uuid[]`;
    await changeRoute(tx, actor, {
      route,
      action: "route.edit",
      set,
      after: { title: input.title },
    });
    return { routeId: route.id };
  });
}

/** Removes a route that the public never saw. */
export async function discardRoute(
  actor: Actor,
  input: RouteStepInput,
): Promise<{ routeId: string }> {
  const route = await beginRoute(actor, input);
  return write(actor, { action: "route.discard" }, async (tx) => {
    const known = await tx.row(sql`
      select 1 as found from publication where kind = 'route' and subject_id = ${route.id}::uuid limit 1`);
    if (known) throw conflict("这条路线送过发布，留作记录；不再展示请在“审核发布”中撤下");
    await changeRoute(tx, actor, { route, action: "route.discard" });
    await tx.count(sql`delete from route_stop where route_id = ${route.id}::uuid`);
    await tx.count(sql`delete from study_route where id = ${route.id}::uuid`);
    return { routeId: route.id };
  });
}

/** Hands a route over to be checked and released; refused with fewer than two stops or one that is gone. */
export async function publishRoute(
  actor: Actor,
  input: RouteStepInput,
): Promise<{ routeId: string; publicationId: string }> {
  const route = await beginRoute(actor, input);
  const clock = { startsAt: route.startsAt, today: dayAt(new Date()) };
  const blocking = routeWarnings(route.stops, clock).filter(({ blocks }) => blocks);
  if (blocking.length > 0) {
    throw invalid({ form: blocking.map(({ text }) => text).join("；") }, "还不能送发布");
  }
  const content = contentOf(route, route.stops);
  return write(actor, { action: "route.publish" }, async (tx) => {
    await changeRoute(tx, actor, { route, action: "route.publish", set: sql`told_on = null` });
    const { publicationId } = await submitPublication(tx, actor, {
      kind: "route",
      subjectId: route.id,
      regionCode: route.regionCode,
      carrierCode: "culture",
      title: route.title,
      summary: route.summary,
      facets: routeFacets(content),
      content,
      words: content.stops.map(({ name, place, see }) => `${name} ${place} ${see}`).join(" "),
      pictureIds: route.pictureIds,
      isExample: route.isExample,
    });
    return { routeId: route.id, publicationId };
  });
}

/**
 * Tells the office of each released route, once, that one of its stops is no longer shown to the public. The
 * worker's. Answers how many were told.
 */
export async function tellOfGoneStops(actor: Actor): Promise<number> {
  if (actor.kind !== "system") throw forbidden();
  return write(actor, { action: "route.tell" }, async (tx) => {
    const found = await tx.rows<{
      id: string;
      title: string;
      organisationId: string;
      names: string;
    }>(sql`
      update study_route s set told_on = ${TODAY} from (
        select t.route_id, string_agg(t.name, '、' order by t.position) as names
        from route_stop t where ${IS_GONE} group by t.route_id) gone
      where gone.route_id = s.id and s.told_on is null and ${isShown(sql`'route'`, sql`s.id`)}
      returning s.id, s.title, s.entered_by_id as "organisationId", gone.names`);
    for (const { id, title, organisationId, names } of found) {
      await notify(tx, {
        organisationId,
        kind: "route.stop_gone",
        title: `研学路线“${title}”中的${names}已不对外公开，请调整后重新发布`,
        link: `/desk/routes/${id}`,
      });
    }
    return found.length;
  });
}
