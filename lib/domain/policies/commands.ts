import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { row, sqlState, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { insertClauses } from "./clauses/commands";
import { proposeClauses } from "./clauses/rules";
import { missingClauseParts } from "./corrections/rules";
import { canManage } from "./policy";
import { getPolicy } from "./queries";
import { typedLines } from "./reading/rules";
import { publishingProblem, wrongFacts } from "./rules";
import type { DraftPolicyInput, EditPolicyInput, PolicyStepInput } from "./schema";
import type { PolicyDetail, PolicyRights } from "./types";

const MOVED_ON = "这份文件刚被他人修改，请刷新页面查看最新内容后再操作";
const UNIQUE_VIOLATION = "23505";

type Facts = Pick<
  DraftPolicyInput,
  | "title"
  | "number"
  | "publisher"
  | "publishedOn"
  | "summary"
  | "kind"
  | "regionCode"
  | "carrierCode"
  | "parentCode"
>;

function factsOf(input: Facts): Facts {
  const { title, number, publisher, publishedOn, summary, kind } = input;
  const { regionCode, carrierCode, parentCode } = input;
  return {
    ...{ title, number, publisher, publishedOn, summary, kind },
    ...{ regionCode, carrierCode, parentCode },
  };
}

/** Refuses facts that contradict each other or lie outside what the actor files. */
async function requireFacts(actor: Actor, facts: Facts): Promise<void> {
  const wrong = wrongFacts(facts);
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
  const found = await row<{ subs: string[]; isCarrier: boolean; isParent: boolean }>(sql`
    select array(select code from carrier where parent_code = ${facts.carrierCode}) as subs,
      (${facts.carrierCode}::text is null
        or exists (select 1 from carrier where code = ${facts.carrierCode})) as "isCarrier",
      (${facts.parentCode}::text is null or exists (select 1 from policy_document d
        where d.code = ${facts.parentCode} and d.status = 'published')) as "isParent"`);
  if (!found?.isCarrier) throw invalid({ carrierCode: "没有这个载体，请重新选择" });
  if (!found.isParent) throw invalid({ parentCode: "上位文件已不在，请重新选择" });
  const { regionCode, carrierCode } = facts;
  if (!canManage(actor, { regionCode, carrierCode, subCarrierCodes: found.subs })) {
    throw forbidden("您只能录入本地区、本载体的文件；总意见由本级领导小组办公室录入");
  }
}

// An implementing opinion carries out its region's opinion unless it says otherwise.
const PARENT = (facts: Facts): Statement => sql`coalesce(${facts.parentCode}::text,
  case when ${facts.kind} = 'implementing' then (select up.code from policy_document up
    where up.region_code = ${facts.regionCode} and up.kind = 'opinion'
      and up.status = 'published') end)`;

async function insertDraft(tx: Tx, code: string, facts: Facts): Promise<void> {
  await tx.count(sql`
    insert into policy_document (code, title, number, publisher, published_on, summary, kind,
      region_code, carrier_code, parent_code, status, position)
    values (${code}, ${facts.title}, ${facts.number}, ${facts.publisher}, ${facts.publishedOn},
      ${facts.summary}, ${facts.kind}, ${facts.regionCode}, ${facts.carrierCode}, ${PARENT(facts)},
      'draft', (select coalesce(max(position), 0) + 1 from policy_document))`);
}

/** Files a new document as a draft; clauses are proposed from the text where one is given. */
export async function draftPolicy(
  actor: Actor,
  input: DraftPolicyInput,
): Promise<{ code: string }> {
  const facts = factsOf(input);
  await requireFacts(actor, facts);
  const code = newId();
  const clauses = proposeClauses(typedLines(input.text));
  return write(actor, { action: "policy.draft", key: input.key }, async (tx) => {
    await insertDraft(tx, code, facts);
    await insertClauses(tx, code, clauses);
    await recordAudit(tx, actor, {
      action: "policy.draft",
      subjectType: "policy_document",
      subjectId: code,
      regionCode: facts.regionCode,
      after: { ...facts, clauses: clauses.length },
    });
    return { code };
  });
}

interface Step {
  action: string;
  right: keyof PolicyRights;
  /** What the step sets besides the version. */
  changes: Statement;
  after: unknown;
  /** What else the step does in its transaction, before the document itself changes. */
  before?: (tx: Tx, document: PolicyDetail) => Promise<void>;
}

async function takeStep(actor: Actor, input: PolicyStepInput, step: Step) {
  const document = await getPolicy(actor, input.code);
  if (document.version !== input.version) throw conflict(MOVED_ON);
  if (!document.can[step.right]) throw forbidden();
  return write(actor, { action: step.action, key: input.key }, async (tx) => {
    await step.before?.(tx, document);
    const changed = await tx.count(sql`
      update policy_document set ${step.changes}, version = version + 1
      where code = ${document.code} and status = ${document.status}
        and version = ${input.version}`);
    if (changed === 0) throw conflict(MOVED_ON);
    await recordAudit(tx, actor, {
      action: step.action,
      subjectType: "policy_document",
      subjectId: document.code,
      regionCode: document.regionCode,
      before: { status: document.status, title: document.title },
      after: step.after,
    });
    return { code: document.code };
  });
}

/** Changes what a draft says about itself. */
export async function editPolicy(actor: Actor, input: EditPolicyInput): Promise<{ code: string }> {
  const facts = factsOf(input);
  await requireFacts(actor, facts);
  return takeStep(actor, input, {
    action: "policy.edit",
    right: "edit",
    changes: sql`title = ${facts.title}, number = ${facts.number}, publisher = ${facts.publisher},
      published_on = ${facts.publishedOn}, summary = ${facts.summary}, kind = ${facts.kind},
      region_code = ${facts.regionCode}, carrier_code = ${facts.carrierCode},
      parent_code = ${PARENT(facts)}`,
    after: facts,
  });
}

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
    return await takeStep(actor, input, {
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

/** Takes a published document that no task cites back into draft. */
export async function withdrawPolicy(
  actor: Actor,
  input: PolicyStepInput,
): Promise<{ code: string }> {
  return takeStep(actor, input, {
    action: "policy.withdraw",
    right: "withdraw",
    changes: sql`status = 'draft', published_at = null`,
    after: { status: "draft" },
    before: requireUncited,
  });
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
