import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { notify, notifyMany } from "@/lib/domain/notifications/commands";
import { auditDecision, whoWasFaster } from "@/lib/domain/reviews/deciding/commands";
import { DOUBTED } from "@/lib/domain/reviews/labels";
import { requireReviewer } from "@/lib/domain/reviews/policy";
import {
  requireDecidable,
  requireReviewable,
  waysOf,
} from "@/lib/domain/reviews/reviewable/queries";
import type { Decidable } from "@/lib/domain/reviews/reviewable/types";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { DOUBT_LABELS } from "./labels";
import { raisedBy } from "./policy";
import type { DoubtAnswerInput, DoubtInput, DoubtWithdrawalInput } from "./schema";

const PAGE = "/desk/reviews/doubts";

async function tellAnswerers(tx: Tx, target: Decidable, title: string): Promise<void> {
  await notifyMany(
    tx,
    "doubt.forwarded",
    sql`select o.id as organisation_id, ${title}::text as title, ${PAGE}::text as link
      from organisation o where o.region_code = ${target.nodeCode} and o.valid_to is null
        and o.kind in ('office', 'commission')`,
  );
}

/**
 * Forwards a submitted report for checking: it leaves the queue until it is answered. Throws `conflict` that
 * says who was faster.
 */
export async function forwardDoubt(actor: Actor, input: DoubtInput): Promise<void> {
  const staff = requireReviewer(actor);
  const target = await requireReviewable(staff, input.assignmentId);
  if (target.isDoubted) throw conflict(DOUBTED);
  const { reason } = input;
  await write(staff, { action: "doubt.forward", key: input.key }, async (tx) => {
    const held = await tx.row(sql`
      select 1 from assignment where id = ${target.id} and status = 'submitted'
        and version = ${input.version} and not is_doubted for update`);
    if (!held) throw await whoWasFaster(tx, target.id);
    await tx.count(sql`
      insert into doubt (id, assignment_id, report_id, reason, region_code, raised_by_id,
        raised_by_name, raised_by_unit)
      values (${newId()}, ${target.id}, ${target.reportId}, ${reason}, ${target.nodeCode},
        ${staff.accountId}, ${staff.name}, ${staff.organisation.name})`);
    const unit = target.organisationName;
    await tellAnswerers(tx, target, `${unit}《${target.title}》的填报请核查：${reason}`);
    await auditDecision(tx, staff, target, {
      ...{ action: "doubt.forward", before: { status: "submitted", version: input.version } },
      after: { reason },
    });
    await tx.count(sql`
      update assignment set is_doubted = true, version = version + 1, updated_at = now()
      where id = ${target.id}`);
  });
}

interface Open {
  assignmentId: string;
  raisedById: string;
  organisationId: string;
}

async function requireDoubt(doubtId: string): Promise<Open> {
  const found = await row<Open>(sql`
    select d.assignment_id as "assignmentId", d.raised_by_id as "raisedById",
      ac.organisation_id as "organisationId"
    from doubt d join account ac on ac.id = d.raised_by_id where d.id = ${doubtId}`);
  if (!found) throw notFound("存疑");
  return found;
}

interface Settled {
  doubtId: string;
  version: number;
  state: "cleared" | "confirmed" | "withdrawn";
  answer: string | null;
}

/** Settles a doubt that is still open, and lets its report go on. */
async function settleDoubt(
  tx: Tx,
  actor: StaffActor,
  target: Decidable,
  settled: Settled,
): Promise<void> {
  const by = settled.state === "withdrawn" ? null : actor;
  const changed = await tx.count(sql`
    update doubt set state = ${settled.state}, answer = ${settled.answer},
      answered_by_id = ${by?.accountId ?? null}, answered_by_name = ${by?.name ?? null},
      answered_by_unit = ${by?.organisation.name ?? null}, answered_at = now(), version = version + 1
    where id = ${settled.doubtId} and state = 'open' and version = ${settled.version}`);
  if (changed === 0) throw conflict("这件存疑已经答复或撤回，请刷新页面查看最新情况");
  await auditDecision(tx, actor, target, {
    action: settled.state === "withdrawn" ? "doubt.withdraw" : "doubt.answer",
    before: { state: "open" },
    after: { state: settled.state, ...(settled.answer ? { answer: settled.answer } : {}) },
  });
  await tx.count(sql`
    update assignment set is_doubted = false, version = version + 1, updated_at = now()
    where id = ${target.id} and is_doubted`);
}

/** Answers a doubt within the actor's region: 属实 or 不属实, in words. Then the reviewer decides. */
export async function answerDoubt(actor: Actor, input: DoubtAnswerInput): Promise<void> {
  const staff = requireReviewer(actor);
  const reaches = await requireReaches(staff, "doubt.answer");
  const { assignmentId, raisedById, organisationId } = await requireDoubt(input.doubtId);
  const target = await requireDecidable(staff, assignmentId, {
    ways: waysOf(reaches),
    hands: (report) => [report.submittedById, raisedById],
  });
  await write(staff, { action: "doubt.answer", key: input.key }, async (tx) => {
    await notify(tx, {
      ...{ organisationId, kind: "doubt.answered", link: `/desk/reviews/${target.id}` },
      title: `${target.organisationName}《${target.title}》核查结果：${DOUBT_LABELS[input.state]}。${input.answer}`,
    });
    await settleDoubt(tx, staff, target, input);
  });
}

/** Takes back a doubt that the actor, or whom they stand in for, raised and nobody answered. */
export async function withdrawDoubt(actor: Actor, input: DoubtWithdrawalInput): Promise<void> {
  const staff = requireReviewer(actor);
  await requireReaches(staff, "report.review");
  const { assignmentId, raisedById } = await requireDoubt(input.doubtId);
  if (!raisedBy(staff).includes(raisedById)) throw notFound("存疑");
  const target = await requireReviewable(staff, assignmentId);
  await write(staff, { action: "doubt.withdraw", key: input.key }, async (tx) => {
    await tellAnswerers(tx, target, `${target.organisationName}《${target.title}》不用再核查`);
    await settleDoubt(tx, staff, target, { ...input, state: "withdrawn", answer: null });
  });
}
