import { createStore, del, entries, set, type UseStore } from "idb-keyval";
import { openDevice } from "../../reports/device-drafts";
import type { Told } from "./prepare-picture";

/*
 * Files that are under way are kept on the device until they have arrived, so that a page that was closed or
 * reloaded goes on by itself: sealed like drafts, under the account's key. Where a browser cannot encrypt
 * (pages by plain http) nothing is kept, and the person is asked to choose the file again.
 */

const KEPT_FOR = 24 * 3_600_000;

/** A file under way, as this device keeps it. */
export interface KeptFile {
  /** Of this device's own making. */
  id: string;
  /** The task, or the organisation whose library it is for. */
  place: string;
  /** The server's upload; null until it has begun. */
  uploadId: string | null;
  name: string;
  captured: Told | null;
  blob: Blob;
}

interface Sealed {
  place: string;
  uploadId: string | null;
  at: number;
  nonce: Uint8Array<ArrayBuffer>;
  facts: ArrayBuffer;
  bytesNonce: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

let store: UseStore | null = null;

function files(): UseStore {
  store ??= createStore("qinglian-files", "files");
  return store;
}

const keyOf = (accountId: string, id: string) => `${accountId}/${id}`;

function bound(key: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(key) };
}

/** Keeps a file, or what is newly known of it; does nothing where the device cannot. */
export async function keepFile(accountId: string, file: KeptFile): Promise<void> {
  try {
    const secret = await openDevice(accountId);
    const key = keyOf(accountId, file.id);
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const bytesNonce = crypto.getRandomValues(new Uint8Array(12));
    const { name, captured, blob } = file;
    const words = new TextEncoder().encode(JSON.stringify({ name, captured, type: blob.type }));
    const facts = await crypto.subtle.encrypt(bound(key, nonce), secret, words);
    const plain = await blob.arrayBuffer();
    const bytes = await crypto.subtle.encrypt(bound(key, bytesNonce), secret, plain);
    const { place, uploadId } = file;
    const sealed: Sealed = {
      ...{ place, uploadId, at: Date.now() },
      ...{ nonce, facts, bytesNonce, bytes },
    };
    await set(key, sealed, files());
  } catch {
    // A device that keeps nothing: the person chooses the file again if it comes to that.
  }
}

/** Forgets a file that has arrived or is not wanted. */
export async function dropFile(accountId: string, id: string): Promise<void> {
  await del(keyOf(accountId, id), files()).catch(() => undefined);
}

async function unseal(key: string, secret: CryptoKey, found: Sealed): Promise<KeptFile | null> {
  try {
    const words = await crypto.subtle.decrypt(bound(key, found.nonce), secret, found.facts);
    const bytes = await crypto.subtle.decrypt(bound(key, found.bytesNonce), secret, found.bytes);
    const { name, captured, type } = JSON.parse(new TextDecoder().decode(words));
    const { place, uploadId } = found;
    const blob = new Blob([bytes], { type });
    return { id: key.split("/").at(-1) ?? "", place, uploadId, name, captured, blob };
  } catch {
    return null;
  }
}

/** The files that an account has under way for a place on this device; what is older than a day is removed. */
export async function listKept(accountId: string, place: string): Promise<KeptFile[]> {
  try {
    const all = await entries<string, Sealed>(files());
    const old = all.filter(([, { at }]) => Date.now() - at > KEPT_FOR);
    await Promise.all(old.map(([key]) => del(key, files())));
    const wanted = all.filter(
      ([key, one]) =>
        key.startsWith(`${accountId}/`) && one.place === place && !old.some(([k]) => k === key),
    );
    if (wanted.length === 0) return [];
    const secret = await openDevice(accountId);
    const found = await Promise.all(wanted.map(([key, one]) => unseal(key, secret, one)));
    return found.filter((file) => file !== null);
  } catch {
    return [];
  }
}
