import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { createChallenge, type Payload, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { returnAllowance, spendAllowance } from "@/lib/access/public-allowance";
import { requestFacts } from "@/lib/access/request";
import { keyFor } from "@/lib/platform/crypto";
import { rows, type Tx } from "@/lib/platform/db";
import { AppError, conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

// A public form is sent with a pass that can be used once. Browsers that can calculate earn it by work
// (PBKDF2, some hundred tries); old phones, plain http and browsers without script wait instead: their ticket
// holds after some seconds, and fewer of them are taken in a minute. Addresses are counted in the memory of
// the process for some minutes and are written nowhere.

/** How long a form may lie open before its pass ends. */
const PASS_MINUTES = 120;
/** How old a ticket must be: nobody reads and fills in a form faster. */
export const TICKET_WAIT_SECONDS = 4;

const WORK = { cost: 2_000, fewest: 150, most: 350 };

const WINDOW = 600;
const byWork = new RateLimiterMemory({ points: 120, duration: WINDOW });
const byTicket = new RateLimiterMemory({ points: 40, duration: WINDOW });
/**
 * In all, within a minute; half of it is kept for addresses that send for the first time in ten minutes, so that
 * whoever sends on and on from some addresses shuts out nobody else.
 */
const IN_ALL = { work: 1_200, ticket: 120 } as const;

/** What a pass is good for: one that was earned for a form is worth nothing in another. */
export const PASS_PURPOSES = ["suggest", "add", "follow", "booking", "objection"] as const;
export type PassPurpose = (typeof PASS_PURPOSES)[number];

/** What a browser gets to earn a pass with. */
export interface OfferedPass {
  ticket: string;
  challenge: Awaited<ReturnType<typeof createChallenge>>;
}

/** A used pass: `id` is the same whenever the same pass is shown again, and known to its sender alone. */
export interface UsedPass {
  id: string;
}

type PassKind = keyof typeof IN_ALL;
type Shown = { kind: PassKind; nonce: string; expiresAt: number };

function signatureOf(text: string, purpose: PassPurpose): string {
  return createHmac("sha256", keyFor(`public ticket ${purpose}`))
    .update(text)
    .digest("base64url");
}

const challengeKeys = (purpose: PassPurpose) => ({
  hmacSignatureSecret: keyFor(`public challenge ${purpose}`),
  hmacKeySignatureSecret: keyFor(`public challenge solution ${purpose}`),
});

/** A ticket for the plain way, as of `now` (milliseconds). */
export function newTicket(purpose: PassPurpose, now: number = Date.now()): string {
  const body = `${Math.floor(now / 1000).toString(36)}.${randomBytes(12).toString("hex")}`;
  return `t.${body}.${signatureOf(body, purpose)}`;
}

/** A ticket and a task to calculate, for one form. */
export async function offerPass(
  purpose: PassPurpose,
  now: number = Date.now(),
): Promise<OfferedPass> {
  const challenge = await createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: WORK.cost,
    counter: randomInt(WORK.most, WORK.fewest),
    deriveKey,
    expiresAt: Math.floor(now / 1000) + PASS_MINUTES * 60,
    ...challengeKeys(purpose),
  });
  return { ticket: newTicket(purpose, now), challenge };
}

const EXPIRED = "本页打开的时间太长，请再按一次按钮；您填写的内容仍在页面上";

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function readTicket(text: string, purpose: PassPurpose, now: number): Shown {
  const [, issued = "", nonce = "", signature = ""] = text.split(".");
  if (!isSame(signature, signatureOf(`${issued}.${nonce}`, purpose))) throw conflict(EXPIRED);
  const age = now / 1000 - Number.parseInt(issued, 36);
  if (age > PASS_MINUTES * 60) throw conflict(EXPIRED);
  if (age < TICKET_WAIT_SECONDS) {
    throw new AppError(
      "unavailable",
      `请等 ${TICKET_WAIT_SECONDS} 秒再按一次；您填写的内容仍在页面上`,
    );
  }
  return { kind: "ticket", nonce, expiresAt: Number.parseInt(issued, 36) + PASS_MINUTES * 60 };
}

function payloadOf(text: string): Payload | null {
  try {
    const read = JSON.parse(Buffer.from(text.slice(2), "base64").toString("utf8")) as Payload;
    return read?.challenge?.parameters && read.solution ? read : null;
  } catch {
    return null;
  }
}

async function readWork(text: string, purpose: PassPurpose): Promise<Shown> {
  const payload = payloadOf(text);
  if (!payload) throw conflict(EXPIRED);
  const { verified } = await verifySolution({
    challenge: payload.challenge,
    solution: payload.solution,
    deriveKey,
    ...challengeKeys(purpose),
  }).catch(() => ({ verified: false }));
  if (!verified) throw conflict(EXPIRED);
  const { nonce, expiresAt = 0 } = payload.challenge.parameters;
  return { kind: "work", nonce, expiresAt };
}

async function read(pass: string | undefined, purpose: PassPurpose): Promise<Shown> {
  if (pass?.startsWith("w.")) return readWork(pass, purpose);
  if (pass?.startsWith("t.")) return readTicket(pass, purpose, Date.now());
  throw conflict(EXPIRED);
}

/** Counts the address; true where it is its first sending in ten minutes. */
async function countAddress(kind: PassKind): Promise<boolean> {
  const { address } = await requestFacts();
  const limiter = kind === "work" ? byWork : byTicket;
  const counted = await limiter.consume(address).catch(() => {
    throw new AppError(
      "unavailable",
      "同一网络提交得太频繁，请过十分钟再试；您填写的内容仍在页面上",
    );
  });
  return counted.consumedPoints === 1;
}

async function spendOne(kind: PassKind, isFirst: boolean) {
  const half = IN_ALL[kind] / 2;
  return spendAllowance(`pass ${kind}`, half).catch((busy: unknown) => {
    if (!isFirst) throw busy;
    return spendAllowance(`first pass ${kind}`, half);
  });
}

/** The id of a pass that can still be shown, without using it; throws where it is none of ours. */
export async function passId(pass: string | undefined, purpose: PassPurpose): Promise<string> {
  const { nonce } = await read(pass, purpose);
  return idOf(nonce);
}

function idOf(nonce: string): string {
  return createHmac("sha256", keyFor("public pass")).update(nonce).digest("hex");
}

/**
 * Uses the pass that a public form was sent with: `input.pass` of `<PublicPass>`. Throws `conflict` or
 * `unavailable`, with what to do, for one that is forged, of another form, expired, used, too fresh, or past the
 * limits of an address or of all together. One that was used costs the others nothing. Call it last, after
 * everything that the sender may have to correct.
 */
export async function requirePublicPass(
  pass: string | undefined,
  purpose: PassPurpose,
): Promise<UsedPass> {
  const shown = await read(pass, purpose);
  const isFirst = await countAddress(shown.kind);
  const spent = await spendOne(shown.kind, isFirst);
  const id = idOf(shown.nonce);
  const used = await rows(sql`
    insert into public_pass_use (hash, expires_at) values (${id}, to_timestamp(${shown.expiresAt}))
    on conflict do nothing returning 1`);
  if (used.length === 0) {
    await returnAllowance(spent);
    throw conflict("这一页已经提交过一次。如需再提交，请再按一次按钮；您填写的内容仍在页面上");
  }
  return { id };
}

/** Forgets passes that have ended and the counts of past minutes. The worker's. */
export async function sweepPasses(tx: Tx): Promise<number> {
  await tx.count(sql`delete from public_allowance where minute < now() - interval '1 hour'`);
  return tx.count(sql`delete from public_pass_use where expires_at < now()`);
}
