import type { StaffActor } from "@/lib/access/actor";
import { getCase } from "@/lib/domain/cases/queries";
import { draftCaseSchema } from "@/lib/domain/cases/schema";
import { decideCase } from "@/lib/domain/cases/selecting/commands";
import { checkPublication, releasePublication } from "@/lib/domain/publications/commands";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** The words of a case that can be submitted. */
export const TEXT = {
  background: "村里的账以前没有人看得懂，开会时总有人问钱花到哪里去了。",
  practice: "每月把收支改写成三栏大字贴在路口，院坝会上逐项念，当场回答，看不清的上门讲给老人听。",
  result: "问账的次数少了，写错的两笔支出由村民看出来，当场改了。",
};

/** What is sent to draft a case, with whatever else is given. */
export const form = (more: Record<string, unknown> = {}) =>
  draftCaseSchema.parse({
    form: "case",
    carrierCode: "village",
    title: "路口的账",
    ...TEXT,
    pictureIds: [],
    ...more,
  });

/** The version of a case as whoever looks sees it, for the next step. */
export const stepOf = async (who: StaffActor, caseId: string) => {
  const { version } = await getCase(who, caseId);
  return { caseId, version };
};

/** Scores of all four principles, the same for each. */
export const marks = (score: number) =>
  [1, 2, 3, 4].map((at) => ({ at, score: String(score), reason: "写明了出处" }));

/** Those of the given assessors who were drawn for a case, in the order of the drawing. */
export async function drawnFor(
  assessors: readonly StaffActor[],
  caseId: string,
): Promise<StaffActor[]> {
  const found = await rows<{ id: string }>(sql`
    select account_id as id from case_assessment where case_id = ${caseId}::uuid order by ordinal`);
  return found.flatMap(({ id }) => assessors.find(({ accountId }) => accountId === id) ?? []);
}

/** Selects a case or not. */
export const decide = async (who: StaffActor, caseId: string, decision: "select" | "decline") =>
  decideCase(who, { ...(await stepOf(who, caseId)), decision, reason: "说得清，学得会" });

/** Checks and releases the copy of a case that waits: by the second and the third of the offices. */
export async function release(offices: readonly StaffActor[], caseId: string): Promise<void> {
  const [, checker, releaser] = offices as [StaffActor, StaffActor, StaffActor];
  const found = await row<{ id: string; version: number }>(sql`
    select id, version from publication where subject_id = ${caseId}::uuid and status = 'submitted'`);
  const publicationId = found?.id ?? "";
  await checkPublication(checker, { publicationId, version: found?.version ?? 0 });
  await releasePublication(releaser, { publicationId, version: (found?.version ?? 0) + 1 });
}
