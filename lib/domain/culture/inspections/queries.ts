import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin } from "@/lib/access/reach";
import type { InspectableFilter } from "@/lib/domain/culture/inspections/schema";
import type {
  InspectableVenue,
  InspectionDetail,
  InspectionItem,
  InspectionRow,
} from "@/lib/domain/culture/inspections/types";
import { type CultureReach, cultureReach, mayKeep } from "@/lib/domain/culture/policy";
import { venuesVisible } from "@/lib/domain/culture/venues/queries";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const LISTED = 100;

const COLUMNS = sql`n.id, at.name as "regionName", n.title, n.due_on as "dueOn",
  n.cancelled_at is not null as "isCancelled", n.ordered_by_name as "orderedByName",
  n.ordered_at as "orderedAt", n.is_example as "isExample",
  (select count(*)::int from culture_inspection_item i where i.inspection_id = n.id) as asked,
  (select count(*)::int from culture_inspection_item i where i.inspection_id = n.id
    and i.answered_at is not null) as answered,
  (select count(*)::int from culture_inspection_item i where i.inspection_id = n.id
    and i.result in ('damaged', 'outdated') and i.remedied_at is null) as defects`;

/** The condition that an order n is seen: by those who reach its region, who ordered it, or keep one of its venues. */
function inspectionsVisible(reach: CultureReach): Statement {
  return sql`(exists (select 1 from region r where r.code = n.region_code and ${regionsWithin(reach.within, "r")})
    or n.ordered_by_id = any (${reach.own}::uuid[])
    or exists (select 1 from culture_inspection_item i join culture_venue v on v.id = i.venue_id
      join region r on r.code = v.region_code
      where i.inspection_id = n.id and ${venuesVisible(reach)}))`;
}

/** The condition that the actor may answer for a venue v: its keeper, or who looks after the place. */
export function mayAnswerFor(reach: CultureReach): Statement {
  return sql`(${mayKeep(reach, "v")} or v.keeper_id = any (${reach.own}::uuid[]))`;
}

/** The orders within reach, those still open first. */
export async function listInspections(actor: Actor): Promise<InspectionRow[]> {
  const reach = await cultureReach(actor, "culture");
  return rows<InspectionRow>(sql`
    select ${COLUMNS} from culture_inspection n join region at on at.code = n.region_code
    where ${inspectionsVisible(reach)} order by n.ordered_at desc, n.id limit ${LISTED}`);
}

function items(reach: CultureReach, where: Statement): Statement {
  return sql`
    select i.id, i.inspection_id as "inspectionId", n.title, n.due_on as "dueOn",
      n.cancelled_at is not null as "isCancelled", v.id as "venueId", v.name as "venueName",
      v.place as "venuePlace", r.name as "regionName", i.result, i.note, i.picture_ids as "pictureIds",
      i.remedy_due_on as "remedyDueOn", i.answered_at as "answeredAt",
      i.answered_by_name as "answeredByName", i.remedy_note as "remedyNote",
      i.remedy_ids as "remedyIds", i.remedied_at as "remediedAt",
      i.remedied_by_name as "remediedByName", ${mayAnswerFor(reach)} as "mayAnswer"
    from culture_inspection_item i join culture_inspection n on n.id = i.inspection_id
    join culture_venue v on v.id = i.venue_id join region r on r.code = v.region_code
    where ${where} and ${venuesVisible(reach)}`;
}

/** One order with the venues of it that the actor sees; `not_found` outside reach. */
export async function getInspection(actor: Actor, id: string): Promise<InspectionDetail> {
  if (!isId(id)) throw notFound("巡查单");
  const reach = await cultureReach(actor, "culture");
  const found = await row<Omit<InspectionDetail, "items">>(sql`
    select ${COLUMNS}, n.note, n.is_drawn as "isDrawn", n.drawn_from as "drawnFrom",
      n.cancel_reason as "cancelReason", (n.cancelled_at is null
        and ${regionsWithin(reach.within, "at")}) as "mayCancel"
    from culture_inspection n join region at on at.code = n.region_code
    where n.id = ${id}::uuid and ${inspectionsVisible(reach)}`);
  if (!found) throw notFound("巡查单");
  const asked = await rows<InspectionItem>(sql`
    ${items(reach, sql`i.inspection_id = ${id}::uuid`)}
    order by i.answered_at is not null, v.region_code, v.id`);
  return { ...found, items: asked };
}

/** One venue of an order that the actor sees; `not_found` otherwise. */
export async function getInspectionItem(actor: Actor, id: string): Promise<InspectionItem> {
  if (!isId(id)) throw notFound("巡查事项");
  const reach = await cultureReach(actor, "culture");
  const found = await row<InspectionItem>(items(reach, sql`i.id = ${id}::uuid`));
  if (!found) throw notFound("巡查事项");
  return found;
}

/** The inspections of a venue, newest first. */
export async function listVenueInspections(
  actor: Actor,
  venueId: string,
): Promise<InspectionItem[]> {
  const reach = await cultureReach(actor, "culture");
  return rows<InspectionItem>(sql`
    ${items(reach, sql`i.venue_id = ${venueId}::uuid`)} order by n.ordered_at desc, i.id limit 50`);
}

/** What waits for the actor: venues to be looked at, and defects to be put right, the earliest first. */
export async function listOpenItems(actor: Actor): Promise<InspectionItem[]> {
  const reach = await cultureReach(actor, "culture");
  const open = sql`((i.answered_at is null and n.cancelled_at is null)
    or (i.result in ('damaged', 'outdated') and i.remedied_at is null))`;
  return rows<InspectionItem>(sql`
    ${items(reach, sql`${open} and ${mayAnswerFor(reach)}`)}
    order by coalesce(i.remedy_due_on, n.due_on), i.id limit 100`);
}

/** The standing venues that the actor may have inspected, those looked at longest ago first. */
export async function listInspectable(
  actor: Actor,
  { region, kind }: InspectableFilter,
): Promise<InspectableVenue[]> {
  const { within } = await cultureReach(actor, "culture");
  const conditions = [regionsWithin(within, "r"), sql`v.stage = 'confirmed'`];
  if (region) {
    conditions.push(sql`r.path like (select path from region where code = ${region}) || '%'`);
  }
  if (kind) conditions.push(sql`v.kind_code = ${kind}`);
  return rows<InspectableVenue>(sql`
    select v.id, v.name, coalesce(k.name, v.kind_code) as "kindName", r.name as "regionName",
      to_char(seen.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "inspectedOn"
    from culture_venue v join region r on r.code = v.region_code
    left join culture_term k on k.family = 'venue_kind' and k.code = v.kind_code
    left join lateral (select max(i.answered_at) as at from culture_inspection_item i
      where i.venue_id = v.id) seen on true
    where ${sql.and(conditions)} order by seen.at nulls first, v.region_code, v.id limit 200`);
}
