import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { tellAtOnce } from "@/lib/domain/notifications/deliveries/commands";
import type { Tx } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { messagesOf } from "./queries";
import { mayGoAtOnce, needsReceipt } from "./rules";
import type { ReadingInput, ReceivingInput } from "./schema";

/** Something to tell an organisation, within the change that it tells of. */
export interface Telling {
  organisationId: string;
  /** The event, e.g. report.returned */
  kind: string;
  title: string;
  link: string;
  /** Only this person of the organisation. */
  accountId?: string | undefined;
}

/**
 * Writes a message into the transaction of the change that it tells of, and, for those who want such news
 * at once, what goes out by their channels.
 */
export async function notify(tx: Tx, telling: Telling): Promise<void> {
  const { organisationId, kind, title, link } = telling;
  await tx.count(sql`
    insert into notification (id, organisation_id, account_id, kind, title, link, needs_receipt)
    values (${newId()}, ${organisationId}, ${telling.accountId ?? null}, ${kind}, ${title}, ${link},
      ${needsReceipt(kind)})`);
  if (mayGoAtOnce(kind)) await tellAtOnce(tx, telling);
}

/**
 * The same for many at once: `told` gives organisation_id, title and link of each message. Answers how
 * many there were.
 */
export async function notifyMany(tx: Tx, kind: string, told: Statement): Promise<number> {
  return tx.count(sql`
    insert into notification (id, organisation_id, kind, title, link, needs_receipt)
    select gen_random_uuid(), told.organisation_id, ${kind}::text, told.title, told.link,
      ${needsReceipt(kind)}::boolean
    from (${told}) told`);
}

function requireStaffActor(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

/** Marks the messages of the actor up to the newest one shown as read. */
export async function markRead(actor: Actor, input: ReadingInput): Promise<void> {
  const mine = messagesOf(requireStaffActor(actor));
  await write(actor, { action: "notification.read" }, (tx) =>
    tx.count(sql`
      update notification n set read_at = now()
      where ${mine} and n.read_at is null and n.created_at <=
        (select n.created_at from notification n where n.id = ${input.upTo} and ${mine})`),
  );
}

/** 收到: confirms a message for the organisation. Who was first stays; a second 收到 changes nothing. */
export async function receiveMessage(actor: Actor, input: ReceivingInput): Promise<void> {
  const staff = requireStaffActor(actor);
  await write(actor, { action: "notification.receive" }, async (tx) => {
    const found = await tx.row<{ kind: string; link: string; isNew: boolean }>(sql`
      with held as (
        select n.id, n.received_at is null as is_new from notification n
        where n.id = ${input.messageId} and n.needs_receipt and ${messagesOf(staff)} for update
      ), received as (
        update notification n set received_at = now(), received_by_id = ${staff.accountId},
          received_by_name = ${staff.name}, read_at = coalesce(n.read_at, now())
        from held where n.id = held.id and held.is_new
      )
      select n.kind, n.link, held.is_new as "isNew"
      from held join notification n on n.id = held.id`);
    if (!found) throw notFound("消息");
    if (!found.isNew) return;
    await recordAudit(tx, actor, {
      action: "notification.receive",
      subjectType: "notification",
      subjectId: input.messageId,
      after: { kind: found.kind, link: found.link },
    });
  });
}

/** What says more than 收到 says that too: confirms the organisation's messages that point to `link`. */
export async function receiveAbout(tx: Tx, actor: StaffActor, link: string): Promise<void> {
  await tx.count(sql`
    update notification n set received_at = now(), received_by_id = ${actor.accountId},
      received_by_name = ${actor.name}, read_at = coalesce(n.read_at, now())
    where n.link = ${link} and n.needs_receipt and n.received_at is null and ${messagesOf(actor)}`);
}
