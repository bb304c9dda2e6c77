/*
 * Signing in takes up to three steps: the password; a password of one's own where the present one was
 * given out by an administrator; a six-digit code for those whose account reaches many others.
 * Five wrong passwords for one name from one address pause that pair for 15 minutes, each further one
 * for twice as long, at most two hours; a day without failures forgets them. Nobody is locked for good.
 */
import { Secret, TOTP } from "otpauth";
import type { Role } from "@/lib/platform/generated/prisma/enums";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How many failures pause a pair of name and address, and for how long. */
export interface AttemptLimits {
  free: number;
  pauseMinutes: number;
  longestMinutes: number;
}

/** One name from one address. */
export const ADDRESS_LIMITS: AttemptLimits = { free: 5, pauseMinutes: 15, longestMinutes: 120 };

/** One name from everywhere: slows guessing from many addresses, never more than a minute at a time. */
export const NAME_LIMITS: AttemptLimits = { free: 50, pauseMinutes: 1, longestMinutes: 1 };

/** What is known of earlier failures. */
export interface Attempts {
  failures: number;
  lastAt: Date;
  lockedUntil: Date | null;
}

/** Minutes until another attempt is heard; 0 when it is heard now. */
export function minutesToWait(attempts: Attempts, now: Date): number {
  if (!attempts.lockedUntil || attempts.lockedUntil <= now) return 0;
  return Math.ceil((attempts.lockedUntil.getTime() - now.getTime()) / MINUTE);
}

/** The record after one more attempt, which counts as failed until it has succeeded. */
export function afterAttempt(attempts: Attempts, now: Date, limits: AttemptLimits): Attempts {
  const isForgotten = now.getTime() - attempts.lastAt.getTime() > DAY;
  const failures = (isForgotten ? 0 : attempts.failures) + 1;
  if (failures < limits.free) return { failures, lastAt: now, lockedUntil: null };
  const minutes = limits.pauseMinutes * 2 ** Math.min(failures - limits.free, 10);
  const pause = Math.min(minutes, limits.longestMinutes) * MINUTE;
  return { failures, lastAt: now, lockedUntil: new Date(now.getTime() + pause) };
}

const CODE_ROLES: readonly Role[] = [
  "office",
  "lead_unit",
  "supervisor",
  "moderator",
  "sys_admin",
  "sec_admin",
  "audit_admin",
];

/** True where a role of the account asks for a six-digit code. */
export function needsCode(roles: readonly Role[]): boolean {
  return roles.some((role) => CODE_ROLES.includes(role));
}

/** The step that a sign-in still has to take, and `full` when there is none. */
export function nextStage(account: {
  mustChangePassword: boolean;
  roles: readonly Role[];
  maySkipCode: boolean;
}): "password" | "totp" | "full" {
  if (account.mustChangePassword) return "password";
  return needsCode(account.roles) && !account.maySkipCode ? "totp" : "full";
}

const SHORTEST = 10;
const LONGEST = 128;

const COMMON = [
  "password",
  "passw",
  "admin",
  "administrator",
  "root",
  "welcome",
  "letmein",
  "iloveyou",
  "qwerty",
  "qwertyuiop",
  "asdf",
  "asdfghjkl",
  "zxcvbnm",
  "qazwsx",
  "qazwsxedc",
  "abc",
  "abcd",
  "abcdef",
  "aa",
  "a",
  "test",
  "user",
  "guest",
  "login",
  "hello",
  "dragon",
  "monkey",
  "woaini",
  "qinglian",
  "lianjie",
  "jiwei",
  "hubei",
  "wuhan",
  "zhejiang",
  "zhongguo",
  "china",
  "mima",
];

/** True for what attackers try first: a usual word with digits or signs about it, runs and repetitions. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase();
  const respelt = plain.replaceAll("@", "a").replaceAll("0", "o");
  const words = [plain, respelt, respelt.replace(/[o\W\d]+$/, "")];
  if (words.some((word) => COMMON.includes(word.replace(/[^a-z]/g, "")))) return true;
  return new Set(password.toLowerCase()).size < 5;
}

/** What is wrong with a new password, as one message that says what to do; null when it will do. */
export function passwordFault(password: string, login: string): string | null {
  if (password.length < SHORTEST) {
    return `密码至少 ${SHORTEST} 个字符，现有 ${password.length} 个，请再加长`;
  }
  if (password.length > LONGEST) return `密码最多 ${LONGEST} 个字符，请缩短`;
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password));
  if (classes.length < 3) return "密码须含大写字母、小写字母、数字、符号中的至少三类，请补充";
  if (password.toLowerCase().includes(login.toLowerCase())) return "密码不能含有登录名，请换一个";
  if (isCommonPassword(password)) return "这个密码太常见，容易被猜到，请换一个";
  return null;
}

const PERIOD = 30;

function totp(secret: string): TOTP {
  return new TOTP({
    issuer: "清廉建设推进平台",
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  });
}

/** A new secret for an authenticator app, in base32. */
export function newCodeSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that authenticator apps read from the QR code. */
export function enrolmentAddress(secret: string, login: string): string {
  const generator = totp(secret);
  generator.label = login;
  return generator.toString();
}

/** The 30-second step for which a code is right, one step early or late allowed; null when it is wrong. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD) + delta;
}
