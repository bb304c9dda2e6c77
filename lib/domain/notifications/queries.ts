import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import type { Notification } from "./types";

/** The newest messages of the actor's organisation. */
export async function listNotifications(actor: StaffActor, limit = 6): Promise<Notification[]> {
  return rows<Notification>(sql`
    select id, kind, title, link, to_json(created_at) #>> '{}' as "createdAt",
      read_at is not null as "isRead"
    from notification where organisation_id = ${actor.organisation.id}
    order by created_at desc, id desc limit ${limit}`);
}

const COUNTED = 100;

/** How many messages of the organisation are unread; stops counting at 100. */
export async function countUnread(actor: StaffActor): Promise<number> {
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from (
        select read_at from notification where organisation_id = ${actor.organisation.id}
        order by created_at desc limit ${COUNTED}) newest
      where read_at is null) unread`);
  return found?.count ?? 0;
}

/** True where the database holds demonstration data, which every page has to say. */
export async function isDemonstration(_actor: Actor): Promise<boolean> {
  const found = await row(sql`
    select 1 from setting where key = 'demonstration' and value ->> 'state' in ('loading', 'complete')`);
  return found !== undefined;
}
