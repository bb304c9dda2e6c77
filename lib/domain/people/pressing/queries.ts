import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { accountsLookedAfter, accountsWithin } from "@/lib/domain/people/accounts/policy";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

const COUNTED = 200;

/** How many accounts that the actor looks after cannot sign in for too many wrong tries, up to 200. */
export async function countLockedOut(actor: Actor): Promise<number> {
  const managed = await requireReaches(actor, "account.manage");
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from (
      select distinct a.id from sign_in_attempt t
      join account a on t.login in (a.login, a.login || '#code')
      join organisation o on o.id = a.organisation_id
      where t.locked_until > now() and a.status = 'active' and ${accountsLookedAfter(actor, managed)}
      limit ${COUNTED}) locked`);
  return found?.count ?? 0;
}

/** How many active accounts in reach hold no right today, up to 200: they can sign in and do nothing. */
export async function countWithoutRights(actor: Actor): Promise<number> {
  const reaches = await requireReaches(actor, "grant.manage");
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from account a join organisation o on o.id = a.organisation_id
      where a.status = 'active' and ${accountsWithin(reaches)} and not exists (
        select 1 from role_grant g where g.account_id = a.id
          and (g.valid_to is null or g.valid_to > ${TODAY}))
      limit ${COUNTED}) idle`);
  return found?.count ?? 0;
}
