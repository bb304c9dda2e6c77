import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import type { Letter } from "@/lib/domain/notifications/letters/types";
import type { ChannelName } from "@/lib/platform/channels/port";
import { channelsOn } from "@/lib/platform/channels/registry";
import type { Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { deliveriesWithin, IS_PAST, waysTo } from "./queries";
import type { ResendAllInput, ResendInput } from "./schema";
import type { DeliveryKind } from "./types";

/** One letter to one address, to be written with the change that it tells of. */
export interface Posting {
  channel: ChannelName;
  kind: DeliveryKind;
  subject: string;
  /** A letter as JSON, or what stands for it where it holds a secret. */
  body: string;
  organisationId: string;
  /** Sealed; empty for a robot. */
  address: string;
  accountId?: string;
  robotId?: string;
}

/** Puts one letter into the outbox, in the transaction of what it tells of. Answers its id. */
export async function post(tx: Tx, posting: Posting, id: string = newId()): Promise<string> {
  await tx.count(sql`
    insert into delivery (id, channel, account_id, robot_id, organisation_id, address, subject, body, kind)
    values (${id}, ${posting.channel}, ${posting.accountId ?? null}, ${posting.robotId ?? null},
      ${posting.organisationId}, ${posting.address}, ${posting.subject}, ${posting.body},
      ${posting.kind})`);
  return id;
}

/** A message that somebody may want at once. */
export interface UrgentMessage {
  organisationId: string;
  title: string;
  link: string;
  accountId?: string | undefined;
}

/** To those of an organisation who chose 立即: one letter by each of their channels. */
export async function tellAtOnce(tx: Tx, message: UrgentMessage): Promise<void> {
  const channels = channelsOn().filter((name) => name === "email" || name === "sms");
  if (channels.length === 0) return;
  const item = { title: message.title, href: message.link };
  const news: Omit<Extract<Letter, { kind: "news" }>, "name" | "unit"> = {
    kind: "news",
    items: [item],
  };
  await tx.count(sql`
    insert into delivery (id, channel, account_id, organisation_id, address, subject, body, kind)
    select gen_random_uuid(), way.channel, a.id, a.organisation_id, way.address, '有填报被退回，请修改',
      (${JSON.stringify(news)}::jsonb || jsonb_build_object('name', a.name, 'unit', o.name))::text, 'news'
    from account a join organisation o on o.id = a.organisation_id
    join message_setting s on s.account_id = a.id and s.returned_at_once
    cross join lateral ${waysTo(channels)} way
    where a.organisation_id = ${message.organisationId}::uuid and a.status = 'active'
      and (${message.accountId ?? null}::uuid is null or a.id = ${message.accountId ?? null}::uuid)`);
}

/** To the proven mail address of whoever subscribed to a file: where it lies, never the file itself. */
export async function mailFile(
  tx: Tx,
  { accountId, title, link }: { accountId: string; title: string; link: string },
): Promise<void> {
  const channels = channelsOn().filter((name) => name === "email");
  if (channels.length === 0) return;
  const letter = { kind: "file", items: [{ title, href: link }] };
  await tx.count(sql`
    insert into delivery (id, channel, account_id, organisation_id, address, subject, body, kind)
    select gen_random_uuid(), way.channel, a.id, a.organisation_id, way.address, '订阅的文件已生成',
      (${JSON.stringify(letter)}::jsonb || jsonb_build_object('name', a.name, 'unit', o.name))::text, 'file'
    from account a join organisation o on o.id = a.organisation_id
    left join message_setting s on s.account_id = a.id
    cross join lateral ${waysTo(channels)} way
    where a.id = ${accountId}::uuid and a.status = 'active'`);
}

const AGAIN = sql`state = 'waiting', attempts = 0, next_at = now(), version = d.version + 1`;

interface Again {
  state: string;
  isPurged: boolean;
  isPast: boolean;
  isSame: boolean;
}

/** Sends a given-up message again, with all its tries. */
export async function resend(actor: Actor, input: ResendInput): Promise<void> {
  const within = await deliveriesWithin(actor);
  await write(actor, { action: "delivery.resend" }, async (tx) => {
    const found = await tx.row<Again>(sql`
      select d.state, d.body = '' as "isPurged", ${IS_PAST} as "isPast", d.version = ${input.version} as "isSame"
      from delivery d where d.id = ${input.deliveryId}::uuid and ${within} for update`);
    if (!found) throw notFound("消息");
    if (found.isPurged) throw conflict("这条消息的正文已按期清除，不能重发");
    if (found.isPast) throw conflict("每日提醒只在当天发送，下一次提醒会说明仍未办结的事项");
    if (found.state !== "dead" || !found.isSame) {
      throw conflict("这条消息的状态刚有变化，请刷新页面查看");
    }
    await tx.count(sql`update delivery d set ${AGAIN} where d.id = ${input.deliveryId}::uuid`);
    await recordAudit(tx, actor, {
      action: "delivery.resend",
      subjectType: "delivery",
      subjectId: input.deliveryId,
    });
  });
}

/** Sends all given-up messages of a channel again that lie in reach, have their text and are not past. */
export async function resendAll(
  actor: Actor,
  { channel }: ResendAllInput,
): Promise<{ count: number }> {
  const within = await deliveriesWithin(actor);
  return write(actor, { action: "delivery.resend_all" }, async (tx) => {
    const count = await tx.count(sql`
      update delivery d set ${AGAIN}
      where d.state = 'dead' and d.channel = ${channel} and d.body <> '' and not ${IS_PAST}
        and ${within}`);
    if (count === 0) throw conflict("这个渠道没有可以重发的消息");
    await recordAudit(tx, actor, {
      action: "delivery.resend_all",
      subjectType: "delivery",
      subjectId: channel,
      after: { count },
    });
    return { count };
  });
}

/**
 * Removes what is no longer needed: texts and addresses 30 days after a message was sent or given up, the
 * lines themselves and the digests after half a year. Answers how many messages lost their text.
 */
export async function purgeMessages(tx: Tx): Promise<number> {
  await tx.count(sql`
    delete from delivery where state <> 'waiting' and created_at < now() - interval '180 days'`);
  await tx.count(sql`
    delete from digest where on_day < (now() at time zone 'Asia/Shanghai')::date - 180`);
  await tx.count(sql`delete from email_check where sent_at < now() - interval '1 day'`);
  return tx.count(sql`
    update delivery d set body = '', address = '', version = d.version + 1
    where d.state <> 'waiting' and d.body <> '' and d.created_at < now() - interval '30 days'`);
}
