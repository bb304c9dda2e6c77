import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { correctClauses } from "../corrections/rules";
import { getPolicy } from "../queries";
import { typedLines } from "../reading/rules";
import { proposeClauses } from "./rules";
import type { CorrectClausesInput, ReadTextInput } from "./schema";
import type { ClauseText } from "./types";

const MOVED_ON = "条款刚被他人修改。您的改动还在本页，请另开一页查看最新内容，核对后再保存";

/** Stores the clauses of a document that has none. */
export async function insertClauses(
  tx: Tx,
  code: string,
  clauses: readonly ClauseText[],
): Promise<void> {
  await tx.count(sql`
    insert into policy_clause (id, document_code, position, number, heading, text)
    select one.id, ${code}, one.position, one.number, nullif(one.heading, ''), one.text
    from unnest(${clauses.map(() => newId())}::uuid[], ${clauses.map((_, at) => at + 1)}::int[],
      ${clauses.map((clause) => clause.number)}::text[],
      ${clauses.map((clause) => clause.heading)}::text[],
      ${clauses.map((clause) => clause.text)}::text[])
      as one (id, position, number, heading, text)`);
}

/** Puts clauses in place of a draft's own, if it is still the version that the person saw. */
export async function replaceClauses(
  tx: Tx,
  draft: { code: string; version: number },
  clauses: readonly ClauseText[],
): Promise<void> {
  const held = await tx.count(sql`
    update policy_document set version = version + 1
    where code = ${draft.code} and status = 'draft' and version = ${draft.version}`);
  if (held === 0) throw conflict(MOVED_ON);
  await tx.count(sql`delete from policy_clause where document_code = ${draft.code}`);
  await insertClauses(tx, draft.code, clauses);
}

interface Storing {
  action: string;
  code: string;
  version: number;
  clauses: readonly ClauseText[];
}

async function store(actor: Actor, { action, code, version, clauses }: Storing): Promise<void> {
  const document = await getPolicy(actor, code);
  if (!document.can.edit) throw forbidden();
  await write(actor, { action }, async (tx) => {
    await replaceClauses(tx, { code, version }, clauses);
    await recordAudit(tx, actor, {
      action,
      subjectType: "policy_document",
      subjectId: code,
      regionCode: document.regionCode,
      before: { clauses: document.clauses.length },
      after: { clauses: clauses.length },
    });
  });
}

/** What came of a press: the draft's new version and the row to look at; done when only kept. */
export interface CorrectedClauses {
  code: string;
  version: number;
  at: number | null;
  isDone: boolean;
}

/** Keeps the clauses as they stand in the form, after the one correction that was pressed. */
export async function correctPolicyClauses(
  actor: Actor,
  { code, version, clauses, correction }: CorrectClausesInput,
): Promise<CorrectedClauses> {
  const corrected = correctClauses(clauses, correction);
  if (!corrected && correction.kind === "split") {
    throw invalid({ [`text.${correction.at}`]: "请在要拆分的地方按回车换行，再点“拆分”" });
  }
  if (!corrected) throw invalid({ form: "这一条前面没有可以合并的条款" });
  await store(actor, { action: "policy.correct_clauses", code, version, clauses: corrected });
  const at = "at" in correction ? Math.min(correction.at, corrected.length - 1) : null;
  return { code, version: version + 1, at, isDone: correction.kind === "keep" };
}

/** Proposes clauses anew from text that is typed or pasted, in place of those there are. */
export async function readPolicyText(
  actor: Actor,
  { code, version, text }: ReadTextInput,
): Promise<Pick<CorrectedClauses, "code" | "version">> {
  const clauses = proposeClauses(typedLines(text));
  await store(actor, { action: "policy.read_text", code, version, clauses });
  return { code, version: version + 1 };
}
