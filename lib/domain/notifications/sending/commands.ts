import "server-only";
import type { Actor } from "@/lib/access/actor";
import { IS_PAST } from "@/lib/domain/notifications/deliveries/queries";
import { minutesUntilRetry } from "@/lib/domain/notifications/deliveries/rules";
import type { DeliveryKind } from "@/lib/domain/notifications/deliveries/types";
import { CODE_MINUTES, codeOwner } from "@/lib/domain/notifications/emails/rules";
import { wordLetter } from "@/lib/domain/notifications/letters/rules";
import type { Letter } from "@/lib/domain/notifications/letters/types";
import { robotOwner } from "@/lib/domain/notifications/robots/rules";
import type { ChannelName, Outcome, Parcel } from "@/lib/platform/channels/port";
import { channel, channelsOn } from "@/lib/platform/channels/registry";
import { openContact } from "@/lib/platform/contacts";
import { decrypt } from "@/lib/platform/crypto";
import { rows, writeRow } from "@/lib/platform/db";
import { publicUrl } from "@/lib/platform/env";
import { forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/*
 * A delivery is claimed before it is sent: its next try is moved past the longest time that sending takes,
 * and committed. Another worker passes over it meanwhile. Only a worker that dies between sending and
 * saying so lets it be sent a second time, after the claim has run out: at least once, never lost. Each try
 * carries the delivery's id, so that the other side can tell a repetition.
 */

/** Longer than any channel takes for one message. */
const CLAIM_MINUTES = 3;
const AT_ONCE = 10;

interface Claimed {
  id: string;
  channel: ChannelName;
  kind: DeliveryKind;
  subject: string;
  body: string;
  address: string;
  accountId: string | null;
  attempts: number;
  version: number;
  robotId: string | null;
  robotAddress: string | null;
  robotSecret: string | null;
  isStale: boolean;
  isPast: boolean;
  isGone: boolean;
  leaves: boolean;
}

// What somebody asked for this moment does not wait for the morning.
const LEAVES_AT = (moment: Statement) => sql`
  case when d.kind in ('code', 'trial') then ${moment}
    else after_quiet(${moment}, coalesce(s.quiet_from, '20:00'), coalesce(s.quiet_until, '08:30')) end`;

/** Takes what is due; what lies in somebody's quiet hours is put off to their end and not taken. */
async function claim(): Promise<{ found: number; taken: Claimed[] }> {
  const found = await rows<Claimed>(sql`
    with due as (
      select d.id, ${LEAVES_AT(sql`now()`)} as leaves_at
      from delivery d left join message_setting s on s.account_id = d.account_id
      where d.state = 'waiting' and d.next_at <= now() and d.channel = any (${channelsOn()}::text[])
      order by d.next_at limit ${AT_ONCE} for update of d skip locked
    ), taken as (
      update delivery d set version = d.version + 1,
        attempts = d.attempts + (due.leaves_at <= now())::int,
        next_at = case when due.leaves_at > now() then due.leaves_at
          else now() + make_interval(mins => ${CLAIM_MINUTES}) end
      from due where d.id = due.id
      returning d.*, due.leaves_at <= now() as leaves, ${IS_PAST} as is_past
    )
    select t.id, t.channel, t.kind, t.subject, t.body, t.address, t.account_id as "accountId",
      t.attempts, t.version, t.robot_id as "robotId", r.address as "robotAddress",
      r.secret as "robotSecret", t.leaves,
      t.kind = 'code' and t.created_at < now() - make_interval(mins => ${CODE_MINUTES}) as "isStale",
      t.is_past as "isPast", a.status <> 'active' as "isGone"
    from taken t left join account a on a.id = t.account_id
    left join robot r on r.id = t.robot_id and r.is_on`);
  return { found: found.length, taken: found.filter((one) => one.leaves) };
}

function letterOf(one: Claimed): Letter {
  const body = one.kind === "code" ? decrypt(one.body, codeOwner(one.id)) : one.body;
  return JSON.parse(body) as Letter;
}

function parcelOf(one: Claimed): Parcel {
  const words = wordLetter(letterOf(one), publicUrl());
  const { id, subject } = one;
  const content = { id, subject: `清廉建设：${subject}`, html: words.html };
  if (one.robotId) {
    const owner = robotOwner(one.robotId);
    const to = decrypt(one.robotAddress ?? "", owner);
    const secret = one.robotSecret && decrypt(one.robotSecret, owner);
    return { ...content, text: words.short, to, secret };
  }
  const text = one.channel === "email" ? words.text : words.short;
  return { ...content, text, to: openContact(one.address, one.accountId ?? ""), secret: null };
}

async function outcomeOf(one: Claimed): Promise<Outcome> {
  if (one.isStale) return { state: "never", error: "验证码已过期，没有发出" };
  if (one.isPast) return { state: "never", error: "已过当天，没有再发；下一次提醒会说明" };
  if (one.isGone) return { state: "never", error: "收件人的账号已停用" };
  if (one.robotId && !one.robotAddress) return { state: "never", error: "机器人已停用或移除" };
  let parcel: Parcel;
  try {
    parcel = parcelOf(one);
  } catch {
    // A key that was changed, or a line that was tampered with: no later try opens it.
    return { state: "never", error: "地址或正文无法解密，请检查 ENCRYPTION_KEY 是否更换过" };
  }
  return channel(one.channel).send(parcel);
}

function nextState(one: Claimed, outcome: Outcome): Statement {
  if (outcome.state === "sent") {
    // A code has been of use when it is read; it stays nowhere.
    const body = one.kind === "code" ? sql`, body = '', address = ''` : sql.empty;
    return sql`state = 'sent', sent_at = now(), last_error = null ${body}`;
  }
  const minutes = outcome.state === "never" ? null : minutesUntilRetry(one.attempts);
  if (minutes === null) return sql`state = 'dead', last_error = ${outcome.error}`;
  const moment = sql`(now() + make_interval(mins => ${minutes}))`;
  return sql`last_error = ${outcome.error}, next_at = ${moment}`;
}

async function deliver(one: Claimed): Promise<void> {
  const outcome = await outcomeOf(one);
  // Only while the claim stands: whoever took it over meanwhile says what became of it.
  await writeRow(sql`
    update delivery d set ${nextState(one, outcome)}, version = d.version + 1
    where d.id = ${one.id}::uuid and d.version = ${one.version} and d.state = 'waiting'
    returning d.id`);
}

/**
 * Sends what is due, ten at a time, until nothing is due or `seconds` have passed. Answers how many were
 * tried. The worker's; throws `forbidden` for people.
 */
export async function sendDue(actor: Actor, seconds = 10): Promise<number> {
  if (actor.kind !== "system") throw forbidden();
  const until = Date.now() + seconds * 1_000;
  let tried = 0;
  for (;;) {
    const { found, taken } = await claim();
    await Promise.all(taken.map(deliver));
    tried += taken.length;
    if (found === 0 || Date.now() > until) return tried;
  }
}
