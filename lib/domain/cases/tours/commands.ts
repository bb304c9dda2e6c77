import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { toursManaged } from "@/lib/domain/cases/tours/policy";
import { getTour } from "@/lib/domain/cases/tours/queries";
import {
  beginningsOf,
  canMove,
  endOf,
  type TourMove,
  tourPublication,
} from "@/lib/domain/cases/tours/rules";
import type {
  CloseTourInput,
  PlanTourInput,
  RemarkInput,
  TourCodesInput,
  TourStepInput,
} from "@/lib/domain/cases/tours/schema";
import type { TourDetail } from "@/lib/domain/cases/tours/types";
import { notifyMany } from "@/lib/domain/notifications/commands";
import { submitPublication } from "@/lib/domain/publications/commands";
import { issueRatingCodes } from "@/lib/domain/ratings/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { addDays, dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

const MOVED = "这次观摩刚被他人改过，请刷新页面核对后再办";
/** Days after its end in which a tour is rated. */
const RATED_FOR = 30;

async function getManaged(actor: Actor, id: string): Promise<TourDetail> {
  await requireReaches(actor, "tour.manage");
  const found = await getTour(actor, id);
  if (!found.mayManage) throw forbidden();
  return found;
}

async function move(
  tx: Tx,
  actor: Actor,
  step: {
    found: TourDetail;
    kind: TourMove;
    version: number;
    /** What changes besides the state. */
    set?: Statement;
  },
): Promise<void> {
  const { found, kind, version, set } = step;
  const more = set ? sql`${set},` : sql``;
  const moved = await tx.count(sql`
    update tour set ${more} status = ${endOf(kind, found.status)}, version = version + 1
    where id = ${found.id}::uuid and version = ${version}
      and status = any (${[...beginningsOf(kind)]}::text[])`);
  if (moved === 0) throw conflict(MOVED);
  await recordAudit(tx, actor, {
    action: `tour.${kind}`,
    subjectType: "tour",
    subjectId: found.id,
    regionCode: found.regionCode,
    before: { status: found.status },
    after: { title: found.title },
  });
}

/** The organisations of a group by their full names, one a line; throws `invalid` at the first unknown one. */
async function membersOf(tx: Tx, lines: string, field: string): Promise<string[]> {
  const names = [...new Set(lines.split("\n").map((line) => line.trim()))].filter(Boolean);
  const found = await tx.rows<{ id: string; name: string }>(sql`
    select min(id::text) as id, name from organisation
    where name = any (${names}::text[]) and valid_to is null group by name`);
  const known = new Map(found.map(({ id, name }) => [name, id]));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw invalid({ [field]: `没有找到“${unknown[0]}”，请填写单位全称，每行一个` });
  }
  return names.flatMap((name) => known.get(name) ?? []);
}

async function placeGroups(tx: Tx, tourId: string, groups: PlanTourInput["groups"]): Promise<void> {
  await tx.count(sql`delete from tour_member where group_id in (
    select id from tour_group where tour_id = ${tourId}::uuid)`);
  await tx.count(sql`delete from tour_group where tour_id = ${tourId}::uuid`);
  for (const [at, { name, leader, members }] of groups.entries()) {
    const groupId = newId();
    await tx.count(sql`
      insert into tour_group (id, tour_id, position, name, leader)
      values (${groupId}, ${tourId}, ${at + 1}, ${name}, ${leader})`);
    const ids = await membersOf(tx, members, `group${at + 1}Members`);
    await tx.count(sql`
      insert into tour_member (group_id, organisation_id)
      select ${groupId}::uuid, unnest(${ids}::uuid[])`);
  }
}

function requireWithinDays({ stops, startsOn, endsOn }: PlanTourInput): void {
  const outside = stops.findIndex(({ day }) => day < startsOn || day > endsOn);
  if (outside >= 0) throw invalid({ [`stop${outside + 1}Day`]: "这一站的日期不在观摩日期之内" });
}

/** Plans a tour of the actor's own organisation, or changes one while it is planned. */
export async function planTour(actor: Actor, input: PlanTourInput): Promise<{ tourId: string }> {
  const reaches = await requireReaches(actor, "tour.manage");
  if (actor.kind !== "staff") throw forbidden();
  const kept = input.tourId ? await getManaged(actor, input.tourId) : null;
  requireWithinDays(input);
  const stops = [...input.stops].sort((a, b) => (a.day + a.time < b.day + b.time ? -1 : 1));
  const columns = sql`title = ${input.title}, purpose = ${input.purpose}, starts_on = ${input.startsOn}::date,
    ends_on = ${input.endsOn}::date, carrier_code = ${input.carrierCode || null},
    stops = ${JSON.stringify(stops)}::jsonb`;
  return write(actor, { action: "tour.plan" }, async (tx) => {
    const tourId = kept?.id ?? newId();
    const { regionCode, id: organisationId } = actor.organisation;
    if (kept) {
      const version = input.version ?? 0;
      await move(tx, actor, { found: kept, kind: "plan", version, set: columns });
    } else {
      await tx.count(sql`
        insert into tour (id, region_code, organisation_id, title, purpose, starts_on, ends_on, is_example)
        values (${tourId}, ${regionCode}, ${organisationId}, '', '', ${input.startsOn}::date,
          ${input.endsOn}::date, ${actor.isExample})`);
      await tx.count(sql`update tour set ${columns} where id = ${tourId}::uuid`);
      await recordAudit(tx, actor, {
        action: "tour.plan",
        subjectType: "tour",
        subjectId: tourId,
        regionCode,
        after: { title: input.title },
      });
    }
    // A lead unit plans for its own carrier alone: what was written must lie in its reach.
    const own = await tx.row(sql`
      select 1 from tour t join region r on r.code = t.region_code
      where t.id = ${tourId}::uuid and ${toursManaged(reaches)}`);
    if (!own) throw invalid({ carrierCode: "请选择您牵头的载体" });
    await placeGroups(tx, tourId, input.groups);
    return { tourId };
  });
}

/** Tells the members: from now on they see it, and its plan stands. */
export async function announceTour(
  actor: Actor,
  { tourId, version }: TourStepInput,
): Promise<{ tourId: string }> {
  const found = await getManaged(actor, tourId);
  if (found.stops.length === 0 || found.groups.length === 0) {
    throw conflict("至少安排一站、分一个组，才能通知参加单位");
  }
  return write(actor, { action: "tour.announce" }, async (tx) => {
    await move(tx, actor, { found, kind: "announce", version });
    const title = `请参加巡回观摩：${found.title}（${dayLabel(found.startsOn)}）`;
    await notifyMany(
      tx,
      "tour.announced",
      sql`select distinct m.organisation_id, ${title}::text as title, ${`/desk/tours/${tourId}`}::text as link
        from tour_group g join tour_member m on m.group_id = g.id where g.tour_id = ${tourId}::uuid`,
    );
    return { tourId };
  });
}

/** What a member organisation takes home; it can be written anew until the tour is closed. */
export async function remarkOnTour(
  actor: Actor,
  { tourId, remark }: RemarkInput,
): Promise<{ tourId: string }> {
  if (actor.kind !== "staff") throw forbidden();
  const found = await getTour(actor, tourId);
  return write(actor, { action: "tour.remark" }, async (tx) => {
    const written = await tx.count(sql`
      update tour_member m set remark = ${remark}, remarked_by_name = ${actor.name}, remarked_at = now()
      from tour_group g join tour t on t.id = g.tour_id
      where g.id = m.group_id and g.tour_id = ${tourId}::uuid 
        and t.status = any (${[...beginningsOf("remark")]}::text[])
        and m.organisation_id = ${actor.organisation.id}::uuid`);
    if (written === 0) throw conflict("观摩感受由参加单位在观摩结束登记之前填写");
    await recordAudit(tx, actor, {
      action: "tour.remark",
      subjectType: "tour",
      subjectId: tourId,
      regionCode: found.regionCode,
    });
    return { tourId };
  });
}

/** Codes for the members of a group to rate the tour with; shown once. */
export async function issueTourCodes(
  actor: Actor,
  { tourId, groupId, count }: TourCodesInput,
): Promise<{ group: string; codes: string[] }> {
  const found = await getManaged(actor, tourId);
  const group = found.groups.find(({ id }) => id === groupId);
  if (!group) throw notFound("组");
  if (!canMove("issue_codes", found.status)) throw conflict("先通知参加单位，再发评价码");
  return write(actor, { action: "tour.issue_codes" }, async (tx) => {
    const { codes } = await issueRatingCodes(tx, actor, {
      subjectType: "tour",
      subjectId: tourId,
      about: `巡回观摩“${found.title}”${group.name}（${dayLabel(found.startsOn)}）`,
      regionCode: found.regionCode,
      expiresOn: addDays(found.endsOn, RATED_FOR),
      count,
    });
    return { group: group.name, codes };
  });
}

/**
 * Ends a tour with what was learned, and hands its summary over to be checked and released; one that was given
 * back, or found wrong later, is written anew and goes the same way again.
 */
export async function closeTour(
  actor: Actor,
  { tourId, version, notes }: CloseTourInput,
): Promise<{ tourId: string }> {
  const found = await getManaged(actor, tourId);
  return write(actor, { action: "tour.close" }, async (tx) => {
    const set = sql`notes = ${notes}, held_at = coalesce(held_at, now())`;
    await move(tx, actor, { found, kind: "close", version, set });
    await submitPublication(tx, actor, tourPublication(found, notes));
    return { tourId };
  });
}
