import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { carryOut } from "@/lib/domain/boundaries/carrying/commands";
import { readPlan, requireWithin } from "@/lib/domain/boundaries/drafts/queries";
import { weigh } from "@/lib/domain/boundaries/obstacles/queries";
import { previewPlan } from "@/lib/domain/boundaries/previews/queries";
import { changesSeen, getChange } from "@/lib/domain/boundaries/queries";
import { STEPS, subjectsOf } from "@/lib/domain/boundaries/rules";
import type { ChangeStepInput, DraftChangeInput } from "@/lib/domain/boundaries/schema";
import type { ChangeDetail, Plan } from "@/lib/domain/boundaries/types";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

/** The region beneath which a plan happens, and a title that says what it is. */
async function described(plan: Plan): Promise<{ regionCode: string; title: string }> {
  const key =
    plan.subject === "region" ? (plan.kind === "merge" ? plan.codes[0] : plan.code) : null;
  const id = plan.subject === "region" ? null : plan.kind === "merge" ? plan.intoId : plan.id;
  const found = key
    ? await row<{ code: string; name: string }>(
        sql`select code, name from region where code = ${key}`,
      )
    : await row<{ code: string; name: string }>(
        sql`select region_code as code, name from organisation where id = ${id}::uuid`,
      );
  const name = found?.name ?? "";
  return { regionCode: found?.code ?? "", title: titleOf(plan, name) };
}

function titleOf(plan: Plan, name: string): string {
  if (plan.kind === "rename") return `${name}更名为${plan.name}`;
  if (plan.kind === "move") return plan.subject === "region" ? `${name}划转` : `${name}迁移`;
  if (plan.kind === "split") return `${name}拆分`;
  return plan.subject === "region" ? `${plan.into.name}合并` : `${name}合并`;
}

async function requireDay(day: Day): Promise<void> {
  const found = await row<{ past: boolean }>(sql`select ${day}::date < ${TODAY} as past`);
  if (found?.past) throw invalid({ effectiveOn: "生效日期已经过去，请选今天或以后的日子" });
}

async function setSubjects(tx: Tx, changeId: string, plan: Plan): Promise<void> {
  await tx.count(sql`delete from boundary_subject where change_id = ${changeId}::uuid`);
  await tx.count(sql`insert into boundary_subject (change_id, subject)
    select ${changeId}::uuid, unnest(${subjectsOf(plan)}::text[])`);
}

/** Drafts a change, or edits a draft. Nothing happens yet; a plan that cannot be carried out can be kept. */
export async function draftChange(
  actor: Actor,
  input: DraftChangeInput,
): Promise<{ changeId: string }> {
  const plan = await readPlan(actor, input);
  await requireDay(input.effectiveOn);
  const { regionCode, title } = await described(plan);
  const facts = { title: input.title ?? title, basis: input.basis, effectiveOn: input.effectiveOn };
  const seen = await changesSeen(actor);
  const id = input.changeId ?? newId();
  return write(actor, { action: "boundary.draft", key: input.key }, async (tx) => {
    const changed = input.changeId
      ? await tx.count(sql`
          update boundary_change c set kind = ${plan.kind}::boundary_change_kind,
            subject = ${plan.subject}, region_code = ${regionCode}, title = ${facts.title},
            basis = ${facts.basis}, effective_on = ${facts.effectiveOn}::date,
            plan = ${JSON.stringify(plan)}::jsonb, version = c.version + 1
          where c.id = ${id}::uuid and c.status = 'draft' and c.version = ${input.version ?? 0} and ${seen}`)
      : await tx.count(sql`
          insert into boundary_change (id, kind, subject, region_code, title, basis, effective_on, plan,
            drafted_by_name)
          values (${id}, ${plan.kind}::boundary_change_kind, ${plan.subject}, ${regionCode},
            ${facts.title}, ${facts.basis}, ${facts.effectiveOn}::date, ${JSON.stringify(plan)}::jsonb,
            ${actorName(actor)})`);
    if (changed === 0) throw conflict("这份草稿刚被他人修改或已经安排生效，请刷新页面后再办理");
    await setSubjects(tx, id, plan);
    await recordAudit(tx, actor, {
      action: input.changeId ? "boundary.edit" : "boundary.draft",
      subjectType: "boundary_change",
      subjectId: id,
      regionCode,
      after: { ...facts, plan },
    });
    return { changeId: id };
  });
}

async function stepOn(
  actor: Actor,
  { changeId, version }: ChangeStepInput,
  step: (typeof STEPS)["draft"][number],
): Promise<ChangeDetail> {
  const change = await getChange(actor, changeId);
  if (change.version !== version || !STEPS[change.status].includes(step)) {
    throw conflict("这项调整刚被他人办理过，请刷新页面查看最新状态");
  }
  await requireWithin(actor, change.plan);
  return change;
}

/**
 * Orders a draft for its day; where that is today, it is carried out at once. Throws `conflict` with all that
 * stands in the way.
 */
export async function planChange(
  actor: Actor,
  input: ChangeStepInput,
): Promise<{ changeId: string }> {
  const { plan, effectiveOn } = await stepOn(actor, input, "plan");
  await requireDay(effectiveOn);
  const { changeId } = input;
  const accountId = actor.kind === "staff" ? actor.accountId : null;
  return write(actor, { action: "boundary.plan" }, async (tx) => {
    await tx.row(sql`select pg_advisory_xact_lock(hashtext('boundary_change'))`);
    const ordered = { plan, day: effectiveOn, changeId };
    const { conflicts } = await weigh(actor, tx, ordered);
    if (conflicts.length > 0) throw conflict(conflicts.join("；"));
    const preview = await previewPlan(actor, tx, ordered);
    const planned = await tx.row<{ today: boolean; regionCode: string }>(sql`
      update boundary_change c set status = 'planned', planned_at = now(), planned_by_id = ${accountId},
        planned_by_name = ${actorName(actor)}, preview = ${JSON.stringify(preview.counts)}::jsonb,
        version = c.version + 1
      where c.id = ${changeId}::uuid and c.status = 'draft' and c.version = ${input.version}
      returning c.effective_on = ${TODAY} as today, c.region_code as "regionCode"`);
    if (!planned) throw conflict("这项调整刚被他人办理过，请刷新页面查看最新状态");
    await recordAudit(tx, actor, {
      action: "boundary.plan",
      subjectType: "boundary_change",
      subjectId: changeId,
      regionCode: planned.regionCode,
      after: { effectiveOn, preview: preview.counts },
    });
    if (planned.today) await carryOut(actor, tx, changeId);
    return { changeId };
  });
}

/** Takes back what was ordered and has not taken effect. */
export async function revokeChange(
  actor: Actor,
  input: ChangeStepInput,
): Promise<{ changeId: string }> {
  await stepOn(actor, input, "revoke");
  return write(actor, { action: "boundary.revoke" }, async (tx) => {
    const revoked = await tx.row<{ regionCode: string }>(sql`
      update boundary_change set status = 'revoked', revoked_at = now(),
        revoked_by_name = ${actorName(actor)}, version = version + 1
      where id = ${input.changeId}::uuid and status = 'planned' and version = ${input.version}
      returning region_code as "regionCode"`);
    if (!revoked) throw conflict("这项调整已经生效或撤销，请刷新页面查看最新状态");
    await recordAudit(tx, actor, {
      action: "boundary.revoke",
      subjectType: "boundary_change",
      subjectId: input.changeId,
      regionCode: revoked.regionCode,
    });
    return { changeId: input.changeId };
  });
}

/** Removes a draft. */
export async function discardChange(
  actor: Actor,
  input: ChangeStepInput,
): Promise<{ changeId: string }> {
  const { plan, title } = await stepOn(actor, input, "discard");
  return write(actor, { action: "boundary.discard" }, async (tx) => {
    const removed = await tx.row<{ regionCode: string }>(sql`
      delete from boundary_change where id = ${input.changeId}::uuid and status = 'draft'
        and version = ${input.version} returning region_code as "regionCode"`);
    if (!removed) throw conflict("这份草稿刚被他人办理过，请刷新页面查看最新状态");
    await recordAudit(tx, actor, {
      action: "boundary.discard",
      subjectType: "boundary_change",
      subjectId: input.changeId,
      regionCode: removed.regionCode,
      before: { title, plan },
    });
    return { changeId: input.changeId };
  });
}
