import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { followOpened, holdLineOf } from "@/lib/domain/assignments/opened/commands";
import { canMove, MOVES } from "@/lib/domain/assignments/rules";
import { notify } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { requireStaffActor } from "../policy";
import { requireSubject } from "../subjects/queries";
import type { Subject } from "../subjects/types";
import type { ExemptionInput } from "./schema";

const STALE = "这项任务刚刚有变化，请刷新页面查看最新状态";

async function record(
  tx: Tx,
  actor: StaffActor,
  subject: Subject,
  done: { action: "assignment.exempt" | "assignment.readmit"; to: string; reason: string },
): Promise<void> {
  await recordAudit(tx, actor, {
    action: done.action,
    subjectType: "assignment",
    subjectId: subject.id,
    regionCode: subject.regionCode,
    before: { status: subject.status, version: subject.version },
    after: { status: done.to, reason: done.reason },
  });
  const isExempt = done.action === "assignment.exempt";
  await notify(tx, {
    organisationId: subject.organisationId,
    kind: isExempt ? "assignment.exempted" : "assignment.readmitted",
    title: isExempt
      ? `《${subject.title}》已免报，不用再填：${done.reason}`
      : `《${subject.title}》取消免报，请继续办理：${done.reason}`,
    link: `/desk/assignments/${subject.id}`,
  });
}

/** Compare-and-set from the status and version that were shown; answers the status that it has now. */
async function move(
  tx: Tx,
  subject: Subject,
  { version, status, why }: { version: number; status: Statement; why: string },
): Promise<string> {
  const moved = await tx.row<{ status: string }>(sql`
    update assignment a set status = ${status}, change_reason = ${why}, version = a.version + 1,
      updated_at = now()
    where a.id = ${subject.id}::bigint and a.version = ${version}
      and a.status = ${subject.status}::assignment_status
    returning a.status`);
  if (!moved) throw conflict(STALE);
  return moved.status;
}

/** 免报: nothing is asked for this assignment any more; it leaves every denominator. The draft is kept. */
export async function exemptAssignment(
  actor: Actor,
  input: ExemptionInput,
): Promise<{ assignmentId: string }> {
  const staff = requireStaffActor(actor);
  const subject = await requireSubject(staff, "assignment.exempt", input.assignmentId);
  const { version, reason } = input;
  return write(staff, { action: "assignment.exempt", key: input.key }, async (tx) => {
    if (subject.awaiting) throw conflict("此任务由系统取数或核验，不需要填报，也不用免报");
    if (!canMove(subject.status, "exempt")) throw conflict("任务已报送或已了结，不能免报");
    const why = `免报：${reason}（${staff.organisation.name}）`;
    const status = sql`${MOVES.exempt.to}::assignment_status`;
    const to = await move(tx, subject, { version, status, why });
    await record(tx, staff, subject, { action: "assignment.exempt", to, reason });
    return { assignmentId: subject.id };
  });
}

/** The status from which it was exempted, by its own events. */
const STATUS_BEFORE = sql`coalesce((
  select (array_agg(e.from_status order by e.id desc))[1] from assignment_event e
  where e.assignment_id = a.id and e.to_status = 'exempted'), ${MOVES.readmit.to}::assignment_status)`;

/** Takes an exemption back: the assignment stands where it stood and follows the lists that hold now. */
export async function readmitAssignment(
  actor: Actor,
  input: ExemptionInput,
): Promise<{ assignmentId: string }> {
  const staff = requireStaffActor(actor);
  const subject = await requireSubject(staff, "assignment.exempt", input.assignmentId);
  const { version, reason } = input;
  return write(staff, { action: "assignment.readmit", key: input.key }, async (tx) => {
    if (!canMove(subject.status, "readmit")) throw conflict("这项任务没有免报，不需要取消");
    await holdLineOf(tx, subject.id);
    const why = `取消免报：${reason}（${staff.organisation.name}）`;
    const to = await move(tx, subject, { version, status: STATUS_BEFORE, why });
    await record(tx, staff, subject, { action: "assignment.readmit", to, reason });
    await followOpened(tx, subject.id);
    return { assignmentId: subject.id };
  });
}
