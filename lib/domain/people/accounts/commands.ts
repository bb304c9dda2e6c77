import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { organisationsBuilding } from "@/lib/access/building";
import { type Reach, requireReaches } from "@/lib/access/reach";
import { endSessionsOf } from "@/lib/access/session";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { accountsLookedAfter, accountsWithin } from "@/lib/domain/people/accounts/policy";
import { getAccount } from "@/lib/domain/people/accounts/queries";
import { firstRolesGivenBy, statusFault } from "@/lib/domain/people/accounts/rules";
import type {
  ChangeAccountInput,
  CreateAccountInput,
  EditAccountInput,
} from "@/lib/domain/people/accounts/schema";
import type { OneTimePassword } from "@/lib/domain/people/accounts/types";
import { forgetAllAttempts } from "@/lib/domain/people/attempts/commands";
import { giveFirstRole, type Home } from "@/lib/domain/people/first-rights/commands";
import { sealContact } from "@/lib/platform/contacts";
import { sqlState, type Tx } from "@/lib/platform/db";
import { type AppError, conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { hashPassword, oneTimePassword } from "@/lib/platform/password";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const UNIQUE_VIOLATION = "23505";

async function homeWithin(reaches: readonly Reach[], organisationId: string, tx: Tx) {
  return tx.row<Home>(sql`
    select o.id, o.kind, o.region_code as "regionCode" from organisation o
    where o.id = ${organisationId}::uuid and (o.valid_to is null or o.valid_to > ${TODAY})
      and ${organisationsBuilding(reaches, "o")}`);
}

type FirstRole = CreateAccountInput["role"];

function mayGiveFirst(reach: Reach, role: FirstRole): boolean {
  if (!reach.grant) return true;
  const roles = firstRolesGivenBy(reach.grant.role);
  return role === "none" ? roles.length === 0 : roles.includes(role);
}

// One and the same right has to cover the organisation and the role: rights never combine.
async function requireHome(
  tx: Tx,
  reaches: readonly Reach[],
  input: CreateAccountInput,
): Promise<Home> {
  const giving = reaches.filter((reach) => mayGiveFirst(reach, input.role));
  const home = await homeWithin(giving, input.organisationId, tx);
  if (home) return home;
  if (!(await homeWithin(reaches, input.organisationId, tx))) {
    throw invalid({ organisationId: "没有找到该单位，或不在您的管理范围内，请重新选择" });
  }
  throw invalid({ role: "您不能授予这个角色，请选择其他角色" });
}

async function insertAccount(
  tx: Tx,
  input: CreateAccountInput,
  passwordHash: string,
): Promise<string> {
  const id = newId();
  await tx.count(sql`
    insert into account (id, login, name, phone, organisation_id, password_hash)
    values (${id}, ${input.login}, ${input.name}, ${sealContact(input.phone, id)},
      ${input.organisationId}::uuid, ${passwordHash})`);
  return id;
}

/** Makes an account with a one-time password, and its first right where the maker may give one. */
export async function createAccount(
  actor: Actor,
  input: CreateAccountInput,
): Promise<OneTimePassword> {
  const reaches = await requireReaches(actor, "account.manage");
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  try {
    return await write(actor, { action: "account.create" }, async (tx) => {
      const home = await requireHome(tx, reaches, input);
      const accountId = await insertAccount(tx, input, passwordHash);
      await giveFirstRole(tx, actor, { id: accountId, home, role: input.role });
      await recordAudit(tx, actor, {
        action: "account.create",
        subjectType: "account",
        subjectId: accountId,
        regionCode: home.regionCode,
        after: {
          login: input.login,
          name: input.name,
          organisationId: input.organisationId,
          role: input.role,
        },
      });
      return { accountId, login: input.login, name: input.name, password };
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw invalid({ login: `登录名 ${input.login} 已有人使用，请换一个` });
  }
}

interface Changed {
  id: string;
  login: string;
  name: string;
  regionCode: string;
}

async function refusalOf(actor: Actor, accountId: string): Promise<AppError> {
  const account = await getAccount(actor, accountId);
  if (account.mayManage) return conflict("此账号刚被他人修改，请刷新页面后再办理");
  if (actor.kind === "staff" && actor.accountId === accountId) {
    return forbidden("不能停用或重置自己的账号，请由另一位管理员办理");
  }
  return forbidden("此账号持有您不能授予的权限，请由系统管理员办理");
}

// Compare-and-set: the right to look after it, its version and the change are one statement.
async function change(
  tx: Tx,
  actor: Actor,
  input: ChangeAccountInput & { set: Statement; within: Statement },
): Promise<Changed> {
  const changed = await tx.row<Changed>(sql`
    update account a set ${input.set}, version = a.version + 1
    from organisation o
    where o.id = a.organisation_id and a.id = ${input.accountId}::uuid
      and a.version = ${input.version} and ${input.within}
    returning a.id, a.login, a.name, o.region_code as "regionCode"`);
  if (!changed) throw await refusalOf(actor, input.accountId);
  return changed;
}

async function lookedAfter(actor: Actor): Promise<Statement> {
  return accountsLookedAfter(actor, await requireReaches(actor, "account.manage"));
}

async function note(
  tx: Tx,
  actor: Actor,
  facts: { action: string; account: Changed; before?: unknown; after?: unknown },
): Promise<void> {
  await recordAudit(tx, actor, {
    action: facts.action,
    subjectType: "account",
    subjectId: facts.account.id,
    regionCode: facts.account.regionCode,
    before: facts.before,
    after: facts.after,
  });
}

/** Corrects a person's name and telephone number. */
export async function editAccount(
  actor: Actor,
  input: EditAccountInput,
): Promise<{ accountId: string }> {
  const within = await lookedAfter(actor);
  const before = await getAccount(actor, input.accountId);
  const phone = sealContact(input.phone, input.accountId);
  const set = sql`name = ${input.name}, phone = ${phone}`;
  return write(actor, { action: "account.edit" }, async (tx) => {
    const account = await change(tx, actor, { ...input, set, within });
    await note(tx, actor, {
      action: "account.edit",
      account,
      before: { name: before.name, hasPhone: before.phone !== null },
      after: { name: input.name, hasPhone: input.phone !== null },
    });
    return { accountId: account.id };
  });
}

async function setStatus(
  actor: Actor,
  input: ChangeAccountInput,
  status: "active" | "disabled",
): Promise<{ accountId: string }> {
  const within = await lookedAfter(actor);
  const before = await getAccount(actor, input.accountId);
  const fault = before.mayManage ? statusFault(before.status, status) : null;
  if (fault) throw conflict(fault);
  const action = status === "active" ? "account.enable" : "account.disable";
  return write(actor, { action }, async (tx) => {
    const set = sql`status = ${status}::account_status`;
    const account = await change(tx, actor, { ...input, set, within });
    const endedSessions =
      status === "disabled" ? await endSessionsOf(tx, account.id, "disabled") : 0;
    await note(tx, actor, {
      action,
      account,
      before: { status: before.status },
      after: { status, endedSessions },
    });
    return { accountId: account.id };
  });
}

/** Disables an account; its sessions end with it. */
export async function disableAccount(actor: Actor, input: ChangeAccountInput) {
  return setStatus(actor, input, "disabled");
}

/** Lets a disabled account sign in again. */
export async function enableAccount(actor: Actor, input: ChangeAccountInput) {
  return setStatus(actor, input, "active");
}

/** Gives a one-time password that must be changed at the next sign-in; sessions end at once. */
export async function resetPassword(
  actor: Actor,
  input: ChangeAccountInput,
): Promise<OneTimePassword> {
  const within = await lookedAfter(actor);
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return write(actor, { action: "account.reset_password" }, async (tx) => {
    const set = sql`password_hash = ${passwordHash}, must_change_password = true`;
    const account = await change(tx, actor, { ...input, set, within });
    await forgetAllAttempts(tx, account.login);
    const endedSessions = await endSessionsOf(tx, account.id, "password_reset");
    await note(tx, actor, { action: "account.reset_password", account, after: { endedSessions } });
    return { accountId: account.id, login: account.login, name: account.name, password };
  });
}

/** Lifts the pause after wrong passwords, from whatever address they came. */
export async function unlockAccount(
  actor: Actor,
  input: ChangeAccountInput,
): Promise<{ accountId: string }> {
  const within = await lookedAfter(actor);
  return write(actor, { action: "account.unlock" }, async (tx) => {
    const account = await change(tx, actor, { ...input, set: sql`status = a.status`, within });
    const pauses = await forgetAllAttempts(tx, account.login);
    await note(tx, actor, { action: "account.unlock", account, after: { pauses } });
    return { accountId: account.id };
  });
}

/**
 * Lets a person enrol a new phone. The security administrator does it, not the one who resets passwords:
 * no single administrator can take over another account.
 */
export async function resetCode(
  actor: Actor,
  input: ChangeAccountInput,
): Promise<{ accountId: string }> {
  const reaches = await requireReaches(actor, "grant.manage");
  if (actor.kind === "staff" && actor.accountId === input.accountId) {
    throw forbidden("不能重置自己的动态码，请由另一位安全管理员办理");
  }
  return write(actor, { action: "account.reset_code" }, async (tx) => {
    const set = sql`totp_secret = null, totp_enrolled_at = null, totp_last_step = null`;
    const account = await tx.row<Changed>(sql`
      update account a set ${set}, version = a.version + 1 from organisation o
      where o.id = a.organisation_id and a.id = ${input.accountId}::uuid
        and a.version = ${input.version} and ${accountsWithin(reaches)}
      returning a.id, a.login, a.name, o.region_code as "regionCode"`);
    if (!account) {
      const seen = await getAccount(actor, input.accountId);
      throw seen ? conflict("此账号刚被他人修改，请刷新页面后再办理") : notFound("账号");
    }
    const endedSessions = await endSessionsOf(tx, account.id, "code_reset");
    await note(tx, actor, { action: "account.reset_code", account, after: { endedSessions } });
    return { accountId: account.id };
  });
}
