import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import type { Tx } from "@/lib/platform/db";
import { currentRequestId } from "@/lib/platform/log";
import { sql } from "@/lib/platform/sql";
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

/** Writes the audit entry of a change into the transaction that makes it. */
export async function recordAudit(tx: Tx, actor: Actor, facts: AuditFacts): Promise<void> {
  const staff = actor.kind === "staff" ? actor : undefined;
  const content: AuditContent = {
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
  await tx.count(sql`
    insert into audit_entry (at, actor_kind, account_id, actor_name, organisation_id, action,
      subject_type, subject_id, region_code, before, after, request_id, digest)
    values (${content.at}, ${content.actorKind}, ${content.accountId}, ${content.actorName},
      ${content.organisationId}, ${content.action}, ${content.subjectType}, ${content.subjectId},
      ${content.regionCode}, ${json(content.before)}, ${json(content.after)},
      ${currentRequestId() ?? null}, ${auditDigest(content)})`);
}

// Through JSON once, so that the digest is of what the column will hold.
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
