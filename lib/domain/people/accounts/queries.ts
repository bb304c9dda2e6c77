import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb, reachesFor, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { accountsLookedAfter, accountsWithin } from "@/lib/domain/people/accounts/policy";
import type { ListAccountsInput } from "@/lib/domain/people/accounts/schema";
import type {
  AccountDetail,
  AccountRow,
  GrantRow,
  Paged,
} from "@/lib/domain/people/accounts/types";
import { readContact } from "@/lib/platform/contacts";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const PAGE_SIZE = 30;

/** The names above a region, from the city down, e.g. 襄阳市 南漳县. */
const PLACE = sql`(
  select string_agg(above.name, ' ' order by length(above.path)) from region above
  where above.level <> 'province' and r.path like above.path || '%'
    and above.code = any (string_to_array(rtrim(r.path, '/'), '/')))`;

// By two characters of the person, the sign-in name or the organisation.
function matches(q: string): Statement {
  return sql`a.id in (
    select id from account where search_bigrams(name || ' ' || login) @@ search_query(${q})
    union
    select member.id from account member join organisation named on named.id = member.organisation_id
    where search_bigrams(named.name) @@ search_query(${q}))`;
}

function filters(input: ListAccountsInput): Statement {
  const { q, status, role, organisation } = input;
  const conditions: Statement[] = [];
  if (q) conditions.push(matches(q));
  if (status) conditions.push(sql`a.status = ${status}::account_status`);
  if (organisation) conditions.push(sql`a.organisation_id = ${organisation}::uuid`);
  if (role) {
    conditions.push(sql`exists (select 1 from role_grant held where held.account_id = a.id
      and held.role::text = ${role} and (held.valid_to is null or held.valid_to > ${TODAY}))`);
  }
  return sql.and(conditions);
}

/** A page of the accounts within reach, by sign-in name. */
export async function listAccounts(
  actor: Actor,
  input: ListAccountsInput,
): Promise<Paged<AccountRow>> {
  const reaches = await requireReaches(actor, "account.read");
  const where = sql`${accountsWithin(reaches)} and ${filters(input)}`;
  const from = sql`from account a join organisation o on o.id = a.organisation_id`;
  const [counted, found] = await Promise.all([
    row<{ total: number }>(sql`select count(*)::int as total ${from} where ${where}`),
    rows<AccountRow>(sql`
      select a.id, a.login, a.name, a.status, a.is_example as "isExample",
        o.name as "organisationName", ${PLACE} as place,
        array(select distinct held.role::text from role_grant held where held.account_id = a.id
          and (held.valid_to is null or held.valid_to > ${TODAY}) order by 1) as roles
      ${from} join region r on r.code = o.region_code
      where ${where} order by a.login
      limit ${PAGE_SIZE} offset ${(input.page - 1) * PAGE_SIZE}`),
  ]);
  const total = counted?.total ?? 0;
  return { rows: found, total, page: input.page, pageCount: Math.ceil(total / PAGE_SIZE) };
}

async function grantsOf(accountId: string): Promise<GrantRow[]> {
  return rows<GrantRow>(sql`
    select g.id, g.role, g.region_code as "regionCode", r.name as "regionName",
      c.name as "carrierName", o.name as "organisationName", g.may_enter_for as "mayEnterFor",
      g.valid_from as "validFrom", g.valid_to as "validTo",
      case when g.valid_to <= ${TODAY} then 'ended' when g.valid_from > ${TODAY} then 'future'
        else 'current' end as state
    from role_grant g join region r on r.code = g.region_code
    left join carrier c on c.code = g.carrier_code
    left join organisation o on o.id = g.organisation_id
    where g.account_id = ${accountId}::uuid
    order by g.valid_to is not null, g.valid_from desc, g.id`);
}

/** One account within reach; `not_found` outside it. */
export async function getAccount(actor: Actor, accountId: string): Promise<AccountDetail> {
  if (!isId(accountId)) throw notFound("账号");
  const [readable, managed] = await Promise.all([
    requireReaches(actor, "account.read"),
    reachesFor(actor, "account.manage"),
  ]);
  const found = await row<Omit<AccountDetail, "grants" | "mayGrant">>(sql`
    select a.id, a.login, a.name, a.phone, a.status, a.is_example as "isExample", a.version,
      a.must_change_password as "mustChangePassword", a.totp_enrolled_at is not null as "hasCode",
      exists (select 1 from sign_in_attempt t where t.login in (a.login, a.login || '#code')
        and t.locked_until > now()) as "isPaused",
      (select count(*)::int from session s where s.account_id = a.id and s.ended_at is null
        and s.expires_at > now() and s.stage = 'full') as "openSessions",
      json_build_object('id', o.id, 'name', o.name, 'regionCode', o.region_code, 'place', ${PLACE})
        as organisation,
      ${accountsLookedAfter(actor, managed)} as "mayManage"
    from account a join organisation o on o.id = a.organisation_id
    join region r on r.code = o.region_code
    where a.id = ${accountId}::uuid and ${accountsWithin(readable)}`);
  if (!found) throw notFound("账号");
  const isOwn = actor.kind === "staff" && actor.accountId === accountId;
  return {
    ...found,
    phone: readContact(found.phone, accountId),
    grants: await grantsOf(accountId),
    mayGrant: hasVerb(actor, "grant.manage") && !isOwn,
  };
}
