import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import type { VenueContent } from "@/lib/domain/culture/content/schema";
import { cultureReach, mayEnterIn } from "@/lib/domain/culture/policy";
import { getVenue, venueConfirmable, venuesVisible } from "@/lib/domain/culture/venues/queries";
import { canMove, missingForPublic, type VenueMove } from "@/lib/domain/culture/venues/rules";
import type {
  ConfirmVenuesInput,
  EditVenueInput,
  EnterVenueInput,
  ReturnVenueInput,
  VenueStepInput,
} from "@/lib/domain/culture/venues/schema";
import type { VenueDetail } from "@/lib/domain/culture/venues/types";
import { notify } from "@/lib/domain/notifications/commands";
import { requirePictures } from "@/lib/domain/pictures/queries";
import { submitPublication } from "@/lib/domain/publications/commands";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const MOVED_ON = "这处阵地刚被他人更新，请刷新页面核对后再办";

const accountOf = (actor: Actor) => (actor.kind === "staff" ? actor.accountId : null);

async function requirePlace(actor: Actor, input: EnterVenueInput): Promise<void> {
  const reach = await cultureReach(actor, "culture");
  const found = await row<{ hasKind: boolean }>(sql`
    select exists (select 1 from culture_term k where k.family = 'venue_kind'
      and k.code = ${input.kindCode} and k.is_active
      and (k.level is null or k.level = r.level or (k.level = 'county' and r.is_direct_county))) as "hasKind"
    from region r
    where r.code = ${input.regionCode} and r.valid_to is null and ${mayEnterIn(reach, "r")}`);
  if (!found) throw notFound("地区");
  if (!found.hasKind) {
    throw invalid({
      kindCode: "这个地区没有这一种阵地。广场属市州，长廊属县，文化墙属乡镇，宣传栏属村",
    });
  }
}

/** Enters a venue as a draft of one's organisation. Throws `not_found` for a region outside one's reach. */
export async function enterVenue(
  actor: Actor,
  input: EnterVenueInput,
): Promise<{ venueId: string }> {
  if (actor.kind !== "staff") throw forbidden();
  await requirePlace(actor, input);
  await requirePictures(actor, input.pictureIds);
  const { kindCode, regionCode, name, place } = input;
  return write(actor, { action: "venue.enter", key: input.key }, async (tx) => {
    const id = newId();
    await tx.count(sql`
      insert into culture_venue (id, kind_code, region_code, name, place, description, picture_ids,
        built_year, keeper_name, keeper_id, is_accessible, accessible_note, status, entered_by_id)
      values (${id}, ${kindCode}, ${regionCode}, ${name}, ${place}, ${input.description},
        ${input.pictureIds}::uuid[], ${input.builtYear}::smallint, ${input.keeperName},
        (select o.id from organisation o where o.region_code = ${regionCode} and o.valid_to is null
          and o.kind in ('village', 'township') limit 1),
        ${input.isAccessible}, ${input.accessibleNote}, ${input.status}::venue_status,
        ${actor.organisation.id}::uuid)`);
    await recordAudit(tx, actor, {
      action: "venue.enter",
      subjectType: "culture_venue",
      subjectId: id,
      regionCode,
      after: { kindCode, name, place, status: input.status },
    });
    return { venueId: id };
  });
}

async function change(
  tx: Tx,
  actor: Actor,
  step: { venue: VenueDetail; version: number; set: Statement; action: string; after: unknown },
): Promise<void> {
  const { venue, version } = step;
  const changed = await tx.count(sql`
    update culture_venue set version = version + 1, ${step.set}
    where id = ${venue.id}::uuid and version = ${version}`);
  if (changed === 0) throw conflict(MOVED_ON);
  await recordAudit(tx, actor, {
    action: step.action,
    subjectType: "culture_venue",
    subjectId: venue.id,
    regionCode: venue.regionCode,
    before: { stage: venue.stage, status: venue.status, name: venue.name },
    after: step.after,
  });
}

async function beginKeeping(actor: Actor, input: VenueStepInput, move?: VenueMove) {
  const venue = await getVenue(actor, input.venueId);
  if (!venue.mayKeep) throw forbidden("这处阵地由登记它的单位或上级维护");
  if (venue.version !== input.version) throw conflict(MOVED_ON);
  if (move && !canMove(venue.stage, move)) throw conflict(MOVED_ON);
  return venue;
}

/** Keeps the facts of a venue up; kind and region stay. */
export async function editVenue(actor: Actor, input: EditVenueInput): Promise<{ venueId: string }> {
  const venue = await beginKeeping(actor, input);
  await requirePictures(actor, input.pictureIds, venue.pictureIds);
  const { name, place, status } = input;
  return write(actor, { action: "venue.edit" }, async (tx) => {
    const set = sql`name = ${name}, place = ${place}, description = ${input.description},
      picture_ids = ${input.pictureIds}::uuid[], built_year = ${input.builtYear}::smallint,
      keeper_name = ${input.keeperName}, is_accessible = ${input.isAccessible},
      accessible_note = ${input.accessibleNote}, status = ${status}::venue_status`;
    const after = { name, place, status };
    await change(tx, actor, { venue, version: input.version, set, action: "venue.edit", after });
    return { venueId: venue.id };
  });
}

/** Hands a venue in to be confirmed by the level above. */
export async function submitVenue(
  actor: Actor,
  input: VenueStepInput,
): Promise<{ venueId: string }> {
  const venue = await beginKeeping(actor, input, "submit");
  return write(actor, { action: "venue.submit" }, async (tx) => {
    const set = sql`stage = 'submitted', reason = null, submitted_at = now(),
      submitted_by_name = ${actorName(actor)}, submitted_account_id = ${accountOf(actor)}::uuid`;
    const after = { stage: "submitted" };
    await change(tx, actor, { venue, version: input.version, set, action: "venue.submit", after });
    return { venueId: venue.id };
  });
}

/** Removes a venue that was never confirmed. */
export async function discardVenue(
  actor: Actor,
  input: VenueStepInput,
): Promise<{ venueId: string }> {
  const venue = await beginKeeping(actor, input, "discard");
  return write(actor, { action: "venue.discard" }, async (tx) => {
    const gone = await tx.count(sql`
      delete from culture_venue v where v.id = ${venue.id}::uuid and v.version = ${input.version}
        and not exists (select 1 from culture_inspection_item i where i.venue_id = v.id)`);
    if (gone === 0) throw conflict(MOVED_ON);
    await recordAudit(tx, actor, {
      action: "venue.discard",
      subjectType: "culture_venue",
      subjectId: venue.id,
      regionCode: venue.regionCode,
      before: { name: venue.name, kindCode: venue.kindCode },
    });
    return { venueId: venue.id };
  });
}

/**
 * Confirms venues of a level below, each in the version that was shown: all of them or none. Throws
 * `not_found` where one is out of reach or handed in by the actor, `conflict` where one has moved on.
 */
export async function confirmVenues(
  actor: Actor,
  { venues }: ConfirmVenuesInput,
): Promise<{ confirmed: number }> {
  const reach = await cultureReach(actor, "culture");
  const ids = venues.map(({ venueId }) => venueId);
  const versions = venues.map(({ version }) => version);
  return write(actor, { action: "venue.confirm" }, async (tx) => {
    const held = await tx.rows<{
      id: string;
      regionCode: string;
      isSame: boolean;
      may: boolean;
    }>(sql`
      select v.id, v.region_code as "regionCode", v.version = wanted.version and v.stage = 'submitted' as "isSame",
        ${venueConfirmable(actor, reach)} as may
      from unnest(${ids}::uuid[], ${versions}::int[]) as wanted (id, version)
      join culture_venue v on v.id = wanted.id join region r on r.code = v.region_code
      where ${venuesVisible(reach)} order by v.id for update of v`);
    if (held.length < new Set(ids).size) throw notFound("阵地");
    if (held.some(({ isSame }) => !isSame)) throw conflict(MOVED_ON);
    if (held.some(({ may }) => !may)) {
      throw forbidden("阵地由上一级确认，并且不能由报送人自己确认；请交由上级或另一位同志办理");
    }
    await tx.count(sql`
      update culture_venue set stage = 'confirmed', confirmed_at = now(), reason = null,
        confirmed_by_name = ${actorName(actor)}, version = version + 1
      where id = any (${ids}::uuid[])`);
    for (const { id, regionCode } of held) {
      await recordAudit(tx, actor, {
        action: "venue.confirm",
        subjectType: "culture_venue",
        subjectId: id,
        regionCode,
        before: { stage: "submitted" },
        after: { stage: "confirmed" },
      });
    }
    return { confirmed: held.length };
  });
}

/** Gives a venue back to whoever handed it in, with the reason; they are told. */
export async function returnVenue(
  actor: Actor,
  input: ReturnVenueInput,
): Promise<{ venueId: string }> {
  const venue = await getVenue(actor, input.venueId);
  if (venue.version !== input.version || !canMove(venue.stage, "return")) throw conflict(MOVED_ON);
  if (!venue.mayConfirm) throw forbidden("阵地由上一级确认或退回");
  return write(actor, { action: "venue.return" }, async (tx) => {
    const set = sql`stage = 'returned', reason = ${input.reason}`;
    const after = { stage: "returned", reason: input.reason };
    await change(tx, actor, { venue, version: input.version, set, action: "venue.return", after });
    const entered = await tx.row<{ organisationId: string }>(sql`
      select entered_by_id as "organisationId" from culture_venue where id = ${venue.id}::uuid`);
    if (entered) {
      await notify(tx, {
        ...entered,
        kind: "venue.returned",
        title: `文化阵地被退回：${venue.name}`,
        link: `/desk/culture/venues/${venue.id}`,
      });
    }
    return { venueId: venue.id };
  });
}

function contentOf(venue: VenueDetail): VenueContent {
  const { kindCode, kindName, place, description, builtYear, status } = venue;
  const { isAccessible, accessibleNote } = venue;
  return {
    kindCode,
    kindName,
    place,
    description,
    builtYear,
    status,
    isAccessible,
    accessibleNote,
  };
}

/** Hands a confirmed venue over to be checked and released to the public. */
export async function publishVenue(
  actor: Actor,
  input: VenueStepInput,
): Promise<{ venueId: string; publicationId: string }> {
  const venue = await beginKeeping(actor, input);
  if (venue.stage !== "confirmed") throw conflict("上级确认后才能送发布，请先报送确认");
  const missing = missingForPublic(venue);
  if (missing.length > 0) throw invalid({ form: missing.join("；") }, "还不能送发布");
  return write(actor, { action: "venue.publish" }, async (tx) => {
    const { publicationId } = await submitPublication(tx, actor, {
      kind: "venue",
      subjectId: venue.id,
      regionCode: venue.regionCode,
      carrierCode: "culture",
      title: venue.name,
      summary: venue.description.slice(0, 120),
      facets: { kindCode: venue.kindCode, status: venue.status, accessible: venue.isAccessible },
      content: contentOf(venue),
      words: `${venue.kindName} ${venue.place} ${venue.description}`,
      pictureIds: venue.pictureIds,
      isExample: venue.isExample,
    });
    return { venueId: venue.id, publicationId };
  });
}
