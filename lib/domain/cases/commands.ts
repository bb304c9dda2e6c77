import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { freezeFigures } from "@/lib/domain/cases/figures/queries";
import { ownOrganisation } from "@/lib/domain/cases/policy";
import { getCase } from "@/lib/domain/cases/queries";
import {
  beginningsOf,
  type CaseMove,
  endOf,
  missingParts,
  writingOf,
} from "@/lib/domain/cases/rules";
import type { CaseReasonInput, CaseStepInput, DraftCaseInput } from "@/lib/domain/cases/schema";
import { handOverCase } from "@/lib/domain/cases/showing/commands";
import type { CaseDetail } from "@/lib/domain/cases/types";
import { notify } from "@/lib/domain/notifications/commands";
import { requirePictures } from "@/lib/domain/pictures/queries";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const MOVED = "这件案例刚被他人处理，请刷新页面核对后再办";

/** Moves a case in the version that was shown, with its audit entry; throws `conflict` where it has moved on. */
export async function moveCase(
  tx: Tx,
  actor: Actor,
  step: { found: CaseDetail; move: CaseMove; version: number; set?: Statement; reason?: string },
): Promise<void> {
  const { found, move, version, reason } = step;
  const moved = await tx.count(sql`
    update model_case set ${sql.join([sql`status = ${endOf(move)}::case_status`, ...(step.set ? [step.set] : [])])},
      version = version + 1
    where id = ${found.id}::uuid and version = ${version}
      and status = any (${[...beginningsOf(move)]}::case_status[])`);
  if (moved === 0) throw conflict(MOVED);
  await recordAudit(tx, actor, {
    action: `case.${move}`,
    subjectType: "case",
    subjectId: found.id,
    regionCode: found.regionCode,
    before: { status: found.status },
    after: { status: endOf(move), title: found.title, reason },
  });
}

/** Tells the organisation of a case what became of it. */
export async function tellOrganisation(
  tx: Tx,
  found: Pick<CaseDetail, "id" | "organisationId">,
  told: { kind: string; title: string },
): Promise<void> {
  const { organisationId, id } = found;
  await notify(tx, { ...told, organisationId, link: `/desk/cases/${id}` });
}

/** One's own case; throws `forbidden` where it is somebody else's to move. */
export async function getOwnCase(actor: Actor, id: string): Promise<CaseDetail> {
  await requireReaches(actor, "case.submit");
  const found = await getCase(actor, id);
  if (!found.isOwn) throw forbidden("只有提交单位可以办理");
  return found;
}

async function columnsOf(actor: Actor, input: DraftCaseInput, kept: CaseDetail | null) {
  const figures = await freezeFigures(actor, input.figures);
  // A form that names no figure leaves those that were chosen before.
  const isKept = figures.length === 0 && input.keepFigures === "on";
  return sql`form = ${input.form}, carrier_code = ${input.carrierCode}, title = ${input.title},
    background = ${input.background}, practice = ${input.practice}, result = ${input.result},
    figures = ${JSON.stringify(isKept ? (kept?.figures ?? []) : figures)}::jsonb,
    picture_ids = ${input.pictureIds}::uuid[], policy_code = ${input.policyCode || null}`;
}

async function requireKnown(tx: Tx, { carrierCode, policyCode }: DraftCaseInput): Promise<void> {
  const known = await tx.row<{ carrier: boolean; policy: boolean }>(sql`
    select exists (select 1 from carrier where code = ${carrierCode}) as carrier,
      ${policyCode} = '' or exists (select 1 from policy_document where code = ${policyCode}) as policy`);
  if (!known?.carrier) throw invalid({ carrierCode: "请选择载体" });
  if (!known.policy) throw invalid({ policyCode: "没有这份文件，请从列表中选择" });
}

/** How the organisation writes in a case that is there; a selected one stays whole and keeps its carrier. */
function requireWriting(kept: CaseDetail, input: DraftCaseInput): "edit" | "amend" {
  const move = writingOf(kept.status);
  if (!move) throw conflict("这件案例正在评选，不能修改；需要修改时请评选单位退回");
  if (move === "edit") return move;
  if (input.carrierCode !== kept.carrierCode) {
    throw invalid({ carrierCode: "已经入选，载体不能再改" });
  }
  const missing = missingParts(input);
  if (Object.keys(missing).length > 0) throw invalid(missing);
  return move;
}

/**
 * Writes a draft of the actor's own organisation, a new one or one that is there. One that was selected is
 * amended, and handed over again to be checked and released.
 */
export async function draftCase(actor: Actor, input: DraftCaseInput): Promise<{ caseId: string }> {
  await requireReaches(actor, "case.submit");
  const organisationId = ownOrganisation(actor);
  if (actor.kind !== "staff" || !organisationId) throw forbidden();
  const kept = input.caseId ? await getOwnCase(actor, input.caseId) : null;
  const way = kept && requireWriting(kept, input);
  await requirePictures(actor, input.pictureIds, kept?.pictureIds);
  const columns = await columnsOf(actor, input, kept);
  return write(actor, { action: "case.edit" }, async (tx) => {
    await requireKnown(tx, input);
    if (kept && way) {
      const version = input.version ?? 0;
      await moveCase(tx, actor, { found: kept, move: way, version, set: columns });
      if (way === "amend") await handOverCase(tx, actor, kept.id);
      return { caseId: kept.id };
    }
    const caseId = newId();
    const { regionCode } = actor.organisation;
    await tx.count(sql`
      insert into model_case (id, form, year, organisation_id, region_code, carrier_code, title,
        background, practice, result, is_example, written_by_id, written_by_name)
      values (${caseId}, ${input.form}, extract(year from now() at time zone 'Asia/Shanghai'),
        ${organisationId}, ${regionCode}, ${input.carrierCode}, ${input.title}, '', '', '',
        ${actor.isExample}, ${actor.accountId}, ${actorName(actor)})`);
    await tx.count(sql`update model_case set ${columns} where id = ${caseId}::uuid`);
    await recordAudit(tx, actor, {
      action: "case.draft",
      subjectType: "case",
      subjectId: caseId,
      regionCode,
      after: { title: input.title, form: input.form },
    });
    return { caseId };
  });
}

/** Hands the case to whoever selects; throws `invalid` while a part is missing. */
export async function submitCase(
  actor: Actor,
  { caseId, version }: CaseStepInput,
): Promise<{ caseId: string }> {
  const found = await getOwnCase(actor, caseId);
  const missing = missingParts(found);
  if (Object.keys(missing).length > 0) {
    throw invalid(missing, `还不能提交：${Object.values(missing).join("；")}`);
  }
  return write(actor, { action: "case.submit" }, async (tx) => {
    const set = sql`submitted_at = now(), return_reason = null`;
    await moveCase(tx, actor, { found, move: "submit", version, set });
    return { caseId };
  });
}

/** Takes one's own case back before it is assessed. */
export async function withdrawCase(
  actor: Actor,
  { caseId, version }: CaseStepInput,
): Promise<{ caseId: string }> {
  const found = await getOwnCase(actor, caseId);
  return write(actor, { action: "case.withdraw" }, async (tx) => {
    await moveCase(tx, actor, { found, move: "withdraw", version });
    return { caseId };
  });
}

/** A case in the reach of a selector; throws `forbidden` for those who only read it. */
export async function getCaseToSelect(actor: Actor, id: string): Promise<CaseDetail> {
  const found = await getCase(actor, id);
  if (found.maySelect) return found;
  if (found.isOwn) throw forbidden("本单位的案例由其他单位评选，请联系上级牵头单位或办公室");
  throw notFound("案例");
}

/** Gives a submitted case back to be corrected, with the reason. */
export async function returnCase(
  actor: Actor,
  { caseId, version, reason }: CaseReasonInput,
): Promise<{ caseId: string }> {
  await requireReaches(actor, "case.select");
  const found = await getCaseToSelect(actor, caseId);
  return write(actor, { action: "case.return" }, async (tx) => {
    const set = sql`return_reason = ${reason}`;
    await moveCase(tx, actor, { found, move: "return", version, set, reason });
    await tellOrganisation(tx, found, {
      kind: "case.returned",
      title: `案例被退回修改：${found.title}`,
    });
    return { caseId };
  });
}
