import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { listAdoptionsToCheck } from "@/lib/domain/cases/adopting/queries";
import { freezeFigures } from "@/lib/domain/cases/figures/queries";
import { getCase } from "@/lib/domain/cases/queries";
import type { AdoptInput, CheckAdoptionInput } from "@/lib/domain/cases/schema";
import { handOverCase } from "@/lib/domain/cases/showing/commands";
import { notify } from "@/lib/domain/notifications/commands";
import { getPublished } from "@/lib/domain/publications/queries";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** Only a published case can be copied, and not by whoever wrote it. */
async function requireCopyable(tx: Tx, caseId: string, organisationId: string): Promise<string> {
  const found = await tx.row<{ organisationId: string; regionCode: string }>(sql`
    select organisation_id as "organisationId", region_code as "regionCode"
    from model_case where id = ${caseId}::uuid and status = 'selected'`);
  if (!found) throw notFound("案例");
  if (found.organisationId === organisationId) throw forbidden("本单位自己的做法不用登记学用");
  return found.regionCode;
}

async function requireTeacher(tx: Tx, { caseId, parentId }: AdoptInput, organisationId: string) {
  if (!parentId) return;
  const found = await tx.row(sql`
    select 1 from case_adoption where id = ${parentId}::uuid and case_id = ${caseId}::uuid
      and status = 'checked' and organisation_id <> ${organisationId}::uuid`);
  if (!found) throw invalid({ parentId: "请选择已公布的学用单位，或选择“直接学自原单位”" });
}

/** 我们学了这个做法: reports, or corrects after a return, what the own organisation adapted and what came of it. */
export async function reportAdoption(actor: Actor, input: AdoptInput): Promise<{ caseId: string }> {
  await requireReaches(actor, "case.submit");
  if (actor.kind !== "staff") throw forbidden();
  const { caseId, adoptedOn, adapted, result, version } = input;
  await getPublished(actor, "case", caseId);
  const figures = JSON.stringify(await freezeFigures(actor, input.figures));
  const organisationId = actor.organisation.id;
  return write(actor, { action: "case.adopt" }, async (tx) => {
    const regionCode = await requireCopyable(tx, caseId, organisationId);
    await requireTeacher(tx, input, organisationId);
    const id = newId();
    const kept = await tx.row<{ id: string }>(sql`
      insert into case_adoption as held (id, case_id, parent_id, organisation_id, adopted_on, adapted,
        result, figures, reported_by_id, reported_by_name, is_example)
      values (${id}, ${caseId}::uuid, ${input.parentId || null}::uuid, ${organisationId}::uuid,
        ${adoptedOn}::date, ${adapted}, ${result}, ${figures}::jsonb, ${actor.accountId}::uuid,
        ${actorName(actor)}, ${actor.isExample})
      on conflict (case_id, organisation_id) do update set parent_id = excluded.parent_id,
        adopted_on = excluded.adopted_on, adapted = excluded.adapted, result = excluded.result,
        figures = excluded.figures, status = 'reported', reported_at = now(), reason = null,
        reported_by_id = excluded.reported_by_id, reported_by_name = excluded.reported_by_name,
        version = held.version + 1
      where held.status = 'returned' and held.version = ${version ?? 0}
      returning id`);
    if (!kept) throw conflict("本单位已经登记过学用这个做法，请刷新页面查看");
    await recordAudit(tx, actor, {
      action: "case.adopt",
      subjectType: "case_adoption",
      subjectId: kept.id,
      regionCode,
      after: { caseId, adoptedOn },
    });
    return { caseId };
  });
}

/**
 * Finds the result of an adoption to hold, or returns it with the reason. A checked one goes to the public as a
 * new revision of the case.
 */
export async function checkAdoption(
  actor: Actor,
  { adoptionId, version, decision, reason }: CheckAdoptionInput,
): Promise<{ caseId: string }> {
  await requireReaches(actor, "case.select");
  const waiting = await listAdoptionsToCheck(actor);
  const one = waiting.find(({ id }) => id === adoptionId);
  if (!one) throw notFound("学用登记");
  const found = await getCase(actor, one.caseId);
  const status = decision === "check" ? "checked" : "returned";
  return write(actor, { action: "case.check_adoption" }, async (tx) => {
    const changed = await tx.count(sql`
      update case_adoption set status = ${status}, reason = ${reason || null}, checked_at = now(),
        checked_by_name = ${actorName(actor)}, version = version + 1
      where id = ${adoptionId}::uuid and version = ${version} and status = 'reported'`);
    if (changed === 0) throw conflict("这条学用登记刚被他人处理，请刷新页面核对");
    if (decision === "check") await handOverCase(tx, actor, found.id);
    await recordAudit(tx, actor, {
      action: "case.check_adoption",
      subjectType: "case_adoption",
      subjectId: adoptionId,
      regionCode: found.regionCode,
      after: { status, reason },
    });
    await notify(tx, {
      organisationId: one.organisationId,
      kind: "case.adoption_checked",
      title: `学用登记${decision === "check" ? "已核对" : "被退回"}：${found.title}`,
      link: `/desk/cases/adopt/${found.id}`,
    });
    return { caseId: found.id };
  });
}
