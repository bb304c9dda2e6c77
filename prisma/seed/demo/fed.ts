import type pg from "pg";

/*
 * What other systems supply: most of what fell due before today has its figure from an example system,
 * early in the morning some days before its due day; the rest still awaits data. Which ones, and the
 * figures, are drawn from organisation, task and period, so that loading again gives the same.
 */

const SOURCE = "示例业务系统";
/** Stands for the system where a person's id would stand. */
const SYSTEM_ID = "00000000-0000-8000-8000-000000000001";

const id = (kind: string) =>
  `(md5('${kind}:' || a.organisation_id || a.root_task_id || a.period)::uuid)`;
const drawn = (salt: string, below: number) =>
  `abs(hashtext('${salt}' || a.organisation_id || a.root_task_id || a.period) % ${below})`;

const FED = `
  select a.id, a.organisation_id, a.root_task_id, a.node_code, a.township_code, a.organisation_level,
    a.organisation_kind, a.made_at, a.period, a.year, a.due_on,
    ${id("fed")} as report_id, ${id("found")} as verification_id,
    (a.due_on - (1 + ${drawn("day", 9)})::int + time '06:00' + make_interval(mins => ${drawn("minute", 90)}))
      at time zone 'Asia/Shanghai' as at,
    case when t.form = 'ratio' then 20 + ${drawn("base", 100)} end as denominator,
    ${drawn("share", 30)} as lack, t.form, t.target, t.accumulation,
    row_number() over (order by a.id) as number
  from assignment a join task t on t.id = a.task_id
  where t.source = 'system' and a.awaiting and a.status = 'not_started' and a.due_on < $1::date
    and ${drawn("fed", 100)} < 86`;

const VALUED = `
  select f.*, case when f.form = 'ratio' then ceil(f.denominator * (100 - f.lack) / 100.0) end as numerator,
    case f.form when 'ratio' then null when 'boolean' then (f.lack < 26)::int
      else greatest(0, coalesce(f.target, 10) - (f.lack > 24)::int) end as value,
    f.accumulation = 'flow' or f.period = max(f.period) over
      (partition by f.organisation_id, f.root_task_id, f.year) as stands,
    case when f.accumulation <> 'flow' then min(f.at) over (
      partition by f.organisation_id, f.root_task_id, f.year order by f.period
      rows between 1 following and unbounded following) end as replaced_at
  from (${FED}) f`;

/** Stores what an example system supplied before `today`. Answers how many figures. */
export async function writeFedValues(
  client: pg.PoolClient,
  { today, reports }: { today: string; reports: number },
): Promise<number> {
  await client.query(`create temporary table fed on commit drop as ${VALUED}`, [today]);
  await client.query(
    `insert into report (id, assignment_id, revision, numerator, denominator, value, narrative,
       receipt_no, submitted_at, submitted_by_id, submitted_by_name, is_on_time, origin, source_name,
       observed_at)
     select report_id, id, 1, numerator, denominator, value, '由' || $1 || '按期提供',
       to_char(at at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-' || lpad(($2 + number)::text, 7, '0'),
       at, $3::uuid, $1, true, 'system', $1, at
     from fed`,
    [SOURCE, reports, SYSTEM_ID],
  );
  await client.query(
    `insert into verification (id, assignment_id, report_id, kind, numerator, denominator, value,
       method, by_name, by_unit, at)
     select verification_id, id, report_id, 'system', numerator, denominator, value, '系统取数', $1, $1, at
     from fed`,
    [SOURCE],
  );
  await client.query(
    `insert into assignment_event (assignment_id, from_status, to_status, at, due_on, root_task_id,
       organisation_id, node_code, year, period, was_since, was_due_on, was_awaiting, was_on_time, was_done_at,
       was_times_returned, was_node_code, was_township_code, was_level, was_kind, was_standing, was_numerator,
       was_denominator, was_value)
     select id, 'not_started'::assignment_status, 'approved'::assignment_status, at, due_on, root_task_id, organisation_id, node_code, year, period,
       made_at, due_on, true, null, null::timestamptz, 0, node_code, township_code, organisation_level,
       organisation_kind, false, null, null, null from fed
     union all
     select id, 'approved', 'approved', replaced_at, due_on, root_task_id, organisation_id, node_code, year,
       period, at, due_on, true, true, at, 0, node_code, township_code, organisation_level, organisation_kind,
       true, numerator, denominator, value from fed where replaced_at > at`,
  );
  const done = await client.query(
    `update assignment a set status = 'approved', revision = 1, submitted_at = f.at, done_at = f.at,
       is_on_time = true, numerator = f.numerator, denominator = f.denominator, value = f.value,
       is_standing = f.stands, fed_source = $1, observed_at = f.at, verified_numerator = f.numerator,
       verified_denominator = f.denominator, verified_value = f.value, verified_by = 'system',
       verified_at = f.at, version = a.version + 1, updated_at = f.at,
       changed_at = greatest(f.at, f.replaced_at)
     from fed f where f.id = a.id`,
    [SOURCE],
  );
  return done.rowCount ?? 0;
}
