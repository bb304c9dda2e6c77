import type pg from "pg";
import { stableId } from "../identity";
import { HOME } from "./scope";

/*
 * What waits in one city and one of its counties: reminders that the rules propose, one that the county's
 * office released to the village of the demonstration (or the first that is late), one that another village
 * answered, and a view that the supervisor keeps. The texts are examples.
 */

const PROPOSED = 12;
const RELEASER = "xianban";
const VIEWS: readonly [login: string, name: string, address: string][] = [
  ["jiwei", "全市超期任务（示例）", "/desk/assignments?show=overdue&regionCode=420600"],
  ["jiwei", "等得最久的反馈（示例）", "/desk/supervision/feedback"],
  [RELEASER, "全县本季驾驶舱（示例）", `/desk/dashboard/${HOME.county}`],
];

// The same day gives the same ids, in a form that an address takes.
const ID = (name: string) =>
  `overlay(overlay(md5(${name}) placing '8' from 13) placing 'a' from 17)::uuid`;

const AT = (time: string) => `($1::date - 3 + time '${time}') at time zone 'Asia/Shanghai'`;

// The first two of the county are out already, the second of them answered.
const ORDERS = `
  with late as (
    select o.id as organisation_id, o.name, o.region_code = $3 as is_home, o.node_code, max(a.year) as year,
      array_agg(a.id order by a.id) as ids, count(*) as tasks, max($1::date - a.due_on) as days
    from assignment a join organisation o on o.id = a.organisation_id
    where a.node_code = any ($2::text[]) and a.due_on < $1::date - 5 and o.kind not in ('office', 'commission')
      and (a.status in ('drafting', 'returned') or (a.status = 'not_started' and not a.awaiting))
      and a.paused_until is null and coalesce(a.return_due_on, a.due_on) < $1::date - 5
    group by o.id
  ), placed as (
    select *, row_number() over (partition by node_code order by not is_home, days desc, organisation_id) as place
    from late
  ), chosen as (
    select *, case when node_code <> $4 or place > 2 then 'proposed'
      when place = 1 then 'released' else 'answered' end as status
    from placed where place <= $5
  )
  insert into supervision_order (id, kind, status, region_code, organisation_id, node_code, year,
    assignment_ids, ground, text, due_on, proposed_at, decided_by_id, decided_by_name, decided_by_unit,
    decided_at, answer, answered_by_name, answered_at)
  select ${ID("'order' || c.organisation_id")}, 'remind', c.status::supervision_order_status, c.node_code,
    c.organisation_id, c.node_code, c.year, c.ids,
    '截至演示数据装入时，' || c.tasks || ' 项任务超期，最久的超期 ' || c.days || ' 天；到期满 2 个工作日仍没有报的，提议提醒',
    case when c.status = 'proposed' then '' else c.name
      || '：有任务已超过报送期限，请尽快填报；确有困难的，请在期限内回复原因和打算报送的日期。（示例）' end,
    case when c.status <> 'proposed' then $1::date + 3 end, ${AT("08:30")},
    p.id, p.name, u.name, case when c.status <> 'proposed' then ${AT("10:30")} end,
    case when c.status = 'answered' then '台账移交晚了，正在补登，本周五前报送。（示例）' end,
    case when c.status = 'answered' then '村填报员（示例）' end,
    case when c.status = 'answered' then ${AT("16:00")} end
  from chosen c left join account p on p.login = $6 and c.status <> 'proposed'
  left join organisation u on u.id = p.organisation_id`;

/** Stores orders and views. Answers how many orders there are. */
export async function writeSupervision(client: pg.PoolClient, today: string): Promise<number> {
  const nodes = [HOME.city, HOME.county];
  const orders = await client.query(ORDERS, [
    ...[today, nodes, HOME.village, HOME.county],
    ...[PROPOSED, RELEASER],
  ]);
  await client.query(
    `insert into notification (id, organisation_id, kind, title, link, created_at, needs_receipt)
     select ${ID("'told' || so.id")}, so.organisation_id, 'order.released',
       '提醒：' || cardinality(so.assignment_ids) || ' 项任务超期，请答复',
       '/desk/supervision/orders/' || so.id, so.decided_at, true
     from supervision_order so where so.status = 'released'`,
  );
  await client.query(
    `insert into saved_view (id, account_id, name, address, position)
     select v.id, a.id, v.name, v.address, v.position
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) with ordinality
       as v (id, login, name, address, position)
     join account a on a.login = v.login`,
    [
      VIEWS.map(([, name]) => stableId("saved_view", name)),
      VIEWS.map(([login]) => login),
      VIEWS.map(([, name]) => name),
      VIEWS.map(([, , address]) => address),
    ],
  );
  return orders.rowCount ?? 0;
}
