import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import {
  assignmentsWithin,
  organisationsWithin,
  type Reach,
  requireReaches,
} from "@/lib/access/reach";
import { WAITS_FOR_REVIEW } from "@/lib/domain/assignments/lines/rules";
import { getCalendarAround } from "@/lib/domain/calendar/queries";
import { dayAfter, THEME_FACTS, voicedTasks } from "@/lib/domain/voices/answering/queries";
import { answerableLists } from "@/lib/domain/voices/policy";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { latenessCalendar } from "../escalation/rules";
import { sightOf } from "../orders/queries";
import { feedbackTables } from "./rules";
import type { FeedbackFilter } from "./schema";
import type {
  Feedback,
  FeedbackItem,
  FeedbackKind,
  FeedbackKindFigures,
  FeedbackPlace,
} from "./types";

const SHOWN = 100;
const CALENDAR_BACK = 500;

interface Sight {
  actor: StaffActor;
  reaches: readonly Reach[];
  /** The orders `so` that the reader sees. */
  orders: Statement;
}

const DAY = (moment: Statement) => sql`(${moment} at time zone 'Asia/Shanghai')::date`;
const ASSIGNMENT = sql`join task t on t.id = a.task_id join organisation o on o.id = a.organisation_id`;

/**
 * Where each kind comes from: a select of title, organisation, place (who has to act), since (a day) and link,
 * of what waits in the reader's sight. A domain with something that comes back adds its line here and its
 * words in labels.ts.
 */
const SOURCES: Record<FeedbackKind, (sight: Sight) => Statement> = {
  order: ({ orders }) => sql`
    select o.name || '的答复' as title, o.name as organisation, r.name || '办公室、纪检监察机关' as place,
      ${DAY(sql`so.answered_at`)} as since, '/desk/supervision/orders/' || so.id as link
    from supervision_order so join organisation o on o.id = so.organisation_id
    join region r on r.code = so.region_code where so.status = 'answered' and ${orders}`,
  doubt: ({ reaches }) => sql`
    select t.title, o.name, d.raised_by_unit, ${DAY(sql`d.answered_at`)}, '/desk/assignments/' || a.id
    from doubt d join assignment a on a.id = d.assignment_id ${ASSIGNMENT}
    where d.state in ('cleared', 'confirmed') and ${WAITS_FOR_REVIEW} and d.answered_at > a.submitted_at
      and ${assignmentsWithin(reaches, "a")}`,
  adjustment: ({ reaches }) => sql`
    select t.title, o.name, r.name || case when j.at_office then '办公室' else '牵头单位' end,
      ${DAY(sql`j.created_at`)}, '/desk/adjustments/' || j.id
    from adjustment j join assignment a on a.id = j.assignment_id ${ASSIGNMENT}
    join region r on r.code = j.at_region_code
    where j.status = 'waiting' and ${assignmentsWithin(reaches, "a")}`,
  opening: ({ reaches }) => sql`
    select t.title, o.name, n.name || '审核单位', ${DAY(sql`w.requested_at`)}, '/desk/assignments/' || a.id
    from window_opening w join assignment a on a.id = w.assignment_id ${ASSIGNMENT}
    join region n on n.code = a.node_code
    where w.state = 'waiting' and a.status in ('not_started', 'drafting', 'returned')
      and ${assignmentsWithin(reaches, "a")}`,
  voice: ({ actor }) => sql`
    select asked.title, null, r.name || '发布单位', ${dayAfter("theme", sql`theme.answered`)}, '/desk/voices'
    from (${THEME_FACTS}) theme
    join ${voicedTasks(answerableLists(actor))} asked
      on asked.root_task_id = theme.root_task_id and asked.year = theme.year
    join region r on r.code = asked.region_code where theme.total > theme.answered`,
  resubmitted: ({ reaches }) => sql`
    select t.title, o.name, coalesce(tr.name, n.name) || '审核单位', ${DAY(sql`a.submitted_at`)},
      '/desk/assignments/' || a.id
    from assignment a ${ASSIGNMENT} join region n on n.code = a.node_code
    left join region tr on tr.code = a.township_code
    where a.times_returned > 0 and a.status = 'submitted' and ${assignmentsWithin(reaches, "a")}`,
  circular: ({ reaches }) => sql`
    select c.title, o.name, o.name, ${DAY(sql`c.released_at`)}, '/desk/circulars/' || c.id
    from circular_receipt q join circular c on c.id = q.circular_id and c.status = 'released'
    join organisation o on o.id = q.organisation_id
    where q.received_at is null and ${organisationsWithin(
      reaches.filter((reach) => reach.tasks === null),
      "o",
    )}`,
};

const KINDS = Object.keys(SOURCES) as FeedbackKind[];

async function waiting(actor: StaffActor): Promise<Statement> {
  const reaches = await requireReaches(actor, "order.read");
  const { decides, reads } = await sightOf(actor);
  const orders = sql`(${decides} or ${reads})`;
  const { today, exceptions } = await getCalendarAround(actor, { before: CALENDAR_BACK, after: 0 });
  const { days, late } = latenessCalendar(today, exceptions);
  const parts = KINDS.map(
    (
      kind,
    ) => sql`select ${kind}::text as kind, found.* from (${SOURCES[kind]({ actor, reaches, orders })})
      as found(title, organisation, place, since, link)`,
  );
  return sql`
    calendar as materialized (select * from unnest(${days}::date[], ${late}::int[]) as c(day, late)),
    item as materialized (
      select found.*, case when found.since >= ${today}::date then 0 else coalesce(c.late, 400) end as days
      from (${sql.join(parts, " union all ")}) found left join calendar c on c.day = found.since)`;
}

const MEDIAN = sql`round(percentile_cont(0.5) within group (order by days))::int`;

interface Found {
  kinds: FeedbackKindFigures[] | null;
  places: FeedbackPlace[] | null;
  items: FeedbackItem[] | null;
}

/** What came back within the reader's sight, how long it waits and where; `forbidden` without the right. */
export async function readFeedback(actor: StaffActor, filter: FeedbackFilter): Promise<Feedback> {
  const kind = filter.kind ?? null;
  const chosen = kind ? sql`where kind = ${kind}` : sql.empty;
  const [found] = await rows<Found>(sql`
    with ${await waiting(actor)}
    select (select json_agg(k order by array_position(${KINDS}::text[], k.kind)) from (
        select kind, count(*)::int as count, ${MEDIAN} as median, max(days) as longest
        from item group by 1) k) as kinds,
      (select json_agg(p order by p.longest desc, p.count desc, p.place) from (
        select place, count(*)::int as count, ${MEDIAN} as median, max(days) as longest
        from item ${chosen} group by 1 order by 4 desc, 2 desc limit 30) p) as places,
      (select json_agg(i order by i.days desc, i.title) from (
        select kind, title, organisation, place, days, link from item ${chosen}
        order by days desc, title, link limit ${SHOWN}) i) as items`);
  const kinds = found?.kinds ?? [];
  const tables = feedbackTables(
    { kinds, places: found?.places ?? [], items: found?.items ?? [] },
    kind,
  );
  return { kind, total: kinds.reduce((sum, { count }) => sum + count, 0), tables };
}
