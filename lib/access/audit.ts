import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import type { Tx } from "@/lib/platform/db";
import { currentRequestId } from "@/lib/platform/log";
import { type Statement, sql } from "@/lib/platform/sql";
import { canonicalJson, sha256 } from "@/lib/shared/hash";

/** One thing that changed: what was done to which record, and its facts before and after. */
export interface AuditFacts {
  /** noun.verb, e.g. report.submit */
  action: string;
  subjectType: string;
  subjectId: string;
  regionCode?: string | null;
  before?: unknown;
  after?: unknown;
}

/** The content that an entry's digest covers, in one fixed form. */
export interface AuditContent {
  actorKind: string;
  accountId: string | null;
  actorName: string;
  organisationId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  regionCode: string | null;
  before: unknown;
  after: unknown;
  at: string;
}

/** Hex SHA-256 over an entry's content: what the chain protects. */
export function auditDigest(content: AuditContent): string {
  return sha256(canonicalJson(content));
}

function contentOf(actor: Actor, facts: AuditFacts): AuditContent {
  const staff = actor.kind === "staff" ? actor : undefined;
  return {
    actorKind: actor.kind,
    accountId: staff?.accountId ?? null,
    actorName: actorName(actor),
    organisationId: staff?.organisation.id ?? null,
    action: facts.action,
    subjectType: facts.subjectType,
    subjectId: facts.subjectId,
    regionCode: facts.regionCode ?? staff?.organisation.regionCode ?? null,
    before: plain(facts.before),
    after: plain(facts.after),
    at: new Date().toISOString(),
  };
}

/** The audit entry of a change as a part of the statement that makes it: one for each row of `from`. */
export function auditInsert(actor: Actor, facts: AuditFacts, from: Statement): Statement {
  const content = contentOf(actor, facts);
  return sql`
    insert into audit_entry (at, actor_kind, account_id, actor_name, organisation_id, action,
      subject_type, subject_id, region_code, before, after, request_id, digest)
    select ${content.at}::timestamptz, ${content.actorKind}::text, ${content.accountId}::uuid,
      ${content.actorName}::text, ${content.organisationId}::uuid, ${content.action}::text,
      ${content.subjectType}::text, ${content.subjectId}::text, ${content.regionCode}::text,
      ${json(content.before)}::jsonb, ${json(content.after)}::jsonb,
      ${currentRequestId() ?? null}::text, ${auditDigest(content)}::text
    from ${from}`;
}

const ONCE = sql`(select 1) once`;

/** Writes the audit entry of a change into the transaction that makes it. */
export async function recordAudit(tx: Tx, actor: Actor, facts: AuditFacts): Promise<void> {
  await tx.count(auditInsert(actor, facts, ONCE));
}

// Through JSON once, so that the digest is of what the column will hold.
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
