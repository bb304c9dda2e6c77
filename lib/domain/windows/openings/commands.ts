import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { notify } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { requireStaffActor } from "../policy";
import { requireSubject } from "../subjects/queries";
import type { Subject } from "../subjects/types";
import { requireOpening } from "./queries";
import { faultsOfUntil, whyNotOpen, whyNotRequest } from "./rules";
import type { DecideOpeningInput, OpenWindowInput, RequestOpeningInput } from "./schema";

const STALE = "这项任务刚刚有变化，请刷新页面查看最新状态";

/** Asks for a window to be opened for one assignment. Throws `conflict` where it is open or was asked. */
export async function requestOpening(
  actor: Actor,
  input: RequestOpeningInput,
): Promise<{ assignmentId: string }> {
  const staff = requireStaffActor(actor);
  const subject = await requireSubject(staff, "report.enter", input.assignmentId);
  return write(staff, { action: "opening.request", key: input.key }, async (tx) => {
    const refusal = whyNotRequest(subject);
    if (refusal) throw conflict(refusal);
    const made = await tx.count(sql`
      insert into window_opening (id, assignment_id, reason, requested_by_id, requested_by_name)
      values (${newId()}, ${subject.id}::bigint, ${input.reason}, ${staff.accountId}, ${staff.name})
      on conflict (assignment_id) where state = 'waiting' do nothing`);
    if (made === 0) throw conflict("已有一份开窗申请在等待答复，不用重复申请");
    await recordAudit(tx, staff, {
      action: "opening.request",
      subjectType: "assignment",
      subjectId: subject.id,
      regionCode: subject.regionCode,
      after: { reason: input.reason },
    });
    return { assignmentId: subject.id };
  });
}

/** Compare-and-set on the version that was shown; nothing but the exception changes. */
async function open(
  tx: Tx,
  actor: StaffActor,
  subject: Subject,
  said: { until: Day; note: string },
): Promise<void> {
  const why = `开窗到 ${dayLabel(said.until)}：${said.note}（${actor.organisation.name}）`;
  const moved = await tx.count(sql`
    update assignment set opened_until = ${said.until}::date, change_reason = ${why},
      version = version + 1, updated_at = now()
    where id = ${subject.id}::bigint and version = ${subject.version} and status = ${subject.status}::assignment_status`);
  if (moved === 0) throw conflict(STALE);
}

interface Answer {
  actor: StaffActor;
  subject: Subject;
  decision: "open" | "refuse";
  until: Day | null;
  note: string;
}

async function tell(tx: Tx, { actor, subject, decision, until, note }: Answer): Promise<void> {
  const isOpened = decision === "open" && until;
  await notify(tx, {
    organisationId: subject.organisationId,
    kind: isOpened ? "opening.opened" : "opening.refused",
    title: isOpened
      ? `《${subject.title}》已开窗，请在 ${dayLabel(until)}前补报`
      : `《${subject.title}》的开窗申请：${actor.organisation.name}不同意，${note}`,
    link: isOpened ? `/desk/assignments/${subject.id}/fill` : `/desk/assignments/${subject.id}`,
  });
}

async function note(tx: Tx, answer: Answer): Promise<void> {
  const { actor, subject, decision, until } = answer;
  await tell(tx, answer);
  await recordAudit(tx, actor, {
    action: `opening.${decision}`,
    subjectType: "assignment",
    subjectId: subject.id,
    regionCode: subject.regionCode,
    before: { openedUntil: subject.window.openedUntil, version: subject.version },
    after: { until, note: answer.note },
  });
}

function requireOpenable(subject: Subject, until: Day): void {
  const refusal = whyNotOpen(subject);
  if (refusal) throw conflict(refusal);
  const faults = faultsOfUntil(subject, until);
  if (Object.keys(faults).length > 0) throw invalid(faults);
}

/**
 * Answers a reporter's request: the window opens until a day, or stays as it is with a reason. Throws
 * `not_found` out of reach, `forbidden` for one's own request, `conflict` where somebody was faster.
 */
export async function decideOpening(
  actor: Actor,
  input: DecideOpeningInput,
): Promise<{ assignmentId: string }> {
  const staff = requireStaffActor(actor);
  const { opening, subject } = await requireOpening(staff, input.openingId);
  if (opening.requestedById === staff.accountId) {
    throw forbidden("这份申请由您本人提出，须由他人答复");
  }
  const { decision } = input;
  const until = decision === "open" ? input.until : null;
  const words = input.note || "同意";
  return write(staff, { action: "opening.decide", key: input.key }, async (tx) => {
    if (until) requireOpenable(subject, until);
    if (until) await open(tx, staff, subject, { until, note: opening.reason });
    const decided = await tx.count(sql`
      update window_opening set state = ${until ? "opened" : "refused"}, until_on = ${until}::date,
        note = ${words}, decided_by_id = ${staff.accountId}, decided_by_name = ${staff.name},
        decided_by_unit = ${staff.organisation.name}, decided_at = now(), version = version + 1
      where id = ${input.openingId}::uuid and state = 'waiting' and version = ${input.version}`);
    if (decided === 0) throw conflict("这份申请刚刚已由他人答复，请刷新页面查看结果");
    await note(tx, { actor: staff, subject, decision, until, note: words });
    return { assignmentId: subject.id };
  });
}

/** Opens one assignment without having been asked, or gives an open one a later day; answers what waits. */
export async function openWindow(
  actor: Actor,
  input: OpenWindowInput,
): Promise<{ assignmentId: string }> {
  const staff = requireStaffActor(actor);
  const { assignmentId, version, until } = input;
  const subject = await requireSubject(staff, "window.manage", assignmentId);
  return write(staff, { action: "opening.open", key: input.key }, async (tx) => {
    requireOpenable(subject, until);
    await open(tx, staff, { ...subject, version }, input);
    const by = sql`${staff.accountId}::uuid, ${staff.name}, ${staff.organisation.name}, now()`;
    const answered = await tx.count(sql`
      update window_opening set state = 'opened', until_on = ${until}::date, note = ${input.note},
        version = version + 1, (decided_by_id, decided_by_name, decided_by_unit, decided_at) = (${by})
      where assignment_id = ${subject.id}::bigint and state = 'waiting'`);
    if (answered === 0) {
      await tx.count(sql`
        insert into window_opening (id, assignment_id, state, reason, until_on, note, decided_by_id,
          decided_by_name, decided_by_unit, decided_at)
        values (${newId()}, ${subject.id}::bigint, 'opened', ${input.note}, ${until}::date,
          ${input.note}, ${by})`);
    }
    await note(tx, { actor: staff, subject, decision: "open", until, note: input.note });
    return { assignmentId: subject.id };
  });
}
