import "server-only";
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { env } from "@/lib/platform/env";

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function key(): Buffer {
  return Buffer.from(env().ENCRYPTION_KEY, "hex");
}

function seal(text: string, owner: string, under: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, under, nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
}

function open(sealed: string, owner: string, under: Buffer): string {
  const bytes = Buffer.from(sealed, "base64");
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, under, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
  const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
}

/**
 * Encrypts text with AES-256-GCM: base64 of nonce, tag and ciphertext. `owner` is bound to it, so that
 * a value copied to another record does not open there.
 */
export function encrypt(text: string, owner: string): string {
  return seal(text, owner, key());
}

/** The text that `encrypt` sealed for `owner`; throws when it was changed or belongs to another. */
export function decrypt(sealed: string, owner: string): string {
  return open(sealed, owner, key());
}

const RECORD_KEY_BYTES = 32;

/** A new key for one record alone, sealed with the installation's: destroying it destroys what it sealed. */
export function newSealedKey(owner: string): string {
  return encrypt(randomBytes(RECORD_KEY_BYTES).toString("hex"), `${owner} key`);
}

function recordKey(sealedKey: string, owner: string): Buffer {
  return Buffer.from(decrypt(sealedKey, `${owner} key`), "hex");
}

/** Encrypts text as `encrypt` does, under a record's own key (`newSealedKey` of the same owner). */
export function encryptUnder(sealedKey: string, text: string, owner: string): string {
  return seal(text, owner, recordKey(sealedKey, owner));
}

/** The text that `encryptUnder` sealed; throws when it was changed, or key and owner do not fit. */
export function decryptUnder(sealedKey: string, sealed: string, owner: string): string {
  return open(sealed, owner, recordKey(sealedKey, owner));
}

/** HMAC-SM3 in hex: what keeps a stolen table of hashes useless without the key. */
export function hmacSm3(text: string, secret: string): string {
  return createHmac("sm3", secret).update(text, "utf8").digest("hex");
}

/** A key of its own for one purpose, from the key of the installation: no table knows it. */
export function keyFor(purpose: string): string {
  return hmacSm3(purpose, env().ENCRYPTION_KEY);
}
