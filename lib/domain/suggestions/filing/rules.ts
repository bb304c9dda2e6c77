/*
 * The gate: whoever wants to write must have said before that it is a suggestion. The answer is a token that
 * holds for two hours and says nothing about who answered.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

const HOURS = 2;

function signature(expires: string, key: string): string {
  return createHmac("sha256", key).update(expires).digest("base64url").slice(0, 32);
}

/** A token of an answered gate, as of `now` (milliseconds). */
export function newGate(key: string, now: number): string {
  const expires = Math.floor(now / 1000 + HOURS * 3600).toString(36);
  return `${expires}.${signature(expires, key)}`;
}

/** True for a token that was given within the last two hours. */
export function isOpenGate(token: string, key: string, now: number): boolean {
  const [expires = "", signed = ""] = token.split(".");
  const [a, b] = [Buffer.from(signed), Buffer.from(signature(expires, key))];
  if (a.length !== b.length || !timingSafeEqual(a, b)) return false;
  return Number.parseInt(expires, 36) > now / 1000;
}
