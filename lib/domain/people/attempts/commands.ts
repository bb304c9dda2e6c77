import "server-only";
import {
  ADDRESS_LIMITS,
  type AttemptLimits,
  type Attempts,
  afterAttempt,
  minutesToWait,
  NAME_LIMITS,
} from "@/lib/domain/people/sign-in/rules";
import { hmacSm3, keyFor } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const EVERYWHERE = "*";

/**
 * What failures are counted under: the login of an account; where nobody has it, an HMAC of what was typed.
 * People type anything into a sign-in box, also what belongs to 12388, and what is typed there is not kept.
 */
export function attemptName(account: { login: string } | null, typed: string): string {
  return account?.login ?? `~${hmacSm3(typed, keyFor("sign-in name of nobody"))}`;
}

async function countAttempt(
  tx: Tx,
  who: { login: string; address: string },
  limits: AttemptLimits,
): Promise<Attempts> {
  // Taking the row first makes attempts of the same pair wait for one another.
  const found = await tx.row<Attempts & { now: Date }>(sql`
    insert into sign_in_attempt (login, address) values (${who.login}, ${who.address})
    on conflict (login, address) do update set login = excluded.login
    returning failures, last_at as "lastAt", locked_until as "lockedUntil", now() as now`);
  if (!found) throw new AppError("unavailable", "暂时无法登录，请稍后再试");
  const wait = minutesToWait(found, found.now);
  if (wait > 0) {
    throw new AppError("unavailable", `登录失败次数过多，已暂停，请 ${wait} 分钟后再试`);
  }
  const next = afterAttempt(found, found.now, limits);
  await tx.count(sql`
    update sign_in_attempt set failures = ${next.failures}, last_at = now(),
      locked_until = ${next.lockedUntil}
    where login = ${who.login} and address = ${who.address}`);
  return next;
}

/**
 * Counts an attempt as failed before it is checked, so that many at once do not slip through. Throws
 * `unavailable` with the minutes to wait while the name is paused, whether or not anybody has it.
 */
export async function reserveAttempt(tx: Tx, login: string, address: string): Promise<Attempts> {
  const attempts = await countAttempt(tx, { login, address }, ADDRESS_LIMITS);
  await countAttempt(tx, { login, address: EVERYWHERE }, NAME_LIMITS);
  return attempts;
}

/** Forgets the failures of a name from an address, after a success. */
export async function forgetAttempts(tx: Tx, login: string, address: string): Promise<void> {
  await tx.count(sql`
    delete from sign_in_attempt where login = ${login} and address in (${address}, ${EVERYWHERE})`);
}

/** Forgets every failure of a name, from whatever address, and tells how many addresses that were. */
export async function forgetAllAttempts(tx: Tx, login: string): Promise<number> {
  return tx.count(sql`
    delete from sign_in_attempt where login in (${login}, ${`${login}#code`})`);
}

/** Removes failures that are forgotten anyway, and what is left of sign-ins that ended long ago. */
export async function sweepSignIns(tx: Tx): Promise<void> {
  await tx.count(sql`delete from sign_in_attempt where last_at < now() - interval '2 days'`);
  await tx.count(sql`delete from session where expires_at < now() - interval '180 days'`);
}
