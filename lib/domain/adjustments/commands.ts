import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { notify } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { type AppError, conflict, forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { ADJUSTMENT_KIND_LABELS, fasterMessage } from "./labels";
import { isOwnRequest, requireStaffActor } from "./policy";
import { getAdjustment } from "./queries";
import { passOn } from "./route/commands";
import { findAhead } from "./route/queries";
import type { Stop } from "./route/rules";
import { moveOf, statusAfter } from "./rules";
import type { DecideAdjustmentInput, WithdrawAdjustmentInput } from "./schema";
import type { AdjustmentDetail } from "./types";

const CLOSED = "申请单位已报送或任务已了结，这份申请自动了结，不需要办理";

async function whoWasFaster(tx: Tx, adjustmentId: string): Promise<AppError> {
  const last = await tx.row<Parameters<typeof fasterMessage>[0]>(sql`
    select s.by_name as name, s.unit_name as unit, s.decision, to_json(s.at) #>> '{}' as at
    from adjustment_step s where s.adjustment_id = ${adjustmentId}::uuid and s.decision <> 'skip'
    order by s.at desc, s.id desc limit 1`);
  return conflict(last ? fasterMessage(last) : "这份申请刚刚有变化，请刷新页面查看最新状态");
}

/** The request as it was shown: one that stands at another level is not the person's to decide. */
async function readDecidable(actor: StaffActor, input: DecideAdjustmentInput) {
  await requireReaches(actor, "adjustment.decide");
  const request = await getAdjustment(actor, input.adjustmentId);
  const isUnmoved = request.status === "waiting" && request.version === input.version;
  if (isUnmoved && !request.mayDecide) {
    const who = request.atOffice ? "领导小组办公室" : "牵头单位";
    throw forbidden(`这份申请现在由${request.atRegionName}${who}办理`);
  }
  return request;
}

async function requireUnmoved(tx: Tx, request: AdjustmentDetail, version: number): Promise<void> {
  if (request.status === "waiting" && request.version === version) return;
  throw await whoWasFaster(tx, request.id);
}

// Before the request itself, in the order in which a submission takes them.
async function lockAssignment(tx: Tx, request: AdjustmentDetail): Promise<void> {
  if (!request.assignmentId) return;
  const open = await tx.row(sql`
    select 1 from assignment where id = ${request.assignmentId}::bigint
      and status in ('not_started', 'drafting', 'returned') and closed_from is null for update`);
  if (!open) throw conflict(CLOSED);
}

async function insertStep(
  tx: Tx,
  actor: StaffActor,
  request: Pick<AdjustmentDetail, "id" | "atRegionCode">,
  said: { decision: string; note: string },
): Promise<void> {
  await tx.count(sql`
    insert into adjustment_step (id, adjustment_id, region_code, decision, note, by_id, by_name,
      unit_name)
    values (${newId()}, ${request.id}, ${request.atRegionCode}, ${said.decision}, ${said.note},
      ${actor.accountId}, ${actor.name}, ${actor.organisation.name})`);
}

/** Compare-and-set: of several who decide at once, one. */
async function moveOn(
  tx: Tx,
  request: AdjustmentDetail,
  status: string,
  ahead: { next: Stop; last: Stop } | null,
): Promise<void> {
  const { atRegionCode, atOffice } = request;
  const moved = await tx.count(sql`
    update adjustment set status = ${status}::adjustment_status, version = version + 1,
      at_region_code = ${ahead?.next.regionCode ?? atRegionCode},
      at_office = ${ahead?.next.isOffice ?? atOffice},
      final_region_code = coalesce(${ahead?.last.regionCode ?? null}, final_region_code),
      decided_at = case when ${status} = 'waiting' then null else now() end
    where id = ${request.id}::uuid and status = 'waiting' and version = ${request.version}
      and at_region_code = ${atRegionCode} and at_office = ${atOffice}`);
  if (moved === 0) throw await whoWasFaster(tx, request.id);
}

/**
 * The terms that were granted become the assignment's, in one statement, so that its counters move with
 * it; what was set for a resubmission moves too. A day that is later already stays.
 */
async function applyGrant(tx: Tx, actor: StaffActor, request: AdjustmentDetail): Promise<void> {
  const { assignmentId, wantedDueOn, wantedTarget } = request;
  if (!assignmentId) return;
  const what = ADJUSTMENT_KIND_LABELS[request.kind];
  const why = `${what}：${request.reason}（${actor.organisation.name} 同意）`;
  await tx.count(sql`
    update assignment set change_reason = ${why}, version = version + 1, updated_at = now(),
      due_on = greatest(due_on, ${wantedDueOn}::date),
      granted_due_on = greatest(granted_due_on, ${wantedDueOn}::date),
      return_due_on = case when return_due_on is null then null
        else greatest(return_due_on, ${wantedDueOn}::date) end,
      target = coalesce(${wantedTarget}::numeric, target),
      granted_target = coalesce(${wantedTarget}::numeric, granted_target)
    where id = ${assignmentId}::bigint and status in ('not_started', 'drafting', 'returned')`);
}

async function tellRequester(tx: Tx, actor: StaffActor, request: AdjustmentDetail, word: string) {
  await notify(tx, {
    organisationId: request.organisationId,
    kind: "adjustment.decided",
    title: `《${request.taskTitle}》的${ADJUSTMENT_KIND_LABELS[request.kind]}申请：${actor.organisation.name}${word}`,
    link: `/desk/adjustments/${request.id}`,
  });
}

function wordOf(status: string, ahead: { next: Stop } | null, note: string): string {
  if (status === "refused") return `不同意，${note}`;
  return ahead ? `已同意，转${ahead.next.regionName}继续办理` : "已同意，新的要求已生效";
}

/**
 * A level's word on a request. The last level's agreement applies it in the same transaction. Throws
 * `not_found` out of sight, `forbidden` at another level, and a `conflict` that says who was faster.
 */
export async function decideAdjustment(
  actor: Actor,
  input: DecideAdjustmentInput,
): Promise<{ adjustmentId: string }> {
  const staff = requireStaffActor(actor);
  const { decision, note } = input;
  const options = { action: "adjustment.decide", key: input.key };
  const request = await readDecidable(staff, input);
  return write(staff, options, async (tx) => {
    await requireUnmoved(tx, request, input.version);
    await lockAssignment(tx, request);
    const ahead = decision === "agree" ? await findAhead(staff, request, tx) : null;
    const status = statusAfter(request.status, moveOf(decision, ahead === null));
    if (!status) throw conflict(CLOSED);
    await moveOn(tx, request, status, ahead);
    await insertStep(tx, staff, request, { decision, note });
    if (ahead) {
      const { id, organisationName, taskTitle: title } = request;
      await passOn(tx, { id, title, organisationName, stop: ahead.next, skipped: ahead.skipped });
    }
    await tellRequester(tx, staff, request, wordOf(status, ahead, note));
    await recordAudit(tx, staff, {
      action: `adjustment.${decision}`,
      subjectType: "adjustment",
      subjectId: request.id,
      regionCode: request.regionCode,
      before: { status: request.status, at: request.atRegionCode, version: request.version },
      after: {
        status,
        at: ahead?.next.regionCode ?? null,
        note,
        assignmentId: request.assignmentId,
      },
    });
    // Last, because the county's counters stay locked from here to the end.
    if (status === "granted") await applyGrant(tx, staff, request);
    return { adjustmentId: request.id };
  });
}

/** Takes back a request that waits; only the organisation that asked may. */
export async function withdrawAdjustment(
  actor: Actor,
  input: WithdrawAdjustmentInput,
): Promise<{ adjustmentId: string }> {
  const staff = requireStaffActor(actor);
  await requireReaches(staff, "adjustment.request");
  const options = { action: "adjustment.withdraw", key: input.key };
  const request = await getAdjustment(staff, input.adjustmentId);
  if (!isOwnRequest(staff, request)) throw forbidden("只有申请单位可以撤回申请");
  return write(staff, options, async (tx) => {
    await requireUnmoved(tx, request, input.version);
    await moveOn(tx, request, statusAfter(request.status, "withdraw") ?? request.status, null);
    await insertStep(tx, staff, request, { decision: "withdraw", note: "申请单位撤回" });
    await recordAudit(tx, staff, {
      action: "adjustment.withdraw",
      subjectType: "adjustment",
      subjectId: request.id,
      regionCode: request.regionCode,
      before: { status: "waiting", version: request.version },
      after: { status: "withdrawn" },
    });
    return { adjustmentId: request.id };
  });
}
