import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { getCalendarAround } from "@/lib/domain/calendar/queries";
import { workingDayAfter } from "@/lib/domain/calendar/rules";
import { notifyMany } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import { STEPS_ON } from "../escalation/queries";
import { tasksOf } from "../orders/queries";
import { isOnPaper, orderLink, orderText, tellingTitle } from "../orders/rules";
import type { ReleaseOrdersInput } from "../orders/schema";
import { decidedWithin, requireStaffActor } from "../policy";
import { IS_LATE } from "../proposals/queries";
import type { OrderKind } from "../types";

/** Thirty working days with the longest holidays between them. */
const CALENDAR_AHEAD = 75;

/** An order on its way out. */
export interface Sending {
  id: string;
  version: number;
  text: string;
  dueOn: Day;
  documentNo: string | null;
  documentOn: Day | null;
}

interface Sent {
  id: string;
  kind: OrderKind;
  regionCode: string;
  organisationId: string;
  tasks: number;
  dueOn: Day;
  text: string;
}

/** The day on which so many working days from today on end. */
export async function answerDays(actor: Actor): Promise<(days: number) => Day> {
  const around = await getCalendarAround(actor, { before: 0, after: CALENDAR_AHEAD });
  return (days) => workingDayAfter(around.today, days, around.exceptions);
}

// What was handed in since it was proposed is taken out at the last moment; 督办单 are numbered one after
// the other within a region and year.
async function release(tx: Tx, actor: StaffActor, all: readonly Sending[]): Promise<Sent[]> {
  await tx.row(sql`select pg_advisory_xact_lock(hashtext('supervision_order.number'))`);
  return tx.rows<Sent>(sql`
    with sending as (
      select * from unnest(${all.map((one) => one.id)}::uuid[], ${all.map((one) => one.version)}::int[],
        ${all.map((one) => one.text)}::text[], ${all.map((one) => one.dueOn)}::date[],
        ${all.map((one) => one.documentNo)}::text[], ${all.map((one) => one.documentOn)}::date[])
        as s(id, version, text, due_on, document_no, document_on)
    ), late as (
      select held.id, array_agg(a.id order by a.id) as ids,
        row_number() over (partition by held.kind, held.region_code, held.year order by held.id) as place,
        coalesce((select max(m.number) from supervision_order m where m.region_code = held.region_code
          and m.year = held.year), 0) as taken
      from supervision_order held join sending on sending.id = held.id
      join assignment a on a.id = any (held.assignment_ids)
      where ${IS_LATE} group by held.id
    )
    update supervision_order so set status = 'released', text = sending.text, due_on = sending.due_on,
      assignment_ids = late.ids, document_no = sending.document_no, document_on = sending.document_on,
      number = case when so.kind = 'order' then late.taken + late.place end,
      decided_by_id = ${actor.accountId}::uuid, decided_by_name = ${actor.name},
      decided_by_unit = ${actor.organisation.name}, decided_at = now(), version = so.version + 1
    from sending join late on late.id = sending.id
    where so.id = sending.id and so.version = sending.version and so.status = 'proposed'
    returning so.id, so.kind, so.region_code as "regionCode", so.organisation_id as "organisationId",
      cardinality(so.assignment_ids) as tasks, so.due_on as "dueOn", so.text`);
}

async function tell(tx: Tx, actor: StaffActor, sent: readonly Sent[]): Promise<void> {
  await notifyMany(
    tx,
    "order.released",
    sql`select * from unnest(${sent.map((one) => one.organisationId)}::uuid[],
      ${sent.map((one) => tellingTitle(one.kind, one.tasks, one.dueOn))}::text[],
      ${sent.map((one) => orderLink(one.id))}::text[]) as t(organisation_id, title, link)`,
  );
  for (const { id, regionCode, ...after } of sent) {
    await recordAudit(tx, actor, {
      action: "order.release",
      subjectType: "supervision_order",
      subjectId: id,
      regionCode,
      before: { status: "proposed" },
      after,
    });
  }
}

/**
 * Releases proposals in the open transaction, those that still stand as they were shown and have work left
 * to chase: the step before ends with each, its organisation is told. Answers what went out.
 */
export async function send(tx: Tx, actor: StaffActor, all: readonly Sending[]): Promise<Sent[]> {
  const sent = await release(tx, actor, all);
  if (sent.length === 0) return [];
  await tx.count(sql`
    update supervision_order p set status = 'closed', close_kind = 'escalated', closed_at = now(),
      closed_by_name = ${actor.name}, version = p.version + 1
    from supervision_order so where so.id = any (${sent.map((one) => one.id)}::uuid[])
      and p.status = 'released' and p.organisation_id = so.organisation_id and p.kind < so.kind
      and p.assignment_ids && so.assignment_ids`);
  await tell(tx, actor, sent);
  return sent;
}

interface Picked {
  id: string;
  kind: OrderKind;
  organisationName: string;
  answerDays: number;
}

/** Of those picked, what the actor decides about and what goes out without a paper of its own. */
async function readPicked(tx: Tx, actor: StaffActor, ids: readonly string[]): Promise<Picked[]> {
  const reaches = await requireReaches(actor, "order.release");
  const found = await tx.rows<Picked>(sql`
    select so.id, so.kind, o.name as "organisationName", coalesce(s.answer_days, 5)::int as "answerDays"
    from supervision_order so join organisation o on o.id = so.organisation_id
    left join ${STEPS_ON} s on s.region_code = so.region_code and s.kind = so.kind
    where so.id = any (${ids}::uuid[]) and so.status = 'proposed' and ${decidedWithin(reaches, actor)}`);
  return found.filter(({ kind }) => !isOnPaper(kind));
}

/**
 * Releases those that are picked, each in the words and with the deadline that are proposed. Everything is
 * looked at again: what was decided, changed or done since is left out, and the answer says how many went.
 */
export async function releaseOrders(
  actor: Actor,
  input: ReleaseOrdersInput,
): Promise<{ sent: number; left: number }> {
  const staff = requireStaffActor(actor);
  const versions = new Map(
    input.picked.map((one) => [one.slice(0, 36), Number(one.slice(37))] as const),
  );
  const ids = [...versions.keys()];
  const day = await answerDays(staff);
  return write(staff, { action: "order.release_many", key: input.key }, async (tx) => {
    const picked = await readPicked(tx, staff, ids);
    const tasks = await tasksOf(
      staff,
      picked.map(({ id }) => id),
    );
    const sending = picked.map(({ id, kind, organisationName, answerDays: days }) => ({
      ...{
        id,
        version: versions.get(id) ?? 0,
        dueOn: day(days),
        documentNo: null,
        documentOn: null,
      },
      text: orderText(
        kind,
        organisationName,
        (tasks.get(id) ?? []).filter((task) => task.isLate),
      ),
    }));
    const sent = await send(tx, staff, sending);
    if (sent.length === 0) throw conflict("所选的都已变化或由他人办理，请刷新页面查看");
    return { sent: sent.length, left: ids.length - sent.length };
  });
}
