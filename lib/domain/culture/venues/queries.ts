import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin } from "@/lib/access/reach";
import {
  type CultureReach,
  cultureReach,
  mayEnterIn,
  mayKeep,
  reachesFromAbove,
} from "@/lib/domain/culture/policy";
import type { VenueFilter } from "@/lib/domain/culture/venues/schema";
import type {
  VenueDetail,
  VenuePage,
  VenuePlace,
  VenueRow,
} from "@/lib/domain/culture/venues/types";
import { isShown } from "@/lib/domain/publications/policy";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const PAGE = 50;

/** Of a venue v: defects that were found and are not put right. */
export const OPEN_DEFECTS: Statement = sql`(select count(*)::int from culture_inspection_item d
  where d.venue_id = v.id and d.result in ('damaged', 'outdated') and d.remedied_at is null)`;

const INSPECTED_ON = sql`(select to_char(max(d.answered_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
  from culture_inspection_item d where d.venue_id = v.id)`;

const ABOVE = sql`(select string_agg(up.name, ' ' order by length(up.path)) from region up
  where up.code = any (string_to_array(rtrim(r.path, '/'), '/')) and up.code <> r.code
    and up.level <> 'province')`;

const SOURCE = sql`culture_venue v join region r on r.code = v.region_code
  left join culture_term k on k.family = 'venue_kind' and k.code = v.kind_code`;

/** The condition that venues v in region r are seen: kept, looked after, or to be confirmed by the actor. */
export function venuesVisible(reach: CultureReach): Statement {
  return sql`(${mayKeep(reach, "v")} or v.keeper_id = any (${reach.own}::uuid[]))`;
}

/** The condition that the actor may confirm or return a venue v that was handed in. */
export function venueConfirmable(actor: Actor, reach: CultureReach): Statement {
  const another =
    actor.kind === "staff"
      ? sql`v.submitted_account_id is distinct from ${actor.accountId}::uuid`
      : sql`true`;
  return sql`(v.stage = 'submitted' and ${another} and ${reachesFromAbove(reach)})`;
}

function columns(actor: Actor, reach: CultureReach): Statement {
  return sql`v.id, v.kind_code as "kindCode", coalesce(k.name, v.kind_code) as "kindName",
    v.region_code as "regionCode", r.name as "regionName", ${ABOVE} as above, v.name, v.place, v.status,
    v.stage, ${INSPECTED_ON} as "inspectedOn", ${OPEN_DEFECTS} as defects, v.version,
    ${isShown(sql`'venue'`, sql`v.id`)} as "isPublic",
    v.is_example as "isExample", ${venueConfirmable(actor, reach)} as "mayConfirm"`;
}

function filtered(filter: VenueFilter): Statement[] {
  const { region, kind, stage, status, q, defects } = filter;
  const conditions: Statement[] = [];
  if (region) {
    conditions.push(sql`r.path like (select path from region where code = ${region}) || '%'`);
  }
  if (kind) conditions.push(sql`v.kind_code = ${kind}`);
  if (stage) conditions.push(sql`v.stage = ${stage}::venue_stage`);
  if (status) conditions.push(sql`v.status = ${status}::venue_status`);
  if (q) conditions.push(sql`strpos(v.name || v.place || r.name, ${q}) > 0`);
  if (defects) conditions.push(sql`${OPEN_DEFECTS} > 0`);
  return conditions;
}

/** A page of the venues within reach: what waits for confirmation first. */
export async function listVenues(actor: Actor, filter: VenueFilter): Promise<VenuePage> {
  const reach = await cultureReach(actor, "culture");
  const where = sql.and([venuesVisible(reach), ...filtered(filter)]);
  const [counted, items] = await Promise.all([
    row<{ total: number }>(sql`select count(*)::int as total from ${SOURCE} where ${where}`),
    rows<VenueRow>(sql`
      select ${columns(actor, reach)} from ${SOURCE} where ${where}
      order by v.stage <> 'submitted', v.region_code, v.kind_code, v.id
      limit ${PAGE} offset ${(filter.page - 1) * PAGE}`),
  ]);
  const total = counted?.total ?? 0;
  return { items, total, page: filter.page, pageCount: Math.ceil(total / PAGE) };
}

/** One venue within reach; `not_found` outside it. */
export async function getVenue(actor: Actor, id: string): Promise<VenueDetail> {
  if (!isId(id)) throw notFound("阵地");
  const reach = await cultureReach(actor, "culture");
  const found = await row<VenueDetail>(sql`
    select ${columns(actor, reach)}, r.level as "regionLevel", v.description,
      v.picture_ids as "pictureIds", v.built_year as "builtYear", v.keeper_name as "keeperName",
      v.keeper_id as "keeperId", keeper.name as "keeperOrganisation",
      v.is_accessible as "isAccessible", v.accessible_note as "accessibleNote",
      v.submitted_by_name as "submittedByName", v.submitted_at as "submittedAt",
      v.confirmed_by_name as "confirmedByName", v.confirmed_at as "confirmedAt", v.reason,
      ${mayKeep(reach, "v")} as "mayKeep"
    from ${SOURCE} left join organisation keeper on keeper.id = v.keeper_id
    where v.id = ${id}::uuid and ${venuesVisible(reach)}`);
  if (!found) throw notFound("阵地");
  return found;
}

const MOST_PLACES = 600;

/**
 * The regions in which the actor may enter a venue: up to 600, their own first, then by level and code; with
 * `code` only that one.
 */
export async function listVenuePlaces(actor: Actor, code?: string): Promise<VenuePlace[]> {
  const reach = await cultureReach(actor, "culture");
  const home = actor.kind === "staff" ? actor.organisation.regionCode : null;
  const only = code ? sql`r.code = ${code}` : sql`true`;
  return rows<VenuePlace>(sql`
    select r.code, r.name, r.level, r.is_direct_county as "isDirectCounty" from region r
    where r.valid_to is null and ${only} and ${mayEnterIn(reach, "r")}
    order by r.code is distinct from ${home}, r.level, r.code limit ${MOST_PLACES}`);
}

/** The regions in which the actor may order inspections, down to the township, their own first. */
export async function listInspectionPlaces(actor: Actor): Promise<VenuePlace[]> {
  const { within } = await cultureReach(actor, "culture");
  const home = actor.kind === "staff" ? actor.organisation.regionCode : null;
  return rows<VenuePlace>(sql`
    select r.code, r.name, r.level, r.is_direct_county as "isDirectCounty" from region r
    where r.valid_to is null and r.level <> 'village' and ${regionsWithin(within, "r")}
    order by r.code is distinct from ${home}, r.level, r.code limit ${MOST_PLACES}`);
}
