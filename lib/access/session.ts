import "server-only";
import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { cache } from "react";
import { ACTOR_FACTS, type ActorFacts } from "@/lib/access/account-actor";
import { type Actor, VISITOR } from "@/lib/access/actor";
import {
  openSessionCookie,
  type SessionCookie,
  sealSessionCookie,
  sessionCookieName,
} from "@/lib/access/cookie";
import { row, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { SessionStage } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";
import { sha256 } from "@/lib/shared/hash";

/** Minutes in which the steps after the password have to be taken. */
const PENDING_MINUTES = 10;

/** A session whose sign-in has not come to its end: it reaches nothing but the next step. */
export interface PendingSession {
  id: string;
  accountId: string;
  stage: Exclude<SessionStage, "full">;
}

/** Where a session was opened from, for the list of sessions and the audit trail. */
export interface SessionOrigin {
  address: string;
  agent: string;
}

function liveSession(id: string): Statement {
  return sql`
    select s.id, s.account_id, s.stage, s.last_seen_at from session s
    join account a on a.id = s.account_id
    where s.id = ${id} and s.ended_at is null and s.expires_at > now() and a.status = 'active'
      and s.last_seen_at > now() - make_interval(mins => ${env().SESSION_IDLE_MINUTES}::int)`;
}

// One statement: the session, its account, organisation, today's rights and those of colleagues on leave;
// its sign of life is written along, at most once a minute.
function actorOf(id: string): Statement {
  return sql`
    with live as materialized (${liveSession(id)}),
    touched as (
      update session set last_seen_at = now() from live
      where session.id = live.id and live.last_seen_at < now() - interval '1 minute')
    select ${ACTOR_FACTS}, live.id as "sessionId"
    from live join account a on a.id = live.account_id
    join organisation o on o.id = a.organisation_id
    where live.stage = 'full'`;
}

function idOf(identifier: string): string {
  return sha256(identifier);
}

/** The actor behind a cookie's value; a visitor when the session does not stand. */
export async function actorFromCookie(value: string | undefined): Promise<Actor> {
  const identifier = await openSessionCookie(value);
  if (!identifier) return VISITOR;
  const found = await row<ActorFacts & { sessionId: string }>(actorOf(idOf(identifier)));
  return found ? { kind: "staff", ...found } : VISITOR;
}

/** Who sends the running request, from the session table; read once per request. */
export const currentActor = cache(async (): Promise<Actor> => {
  const store = await cookies();
  return actorFromCookie(store.get(sessionCookieName())?.value);
});

/** The half-finished sign-in of the running request, or null. */
export async function pendingSession(): Promise<PendingSession | null> {
  const store = await cookies();
  const identifier = await openSessionCookie(store.get(sessionCookieName())?.value);
  if (!identifier) return null;
  const found = await row<PendingSession>(sql`
    select id, account_id as "accountId", stage from (${liveSession(idOf(identifier))}) live
    where stage <> 'full'`);
  return found ?? null;
}

/** Writes a session for an account and gives the cookie that carries it; tests and benches use it too. */
export async function mintSession(
  tx: Pick<Tx, "count">,
  account: { accountId: string; stage: SessionStage },
  origin: SessionOrigin = { address: "unknown", agent: "" },
): Promise<SessionCookie> {
  const identifier = randomBytes(32).toString("base64url");
  const minutes = account.stage === "full" ? env().SESSION_HOURS * 60 : PENDING_MINUTES;
  await tx.count(sql`
    insert into session (id, account_id, stage, address, agent, expires_at)
    values (${idOf(identifier)}, ${account.accountId}, ${account.stage}, ${origin.address},
      ${origin.agent}, now() + make_interval(mins => ${minutes}::int))`);
  return sealSessionCookie(identifier);
}

/** Hands a session's cookie to the browser: in actions and route handlers only. */
export async function giveCookie(cookie: SessionCookie): Promise<void> {
  const store = await cookies();
  store.set(cookie.name, cookie.value, cookie.options);
}

/** Takes the cookie back. The session itself is ended with `endSession`. */
export async function takeCookie(): Promise<void> {
  const store = await cookies();
  store.set(sessionCookieName(), "", { path: "/", maxAge: 0, httpOnly: true });
}

/** Ends one session. */
export async function endSession(tx: Pick<Tx, "count">, id: string, reason: string): Promise<void> {
  await tx.count(sql`
    update session set ended_at = now(), end_reason = ${reason}
    where id = ${id} and ended_at is null`);
}

/** Ends all sessions of an account at once, and tells how many there were. */
export async function endSessionsOf(
  tx: Pick<Tx, "count">,
  accountId: string,
  reason: string,
): Promise<number> {
  return tx.count(sql`
    update session set ended_at = now(), end_reason = ${reason}
    where account_id = ${accountId}::uuid and ended_at is null`);
}
