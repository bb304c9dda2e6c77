import "server-only";
import type { Actor } from "@/lib/access/actor";
import { organisationsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import type { ChannelName } from "@/lib/platform/channels/port";
import { channelsOn } from "@/lib/platform/channels/registry";
import { readContact } from "@/lib/platform/contacts";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import { CHANNEL_LABELS } from "./labels";
import { maskAddress } from "./rules";
import type { ListDeliveriesInput } from "./schema";
import type { ChannelCounts, DeliveryPage, DeliveryRow } from "./types";

/**
 * The ways to an account `a` with its settings `s` (which may be missing), as rows `way` of channel and
 * sealed address: proven mail addresses and registered telephone numbers, where the channel is set up and
 * the person wants it.
 */
export function waysTo(channels: readonly ChannelName[] = channelsOn()): Statement {
  return sql`(
    select 'email'::text as channel, a.email as address
    where a.email is not null and coalesce(s.by_email, true) and 'email' = any (${channels}::text[])
    union all
    select 'sms', a.phone
    where a.phone is not null and coalesce(s.by_sms, false) and 'sms' = any (${channels}::text[]))`;
}

/**
 * True for a digest `d` of a day that is over: the next one says what still holds, and nobody gets two on
 * one day because yesterday's could not go out.
 */
export const IS_PAST = sql`(d.kind in ('digest', 'group')
  and (d.created_at at time zone 'Asia/Shanghai')::date < ${TODAY})`;

/** The condition that a delivery `d` goes to somebody in the administrator's reach. */
export async function deliveriesWithin(actor: Actor): Promise<Statement> {
  const reaches = await requireReaches(actor, "message.manage");
  return sql`exists (select 1 from organisation o
    where o.id = d.organisation_id and ${organisationsWithin(reaches, "o")})`;
}

function afterCursor(cursor: string | undefined): Statement {
  const [at, id] = cursor?.split("~") ?? [];
  if (!at || !id || !isId(id) || Number.isNaN(Date.parse(at))) return sql`true`;
  return sql`(d.created_at, d.id) < (${at}::timestamptz, ${id}::uuid)`;
}

type FoundRow = Omit<DeliveryRow, "to"> & {
  address: string;
  accountId: string | null;
  robotName: string | null;
};

function shown({ address, accountId, robotName, ...row }: FoundRow): DeliveryRow {
  const open = accountId && address ? readContact(address, accountId) : null;
  return { ...row, to: robotName ?? maskAddress(row.channel, open ?? "") };
}

const PAGE = 50;

/** What was, is or was not sent within the administrator's reach, the newest first, 50 at a time. */
export async function listDeliveries(
  actor: Actor,
  { state, channel, after }: ListDeliveriesInput,
): Promise<DeliveryPage> {
  const conditions = [await deliveriesWithin(actor), afterCursor(after)];
  if (state) conditions.push(sql`d.state = ${state}`);
  if (channel) conditions.push(sql`d.channel = ${channel}`);
  const found = await rows<FoundRow>(sql`
    select d.id, d.channel, d.kind, d.subject, d.state, d.attempts, d.address,
      d.account_id as "accountId", o.name as "organisationName", r.name as "robotName",
      to_json(d.created_at) #>> '{}' as "createdAt", to_json(d.next_at) #>> '{}' as "nextAt",
      to_json(d.sent_at) #>> '{}' as "sentAt", d.last_error as "lastError", d.body = '' as "isPurged",
      ${IS_PAST} as "isPast", d.version
    from delivery d join organisation o on o.id = d.organisation_id
    left join robot r on r.id = d.robot_id
    where ${sql.and(conditions)}
    order by d.created_at desc, d.id desc limit ${PAGE + 1}`);
  const last = found[PAGE - 1];
  const next = found.length > PAGE && last ? `${last.createdAt}~${last.id}` : null;
  return { rows: found.slice(0, PAGE).map(shown), next };
}

/** For each channel whether it is set up, and how much is waiting, given up and sent of late. */
export async function summariseChannels(actor: Actor): Promise<ChannelCounts[]> {
  const within = await deliveriesWithin(actor);
  const found = await rows<Omit<ChannelCounts, "isOn">>(sql`
    select d.channel, count(*) filter (where d.state = 'waiting')::int as waiting,
      count(*) filter (where d.state = 'dead')::int as dead,
      count(*) filter (where d.state = 'sent')::int as sent
    from delivery d
    where (d.state in ('waiting', 'dead') or d.created_at > now() - interval '1 day') and ${within}
    group by 1`);
  const on = channelsOn();
  return (Object.keys(CHANNEL_LABELS) as ChannelName[]).map((channel) => {
    const counted = found.find((one) => one.channel === channel);
    const nothing = { channel, waiting: 0, dead: 0, sent: 0 };
    return { ...(counted ?? nothing), isOn: on.includes(channel) };
  });
}
