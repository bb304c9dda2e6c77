import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Carried } from "@/lib/domain/boundaries/reshaping/commands";
import type { Reshaped } from "@/lib/domain/boundaries/reshaping/types";
import type { Seating } from "@/lib/domain/boundaries/seating/types";
import type { PeopleFate } from "@/lib/domain/boundaries/types";
import type { Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

interface Step {
  reshaped: Reshaped;
  seating: Seating;
  carried: Carried;
  people: PeopleFate;
}

/** Rights and duties that changed. */
export interface RightsDone {
  accounts: number;
  grants: number;
  duties: number;
}

/** The same place under a new code: every right and duty over it goes on. */
async function recode(tx: Tx, { reshaped }: Step): Promise<RightsDone> {
  const pairs = sql`jsonb_to_recordset(${JSON.stringify(reshaped.same)}::jsonb) as p("code" text, "newCode" text)`;
  const grants = await tx.count(
    sql`update role_grant g set region_code = p."newCode" from ${pairs} where g.region_code = p."code"`,
  );
  const duties = await tx.count(
    sql`update lead_duty d set region_code = p."newCode" from ${pairs} where d.region_code = p."code"`,
  );
  return { accounts: 0, grants, duties };
}

/** Ended places and the one that takes each: without those that only changed their code. */
function takers({ reshaped }: Step): { code: string; taker: string }[] {
  const same = new Set(reshaped.same.map(({ code }) => code));
  return reshaped.ended
    .filter(({ code }) => !same.has(code))
    .map(({ code, successors }) => ({ code, taker: successors[0] ?? code }));
}

function valid(alias: string, { day }: Carried): Statement {
  const row = sql.raw(alias);
  return sql`(${row}.valid_to is null or ${row}.valid_to > ${day}::date)`;
}

/** Accounts of ended organisations: into the successor, or disabled with their sessions and rights. */
async function settleAccounts(
  tx: Tx,
  { seating, carried, people }: Step,
): Promise<Pick<RightsDone, "accounts" | "grants">> {
  const ended = JSON.stringify(seating.ended);
  const endings = sql`jsonb_to_recordset(${ended}::jsonb) as e("id" uuid, "successorId" uuid)`;
  const follows = people === "follow" ? sql`e."successorId" is not null` : sql`false`;
  const moved = await tx.count(sql`
    update account set organisation_id = e."successorId", version = version + 1
    from ${endings} where account.organisation_id = e."id" and ${follows}`);
  const disabled = await tx.rows<{ id: string }>(sql`
    update account set status = 'disabled', version = version + 1
    from ${endings} where account.organisation_id = e."id" and account.status = 'active'
    returning account.id`);
  const ids = disabled.map(({ id }) => id);
  await tx.count(sql`update session set ended_at = now(), end_reason = 'organisation_closed'
    where account_id = any (${ids}::uuid[]) and ended_at is null`);
  const grants =
    await tx.count(sql`update role_grant g set valid_to = greatest(${carried.day}::date, g.valid_from)
    where g.account_id = any (${ids}::uuid[]) and ${valid("g", carried)}`);
  await tx.count(sql`update role_grant g set organisation_id = e."successorId"
    from ${endings} where g.organisation_id = e."id" and e."successorId" is not null`);
  return { accounts: moved + disabled.length, grants };
}

const OWN_ROLES = sql`g.role in ('reporter', 'unit_head')`;

/**
 * Rights over places that ended. Who only enters for the own organisation goes with it. Rights over the place
 * end, unless the change says that they follow: then they are over the place that took it.
 */
async function settleGrants(tx: Tx, step: Step): Promise<number> {
  const { carried, people } = step;
  const follows = people === "follow";
  const pairs = sql`jsonb_to_recordset(${JSON.stringify(takers(step))}::jsonb) as p(code text, taker text)`;
  const own = await tx.count(sql`
    update role_grant g set region_code = o.region_code,
      may_enter_for = g.may_enter_for and ${follows}::boolean
    from ${pairs}, account a join organisation o on o.id = a.organisation_id
    where g.region_code = p.code and a.id = g.account_id and ${OWN_ROLES} and ${valid("g", carried)}
      and o.region_code <> p.code`);
  const over = follows
    ? await tx.count(sql`update role_grant g set region_code = p.taker from ${pairs}
        where g.region_code = p.code and ${valid("g", carried)}`)
    : await tx.count(sql`update role_grant g set valid_to = greatest(${carried.day}::date, g.valid_from)
        from ${pairs} where g.region_code = p.code and ${valid("g", carried)}`);
  return own + over;
}

/**
 * Duties of ended organisations and in ended places: to the successor and the place that took it, unless
 * somebody leads the carrier there already, or the same organisation has the same duty; then they end.
 */
async function settleDuties(tx: Tx, step: Step): Promise<number> {
  const { carried, seating } = step;
  const pairs = JSON.stringify(takers(step));
  const ended = JSON.stringify(seating.ended);
  return tx.count(sql`
    with touched as (
      select d.id, d.carrier_code, d.role, coalesce(p.taker, d.region_code) as region_code,
        coalesce(e."successorId", d.organisation_id) as organisation_id,
        row_number() over (partition by d.carrier_code, coalesce(p.taker, d.region_code),
          case when d.role = 'lead' then 'lead'
            else d.role::text || coalesce(e."successorId", d.organisation_id)::text end
          order by d.valid_from, d.id) as rank,
        e."id" is not null and e."successorId" is null as is_over
      from lead_duty d
      left join jsonb_to_recordset(${pairs}::jsonb) as p(code text, taker text) on p.code = d.region_code
      left join jsonb_to_recordset(${ended}::jsonb) as e("id" uuid, "successorId" uuid)
        on e."id" = d.organisation_id
      where (p.code is not null or e."id" is not null) and ${valid("d", carried)}
    ), decided as (
      select t.*, t.is_over or t.rank > 1 or exists (
        select 1 from lead_duty other where other.id not in (select id from touched)
          and other.region_code = t.region_code and other.carrier_code = t.carrier_code
          and other.role = t.role and ${valid("other", carried)}
          and (t.role = 'lead' or other.organisation_id = t.organisation_id)) as ends
      from touched t
    )
    update lead_duty d set
      region_code = case when decided.ends then d.region_code else decided.region_code end,
      organisation_id = case when decided.ends then d.organisation_id else decided.organisation_id end,
      valid_to = case when decided.ends then greatest(${carried.day}::date, d.valid_from) else d.valid_to end
    from decided where decided.id = d.id`);
}

/** Who moves away no longer leads where somebody else does: without another lead the change is not carried out. */
async function leaveDuties(tx: Tx, { seating, carried }: Step): Promise<number> {
  return tx.count(sql`
    update lead_duty d set valid_to = greatest(${carried.day}::date, d.valid_from)
    from jsonb_to_recordset(${JSON.stringify(seating.moved)}::jsonb) as m("id" uuid, "regionCode" text)
    where d.organisation_id = m."id" and d.region_code <> m."regionCode" and d.role = 'lead'
      and ${valid("d", carried)} and exists (
        select 1 from lead_duty other where other.region_code = d.region_code
          and other.carrier_code = d.carrier_code and other.role = 'lead'
          and other.organisation_id <> d.organisation_id and ${valid("other", carried)})`);
}

/** Rights, duties and accounts after a change. Never gives anybody more than the change says. */
export async function settleRights(_actor: Actor, tx: Tx, step: Step): Promise<RightsDone> {
  const same = await recode(tx, step);
  const settled = await settleAccounts(tx, step);
  const grants = settled.grants + (await settleGrants(tx, step));
  const duties = (await settleDuties(tx, step)) + (await leaveDuties(tx, step));
  return {
    accounts: settled.accounts,
    grants: same.grants + grants,
    duties: same.duties + duties,
  };
}
