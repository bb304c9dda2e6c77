import "server-only";
import type { Actor } from "@/lib/access/actor";
import { isDeskPath } from "@/lib/access/page-headers";
import { type PendingSession, pendingSession } from "@/lib/access/session";
import { TODAY } from "@/lib/access/today";
import { enrolmentAddress } from "@/lib/domain/people/sign-in/rules";
import type { Enrolment, SigningAccount } from "@/lib/domain/people/sign-in/types";
import { decrypt } from "@/lib/platform/crypto";
import { row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError, notFound } from "@/lib/platform/errors";
import type { Role } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";

const ADMINISTRATORS: readonly Role[] = ["sys_admin", "sec_admin", "audit_admin"];

async function signingAccount(condition: Statement): Promise<SigningAccount | null> {
  const found = await row<SigningAccount>(sql`
    select a.id as "accountId", a.login, a.name, a.is_example as "isExample", a.status,
      a.password_hash as "passwordHash", a.must_change_password as "mustChangePassword",
      a.totp_secret as "totpSecret", a.totp_enrolled_at is not null as "hasEnrolled",
      json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'level', o.level,
        'regionCode', o.region_code, 'nodeCode', o.node_code, 'townshipCode', o.township_code,
        'line', o.line) as organisation,
      coalesce((
        select json_agg(distinct g.role) from role_grant g
        where g.account_id = a.id and (g.valid_to is null
          or g.valid_to > ${TODAY})), '[]'::json) as roles
    from account a join organisation o on o.id = a.organisation_id
    where ${condition}`);
  return found ?? null;
}

/** The account of a sign-in name, or null. Who asks is still unknown: only signing in may use it. */
export async function findSigningAccount(
  _actor: Actor,
  login: string,
): Promise<SigningAccount | null> {
  return signingAccount(sql`a.login = ${login}`);
}

/** The half-finished sign-in that stands at a step; throws `unauthenticated` when there is none. */
export async function requirePending(
  _actor: Actor,
  stage: PendingSession["stage"],
): Promise<{ session: PendingSession; account: SigningAccount }> {
  const session = await pendingSession();
  const account = session && (await signingAccount(sql`a.id = ${session.accountId}::uuid`));
  if (!session || session.stage !== stage || !account) {
    throw new AppError("unauthenticated", "登录已过期，请从登录页重新开始");
  }
  return { session, account };
}

/** What the enrolment page shows of a half-finished sign-in; `not_found` once it is enrolled. */
export async function getEnrolment(actor: Actor): Promise<Enrolment> {
  const { account } = await requirePending(actor, "totp");
  if (account.hasEnrolled || !account.totpSecret) throw notFound("绑定页面");
  const secret = decrypt(account.totpSecret, account.accountId);
  return { login: account.login, secret, address: enrolmentAddress(secret, account.login) };
}

/** True where demonstration accounts go without a code: never among real accounts in production. */
export async function mayExamplesSkipCode(_actor: Actor): Promise<boolean> {
  if (!env().DEMO_SKIP_TOTP) return false;
  if (env().NODE_ENV !== "production") return true;
  const found = await row<{ on: boolean }>(
    sql`select value->>'state' in ('loading', 'complete') as on
      from setting where key = 'demonstration'`,
  );
  return found?.on ?? false;
}

/** Where a person begins after signing in. */
export function homePath(account: { roles: readonly Role[] }, next: string | undefined): string {
  if (next && isDeskPath(next)) return next;
  const onlyAdministers =
    account.roles.length > 0 && account.roles.every((role) => ADMINISTRATORS.includes(role));
  return onlyAdministers ? "/desk/admin" : "/desk/today";
}
