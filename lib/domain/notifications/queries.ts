import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { row, rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import type { ListMessagesInput } from "./schema";
import type { MessageCounts, MessagePage, Notification } from "./types";

/** The condition that a message `n` is for the person: of their organisation, and nobody else's alone. */
export function messagesOf(actor: StaffActor): Statement {
  return sql`(n.organisation_id = ${actor.organisation.id}
    and (n.account_id is null or n.account_id = ${actor.accountId}::uuid))`;
}

const COLUMNS = sql`
  n.id, n.kind, n.title, n.link, to_json(n.created_at) #>> '{}' as "createdAt",
  n.read_at is not null as "isRead", n.needs_receipt as "needsReceipt",
  to_json(n.received_at) #>> '{}' as "receivedAt", n.received_by_name as "receivedByName"`;

/** The newest messages of the actor. */
export async function listNotifications(actor: StaffActor, limit = 6): Promise<Notification[]> {
  return rows<Notification>(sql`
    select ${COLUMNS} from notification n where ${messagesOf(actor)}
    order by n.created_at desc, n.id desc limit ${limit}`);
}

const PAGE = 30;

// `1~moment~id` or `0~moment~id`: unread ones come first, within each the newest.
function afterCursor(cursor: string | undefined): Statement {
  const [unread, at, id] = cursor?.split("~") ?? [];
  if (!at || !id || !isId(id) || Number.isNaN(Date.parse(at))) return sql`true`;
  return sql`((n.read_at is null)::int, n.created_at, n.id)
    < (${unread === "1" ? 1 : 0}::int, ${at}::timestamptz, ${id}::uuid)`;
}

const VIEWS: Record<ListMessagesInput["view"], Statement> = {
  all: sql`true`,
  unread: sql`n.read_at is null`,
  receipt: sql`n.needs_receipt and n.received_at is null`,
};

/** All messages of the actor, unread ones first, the newest first in each part; 30 at a time. */
export async function listMessages(
  actor: StaffActor,
  { view, after }: ListMessagesInput,
): Promise<MessagePage> {
  const found = await rows<Notification>(sql`
    select ${COLUMNS} from notification n
    where ${messagesOf(actor)} and ${VIEWS[view]} and ${afterCursor(after)}
    order by (n.read_at is null)::int desc, n.created_at desc, n.id desc limit ${PAGE + 1}`);
  const last = found[PAGE - 1];
  const next =
    found.length > PAGE && last ? `${last.isRead ? 0 : 1}~${last.createdAt}~${last.id}` : null;
  return { rows: found.slice(0, PAGE), next };
}

const COUNTED = 100;

/** How many messages of the actor are unread; stops counting at 100. */
export async function countUnread(actor: StaffActor): Promise<number> {
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from (
        select n.read_at from notification n where ${messagesOf(actor)}
        order by n.created_at desc limit ${COUNTED}) newest
      where read_at is null) unread`);
  return found?.count ?? 0;
}

/** Unread messages and those that wait for 收到. */
export async function countMessages(actor: StaffActor): Promise<MessageCounts> {
  const [unread, waiting] = await Promise.all([
    countUnread(actor),
    row<{ count: number }>(sql`
      select count(*)::int as count from (
        select 1 from notification n
        where ${messagesOf(actor)} and ${VIEWS.receipt} limit ${COUNTED}) waiting`),
  ]);
  return { unread, toConfirm: waiting?.count ?? 0 };
}

/** True where the database holds demonstration data, which every page has to say. */
export async function isDemonstration(_actor: Actor): Promise<boolean> {
  const found = await row(sql`
    select 1 from setting where key = 'demonstration' and value ->> 'state' in ('loading', 'complete')`);
  return found !== undefined;
}
