import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { lockAssessing } from "@/lib/domain/cases/assessing/commands";
import { getCaseToSelect, moveCase, tellOrganisation } from "@/lib/domain/cases/commands";
import { undecidedBecause } from "@/lib/domain/cases/rules";
import type { DecideCaseInput } from "@/lib/domain/cases/schema";
import { handOverCase } from "@/lib/domain/cases/showing/commands";
import { conflict, forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/**
 * Selects a case or not, with the reason, once its assessors are in and agree or were brought together. What
 * is selected is handed over to be checked and released.
 */
export async function decideCase(
  actor: Actor,
  { caseId, version, decision, reason }: DecideCaseInput,
): Promise<{ caseId: string }> {
  await requireReaches(actor, "case.select");
  const found = await getCaseToSelect(actor, caseId);
  if (found.assessments.some(({ isMine }) => isMine)) {
    throw forbidden("评审过这件案例的同志不作评选决定，请另一位同志办理");
  }
  return write(actor, { action: "case.decide" }, async (tx) => {
    const problem = undecidedBecause(await lockAssessing(tx, { caseId, version }));
    if (problem) throw conflict(problem);
    const set = sql`decided_at = now(), decided_by_name = ${actorName(actor)}, decision_reason = ${reason}`;
    await moveCase(tx, actor, { found, move: decision, version, set, reason });
    if (decision === "select") await handOverCase(tx, actor, caseId);
    const outcome = decision === "select" ? "入选" : "未入选";
    await tellOrganisation(tx, found, {
      kind: "case.decided",
      title: `案例评选结果（${outcome}）：${found.title}`,
    });
    return { caseId };
  });
}
