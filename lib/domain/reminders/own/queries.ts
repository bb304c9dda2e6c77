import "server-only";
import { RIGHTS } from "@/lib/access/roles";
import { TODAY } from "@/lib/access/today";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import type { DigestDays } from "@/lib/domain/reminders/rules";
import type { Role } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";

const ROLES = Object.keys(RIGHTS) as Role[];
const ENTERING = ROLES.filter((role) => RIGHTS[role]["report.enter"]);
const NAMED = 5;

/** Rights `g` of an account `a` that hold today, of accounts that may sign in. */
export const HELD_TODAY = sql`a.status = 'active' and g.valid_from <= ${TODAY}
  and (g.valid_to is null or g.valid_to > ${TODAY})`;

/** Who enters for which organisation: the own one, or the one that the right names; not by 代录. */
const PERSON = sql`
  select distinct a.id as account_id, a.organisation_id as home_id,
    coalesce(g.organisation_id, a.organisation_id) as organisation_id
  from account a join role_grant g on g.account_id = a.id
  where ${HELD_TODAY} and g.role = any (${ENTERING}::role[])`;

// A return has its own date; what was returned since the last digests is told of whatever its date.
function pressing(days: DigestDays, since: string): Statement {
  const day = sql`(case when a.status = 'returned' then coalesce(a.return_due_on, a.due_on)
    else a.due_on end)`;
  return sql`
    select a.id, a.organisation_id, t.title, ${day} as day,
      case when a.status = 'returned' then 'returned' when a.due_on < ${TODAY} then 'overdue'
        else 'due' end as kind,
      ${day} = any (${days.told}::date[]) or (a.status = 'returned' and exists (
        select 1 from assignment_event e where e.assignment_id = a.id
          and e.to_status = 'returned' and e.at >= ${since}::timestamptz)) as is_told
    from assignment a join task t on t.id = a.task_id
    where a.status in ('not_started', 'drafting', 'returned')
      and not (a.awaiting and a.status = 'not_started')
      and (a.status = 'returned' or a.due_on <= ${days.dueUntil}::date)
      and (a.paused_until is null or a.paused_until < ${TODAY}) and not ${isClosed("a")}`;
}

/**
 * Own work, for all accounts at once: rows of account_id and a section as JSON, where something of the
 * organisation's is to be told today (see rules.ts). The first five of each kind are named.
 */
export function ownSections(days: DigestDays, since: string): Statement {
  return sql`
    with pressing as materialized (${pressing(days, since)}
    ), told as (
      select organisation_id from pressing group by 1 having bool_or(is_told)
    ), ranked as (
      select p.*, row_number() over (partition by p.organisation_id, p.kind order by p.day, p.id) as place
      from pressing p join told using (organisation_id)
    ), section as (
      select organisation_id, kind, count(*)::int as count,
        jsonb_agg(jsonb_build_object('title', title, 'day', day,
          'href', '/desk/assignments/' || id || '/fill') order by place)
          filter (where place <= ${NAMED}) as items
      from ranked group by 1, 2
    )
    select p.account_id, jsonb_build_object('kind', s.kind, 'count', s.count, 'items', s.items,
      'unit', case when p.organisation_id <> p.home_id then o.name end) as section
    from section s join (${PERSON}) p using (organisation_id)
    join organisation o on o.id = p.organisation_id`;
}

/** Told in a part of their own, or nothing that anybody has to be told of outside the product. */
const NOT_NEWS = [
  "report.submitted",
  "report.approved",
  "report.accepted",
  "report.returned",
  "adjustment.requested",
  "window.requested",
  "doubt.raised",
];

/** Unread messages since the last digests, for all accounts at once. */
export function newsSections(since: string): Statement {
  return sql`
    with news as (
      select n.organisation_id, n.account_id, n.title, n.link, row_number() over (
        partition by n.organisation_id, n.account_id order by n.created_at desc, n.id desc) as place
      from notification n
      where n.created_at >= ${since}::timestamptz and n.read_at is null
        and not (n.kind = any (${NOT_NEWS}::text[]))
    ), person as (
      select distinct a.id as account_id, a.organisation_id
      from account a join role_grant g on g.account_id = a.id where ${HELD_TODAY}
    ), mine as (
      select p.account_id, n.title, n.link, n.place from person p join news n
        on n.organisation_id = p.organisation_id and n.account_id is null
      union all
      select p.account_id, n.title, n.link, n.place from person p join news n
        on n.organisation_id = p.organisation_id and n.account_id = p.account_id
    )
    select account_id, jsonb_build_object('kind', 'news', 'count', count(*)::int, 'items',
      jsonb_agg(jsonb_build_object('title', title, 'href', link) order by place)
        filter (where place <= ${NAMED})) as section
    from mine group by 1`;
}
