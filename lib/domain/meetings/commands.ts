import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { canManage, readableMeetings } from "@/lib/domain/meetings/policy";
import { canMove, type MeetingMove, meetingTitle } from "@/lib/domain/meetings/rules";
import type {
  CancelMeetingInput,
  ChangeMeetingInput,
  HoldMeetingInput,
  MinuteMeetingInput,
  PlanMeetingInput,
} from "@/lib/domain/meetings/schema";
import type { MeetingKind, MeetingStatus } from "@/lib/domain/meetings/types";
import { notifyMany } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

const MOVED_ON = "这次会议刚被他人更新，请刷新页面后再办理";

/** A meeting as commands see it, held for the rest of the transaction. */
export interface HeldMeeting {
  id: string;
  kind: MeetingKind;
  regionCode: string;
  year: number;
  number: number;
  title: string;
  heldOn: string;
  status: MeetingStatus;
  version: number;
}

/** Takes hold of a meeting that the actor runs; `not_found` beyond reach, `forbidden` for mere readers. */
export async function holdRow(tx: Tx, actor: Actor, meetingId: string): Promise<HeldMeeting> {
  const found = await tx.row<HeldMeeting>(sql`
    select m.id, m.kind, m.region_code as "regionCode", m.year, m.number, m.title,
      m.held_on as "heldOn", m.status, m.version
    from meeting m where m.id = ${meetingId}::uuid and ${readableMeetings(actor)} for update of m`);
  if (!found) throw notFound("会议");
  if (!canManage(actor, found.regionCode)) throw forbidden("会议由本级领导小组办公室办理");
  return found;
}

interface Step {
  meetingId: string;
  version: number;
  move: MeetingMove;
}

async function holdFor(tx: Tx, actor: Actor, step: Step): Promise<HeldMeeting> {
  const meeting = await holdRow(tx, actor, step.meetingId);
  const isMoved = meeting.version !== step.version || !canMove(meeting.status, step.move);
  if (isMoved) throw conflict(MOVED_ON);
  return meeting;
}

/** Participants: the office convenes, the others are those who were chosen and exist today. */
async function keepParticipants(
  tx: Tx,
  { id, regionCode }: Pick<HeldMeeting, "id" | "regionCode">,
  ids: readonly string[],
): Promise<void> {
  await tx.count(sql`delete from meeting_participant where meeting_id = ${id}::uuid
    and organisation_id <> all (${ids}::uuid[])`);
  await tx.count(sql`
    insert into meeting_participant (meeting_id, organisation_id, role)
    select ${id}::uuid, o.id, case when o.kind = 'office' and o.region_code = ${regionCode}
      then 'convener' else 'member' end
    from organisation o join region n on n.code = o.node_code
    join region top on top.code = ${regionCode} and n.path like top.path || '%'
    where o.id = any (${ids}::uuid[])
    on conflict do nothing`);
}

/** The agenda: problems of the region, in the order in which they were chosen. */
async function keepAgenda(
  tx: Tx,
  { id, regionCode }: Pick<HeldMeeting, "id" | "regionCode">,
  problemIds: readonly string[],
): Promise<void> {
  await tx.count(sql`delete from meeting_agenda where meeting_id = ${id}::uuid
    and problem_id <> all (${problemIds}::uuid[])`);
  await tx.count(sql`
    insert into meeting_agenda (meeting_id, problem_id, position)
    select ${id}::uuid, p.id, at.position from unnest(${problemIds}::uuid[])
      with ordinality as at (problem_id, position)
    join problem p on p.id = at.problem_id and p.region_code = ${regionCode}
    on conflict (meeting_id, problem_id) do update set position = excluded.position`);
}

/** Tells the participants, but for the actor's own organisation. */
async function tellParticipants(
  tx: Tx,
  actor: Actor,
  { meetingId, kind, title }: { meetingId: string; kind: string; title: string },
): Promise<number> {
  const own = actor.kind === "staff" ? actor.organisation.id : null;
  return notifyMany(
    tx,
    kind,
    sql`select organisation_id, ${title}::text as title, ${`/desk/meetings/${meetingId}`}::text as link
      from meeting_participant where meeting_id = ${meetingId}::uuid
        and organisation_id is distinct from ${own}::uuid`,
  );
}

/** Plans a meeting: the next number of its region, kind and year; tells those who take part. */
export async function planMeeting(
  actor: Actor,
  input: PlanMeetingInput,
): Promise<{ meetingId: string; number: number }> {
  const { regionCode, kind, heldOn } = input;
  if (!canManage(actor, regionCode)) throw notFound("地区");
  if (input.participantIds.length === 0) {
    throw invalid({ participantIds: "请选择参加会议的单位" });
  }
  const year = Number(heldOn.slice(0, 4));
  return write(actor, { action: "meeting.plan", key: input.key }, async (tx) => {
    const region = await tx.row<{ name: string }>(
      sql`select name from region where code = ${regionCode} for share`,
    );
    if (!region) throw notFound("地区");
    await tx.row(
      sql`select pg_advisory_xact_lock(hashtext(${`meeting:${regionCode}:${kind}:${year}`}))`,
    );
    const last = await tx.row<{ number: number }>(sql`
      select coalesce(max(number), 0)::int as number from meeting where region_code = ${regionCode}
        and kind = ${kind}::meeting_kind and year = ${year}::int`);
    const number = (last?.number ?? 0) + 1;
    const title = meetingTitle({ regionName: region.name, kind, year, number });
    const id = newId();
    await tx.count(sql`
      insert into meeting (id, kind, region_code, year, number, title, held_on, place, carrier_code,
        subject, created_by_id, created_by_name)
      values (${id}, ${kind}::meeting_kind, ${regionCode}, ${year}, ${number}, ${title},
        ${heldOn}::date, ${input.place}, ${input.carrierCode}, ${input.subject},
        ${actor.kind === "staff" ? actor.accountId : null}::uuid, ${actorName(actor)})`);
    await keepParticipants(tx, { id, regionCode }, input.participantIds);
    await keepAgenda(tx, { id, regionCode }, input.problemIds);
    const words = `${title}定于 ${dayLabel(heldOn)}召开${input.place ? `（${input.place}）` : ""}`;
    const told = await tellParticipants(tx, actor, {
      ...{ meetingId: id, kind: "meeting.planned", title: words },
    });
    await recordAudit(tx, actor, {
      ...{ action: "meeting.plan", subjectType: "meeting", subjectId: id, regionCode },
      after: { title, heldOn, participants: input.participantIds.length, told },
    });
    return { meetingId: id, number };
  });
}

/** Changes what was planned; the participants are told where day or place moved. */
export async function changeMeeting(
  actor: Actor,
  input: ChangeMeetingInput,
): Promise<{ meetingId: string }> {
  const { meetingId, heldOn, place } = input;
  return write(actor, { action: "meeting.change" }, async (tx) => {
    const meeting = await holdFor(tx, actor, { ...input, move: "change" });
    if (Number(heldOn.slice(0, 4)) !== meeting.year) {
      throw invalid({ heldOn: `会议编号属于 ${meeting.year} 年；改到别的年份请取消后重新安排` });
    }
    const before = await tx.row<{ heldOn: string; place: string }>(sql`
      select held_on as "heldOn", place from meeting where id = ${meetingId}::uuid`);
    await tx.count(sql`
      update meeting set held_on = ${heldOn}::date, place = ${place}, subject = ${input.subject},
        carrier_code = ${input.carrierCode}, version = version + 1 where id = ${meetingId}::uuid`);
    await keepParticipants(tx, meeting, input.participantIds);
    await keepAgenda(tx, meeting, input.problemIds);
    if (before?.heldOn !== heldOn || before.place !== place) {
      const title = `${meeting.title}改为 ${dayLabel(heldOn)}召开${place ? `（${place}）` : ""}`;
      await tellParticipants(tx, actor, { meetingId, kind: "meeting.changed", title });
    }
    await recordAudit(tx, actor, {
      ...{ action: "meeting.change", subjectType: "meeting", subjectId: meetingId },
      ...{ regionCode: meeting.regionCode, before, after: { heldOn, place } },
    });
    return { meetingId };
  });
}

/** Notes that the meeting was held, and who came. */
export async function holdMeeting(
  actor: Actor,
  input: HoldMeetingInput,
): Promise<{ meetingId: string }> {
  const { meetingId } = input;
  return write(actor, { action: "meeting.hold" }, async (tx) => {
    const { regionCode } = await holdFor(tx, actor, { ...input, move: "hold" });
    await tx.count(sql`
      update meeting set status = 'held', held_at = now(), version = version + 1
      where id = ${meetingId}::uuid`);
    await tx.count(sql`
      update meeting_participant set attended = organisation_id = any (${input.attendedIds}::uuid[])
      where meeting_id = ${meetingId}::uuid`);
    await recordAudit(tx, actor, {
      ...{ action: "meeting.hold", subjectType: "meeting", subjectId: meetingId, regionCode },
      after: { status: "held", attended: input.attendedIds.length },
    });
    return { meetingId };
  });
}

/** Cancels a meeting with a reason; the participants are told. */
export async function cancelMeeting(
  actor: Actor,
  input: CancelMeetingInput,
): Promise<{ meetingId: string }> {
  const { meetingId, reason } = input;
  return write(actor, { action: "meeting.cancel" }, async (tx) => {
    const meeting = await holdFor(tx, actor, { ...input, move: "cancel" });
    await tx.count(sql`
      update meeting set status = 'cancelled', cancel_reason = ${reason}, version = version + 1
      where id = ${meetingId}::uuid`);
    const title = `${meeting.title}已取消：${reason}`;
    await tellParticipants(tx, actor, { meetingId, kind: "meeting.cancelled", title });
    await recordAudit(tx, actor, {
      ...{ action: "meeting.cancel", subjectType: "meeting", subjectId: meetingId },
      ...{ regionCode: meeting.regionCode, before: { status: "planned" } },
      after: { status: "cancelled", reason },
    });
    return { meetingId };
  });
}

/** Keeps the minutes of a meeting that was held. */
export async function minuteMeeting(
  actor: Actor,
  input: MinuteMeetingInput,
): Promise<{ meetingId: string }> {
  const { meetingId, minutes } = input;
  return write(actor, { action: "meeting.minute" }, async (tx) => {
    const { regionCode } = await holdFor(tx, actor, { ...input, move: "minute" });
    await tx.count(sql`update meeting set minutes = ${minutes}, version = version + 1
      where id = ${meetingId}::uuid`);
    await recordAudit(tx, actor, {
      ...{ action: "meeting.minute", subjectType: "meeting", subjectId: meetingId, regionCode },
      after: { characters: minutes.length },
    });
    return { meetingId };
  });
}
