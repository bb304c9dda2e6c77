/*
 * The gate: whoever wants to write must have said before that it is a suggestion. The answer is a token that
 * holds for two hours and says nothing about who answered; it may name the solicitation that led there, and
 * so carries it through all steps.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

const HOURS = 2;

function signature(promise: string, key: string): string {
  return createHmac("sha256", key).update(promise).digest("base64url").slice(0, 32);
}

/** A token of an answered gate, as of `now` (milliseconds), with the id of the solicitation that led there. */
export function newGate(key: string, now: number, solicitationId?: string): string {
  const expires = Math.floor(now / 1000 + HOURS * 3600).toString(36);
  const promise = solicitationId ? `${expires}~${solicitationId}` : expires;
  return `${promise}.${signature(promise, key)}`;
}

/** The solicitation that led to an open gate; null where somebody came by themselves. */
export function solicitationOf(token: string): string | null {
  return /^[^.~]*~([0-9a-f-]{36})\./.exec(token)?.[1] ?? null;
}

/** True for a token that was given within the last two hours. */
export function isOpenGate(token: string, key: string, now: number): boolean {
  const [promise = "", signed = ""] = token.split(".");
  const [a, b] = [Buffer.from(signed), Buffer.from(signature(promise, key))];
  if (a.length !== b.length || !timingSafeEqual(a, b)) return false;
  return Number.parseInt(promise, 36) > now / 1000;
}
