import "server-only";
import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { hmacSm3 } from "@/lib/platform/crypto";
import { env } from "@/lib/platform/env";

// Argon2id with 19 MiB, two passes, one lane (OWASP's first choice for servers).
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// Without characters that are mistaken for each other when read out: 0 O, 1 l I.
const LOWER = "abcdefghijkmnpqrstuvwxyz";
const UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const DIGITS = "23456789";
const ONE_TIME_GROUPS = 3;
const GROUP_LENGTH = 4;

function peppered(password: string): string {
  return hmacSm3(password.normalize("NFC"), env().PASSWORD_PEPPER);
}

/** Argon2id over HMAC-SM3 with the pepper, in the usual `$argon2id$…` form. */
export async function hashPassword(password: string): Promise<string> {
  return hash(peppered(password), COST);
}

/** True when the password is the hash's; false also for a hash that cannot be read. */
export async function isPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, peppered(password)).catch(() => false);
}

let unknown: Promise<string> | undefined;

/** Takes as long as `isPassword` and is always false: for names that nobody has. */
export async function isNobodysPassword(password: string): Promise<false> {
  unknown ??= hashPassword("nobody");
  await isPassword(await unknown, password);
  return false;
}

function pick(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}

/** A password for one use, easy to read out: three groups of four, with all three classes. */
export function oneTimePassword(): string {
  const all = LOWER + UPPER + DIGITS;
  const groups = Array.from({ length: ONE_TIME_GROUPS }, () => {
    const rest = Array.from({ length: GROUP_LENGTH - 3 }, () => pick(all)).join("");
    return pick(UPPER) + pick(LOWER) + pick(DIGITS) + rest;
  });
  return groups.join("-");
}
