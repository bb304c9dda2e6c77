import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { requireStaffActor } from "@/lib/domain/adjustments/policy";
import { passOn } from "@/lib/domain/adjustments/route/commands";
import { findRoute } from "@/lib/domain/adjustments/route/queries";
import { type Route, skippedBefore, type Wish } from "@/lib/domain/adjustments/route/rules";
import { missingOfExtension, missingOfTarget, whyClosed } from "@/lib/domain/adjustments/rules";
import type {
  RequestExtensionInput,
  RequestTargetInput,
  RequestWeakeningInput,
} from "@/lib/domain/adjustments/schema";
import type { AdjustmentKind } from "@/lib/domain/adjustments/types";
import type { Tx } from "@/lib/platform/db";
import { conflict, type FieldErrors, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { type Adjustable, getAdjustable, getWeakenable } from "./queries";

/** What is written of a request. */
interface Request {
  kind: AdjustmentKind;
  assignmentId: string | null;
  organisationId: string;
  organisationName: string;
  rootTaskId: string;
  year: number;
  period: number;
  regionCode: string;
  nodeCode: string;
  title: string;
  direction: Adjustable["direction"];
  reason: string;
  held: { dueOn?: string; target?: number | null; dueDates?: string[] };
  wanted: { dueOn?: string; target?: number | null; dueDates?: string[] };
  wish: Wish;
}

const NOBODY = "没有可以办理此申请的上级单位，请与清单的发布单位联系";

async function insertRequest(tx: Tx, actor: StaffActor, request: Request, route: Route) {
  const [first, last] = [route.stops[0], route.stops.at(-1)];
  if (!first || !last) throw conflict(NOBODY);
  const { held, wanted } = request;
  const made = await tx.row<{ id: string }>(sql`
    insert into adjustment (id, kind, assignment_id, organisation_id, root_task_id, year,
      region_code, wanted_due_on, wanted_target, wanted_due_dates, held_due_on, held_target,
      held_due_dates, reason, at_region_code, at_office, final_region_code, requested_by_id,
      requested_by_name, requested_by_unit)
    values (${newId()}, ${request.kind}, ${request.assignmentId}, ${request.organisationId},
      ${request.rootTaskId}, ${request.year}, ${request.regionCode}, ${wanted.dueOn ?? null},
      ${wanted.target ?? null}, ${wanted.dueDates ?? []}, ${held.dueOn ?? null},
      ${held.target ?? null}, ${held.dueDates ?? []}, ${request.reason}, ${first.regionCode},
      ${first.isOffice}, ${last.regionCode}, ${actor.accountId}, ${actor.name},
      ${actor.organisation.name})
    on conflict do nothing returning id`);
  if (!made) throw conflict("已有一份同样的申请正在办理，请在“延期和调整”里查看；需要改时先撤回");
  return made.id;
}

async function request(
  actor: StaffActor,
  made: Request,
  key: string | undefined,
): Promise<{ adjustmentId: string }> {
  return write(actor, { action: `adjustment.request_${made.kind}`, key }, async (tx) => {
    if (made.assignmentId) await requireStillOpen(tx, made.assignmentId);
    const isAboveOnly = made.kind === "weakening";
    const { route, levels } = await findRoute(actor, { ...made, isAboveOnly }, tx);
    const first = route?.stops[0];
    if (!route || !first) throw conflict(NOBODY);
    const id = await insertRequest(tx, actor, made, route);
    const { title, organisationName } = made;
    const skipped = skippedBefore(route, levels, first);
    await passOn(tx, { id, title, organisationName, stop: first, skipped });
    await recordAudit(tx, actor, {
      action: "adjustment.request",
      subjectType: "adjustment",
      subjectId: id,
      regionCode: made.regionCode,
      before: made.held,
      after: {
        kind: made.kind,
        ...made.wanted,
        reason: made.reason,
        assignmentId: made.assignmentId,
        deciders: route.stops.map((stop) => stop.regionCode),
      },
    });
    return { adjustmentId: id };
  });
}

async function requireStillOpen(tx: Tx, assignmentId: string): Promise<void> {
  const open = await tx.row(sql`
    select 1 from assignment where id = ${assignmentId}::bigint
      and status in ('not_started', 'drafting', 'returned') and closed_from is null for update`);
  if (!open) throw conflict("任务刚刚已报送或已了结，不能再申请。请刷新页面查看最新状态");
}

function requireAdjustable(subject: Adjustable, missing: FieldErrors): void {
  const closed = whyClosed(subject);
  if (closed) throw conflict(closed);
  if (Object.keys(missing).length > 0) throw invalid(missing);
}

function requestOf(
  subject: Adjustable,
): Omit<Request, "kind" | "held" | "wanted" | "wish" | "reason"> {
  const { id: assignmentId, organisationId, organisationName, rootTaskId, year, period } = subject;
  const { regionCode, nodeCode, title, direction } = subject;
  return {
    ...{ assignmentId, organisationId, organisationName, rootTaskId, year, period },
    ...{ regionCode, nodeCode, title, direction },
  };
}

/**
 * Asks for a later due day of one's own open assignment. Throws `invalid` by field, `conflict` where it
 * is closed or asked for already. Answers the request's id.
 */
export async function requestExtension(
  actor: Actor,
  input: RequestExtensionInput,
): Promise<{ adjustmentId: string }> {
  const staff = requireStaffActor(actor);
  const subject = await getAdjustable(staff, input.assignmentId);
  requireAdjustable(subject, missingOfExtension(subject, input.dueOn));
  const made: Request = {
    ...requestOf(subject),
    kind: "extension",
    reason: input.reason,
    held: { dueOn: subject.dueOn },
    wanted: { dueOn: input.dueOn },
    wish: { dueOn: [input.dueOn] },
  };
  return request(staff, made, input.key);
}

/** Asks for a more lenient target of one's own open assignment; refuses as `requestExtension` does. */
export async function requestTarget(
  actor: Actor,
  input: RequestTargetInput,
): Promise<{ adjustmentId: string }> {
  const staff = requireStaffActor(actor);
  const subject = await getAdjustable(staff, input.assignmentId);
  requireAdjustable(subject, missingOfTarget(subject, input.target));
  const made: Request = {
    ...requestOf(subject),
    kind: "target",
    reason: input.reason,
    held: { target: subject.target },
    wanted: { target: input.target },
    wish: { target: input.target },
  };
  return request(staff, made, input.key);
}

/**
 * Asks the levels above to let a draft's task ask for less, or later, than theirs. Only who drafts the
 * list may; throws `conflict` where the draft asks for nothing less.
 */
export async function requestWeakening(
  actor: Actor,
  input: RequestWeakeningInput,
): Promise<{ adjustmentId: string }> {
  const staff = requireStaffActor(actor);
  const task = await getWeakenable(staff, input.taskId);
  const { dueDates, target, heldDueDates, heldTarget, year, direction, isLater } = task;
  const isLower = task.isLess && target !== null;
  if (task.isLess && target === null) throw conflict("草稿没有填目标值，请先填写，再申请放宽");
  if (!isLater && !isLower) throw conflict("与上级清单相比没有放宽，不需要申请");
  const { rootTaskId, regionCode, title } = task;
  const made: Request = {
    ...{ kind: "weakening", assignmentId: null, organisationId: staff.organisation.id },
    ...{ organisationName: staff.organisation.name },
    ...{ rootTaskId, year, period: 0, regionCode, nodeCode: regionCode, title, direction },
    reason: input.reason,
    held: { target: heldTarget, dueDates: isLater ? heldDueDates : [] },
    wanted: { target: isLower ? target : null, dueDates: isLater ? dueDates : [] },
    wish: {
      ...(isLater ? { dueOn: dueDates.map((day) => `${year}-${day}`) } : {}),
      ...(isLower && target !== null ? { target } : {}),
    },
  };
  return request(staff, made, input.key);
}
