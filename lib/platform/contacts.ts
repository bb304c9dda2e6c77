import "server-only";
import { decrypt, encrypt } from "@/lib/platform/crypto";

const PLAIN_PHONE = /^\d{7,12}$/;

function owner(accountId: string): string {
  return `contact:${accountId.toLowerCase()}`;
}

/** A person's telephone number or mail address as it is stored: sealed, and bound to the account. */
export function sealContact<T extends string | null>(text: T, accountId: string): T {
  return (text === null ? null : encrypt(text, owner(accountId))) as T;
}

/** The open text of a stored contact. A number from before contacts were sealed is given as it is. */
export function openContact<T extends string | null>(stored: T, accountId: string): T {
  if (stored === null || PLAIN_PHONE.test(stored)) return stored;
  return decrypt(stored, owner(accountId)) as T;
}

/** The same for pages: what no key opens any more (the key was changed) is as good as not registered. */
export function readContact(stored: string | null, accountId: string): string | null {
  try {
    return openContact(stored, accountId);
  } catch {
    return null;
  }
}
