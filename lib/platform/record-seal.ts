import "server-only";
import { randomBytes } from "node:crypto";
import { decrypt, encrypt, keyFor, openText, sealText } from "@/lib/platform/crypto";

// A record with a key of its own: destroying the key destroys the record, whatever copies of it there are.

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

/** A key for one purpose that no table knows, as bytes. */
export function purposeKey(purpose: string): Buffer {
  return Buffer.from(keyFor(purpose), "hex");
}

/** A new key for one record alone, sealed with the installation's: destroying it destroys what it sealed. */
export function newSealedKey(owner: string): string {
  return encrypt(randomBytes(KEY_BYTES).toString("hex"), `${owner} key`);
}

function recordKey(sealedKey: string, owner: string): Buffer {
  return Buffer.from(decrypt(sealedKey, `${owner} key`), "hex");
}

/** Encrypts text as `encrypt` does, under a record's own key (`newSealedKey` of the same owner). */
export function encryptUnder(sealedKey: string, text: string, owner: string): string {
  return sealText(text, recordKey(sealedKey, owner), owner);
}

/** The text that `encryptUnder` sealed; throws when it was changed, or key and owner do not fit. */
export function decryptUnder(sealedKey: string, sealed: string, owner: string): string {
  return openText(sealed, recordKey(sealedKey, owner), owner);
}
