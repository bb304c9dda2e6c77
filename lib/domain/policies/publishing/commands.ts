import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { sqlState, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { insertClauses } from "../clauses/commands";
import { takePolicyStep } from "../commands";
import { missingClauseParts } from "../corrections/rules";
import { getPolicy } from "../queries";
import { publishingProblem } from "../rules";
import type { PolicyStepInput } from "../schema";
import type { PolicyDetail } from "../types";

const MOVED_ON = "这份文件刚被他人修改，请刷新页面查看最新内容后再操作";
const UNIQUE_VIOLATION = "23505";

async function supersede(tx: Tx, { code, supersedes }: PolicyDetail): Promise<void> {
  if (!supersedes) return;
  const changed = await tx.count(sql`
    update policy_document set status = 'superseded', version = version + 1
    where code = ${supersedes.code} and status = 'published'`);
  if (changed === 0) throw conflict("要代替的文件已经不在发布状态，请刷新页面查看");
  // What carried out the old text carries out the new one.
  await tx.count(sql`update policy_document set parent_code = ${code}
    where parent_code = ${supersedes.code} and status <> 'superseded'`);
}

/** Publishes a draft: from now on its clauses stand. The document that it supersedes steps back. */
export async function publishPolicy(
  actor: Actor,
  input: PolicyStepInput,
): Promise<{ code: string }> {
  const document = await getPolicy(actor, input.code);
  const missing = Object.values(missingClauseParts(document.clauses));
  const problem = publishingProblem(document.kind, document.clauseCount);
  if (missing.length > 0)
    throw invalid({ form: `有 ${missing.length} 条没有填完整：${missing[0]}` });
  if (problem) throw invalid({ form: problem });
  try {
    return await takePolicyStep(actor, input, {
      action: "policy.publish",
      right: "publish",
      changes: sql`status = 'published', published_at = now()`,
      after: { status: "published", clauses: document.clauseCount },
      before: supersede,
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw conflict("本地区已有一份发布的同类意见。请打开那一份，用“修订”录入新文本");
  }
}

async function requireUncited(tx: Tx, { code }: PolicyDetail): Promise<void> {
  const cited = await tx.row(sql`
    select 1 from task_citation c join policy_clause p on p.id = c.policy_clause_id
    where p.document_code = ${code} limit 1`);
  if (cited) throw conflict("已有任务引用这份文件的条款，不能撤回。需要更正请用“修订”");
}

/** Lets the text that a withdrawn one had superseded hold again, with what carries it out. */
async function restore(tx: Tx, actor: Actor, { code, supersedes }: PolicyDetail): Promise<void> {
  if (!supersedes) return;
  const restored = await tx.row<{ title: string; regionCode: string | null }>(sql`
    update policy_document set status = 'published', version = version + 1
    where code = ${supersedes.code} and status = 'superseded'
    returning title, region_code as "regionCode"`);
  if (!restored) throw conflict(MOVED_ON);
  await tx.count(sql`update policy_document set parent_code = ${supersedes.code}
    where parent_code = ${code} and status <> 'superseded'`);
  await recordAudit(tx, actor, {
    action: "policy.restore",
    subjectType: "policy_document",
    subjectId: supersedes.code,
    regionCode: restored.regionCode,
    before: { status: "superseded", title: restored.title },
    after: { status: "published" },
  });
}

/** Takes a published document that no task cites back into draft; the text before it holds again. */
export async function withdrawPolicy(
  actor: Actor,
  input: PolicyStepInput,
): Promise<{ code: string }> {
  try {
    return await takePolicyStep(actor, input, {
      action: "policy.withdraw",
      right: "withdraw",
      changes: sql`status = 'draft', published_at = null`,
      after: { status: "draft" },
      before: requireUncited,
      afterwards: (tx, document) => restore(tx, actor, document),
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw conflict("原来的文本不能恢复：本地区已有另一份发布的同类意见，请先撤回那一份");
  }
}

/** Begins a corrected text: a draft with the same facts, file and clauses that will supersede this one. */
export async function revisePolicy(
  actor: Actor,
  input: PolicyStepInput,
): Promise<{ code: string }> {
  const document = await getPolicy(actor, input.code);
  if (document.version !== input.version) throw conflict(MOVED_ON);
  if (!document.can.revise) throw forbidden();
  const code = newId();
  return write(actor, { action: "policy.revise", key: input.key }, async (tx) => {
    await tx.rows(sql`select 1 from policy_document where code = ${document.code} for update`);
    const begun = await tx.row(sql`select 1 from policy_document
      where supersedes_code = ${document.code} and status = 'draft'`);
    if (begun) throw conflict("已有同事在修订这份文件，请在“草稿”里找到后继续");
    await tx.count(sql`
      insert into policy_document (code, title, number, publisher, published_on, summary, kind,
        region_code, carrier_code, parent_code, status, position, is_example, file_name,
        file_sha256, file_type, file_size, reading_note, supersedes_code)
      select ${code}, title, number, publisher, published_on, summary, kind, region_code,
        carrier_code, parent_code, 'draft', position, is_example, file_name, file_sha256,
        file_type, file_size, reading_note, code
      from policy_document where code = ${document.code}`);
    await insertClauses(tx, code, document.clauses);
    await recordAudit(tx, actor, {
      action: "policy.revise",
      subjectType: "policy_document",
      subjectId: code,
      regionCode: document.regionCode,
      after: { supersedes: document.code, clauses: document.clauses.length },
    });
    return { code };
  });
}

/** Removes a draft; what it said stays in the audit trail. */
export async function discardPolicy(
  actor: Actor,
  input: PolicyStepInput,
): Promise<{ code: string }> {
  const document = await getPolicy(actor, input.code);
  if (document.version !== input.version) throw conflict(MOVED_ON);
  if (!document.can.discard) throw forbidden();
  const { title, number, kind, clauses } = document;
  return write(actor, { action: "policy.discard", key: input.key }, async (tx) => {
    const held = await tx.row(sql`select 1 from policy_document where code = ${document.code}
      and status = 'draft' and version = ${input.version} for update`);
    if (!held) throw conflict(MOVED_ON);
    await tx.count(sql`delete from policy_clause where document_code = ${document.code}`);
    await tx.count(sql`delete from policy_document where code = ${document.code}`);
    await recordAudit(tx, actor, {
      action: "policy.discard",
      subjectType: "policy_document",
      subjectId: document.code,
      regionCode: document.regionCode,
      before: { title, number, kind, clauses },
    });
    return { code: document.code };
  });
}
