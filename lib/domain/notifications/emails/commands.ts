import "server-only";
import { randomInt, timingSafeEqual } from "node:crypto";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { post } from "@/lib/domain/notifications/deliveries/commands";
import type { Letter } from "@/lib/domain/notifications/letters/types";
import { channel } from "@/lib/platform/channels/registry";
import { sealContact } from "@/lib/platform/contacts";
import { encrypt, hmacSm3, keyFor } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { CODE_MINUTES, codeOwner, MOST_FAILURES, SECONDS_BETWEEN } from "./rules";
import type { AskCodeInput, ProveEmailInput } from "./schema";

function hashOf(code: string, accountId: string): string {
  return hmacSm3(`${accountId}:${code}`, keyFor("email code"));
}

function requireStaffActor(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

async function keepCheck(tx: Tx, accountId: string, address: string, code: string): Promise<void> {
  const kept = await tx.count(sql`
    insert into email_check (account_id, address, code_hash)
    values (${accountId}::uuid, ${address}, ${hashOf(code, accountId)})
    on conflict (account_id) do update set address = excluded.address, code_hash = excluded.code_hash,
      failures = 0, sent_at = now()
    where email_check.sent_at < now() - make_interval(secs => ${SECONDS_BETWEEN})`);
  if (kept === 0) throw conflict("验证码刚刚发出，请等一分钟再申请新的");
}

/** Sends a code to an address that the actor wants to use; throws `conflict` within a minute of the last. */
export async function askCode(actor: Actor, { email }: AskCodeInput): Promise<void> {
  const staff = requireStaffActor(actor);
  if (!channel("email").isOn()) throw conflict("平台没有设置邮件服务器，请联系运维人员");
  const { accountId, name, organisation } = staff;
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const address = sealContact(email, accountId);
  const id = newId();
  const letter: Letter = { kind: "code", name, code, minutes: CODE_MINUTES };
  await write(actor, { action: "account.ask_email_code" }, async (tx) => {
    await keepCheck(tx, accountId, address, code);
    const body = encrypt(JSON.stringify(letter), codeOwner(id));
    const subject = "邮箱验证码";
    const posting = { channel: "email", kind: "code", subject, body, address, accountId } as const;
    await post(tx, { ...posting, organisationId: organisation.id }, id);
    await recordAudit(tx, actor, {
      action: "account.ask_email_code",
      subjectType: "account",
      subjectId: accountId,
    });
  });
}

interface Check {
  address: string;
  codeHash: string;
  failures: number;
  isFresh: boolean;
}

const WRONG = { code: "验证码不对，请核对邮件里的 6 位数字" };

/**
 * Proves the address that the code was sent to; from then on it is the account's. The count of wrong codes
 * stands in a transaction of its own, which a refusal does not undo.
 */
export async function proveEmail(actor: Actor, { code }: ProveEmailInput): Promise<void> {
  const { accountId } = requireStaffActor(actor);
  const isProven = await write(actor, { action: "account.prove_email" }, async (tx) => {
    const check = await tx.row<Check>(sql`
      select address, code_hash as "codeHash", failures,
        sent_at > now() - make_interval(mins => ${CODE_MINUTES}) as "isFresh"
      from email_check where account_id = ${accountId}::uuid for update`);
    if (!check?.isFresh) throw conflict("验证码已过期，请重新获取");
    if (check.failures >= MOST_FAILURES) throw conflict("验证码输错次数过多，请重新获取");
    const given = Buffer.from(hashOf(code, accountId));
    if (!timingSafeEqual(given, Buffer.from(check.codeHash))) {
      await tx.count(sql`
        update email_check set failures = failures + 1 where account_id = ${accountId}::uuid`);
      return false;
    }
    await forgetAddress(tx, accountId);
    await tx.count(sql`
      update account set email = ${check.address} where id = ${accountId}::uuid`);
    await tx.count(sql`delete from email_check where account_id = ${accountId}::uuid`);
    await recordAudit(tx, actor, {
      action: "account.prove_email",
      subjectType: "account",
      subjectId: accountId,
    });
    return true;
  });
  if (!isProven) throw invalid(WRONG);
}

// What still waits is given up, and what was given up can no longer be sent there.
async function forgetAddress(tx: Tx, accountId: string): Promise<void> {
  await tx.count(sql`
    update delivery d set state = 'dead', last_error = '收件人删除或更换了邮箱', body = '', address = '',
      version = d.version + 1
    where d.account_id = ${accountId}::uuid and d.channel = 'email' and d.state in ('waiting', 'dead')
      and d.body <> ''`);
}

/** Forgets the actor's address; what still waits to be sent to it is given up. */
export async function removeEmail(actor: Actor): Promise<void> {
  const { accountId } = requireStaffActor(actor);
  await write(actor, { action: "account.remove_email" }, async (tx) => {
    await tx.count(sql`update account set email = null where id = ${accountId}::uuid`);
    await tx.count(sql`delete from email_check where account_id = ${accountId}::uuid`);
    await forgetAddress(tx, accountId);
    await recordAudit(tx, actor, {
      action: "account.remove_email",
      subjectType: "account",
      subjectId: accountId,
    });
  });
}
