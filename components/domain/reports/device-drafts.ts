import { createStore, del, delMany, get, keys, set, type UseStore } from "idb-keyval";
import type { ReportContent } from "@/lib/domain/reports/types";
import { withBase } from "@/lib/shared/base-path";

/*
 * What this device keeps of reports that have not reached the server: sealed with AES-GCM under a key that
 * the server holds for each account and that lives in this page's memory only. Without the account's session
 * nothing of it can be read; other accounts neither see nor open it. With
 * evidence/sending/kept-files.ts the only module that knows idb-keyval.
 */

/** A draft as this device keeps it. */
export interface DeviceDraft {
  assignmentId: string;
  /** Task, unit and period in one line, for whoever is asked what to do with it. */
  title: string;
  content: ReportContent;
  /** Of the server's draft that it was typed over. */
  version: number;
  /** ISO moment of the last key stroke that is in it. */
  at: string;
}

/** A draft found on this device; its id removes it. */
export interface FoundDraft extends DeviceDraft {
  id: string;
}

interface Sealed {
  nonce: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

let opened: { accountId: string; key: Promise<CryptoKey> } | null = null;
let store: UseStore | null = null;

function drafts(): UseStore {
  store ??= createStore("qinglian-drafts", "drafts");
  return store;
}

async function fetchKey(accountId: string): Promise<CryptoKey> {
  // Only where the page came by https or from this machine does a browser encrypt.
  if (!globalThis.crypto?.subtle) throw new Error("this browser does not encrypt here");
  const answer = await fetch(withBase("/api/device-key"), { cache: "no-store" });
  const { data } = (await answer.json()) as { data: { key: string; accountId: string } };
  if (data.accountId !== accountId) throw new Error("somebody else has signed in");
  const bytes = Uint8Array.from(atob(data.key), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Fetches the account's key while there is a network; a failure is forgotten, so that it is tried again. */
export async function openDevice(accountId: string): Promise<CryptoKey> {
  if (opened?.accountId !== accountId) opened = { accountId, key: fetchKey(accountId) };
  try {
    return await opened.key;
  } catch (error) {
    opened = null;
    throw error;
  }
}

const idOf = (accountId: string, assignmentId: string, slot: string) =>
  `${accountId}/${assignmentId}/${slot}`;

/** Keeps a draft; `slot` sets windows apart that write the same one. False where the device cannot. */
export async function keepOnDevice(
  accountId: string,
  slot: string,
  draft: DeviceDraft,
): Promise<boolean> {
  try {
    const key = await openDevice(accountId);
    const id = idOf(accountId, draft.assignmentId, slot);
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const bound = { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(id) };
    const text = new TextEncoder().encode(JSON.stringify(draft));
    const sealed = await crypto.subtle.encrypt(bound, key, text);
    await set(id, { nonce, sealed } satisfies Sealed, drafts());
    return true;
  } catch {
    return false;
  }
}

/** Removes what a window kept of a draft; nothing happens where there is nothing. */
export async function removeFromDevice(
  accountId: string,
  assignmentId: string,
  slot: string,
): Promise<void> {
  await dropFound(idOf(accountId, assignmentId, slot));
}

/** The ids of what an account has on this device, of one assignment or of all. */
async function idsOf(accountId: string, assignmentId?: string): Promise<string[]> {
  const start = assignmentId ? `${accountId}/${assignmentId}/` : `${accountId}/`;
  try {
    return (await keys<string>(drafts())).filter((id) => id.startsWith(start));
  } catch {
    return [];
  }
}

async function unseal(key: CryptoKey, id: string): Promise<FoundDraft | null> {
  try {
    const found = await get<Sealed>(id, drafts());
    if (!found) return null;
    const additionalData = new TextEncoder().encode(id);
    const bound = { name: "AES-GCM", iv: found.nonce, additionalData };
    const text = await crypto.subtle.decrypt(bound, key, found.sealed);
    return { ...(JSON.parse(new TextDecoder().decode(text)) as DeviceDraft), id };
  } catch {
    return null;
  }
}

/** What an account left on this device, newest first; nothing while the key cannot be had. */
export async function listOnDevice(
  accountId: string,
  assignmentId?: string,
): Promise<FoundDraft[]> {
  const ids = await idsOf(accountId, assignmentId);
  if (ids.length === 0) return [];
  const key = await openDevice(accountId).catch(() => null);
  if (!key) return [];
  const found = await Promise.all(ids.map((id) => unseal(key, id)));
  return found.filter((draft) => draft !== null).sort((a, b) => b.at.localeCompare(a.at));
}

/** How many drafts an account has on this device, whether or not they can be read now. */
export async function countOnDevice(accountId: string): Promise<number> {
  return (await idsOf(accountId)).length;
}

/** Removes what an account left on this device, of one assignment or of all. */
export async function clearDevice(accountId: string, assignmentId?: string): Promise<void> {
  const ids = await idsOf(accountId, assignmentId);
  if (ids.length > 0) await delMany(ids, drafts()).catch(() => undefined);
}

/** Removes one found draft. */
export async function dropFound(id: string): Promise<void> {
  try {
    await del(id, drafts());
  } catch {
    // A device that keeps nothing has nothing to remove.
  }
}
