import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { candidatesFor, lockAssessing } from "@/lib/domain/cases/assessing/commands";
import { getCaseToSelect } from "@/lib/domain/cases/commands";
import type { ReplaceAssessorInput } from "@/lib/domain/cases/replacing/schema";
import { drawOrder } from "@/lib/domain/cases/rules";
import { notify } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

interface Drawn {
  id: string;
  accountId: string;
  name: string;
}

async function holdUngiven(
  tx: Tx,
  { caseId, ordinal }: ReplaceAssessorInput,
): Promise<Drawn & { otherIds: string[] }> {
  const found = await tx.row<Drawn & { otherIds: string[] }>(sql`
    select s.id, s.account_id as "accountId", s.name, array(select a.organisation_id::text
      from case_assessment x join account a on a.id = x.account_id
      where x.case_id = s.case_id and x.id <> s.id) as "otherIds"
    from case_assessment s where s.case_id = ${caseId}::uuid and s.ordinal = ${ordinal}
      and s.given_at is null for update of s`);
  if (!found) throw conflict("这名评审员已经评分，不能再换；请刷新页面核对");
  return found;
}

/**
 * Puts the next one of the drawn order in the place of an assessor who has not scored: ill, gone, or to be
 * recused. The reason stays with the case; whoever was replaced is not drawn for it again and finds it no more.
 */
export async function replaceAssessor(
  actor: Actor,
  input: ReplaceAssessorInput,
): Promise<{ caseId: string }> {
  await requireReaches(actor, "case.select");
  const found = await getCaseToSelect(actor, input.caseId);
  return write(actor, { action: "case.replace_assessor" }, async (tx) => {
    await lockAssessing(tx, input);
    const { id, accountId, name, otherIds } = await holdUngiven(tx, input);
    const inOrder = drawOrder(await candidatesFor(tx, actor, found.id), found.seed ?? "");
    const next = inOrder.find(({ organisationId }) => !otherIds.includes(organisationId));
    if (!next) throw conflict("没有其他外地评审员可抽取，请先请安全管理员增加外地评审员");
    await tx.count(sql`
      update case_assessment set account_id = ${next.accountId}::uuid, name = ${next.name},
        drawn_at = now() where id = ${id}::uuid`);
    const replaced = JSON.stringify([{ accountId, name, reason: input.reason }]);
    await tx.count(sql`
      update model_case set replaced_assessors = replaced_assessors || ${replaced}::jsonb,
        version = version + 1 where id = ${found.id}::uuid`);
    await notify(tx, {
      ...{ organisationId: next.organisationId, accountId: next.accountId, kind: "case.drawn" },
      ...{ title: `请评审：${found.title}`, link: `/desk/cases/${found.id}` },
    });
    await recordAudit(tx, actor, {
      action: "case.replace_assessor",
      subjectType: "case",
      subjectId: found.id,
      regionCode: found.regionCode,
      before: { assessor: name },
      after: { assessor: next.name, reason: input.reason },
    });
    return { caseId: found.id };
  });
}
