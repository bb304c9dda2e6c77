import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { reachesFor } from "@/lib/access/reach";
import { canDraft, draftingHome } from "@/lib/domain/circulars/policy";
import { readRecipients } from "@/lib/domain/circulars/recipients/rules";
import type { CircularDetail, CircularRow } from "@/lib/domain/circulars/types";
import { editionName } from "@/lib/domain/editions/labels";
import type { EditionPurpose } from "@/lib/domain/editions/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

/** The organisations for which a person receives. */
export async function receivingFor(actor: Actor): Promise<string[]> {
  const reaches = await reachesFor(actor, "circular.receive");
  return [...new Set(reaches.flatMap((reach) => reach.organisationId ?? []))];
}

const ISO = (column: string): Statement => sql`to_json(${sql.raw(column)}) #>> '{}'`;

function head(own: readonly string[]): Statement {
  return sql`c.id, c.region_code as "regionCode", r.name as "regionName", c.year, c.number, c.title,
    c.status, c.drafted_by_name as "draftedByName", ${ISO("c.released_at")} as "releasedAt",
    (select min(${ISO("p.received_at")}) from circular_receipt p
      where p.circular_id = c.id and p.organisation_id = any (${own}::uuid[])) as "ownReceivedAt",
    exists (select 1 from circular_receipt p
      where p.circular_id = c.id and p.organisation_id = any (${own}::uuid[])) as "isOwn"`;
}

type Found<Row> = Omit<Row, "ownReceivedAt"> & { ownReceivedAt: string | null; isOwn: boolean };

function shown<Row>({ isOwn, ownReceivedAt, ...rest }: Found<Row>) {
  return { ...rest, ...(isOwn && { ownReceivedAt }) };
}

/** The circulars that a person's organisation was sent, newest first; what was withdrawn says so. */
export async function listReceived(actor: StaffActor): Promise<CircularRow[]> {
  const own = await receivingFor(actor);
  const found = await rows<Found<CircularRow>>(sql`
    select ${head(own)}, 0 as recipients, 0 as received
    from circular c join region r on r.code = c.region_code
    where c.status <> 'draft' and c.id in (select p.circular_id from circular_receipt p
      where p.organisation_id = any (${own}::uuid[]))
    order by c.released_at desc, c.id limit 200`);
  return found.map((one) => shown<CircularRow>(one) as CircularRow);
}

/** The circulars of the region in which a person drafts: drafts first, then newest first. */
export async function listDrafted(actor: StaffActor): Promise<CircularRow[]> {
  const regionCode = draftingHome(actor);
  if (!regionCode || !canDraft(actor, regionCode)) return [];
  const found = await rows<Found<CircularRow>>(sql`
    select ${head([])}, told.recipients, told.received
    from circular c join region r on r.code = c.region_code
    cross join lateral (select count(*)::int as recipients, count(p.received_at)::int as received
      from circular_receipt p where p.circular_id = c.id) told
    where c.region_code = ${regionCode}
    order by c.status <> 'draft', c.released_at desc, c.drafted_at desc, c.id limit 200`);
  return found.map((one) => shown<CircularRow>(one) as CircularRow);
}

type FoundDetail = Found<Omit<CircularDetail, "editionName">> & {
  edition: { year: number; number: number; purpose: EditionPurpose };
};

/**
 * A circular with its text; `not_found` for a draft that is not the reader's to see, and for whoever it was
 * not sent to.
 */
export async function getCircular(actor: Actor, id: string): Promise<CircularDetail> {
  if (!isId(id)) throw notFound("通报");
  const own = await receivingFor(actor);
  const found = await row<FoundDetail>(sql`
    select ${head(own)}, c.body, c.edition_id as "editionId", c.unit_name as "unitName",
      c.recipients as "to", c.drafted_by_id as "draftedById", ${ISO("c.drafted_at")} as "draftedAt",
      (select v.by_id from circular_revision v where v.circular_id = c.id and v.is_kept
        order by v.at desc, v.id desc limit 1) as "lastEditorId",
      c.edited_by_name as "editedByName", ${ISO("c.edited_at")} as "editedAt",
      c.released_by_name as "releasedByName", ${ISO("c.reminded_at")} as "remindedAt",
      c.reminded_by_name as "remindedByName", c.withdraw_reason as "withdrawReason",
      ${ISO("c.withdrawn_at")} as "withdrawnAt", c.withdrawn_by_name as "withdrawnByName", c.version,
      json_build_object('year', e.year, 'number', e.number, 'purpose', e.purpose) as edition
    from circular c join region r on r.code = c.region_code join edition e on e.id = c.edition_id
    where c.id = ${id}::uuid`);
  const isOpen =
    found && (canDraft(actor, found.regionCode) || (found.isOwn && found.status !== "draft"));
  if (!isOpen) throw notFound("通报");
  const { edition, ...circular } = found;
  const to = readRecipients(found.to);
  return { ...shown(circular), to, editionName: editionName(edition) } as CircularDetail;
}

/** How many circulars a person's organisation has not said 收到 to. */
export async function countToReceive(actor: StaffActor): Promise<number> {
  const own = await receivingFor(actor);
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from circular_receipt p join circular c on c.id = p.circular_id
    where p.organisation_id = any (${own}::uuid[]) and p.received_at is null
      and c.status = 'released'`);
  return found?.count ?? 0;
}

/** How many drafts wait for a second person, of those that this person may release. */
export async function countToRelease(actor: StaffActor): Promise<number> {
  const regionCode = draftingHome(actor);
  if (!regionCode || !canDraft(actor, regionCode)) return 0;
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from circular c
    where c.region_code = ${regionCode} and c.status = 'draft'
      and c.drafted_by_id is distinct from ${actor.accountId}::uuid
      and (select v.by_id from circular_revision v where v.circular_id = c.id and v.is_kept
        order by v.at desc, v.id desc limit 1) is distinct from ${actor.accountId}::uuid`);
  return found?.count ?? 0;
}
