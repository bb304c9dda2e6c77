import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { decrypt, encrypt, keyFor } from "@/lib/platform/crypto";

// A record with a key of its own: destroying the key destroys the record, whatever copies of it there are.

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** A record's own key: open in memory, sealed under the installation's key as it is stored. */
export interface RecordKey {
  key: Buffer;
  sealedKey: string;
}

/** A new key for the record `owner`. */
export function newRecordKey(owner: string): RecordKey {
  const key = randomBytes(KEY_BYTES);
  return { key, sealedKey: encrypt(key.toString("hex"), `record key:${owner}`) };
}

/** The key of the record `owner` as it was stored. */
export function openRecordKey(sealedKey: string, owner: string): Buffer {
  return Buffer.from(decrypt(sealedKey, `record key:${owner}`), "hex");
}

/** Bytes sealed with AES-256-GCM; `part` is bound to them (which field of which record). */
export function sealBytes(bytes: Uint8Array, key: Buffer, part: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(part));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** The bytes that `sealBytes` sealed; throws when they were changed or belong elsewhere. */
export function openBytes(sealed: Uint8Array, key: Buffer, part: string): Buffer {
  const bytes = Buffer.from(sealed);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(part)).setAuthTag(tag);
  return Buffer.concat([
    decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
    decipher.final(),
  ]);
}

/** Text sealed with a key, as base64. */
export function sealText(text: string, key: Buffer, part: string): string {
  return sealBytes(Buffer.from(text, "utf8"), key, part).toString("base64");
}

/** The text that `sealText` sealed. */
export function openText(sealed: string, key: Buffer, part: string): string {
  return openBytes(Buffer.from(sealed, "base64"), key, part).toString("utf8");
}

/** A key for one purpose that no table knows, as bytes. */
export function purposeKey(purpose: string): Buffer {
  return Buffer.from(keyFor(purpose), "hex");
}
