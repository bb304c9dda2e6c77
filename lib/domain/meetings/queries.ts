import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canManage, readableMeetings, regionsWith } from "@/lib/domain/meetings/policy";
import type { MeetingFilter } from "@/lib/domain/meetings/schema";
import type {
  AgendaProblem,
  MeetingDetail,
  MeetingParticipant,
  MeetingRegion,
  MeetingRow,
} from "@/lib/domain/meetings/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

/** The assignment of a resolved item `i` under `a`; none while it is a draft. */
export const ITEM_ASSIGNMENT: Statement = sql`left join assignment a
  on a.root_task_id = i.root_task_id and a.organisation_id = i.organisation_id`;

/** Of a resolved item `i` with its assignment `a`: found done. */
export const ITEM_DONE: Statement = sql`(i.status = 'assigned' and a.done_at is not null)`;

const COLUMNS = sql`
  m.id, m.kind, m.region_code as "regionCode", r.name as "regionName", m.year, m.number, m.title,
  m.held_on as "heldOn", m.place, m.status, c.name as "carrierName", m.subject,
  m.pack_edition_id as "packEditionId", m.version, (
    select json_build_object(
      'draft', count(*) filter (where i.status = 'draft'),
      'assigned', count(*) filter (where i.status = 'assigned'),
      'done', count(*) filter (where ${ITEM_DONE}))
    from resolved_item i ${ITEM_ASSIGNMENT} where i.meeting_id = m.id) as items`;

const TABLES = sql`meeting m join region r on r.code = m.region_code
  left join carrier c on c.code = m.carrier_code`;

/** The regions whose meetings the actor reads as of right, own ones first. */
export async function listMeetingRegions(actor: Actor): Promise<MeetingRegion[]> {
  const found = await rows<Omit<MeetingRegion, "mayManage">>(sql`
    select code, name from region where code = any (${regionsWith(actor, "meeting.read")}::text[])
    order by length(path), code`);
  return found.map((region) => ({ ...region, mayManage: canManage(actor, region.code) }));
}

/** The meetings that the actor reads: planned ones first by day, then the others, newest first. */
export async function listMeetings(actor: Actor, filter: MeetingFilter): Promise<MeetingRow[]> {
  const conditions = [readableMeetings(actor)];
  if (filter.region) conditions.push(sql`m.region_code = ${filter.region}`);
  if (filter.year) conditions.push(sql`m.year = ${filter.year}::int`);
  if (filter.kind) conditions.push(sql`m.kind = ${filter.kind}::meeting_kind`);
  return rows<MeetingRow>(sql`
    select ${COLUMNS} from ${TABLES} where ${sql.and(conditions)}
    order by m.status <> 'planned', case when m.status = 'planned' then m.held_on end,
      m.held_on desc, m.id limit 200`);
}

async function participantsOf(meetingId: string): Promise<MeetingParticipant[]> {
  return rows(sql`
    select o.id as "organisationId", o.name, p.role, p.attended
    from meeting_participant p join organisation o on o.id = p.organisation_id
    where p.meeting_id = ${meetingId}::uuid
    order by p.role, array_position(array['office', 'commission', 'lead_unit', 'resident_group'],
      o.kind::text) nulls last, o.node_code, o.name, o.id`);
}

async function agendaOf(meetingId: string): Promise<AgendaProblem[]> {
  return rows(sql`
    select p.id as "problemId", p.title, p.status, o.name as "leadName", p.asks
    from meeting_agenda g join problem p on p.id = g.problem_id
    left join organisation o on o.id = p.lead_id
    where g.meeting_id = ${meetingId}::uuid order by g.position`);
}

type Found = MeetingRow &
  Pick<MeetingDetail, "carrierCode" | "minutes" | "cancelReason" | "pack"> & {
    heldAt: Date | null;
  };

/** A meeting with its participants, agenda and pack; `not_found` where it may not be read. */
export async function getMeeting(actor: Actor, id: string): Promise<MeetingDetail> {
  if (!isId(id)) throw notFound("会议");
  const found = await row<Found>(sql`
    select ${COLUMNS}, m.carrier_code as "carrierCode", m.minutes, m.cancel_reason as "cancelReason",
      m.held_at as "heldAt", (
        select json_build_object('editionId', e.id, 'number', e.number, 'fingerprint', e.fingerprint,
          'frozenAt', e.frozen_at) from edition e where e.id = m.pack_edition_id) as pack
    from ${TABLES} where m.id = ${id}::uuid and ${readableMeetings(actor)}`);
  if (!found) throw notFound("会议");
  const [participants, agenda] = await Promise.all([participantsOf(id), agendaOf(id)]);
  const may = { manage: canManage(actor, found.regionCode) };
  return { ...found, heldAt: found.heldAt?.toISOString() ?? null, participants, agenda, may };
}
