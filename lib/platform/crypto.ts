import "server-only";
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { env } from "@/lib/platform/env";

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function key(): Buffer {
  return Buffer.from(env().ENCRYPTION_KEY, "hex");
}

/** Bytes sealed with AES-256-GCM: nonce, tag, ciphertext; `part` is bound to them (which field of which record). */
export function sealBytes(bytes: Uint8Array, under: Buffer, part: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, under, nonce).setAAD(Buffer.from(part));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** The bytes that `sealBytes` sealed; throws when they were changed or belong elsewhere. */
export function openBytes(sealed: Uint8Array, under: Buffer, part: string): Buffer {
  const bytes = Buffer.from(sealed);
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, under, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(part)).setAuthTag(tag);
  const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

/** Text sealed with a key, as base64. */
export function sealText(text: string, under: Buffer, part: string): string {
  return sealBytes(Buffer.from(text, "utf8"), under, part).toString("base64");
}

/** The text that `sealText` sealed. */
export function openText(sealed: string, under: Buffer, part: string): string {
  return openBytes(Buffer.from(sealed, "base64"), under, part).toString("utf8");
}

/**
 * Encrypts text with AES-256-GCM: base64 of nonce, tag and ciphertext. `owner` is bound to it, so that
 * a value copied to another record does not open there.
 */
export function encrypt(text: string, owner: string): string {
  return sealText(text, key(), owner);
}

/** The text that `encrypt` sealed for `owner`; throws when it was changed or belongs to another. */
export function decrypt(sealed: string, owner: string): string {
  return openText(sealed, key(), owner);
}

/** HMAC-SM3 in hex: what keeps a stolen table of hashes useless without the key. */
export function hmacSm3(text: string, secret: string): string {
  return createHmac("sm3", secret).update(text, "utf8").digest("hex");
}

/** A key of its own for one purpose, from the key of the installation: no table knows it. */
export function keyFor(purpose: string): string {
  return hmacSm3(purpose, env().ENCRYPTION_KEY);
}
