import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { canMove, type Move } from "@/lib/domain/assignments/rules";
import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import { notify } from "@/lib/domain/notifications/commands";
import type { PartNote } from "@/lib/domain/reports/types";
import { DOUBTED, fasterMessage } from "@/lib/domain/reviews/labels";
import type { Decidable, Reviewable } from "@/lib/domain/reviews/reviewable/types";
import type { Sibling } from "@/lib/domain/reviews/standing/rules";
import type { Tx } from "@/lib/platform/db";
import { conflict, type AppError as Refusal } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** A sibling of the assignment that is decided on, held until the decision is written. */
export type Locked = Sibling & {
  version: number;
  status: AssignmentStatus;
  isDoubted: boolean;
  isWaiting: boolean;
};

/**
 * Holds the assignment, and for stock and cumulative tasks the organisation's other periods. Locked in one
 * order by all: two reviewers, or two periods of one task, wait for each other.
 */
export async function lockSiblings(tx: Tx, target: Reviewable): Promise<Locked[]> {
  return tx.rows<Locked>(sql`
    select a.id, a.period, a.status, a.version, a.done_at is not null as "isDone",
      coalesce((select num_nonnulls(r.numerator, r.denominator, r.value) > 0 from report r
        where r.assignment_id = a.id and r.revision = a.revision), true) as "hasFigure",
      a.is_standing as "isStanding", a.is_doubted as "isDoubted",
      a.approved_in is not null as "isWaiting"
    from assignment a
    where a.organisation_id = ${target.organisationId} and a.root_task_id = ${target.rootTaskId}
      and a.year = ${target.year}
      and (a.id = ${target.id} or ${target.accumulation} <> 'flow')
    order by a.id for update`);
}

/** Why a decision came too late: who was faster, and with what. */
export async function whoWasFaster(tx: Tx, assignmentId: string): Promise<Refusal> {
  const faster = await tx.row<Parameters<typeof fasterMessage>[0] & { isDoubted: boolean }>(sql`
    select v.reviewer_name as name, v.reviewer_unit as unit, v.decision,
      to_json(v.at) #>> '{}' as at, a.is_doubted as "isDoubted"
    from assignment a join report r on r.assignment_id = a.id and r.revision = a.revision
    left join review v on v.report_id = r.id
    where a.id = ${assignmentId} order by v.at desc nulls last, v.id desc limit 1`);
  if (faster?.isDoubted) return conflict(DOUBTED);
  if (faster?.decision) return conflict(fasterMessage(faster));
  return conflict("填报单位已撤回或重新提交，请刷新页面查看最新内容");
}

// A move is also a matter of facts beside the status: the first step locks the second out, and the reverse.
const STANDS: Record<
  "approve" | "return" | "accept" | "retract" | "reopen",
  (one: Locked) => boolean
> = {
  approve: (one) => !one.isDoubted,
  return: (one) => !one.isDoubted,
  accept: (one) => one.isWaiting,
  retract: (one) => one.isWaiting,
  reopen: (one) => one.isDone,
};

/** A decision on a report. */
export type Decision = keyof typeof STANDS & Move;

/** What was shown to who decides. */
interface Shown {
  assignmentId: string;
  version: number;
  decision: Decision;
}

/** Throws `conflict`, saying who was faster, where the assignment moved on since it was shown. */
export async function requireUnmoved(
  tx: Tx,
  locked: readonly Locked[],
  { assignmentId, version, decision }: Shown,
): Promise<void> {
  const own = locked.find((one) => one.id === assignmentId);
  const isUnmoved = own && own.version === version && canMove(own.status, decision);
  if (!isUnmoved || !STANDS[decision](own)) throw await whoWasFaster(tx, assignmentId);
}

/** What is said with a decision. */
export interface Said {
  decision: Decision;
  reason?: string;
  field?: string | null;
  notes?: readonly PartNote[] | undefined;
  dueOn?: string;
}

/** Writes the decision, in whose name and place it was taken. */
export async function insertReview(
  tx: Tx,
  actor: StaffActor,
  target: Decidable,
  said: Said,
): Promise<void> {
  const { regionCode, onBehalfOf } = target.inNameOf;
  await tx.count(sql`
    insert into review (id, report_id, decision, reason, field, notes, return_due_on, reviewer_id,
      reviewer_name, reviewer_unit, region_code, for_id, for_name)
    values (${newId()}, ${target.reportId}, ${said.decision}, ${said.reason ?? null},
      ${said.field ?? null}, ${JSON.stringify(said.notes ?? [])}, ${said.dueOn ?? null},
      ${actor.accountId}, ${actor.name}, ${actor.organisation.name}, ${regionCode},
      ${onBehalfOf?.accountId ?? null}, ${onBehalfOf?.name ?? null})`);
}

/** Tells the organisation that reports. */
export async function tell(tx: Tx, target: Reviewable, kind: string, title: string): Promise<void> {
  const { organisationId } = target;
  await notify(tx, { organisationId, kind, title, link: `/desk/assignments/${target.id}` });
}

/** The audit entry of a decision; it names the person on leave in whose place it was taken. */
export async function auditDecision(
  tx: Tx,
  actor: StaffActor,
  target: Decidable,
  change: { action: string; before: object; after: object },
): Promise<void> {
  const { onBehalfOf } = target.inNameOf;
  await recordAudit(tx, actor, {
    ...{ action: change.action, subjectType: "assignment", subjectId: target.id },
    ...{ regionCode: target.regionCode, before: change.before },
    after: { ...change.after, ...(onBehalfOf ? { inPlaceOf: onBehalfOf.name } : {}) },
  });
}

/**
 * One statement for the one decided on and for whoever begins or ceases to stand, so that counters move once.
 * Call it last: the county's counters stay locked from here to the end. `columns` may name `r`, the report.
 */
export async function settle(
  tx: Tx,
  target: Reviewable,
  columns: Record<string, Statement>,
  flags: ReadonlyMap<string, boolean> = new Map(),
): Promise<void> {
  const standing = [...flags].filter(([, stands]) => stands).map(([id]) => id);
  const changed = Object.entries(columns).map(([name, value]) => {
    const column = sql.raw(name);
    return sql`${column} = case when a.id = ${target.id} then ${value} else a.${column} end`;
  });
  await tx.count(sql`
    update assignment a set ${sql.join(changed)},
      is_standing = case when a.id = any (${[...flags.keys()]}::bigint[])
        then a.id = any (${standing}::bigint[]) else a.is_standing end,
      version = a.version + (a.id = ${target.id})::int,
      updated_at = now()
    from report r
    where r.id = ${target.reportId} and a.id = any (${[target.id, ...flags.keys()]}::bigint[])`);
}

const NOTHING = sql`null`;

/** What ceases when an approval does: its figures, what was verified with it, and the wait for 认可. */
export const UNAPPROVED: Record<string, Statement> = {
  ...{ numerator: NOTHING, denominator: NOTHING, value: NOTHING, done_at: NOTHING },
  ...{ approved_in: NOTHING, verified_numerator: NOTHING, verified_denominator: NOTHING },
  ...{ verified_value: NOTHING, verified_by: NOTHING, verified_at: NOTHING },
};
