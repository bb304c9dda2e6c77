import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { insertClauses } from "./clauses/commands";
import { proposeClauses } from "./clauses/rules";
import { canManage } from "./policy";
import { getPolicy } from "./queries";
import { typedLines } from "./reading/rules";
import { wrongFacts } from "./rules";
import type { DraftPolicyInput, EditPolicyInput, PolicyStepInput } from "./schema";
import type { PolicyDetail, PolicyRights } from "./types";

const MOVED_ON = "这份文件刚被他人修改，请刷新页面查看最新内容后再操作";

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

/** A step of a document on the version that the person saw. */
export interface PolicyStep {
  action: string;
  right: keyof PolicyRights;
  /** What the step sets besides the version. */
  changes: Statement;
  after: unknown;
  /** What else the step does in its transaction, before the document itself changes. */
  before?: (tx: Tx, document: PolicyDetail) => Promise<void>;
  /** What the step does in its transaction once the document itself has changed. */
  afterwards?: (tx: Tx, document: PolicyDetail) => Promise<void>;
}

/** Takes a step where the actor has the right to it; a conflict where somebody was faster. */
export async function takePolicyStep(
  actor: Actor,
  input: PolicyStepInput,
  step: PolicyStep,
): Promise<{ code: string }> {
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
    await step.afterwards?.(tx, document);
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
  return takePolicyStep(actor, input, {
    action: "policy.edit",
    right: "edit",
    changes: sql`title = ${facts.title}, number = ${facts.number}, publisher = ${facts.publisher},
      published_on = ${facts.publishedOn}, summary = ${facts.summary}, kind = ${facts.kind},
      region_code = ${facts.regionCode}, carrier_code = ${facts.carrierCode},
      parent_code = ${PARENT(facts)}`,
    after: facts,
  });
}
