import "server-only";
import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { decrypt, encrypt } from "@/lib/platform/crypto";
import { row, transaction } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const KEY_BYTES = 32;

// Bound to its purpose and its account: sealed text of another column does not open as a device key.
const ownerOf = (accountId: string) => `device-key:${accountId}`;

async function makeKey(actor: Extract<Actor, { kind: "staff" }>): Promise<void> {
  const { accountId } = actor;
  const made = encrypt(randomBytes(KEY_BYTES).toString("base64"), ownerOf(accountId));
  await transaction(async (tx) => {
    // Two tabs may ask at once: the first key stays, or what the other sealed could not be read.
    const isFirst = await tx.count(sql`
      update account set device_key = ${made} where id = ${accountId} and device_key is null`);
    if (isFirst === 0) return;
    await recordAudit(tx, actor, {
      action: "account.make_device_key",
      subjectType: "account",
      subjectId: accountId,
    });
  });
}

async function findKey(accountId: string): Promise<string | null> {
  const found = await row<{ key: string | null }>(sql`
    select device_key as key from account where id = ${accountId}`);
  return found?.key ? decrypt(found.key, ownerOf(accountId)) : null;
}

/**
 * The actor's own key (32 bytes, base64) under which their devices keep unsent drafts; made when it is
 * first asked for and the same from then on. Nobody else's can be asked for. Throws `forbidden` for
 * whoever is not signed in.
 */
export async function openDeviceKey(actor: Actor): Promise<string> {
  if (actor.kind !== "staff") throw forbidden();
  const known = await findKey(actor.accountId);
  if (known) return known;
  await makeKey(actor);
  const made = await findKey(actor.accountId);
  if (!made) throw forbidden();
  return made;
}
