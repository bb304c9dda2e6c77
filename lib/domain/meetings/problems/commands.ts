import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { canRaise } from "@/lib/domain/meetings/policy";
import { PROBLEM_STATUS_LABELS } from "@/lib/domain/meetings/problems/labels";
import { getProblem } from "@/lib/domain/meetings/problems/queries";
import type {
  NameProblemInput,
  RaiseProblemInput,
  StepProblemInput,
} from "@/lib/domain/meetings/problems/schema";
import type { ProblemStatus } from "@/lib/domain/meetings/problems/types";
import { unitsBeneath } from "@/lib/domain/meetings/units/queries";
import { notifyMany } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const MOVED_ON = "这个难题刚有新的进展，请刷新页面后再办理";

async function requireUnits(
  tx: Tx,
  ids: readonly (string | null)[],
  regionCode: string,
): Promise<void> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const found = await tx.row<{ count: number }>(sql`
    select count(*)::int as count from organisation o
    where o.id = any (${wanted}::uuid[]) and ${unitsBeneath(regionCode)}`);
  if (found?.count !== wanted.length) {
    throw invalid({ leadId: "所选单位不在本地区或已撤并，请重新选择" });
  }
}

/** Writes what was done; a problem's history only grows. */
async function addStep(
  tx: Tx,
  actor: Actor,
  step: { problemId: string; status: ProblemStatus; text: string },
): Promise<void> {
  const staff = actor.kind === "staff" ? actor : null;
  await tx.count(sql`
    insert into problem_step (id, problem_id, status, text, by_id, by_name, unit_name)
    values (${newId()}, ${step.problemId}::uuid, ${step.status}::problem_status, ${step.text},
      ${staff?.accountId ?? null}::uuid, ${actorName(actor)}, ${staff?.organisation.name ?? "系统"})`);
}

/** Tells everybody who is named, but the actor's own organisation. */
async function tellNamed(
  tx: Tx,
  actor: Actor,
  { problemId, kind, title }: { problemId: string; kind: string; title: string },
): Promise<void> {
  const own = actor.kind === "staff" ? actor.organisation.id : null;
  await notifyMany(
    tx,
    kind,
    sql`select distinct named as organisation_id, left(${title}::text, 200) as title,
        ${`/desk/meetings/problems/${problemId}`}::text as link
      from problem p cross join unnest(array[p.lead_id, p.raised_by_id] || p.cooperating_ids) named
      where p.id = ${problemId}::uuid and named is not null and named is distinct from ${own}::uuid`,
  );
}

/** Raises a problem in a region; those who are asked are told. */
export async function raiseProblem(
  actor: Actor,
  input: RaiseProblemInput,
): Promise<{ problemId: string }> {
  const { regionCode } = input;
  if (actor.kind !== "staff") throw forbidden();
  if (!canRaise(actor, regionCode)) throw notFound("地区");
  return write(actor, { action: "problem.raise", key: input.key }, async (tx) => {
    await requireUnits(tx, [input.leadId, ...input.cooperatingIds], regionCode);
    const problemId = newId();
    await tx.count(sql`
      insert into problem (id, region_code, carrier_code, title, detail, asks, raised_by_id,
        raised_by_name, lead_id, cooperating_ids, due_on, assignment_id, root_task_id)
      values (${problemId}, ${regionCode}, ${input.carrierCode}, ${input.title}, ${input.detail},
        ${input.asks}, ${actor.organisation.id}::uuid, ${actor.organisation.name},
        ${input.leadId}::uuid, ${input.cooperatingIds}::uuid[], ${input.dueOn}::date,
        ${input.assignmentId}::bigint, ${input.rootTaskId}::uuid)`);
    await addStep(tx, actor, { problemId, status: "open", text: `提出难题。${input.asks}` });
    const title = `${actor.organisation.name}提出难题“${input.title}”，请协调：${input.asks}`;
    await tellNamed(tx, actor, { problemId, kind: "problem.raised", title });
    await recordAudit(tx, actor, {
      ...{ action: "problem.raise", subjectType: "problem", subjectId: problemId, regionCode },
      after: { title: input.title, leadId: input.leadId, cooperating: input.cooperatingIds },
    });
    return { problemId };
  });
}

/** Adds what was done, and moves the problem where that is said; everybody named is told of a move. */
export async function stepProblem(
  actor: Actor,
  { problemId, version, text, to }: StepProblemInput,
): Promise<{ problemId: string }> {
  const problem = await getProblem(actor, problemId);
  if (!problem.may.step) throw forbidden("进展由办公室和所列单位填写");
  if (to && !problem.may.moves.includes(to)) {
    throw problem.version === version
      ? forbidden("这一步由办公室或提出单位办理")
      : conflict(MOVED_ON);
  }
  return write(actor, { action: "problem.step" }, async (tx) => {
    const isSolved = to === "solved";
    const changed = await tx.count(sql`
      update problem set version = version + 1, status = coalesce(${to}::problem_status, status),
        solved_at = case when ${to}::problem_status is null then solved_at
          when ${isSolved} then now() end
      where id = ${problemId}::uuid and version = ${version}`);
    if (changed === 0) throw conflict(MOVED_ON);
    await addStep(tx, actor, { problemId, status: to ?? problem.status, text });
    const word = to ? `：${PROBLEM_STATUS_LABELS[to]}` : "有新进展";
    const title = `难题“${problem.title}”${word}。${text}`;
    await tellNamed(tx, actor, { problemId, kind: "problem.moved", title });
    await recordAudit(tx, actor, {
      ...{ action: "problem.step", subjectType: "problem", subjectId: problemId },
      regionCode: problem.regionCode,
      before: { status: problem.status },
      after: { status: to ?? problem.status, text },
    });
    return { problemId };
  });
}

/** Says who leads, who cooperates and by when; only the office, while the problem waits. */
export async function nameProblem(
  actor: Actor,
  { problemId, version, leadId, cooperatingIds, dueOn }: NameProblemInput,
): Promise<{ problemId: string }> {
  const problem = await getProblem(actor, problemId);
  if (!problem.may.name) throw forbidden("牵头、配合单位和时限由本级办公室确定");
  return write(actor, { action: "problem.name" }, async (tx) => {
    await requireUnits(tx, [leadId, ...cooperatingIds], problem.regionCode);
    const changed = await tx.count(sql`
      update problem set lead_id = ${leadId}::uuid, cooperating_ids = ${cooperatingIds}::uuid[],
        due_on = ${dueOn}::date, version = version + 1
      where id = ${problemId}::uuid and version = ${version}`);
    if (changed === 0) throw conflict(MOVED_ON);
    const named = await tx.row<{ lead: string | null }>(
      sql`select name as lead from organisation where id = ${leadId}::uuid`,
    );
    const text = `确定牵头单位：${named?.lead ?? "待定"}；配合单位 ${cooperatingIds.length} 家${dueOn ? `；${dueOn} 前办理` : ""}`;
    await addStep(tx, actor, { problemId, status: problem.status, text });
    const title = `难题“${problem.title}”：${text}`;
    await tellNamed(tx, actor, { problemId, kind: "problem.named", title });
    await recordAudit(tx, actor, {
      ...{ action: "problem.name", subjectType: "problem", subjectId: problemId },
      regionCode: problem.regionCode,
      before: { leadId: problem.leadId, dueOn: problem.dueOn },
      after: { leadId, cooperatingIds, dueOn },
    });
    return { problemId };
  });
}
