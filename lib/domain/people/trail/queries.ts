import "server-only";
import type { Actor } from "@/lib/access/actor";
import { unsealedTail } from "@/lib/access/audit-chain";
import { type Reach, regionsWithin, requireReaches } from "@/lib/access/reach";
import type { ListTrailInput } from "@/lib/domain/people/trail/schema";
import type { ChainState, TrailEntry, TrailPage } from "@/lib/domain/people/trail/types";
import { row, rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { startOfDay } from "@/lib/shared/dates";

const PAGE_SIZE = 50;
const DAY_LENGTH = 86_400_000;

const UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

const SUBJECT_NAME = sql`case
  when e.subject_type = 'account' and e.subject_id ~ ${UUID}
    then (select a.name || '（' || a.login || '）' from account a where a.id = e.subject_id::uuid)
  when e.subject_type = 'organisation' and e.subject_id ~ ${UUID}
    then (select named.name from organisation named where named.id = e.subject_id::uuid) end`;

// Entries without a region tell of the platform itself: every audit administrator may read them.
function within(reaches: readonly Reach[]): Statement {
  return sql`(e.region_code is null or exists (
    select 1 from region r where r.code = e.region_code and ${regionsWithin(reaches, "r")}))`;
}

function filters({ from, until, actor, subject, action, before }: ListTrailInput): Statement {
  const conditions: Statement[] = [];
  if (from) conditions.push(sql`e.at >= ${startOfDay(from)}`);
  if (until) {
    conditions.push(sql`e.at < ${new Date(startOfDay(until).getTime() + DAY_LENGTH)}`);
  }
  if (actor) {
    conditions.push(sql`(e.actor_name = ${actor} or e.account_id in (
      select id from account where login = ${actor.toLowerCase()} or name = ${actor}))`);
  }
  if (subject) conditions.push(sql`(e.subject_id = ${subject} or e.subject_type = ${subject})`);
  if (action) conditions.push(sql`(e.action = ${action} or e.action like ${action} || '.%')`);
  if (before) conditions.push(sql`e.id < ${before}::bigint`);
  return sql.and(conditions);
}

/** The audit trail within reach, newest first. */
export async function listTrail(actor: Actor, input: ListTrailInput): Promise<TrailPage> {
  const reaches = await requireReaches(actor, "audit.read");
  const found = await rows<TrailEntry>(sql`
    select e.id, e.at, e.actor_name as "actorName", o.name as "organisationName", e.action,
      e.subject_type as "subjectType", e.subject_id as "subjectId", place.name as "regionName",
      ${SUBJECT_NAME} as "subjectName", e.before, e.after, e.request_id as "requestId", e.digest, s.position::float8 as position
    from audit_entry e left join audit_seal s on s.entry_id = e.id
    left join organisation o on o.id = e.organisation_id
    left join region place on place.code = e.region_code
    where ${within(reaches)} and ${filters(input)}
    order by e.id desc limit ${PAGE_SIZE + 1}`);
  const entries = found.slice(0, PAGE_SIZE);
  return { entries, next: found.length > PAGE_SIZE ? (entries.at(-1)?.id ?? null) : null };
}

/** How far the chain is sealed, and how much waits. */
export async function getChainState(actor: Actor): Promise<ChainState> {
  await requireReaches(actor, "audit.read");
  const [head, tail] = await Promise.all([
    row<{ position: number; hash: string; sealedAt: Date }>(sql`
      select position::float8 as position, hash, sealed_at as "sealedAt" from audit_seal
      order by position desc limit 1`),
    unsealedTail(),
  ]);
  return {
    sealed: head?.position ?? 0,
    sealedAt: head?.sealedAt ?? null,
    headHash: head?.hash ?? null,
    unsealed: tail.unsealed,
    unsealedSeconds: tail.seconds,
  };
}
