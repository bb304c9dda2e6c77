import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { type Reach, regionsWithin, requireReaches } from "@/lib/access/reach";
import { endSessionsOf } from "@/lib/access/session";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { accountsWithin } from "@/lib/domain/people/accounts/policy";
import { grantFaults } from "@/lib/domain/people/grants/rules";
import type { AddGrantInput, EndGrantInput } from "@/lib/domain/people/grants/schema";
import { sqlState, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import type { RegionLevel, Role } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const UNIQUE_VIOLATION = "23505";

interface Receiver {
  name: string;
  login: string;
  hasLine: boolean;
}

/** Whose account it is, locked so that two administrators do not add rights that exclude each other. */
async function lockReceiver(
  tx: Tx,
  accountId: string,
  reaches: readonly Reach[],
): Promise<Receiver & { heldRoles: Role[] }> {
  const receiver = await tx.row<Receiver>(sql`
    select a.name, a.login, o.line is not null as "hasLine"
    from account a join organisation o on o.id = a.organisation_id
    where a.id = ${accountId}::uuid and ${accountsWithin(reaches)} for update of a`);
  if (!receiver) throw notFound("账号");
  const held = await tx.rows<{ role: Role }>(sql`
    select distinct role from role_grant
    where account_id = ${accountId}::uuid and (valid_to is null or valid_to > ${TODAY})`);
  return { ...receiver, heldRoles: held.map(({ role }) => role) };
}

async function regionLevel(tx: Tx, code: string, reaches: readonly Reach[]): Promise<RegionLevel> {
  const region = await tx.row<{ level: RegionLevel }>(sql`
    select r.level from region r where r.code = ${code} and ${regionsWithin(reaches, "r")}`);
  if (!region) {
    throw invalid({ regionCode: "没有找到该地区，或不在您可以授权的范围内，请重新选择" });
  }
  return region.level;
}

async function requireCarrier(tx: Tx, code: string | null): Promise<void> {
  if (!code) return;
  const found = await tx.row(sql`select 1 from carrier where code = ${code}`);
  if (!found) throw invalid({ carrierCode: "没有这个载体，请重新选择" });
}

function requireOther(actor: Actor, accountId: string): void {
  if (actor.kind !== "staff" || actor.accountId !== accountId) return;
  throw forbidden("不能给自己授权或收回自己的权限，请由另一位安全管理员办理");
}

async function insertGrant(tx: Tx, actor: Actor, input: AddGrantInput): Promise<string> {
  const id = newId();
  const grantedBy = actor.kind === "staff" ? actor.accountId : null;
  await tx.count(sql`
    insert into role_grant (id, account_id, role, region_code, carrier_code, may_enter_for,
      valid_from, valid_to, granted_by_id)
    values (${id}, ${input.accountId}, ${input.role}, ${input.regionCode}, ${input.carrierCode},
      ${input.mayEnterFor}, coalesce(${input.validFrom}::date, ${TODAY}),
      ${input.validUntil}::date + 1, ${grantedBy})`);
  return id;
}

/**
 * Gives an account a right within the giver's own reach, and ends its sessions so that the next sign-in
 * meets what the right asks for. Throws `invalid` by field where the right does not fit.
 */
export async function addGrant(actor: Actor, input: AddGrantInput): Promise<{ grantId: string }> {
  const reaches = await requireReaches(actor, "grant.manage");
  requireOther(actor, input.accountId);
  if (input.validFrom && input.validUntil && input.validUntil < input.validFrom) {
    throw invalid({ validUntil: "截止日期早于起始日期，请改正" });
  }
  try {
    return await write(actor, { action: "grant.add" }, async (tx) => {
      const receiver = await lockReceiver(tx, input.accountId, reaches);
      const level = await regionLevel(tx, input.regionCode, reaches);
      await requireCarrier(tx, input.carrierCode);
      const faults = grantFaults({ ...input, ...receiver, regionLevel: level });
      if (Object.keys(faults).length > 0) throw invalid(faults);
      const grantId = await insertGrant(tx, actor, input);
      const endedSessions = await endSessionsOf(tx, input.accountId, "rights_changed");
      const { accountId, ...right } = input;
      await recordAudit(tx, actor, {
        action: "grant.add",
        subjectType: "account",
        subjectId: accountId,
        regionCode: input.regionCode,
        after: { grantId, login: receiver.login, ...right, endedSessions },
      });
      return { grantId };
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw invalid({ role: "此账号已有或曾有管理员角色，一个账号只能担任一种管理员，请另建账号" });
  }
}

interface Ended {
  accountId: string;
  role: Role;
  regionCode: string;
  carrierCode: string | null;
}

async function endWithin(tx: Tx, grantId: string, reaches: readonly Reach[]): Promise<Ended> {
  const found = await tx.row<Ended & { isOpen: boolean }>(sql`
    select g.account_id as "accountId", g.role, g.region_code as "regionCode",
      g.carrier_code as "carrierCode", (g.valid_to is null or g.valid_to > ${TODAY}) as "isOpen"
    from role_grant g join region r on r.code = g.region_code
    join account a on a.id = g.account_id join organisation o on o.id = a.organisation_id
    where g.id = ${grantId}::uuid and ${regionsWithin(reaches, "r")} and ${accountsWithin(reaches)}`);
  if (!found) throw notFound("授权");
  const ended = await tx.count(sql`
    update role_grant set valid_to = greatest(${TODAY}, valid_from)
    where id = ${grantId}::uuid and (valid_to is null or valid_to > ${TODAY})`);
  if (ended === 0) throw conflict("此授权已经结束，请刷新页面查看");
  return found;
}

/** Ends a right as of today, and the sessions of the account at once. */
export async function endGrant(actor: Actor, input: EndGrantInput): Promise<{ accountId: string }> {
  const reaches = await requireReaches(actor, "grant.manage");
  return write(actor, { action: "grant.end" }, async (tx) => {
    const { accountId, ...right } = await endWithin(tx, input.grantId, reaches);
    requireOther(actor, accountId);
    const endedSessions = await endSessionsOf(tx, accountId, "rights_changed");
    await recordAudit(tx, actor, {
      action: "grant.end",
      subjectType: "account",
      subjectId: accountId,
      regionCode: right.regionCode,
      before: { grantId: input.grantId, ...right },
      after: { endedSessions },
    });
    return { accountId };
  });
}
