import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import type { Subscription } from "./types";

const ISSUES_SHOWN = 5;

/** The actor's own subscriptions that have not ended, of one view where it is given; with their last issues. */
export async function listSubscriptions(
  actor: StaffActor,
  viewId?: string,
): Promise<Subscription[]> {
  const ofView = viewId ? sql`and v.id = ${viewId}::uuid` : sql.empty;
  return rows<Subscription>(sql`
    select s.id, s.version, v.id as "viewId", v.name as "viewName", s.cadence, s.on_day::int as "onDay",
      s.format, s.is_on as "isOn", s.next_on as "nextOn", coalesce((
        select json_agg(json_build_object('id', i.id, 'forDay', i.for_day, 'state', i.state,
          'message', i.message, 'fileName', i.file_name, 'size', i.size,
          'madeAt', to_json(i.made_at) #>> '{}') order by i.for_day desc)
        from (select * from subscription_issue i where i.subscription_id = s.id
          order by i.for_day desc limit ${ISSUES_SHOWN}) i), '[]'::json) as issues
    from subscription s join saved_view v on v.id = s.saved_view_id and v.removed_at is null
    where s.account_id = ${actor.accountId}::uuid and s.ended_at is null ${ofView}
    order by v.position, s.created_at, s.id`);
}
