import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { countSignIn } from "@/lib/access/limits";
import { requestFacts } from "@/lib/access/request";
import {
  endSession,
  endSessionsOf,
  giveCookie,
  mintSession,
  type PendingSession,
  pendingSession,
  takeCookie,
} from "@/lib/access/session";
import { attemptName, forgetAttempts, reserveAttempt } from "@/lib/domain/people/attempts/commands";
import {
  findSigningAccount,
  homePath,
  mayExamplesSkipCode,
  requirePending,
} from "@/lib/domain/people/sign-in/queries";
import {
  type Attempts,
  newCodeSecret,
  nextStage,
  passwordFault,
  stepOfCode,
} from "@/lib/domain/people/sign-in/rules";
import type {
  ChangeOwnPasswordInput,
  ChangePasswordInput,
  EnterCodeInput,
  SignInInput,
} from "@/lib/domain/people/sign-in/schema";
import type { NextStep, SigningAccount } from "@/lib/domain/people/sign-in/types";
import { decrypt, encrypt } from "@/lib/platform/crypto";
import { type Tx, transaction } from "@/lib/platform/db";
import { AppError, conflict, invalid } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { hashPassword, isNobodysPassword, isPassword } from "@/lib/platform/password";
import { sql } from "@/lib/platform/sql";

/** The person whose sign-in this is, for the audit trail: they reach nothing yet. */
function signing(account: SigningAccount): StaffActor {
  const { accountId, login, name, isExample, organisation } = account;
  return {
    kind: "staff",
    accountId,
    login,
    name,
    isExample,
    organisation,
    grants: [],
    sessionId: "",
  };
}

function refusal(attempts: Attempts, what: string): AppError {
  const { lockedUntil, lastAt, failures } = attempts;
  if (!lockedUntil) return new AppError("unauthenticated", `${what}，请核对后重新输入`);
  const minutes = Math.ceil((lockedUntil.getTime() - lastAt.getTime()) / 60_000);
  return new AppError(
    "unavailable",
    `${what}。已连续 ${failures} 次不正确，请 ${minutes} 分钟后再试，或联系管理员`,
  );
}

async function noteFailure(account: SigningAccount | null, reason: string): Promise<void> {
  const { address } = await requestFacts();
  log.warn({ reason }, "sign-in refused");
  if (!account) return;
  await transaction((tx) =>
    recordAudit(tx, signing(account), {
      action: "session.refuse",
      subjectType: "account",
      subjectId: account.accountId,
      after: { reason, address },
    }),
  );
}

async function ensureCodeSecret(tx: Tx, account: SigningAccount): Promise<void> {
  if (account.totpSecret) return;
  const sealed = encrypt(newCodeSecret(), account.accountId);
  await tx.count(sql`
    update account set totp_secret = ${sealed}
    where id = ${account.accountId}::uuid and totp_secret is null`);
}

const STEP_PATHS = {
  password: "/sign-in/password",
  enrol: "/sign-in/enrol",
  code: "/sign-in/code",
};

function stepPath(path: string, next: string | undefined): string {
  return next ? `${path}?next=${encodeURIComponent(next)}` : path;
}

/** Opens the session of the step that an account has reached, and says where to go. */
async function proceed(
  tx: Tx,
  account: SigningAccount,
  next: string | undefined,
  stage: "password" | "totp" | "full",
) {
  const origin = await requestFacts();
  const { accountId } = account;
  const cookie = await mintSession(tx, { accountId, stage }, origin);
  if (stage === "password") return { cookie, path: stepPath(STEP_PATHS.password, next) };
  if (stage === "totp") {
    await ensureCodeSecret(tx, account);
    const path = account.hasEnrolled ? STEP_PATHS.code : STEP_PATHS.enrol;
    return { cookie, path: stepPath(path, next) };
  }
  await recordAudit(tx, signing(account), {
    action: "session.open",
    subjectType: "account",
    subjectId: accountId,
    after: { address: origin.address },
  });
  return { cookie, path: homePath(account, next) };
}

async function stageOf(
  actor: Actor,
  account: SigningAccount,
): Promise<"password" | "totp" | "full"> {
  const maySkipCode = account.isExample && (await mayExamplesSkipCode(actor));
  return nextStage({ ...account, maySkipCode });
}

/** First step: name and password. The same answer, in about the same time, whether or not the name exists. */
export async function signIn(actor: Actor, input: SignInInput): Promise<NextStep> {
  const { address } = await requestFacts();
  await countSignIn(address);
  const account = await findSigningAccount(actor, input.login);
  const counted = attemptName(account, input.login);
  const attempts = await transaction((tx) => reserveAttempt(tx, counted, address));
  const isRight = account
    ? await isPassword(account.passwordHash, input.password)
    : await isNobodysPassword(input.password);
  if (!account || !isRight) {
    await noteFailure(account, "password");
    throw refusal(attempts, "登录名或密码不正确");
  }
  if (account.status === "disabled") {
    await noteFailure(account, "disabled");
    throw new AppError("forbidden", "此账号已停用，请联系本单位管理员");
  }
  const stage = await stageOf(actor, account);
  const { cookie, path } = await transaction(async (tx) => {
    await forgetAttempts(tx, input.login, address);
    return proceed(tx, account, input.next, stage);
  });
  await giveCookie(cookie);
  return { path };
}

async function checkedPassword(account: SigningAccount, password: string): Promise<string> {
  const fault = passwordFault(password, account.login);
  if (fault) throw invalid({ password: fault });
  if (await isPassword(account.passwordHash, password)) {
    throw invalid({ password: "新密码不能与原来的相同，请换一个" });
  }
  return hashPassword(password);
}

// A new password ends every session of the account, also a half-finished one.
async function storePassword(tx: Tx, account: SigningAccount, passwordHash: string): Promise<void> {
  const stored = await tx.count(sql`
    update account set password_hash = ${passwordHash}, password_changed_at = now(),
      must_change_password = false, version = version + 1
    where id = ${account.accountId}::uuid and password_hash = ${account.passwordHash}`);
  if (stored === 0) throw conflict("密码刚被修改过，请重新登录");
  await endSessionsOf(tx, account.accountId, "password_changed");
  await recordAudit(tx, signing(account), {
    action: "account.change_password",
    subjectType: "account",
    subjectId: account.accountId,
  });
}

/** Second step where the password was given out: one of one's own. */
export async function changeFirstPassword(
  actor: Actor,
  input: ChangePasswordInput,
): Promise<NextStep> {
  const { account } = await requirePending(actor, "password");
  const passwordHash = await checkedPassword(account, input.password);
  const stage = await stageOf(actor, { ...account, mustChangePassword: false });
  const { cookie, path } = await transaction(async (tx) => {
    await storePassword(tx, account, passwordHash);
    return proceed(tx, account, input.next, stage);
  });
  await giveCookie(cookie);
  return { path };
}

/** A person's own wish for another password; everybody signs in anew afterwards. */
export async function changeOwnPassword(
  actor: Actor,
  input: ChangeOwnPasswordInput,
): Promise<NextStep> {
  const account = actor.kind === "staff" ? await findSigningAccount(actor, actor.login) : null;
  if (!account) throw new AppError("unauthenticated", "登录已过期，请重新登录");
  const { address } = await requestFacts();
  await transaction((tx) => reserveAttempt(tx, account.login, address));
  if (!(await isPassword(account.passwordHash, input.currentPassword))) {
    throw invalid({ currentPassword: "现在的密码不正确，请重新输入" });
  }
  const passwordHash = await checkedPassword(account, input.password);
  await transaction(async (tx) => {
    await forgetAttempts(tx, account.login, address);
    await storePassword(tx, account, passwordHash);
  });
  await takeCookie();
  return { path: "/sign-in?changed=1" };
}

async function takeCode(tx: Tx, account: SigningAccount, step: number): Promise<boolean> {
  const taken = await tx.count(sql`
    update account set totp_last_step = ${step},
      totp_enrolled_at = coalesce(totp_enrolled_at, now())
    where id = ${account.accountId}::uuid and coalesce(totp_last_step, 0) < ${step}`);
  return taken === 1;
}

async function finishWithCode(
  session: PendingSession,
  account: SigningAccount,
  entry: { step: number; counter: string; address: string; next: string | undefined },
) {
  return transaction(async (tx) => {
    if (!(await takeCode(tx, account, entry.step))) return null;
    await forgetAttempts(tx, entry.counter, entry.address);
    if (!account.hasEnrolled) {
      await recordAudit(tx, signing(account), {
        action: "account.enrol_code",
        subjectType: "account",
        subjectId: account.accountId,
      });
    }
    await endSession(tx, session.id, "proceeded");
    return proceed(tx, account, entry.next, "full");
  });
}

/** Last step of roles that reach many: the code of an authenticator app. Each code is good once. */
export async function enterCode(actor: Actor, input: EnterCodeInput): Promise<NextStep> {
  const { address } = await requestFacts();
  const { session, account } = await requirePending(actor, "totp");
  const counter = `${account.login}#code`;
  const attempts = await transaction((tx) => reserveAttempt(tx, counter, address));
  const secret = account.totpSecret && decrypt(account.totpSecret, account.accountId);
  const step = secret ? stepOfCode(secret, input.code, new Date()) : null;
  const entry = { counter, address, next: input.next };
  const done = step === null ? null : await finishWithCode(session, account, { ...entry, step });
  if (!done) {
    await noteFailure(account, "code");
    throw refusal(attempts, step === null ? "动态码不正确" : "这个动态码已经用过，请等下一个");
  }
  await giveCookie(done.cookie);
  return { path: done.path };
}

/** Ends the running session; without one there is nothing to do. */
export async function signOut(actor: Actor): Promise<NextStep> {
  if (actor.kind === "staff") {
    await transaction(async (tx) => {
      await endSession(tx, actor.sessionId, "signed_out");
      await recordAudit(tx, actor, {
        action: "session.close",
        subjectType: "account",
        subjectId: actor.accountId,
      });
    });
  } else {
    const pending = await pendingSession();
    if (pending) await transaction((tx) => endSession(tx, pending.id, "signed_out"));
  }
  await takeCookie();
  return { path: "/sign-in" };
}
