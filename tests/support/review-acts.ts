import type { StaffActor } from "@/lib/access/actor";
import { submitReport, withdrawReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { acceptReport, retractApproval } from "@/lib/domain/reviews/acceptance/commands";
import { approveReport, reopenReport, returnReport } from "@/lib/domain/reviews/commands";
import { answerDoubt, forwardDoubt, withdrawDoubt } from "@/lib/domain/reviews/doubts/commands";
import { exemptAssignment, readmitAssignment } from "@/lib/domain/windows/exemptions/commands";
import { endPause, pauseTask } from "@/lib/domain/windows/pauses/commands";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

/*
 * Everything that can be done to an assignment, as one call for a person and the state that they have
 * before their eyes: what tests of interleavings are made of.
 */

/** What a person sees of an assignment before they act; what they do rests on it. */
export interface Seen {
  id: string;
  version: number;
  draftVersion: number;
  rootTaskId: string;
  doubtId: string | null;
  doubtVersion: number;
  pauseId: string | null;
  pauseVersion: number;
}

/** An assignment as it shows itself now. */
export async function look(id: string): Promise<Seen> {
  const found = await row<Seen>(sql`
    select a.id, a.version, coalesce(d.version, 0) as "draftVersion",
      a.root_task_id as "rootTaskId", q.id as "doubtId", coalesce(q.version, 0) as "doubtVersion",
      p.id as "pauseId", coalesce(p.version, 0) as "pauseVersion"
    from assignment a
    left join report_draft d on d.assignment_id = a.id
    left join doubt q on q.assignment_id = a.id and q.state = 'open'
    left join task_pause p on p.root_task_id = a.root_task_id and p.ended_at is null
    where a.id = ${id}`);
  if (!found) throw new Error("no such assignment");
  return found;
}

type Act = (actor: StaffActor, seen: Seen) => Promise<unknown>;

const decision = ({ id, version }: Seen) => ({
  ...{ assignmentId: id, version, key: newId(), next: undefined },
});
const returning = (seen: Seen) => ({
  ...decision(seen),
  ...{ reason: "请核对", remark: "", field: null, dueOn: "2099-01-05" },
});
const doubt = ({ doubtId, doubtVersion }: Seen) => ({
  ...{ doubtId: doubtId ?? newId(), version: doubtVersion, key: newId() },
});
const figures = { numerator: "95", denominator: "100", narrative: "逐份核查整改" };
const found = { numerator: "90", denominator: "100", value: "", how: "对照台账" };
const DAYS_PAUSED = 30;
const pausedUntil = () => addDays(new Date().toISOString().slice(0, 10), DAYS_PAUSED);

/** Every act by its name. */
export const ACTS = {
  submit: (actor, seen) =>
    submitReport(actor, {
      ...{ assignmentId: seen.id, version: seen.version, draftVersion: seen.draftVersion },
      ...{ key: newId(), content: { ...EMPTY_CONTENT, ...figures } },
    }),
  withdraw: (actor, { id, version }) =>
    withdrawReport(actor, { assignmentId: id, version, key: newId() }),
  approve: (actor, seen) => approveReport(actor, decision(seen)),
  verify: (actor, seen) => approveReport(actor, { ...decision(seen), found }),
  return: (actor, seen) => returnReport(actor, returning(seen)),
  accept: (actor, seen) => acceptReport(actor, decision(seen)),
  retract: (actor, seen) => retractApproval(actor, decision(seen)),
  reopen: (actor, seen) => reopenReport(actor, returning(seen)),
  doubt: (actor, seen) => forwardDoubt(actor, { ...decision(seen), reason: "请核查" }),
  answer: (actor, seen) => answerDoubt(actor, { ...doubt(seen), state: "cleared", answer: "属实" }),
  undoubt: (actor, seen) => withdrawDoubt(actor, doubt(seen)),
  exempt: (actor, { id, version }) =>
    exemptAssignment(actor, { assignmentId: id, version, reason: "撤并", key: newId() }),
  readmit: (actor, { id, version }) =>
    readmitAssignment(actor, { assignmentId: id, version, reason: "恢复", key: newId() }),
  pause: (actor, { rootTaskId }) =>
    pauseTask(actor, {
      ...{ rootTaskId, regionCode: actor.organisation.nodeCode, year: 2026, reason: "汛期" },
      ...{ until: pausedUntil(), key: newId() },
    }),
  resume: (actor, { pauseId, pauseVersion }) =>
    endPause(actor, { pauseId: pauseId ?? newId(), version: pauseVersion, key: newId() }),
} satisfies Record<string, Act>;

/** The name of an act. */
export type ActName = keyof typeof ACTS;
