-- Time: how assignments and counters stood at the end of any past day.

-- AlterTable
ALTER TABLE "assignment_event"
ADD COLUMN     "year" SMALLINT,
ADD COLUMN     "period" SMALLINT,
ADD COLUMN     "was_since" TIMESTAMPTZ(3),
ADD COLUMN     "was_due_on" DATE,
ADD COLUMN     "was_awaiting" BOOLEAN,
ADD COLUMN     "was_on_time" BOOLEAN,
ADD COLUMN     "was_done_at" TIMESTAMPTZ(3),
ADD COLUMN     "was_times_returned" SMALLINT,
ADD COLUMN     "was_node_code" TEXT,
ADD COLUMN     "was_township_code" TEXT,
ADD COLUMN     "was_organisation_id" UUID,
ADD COLUMN     "was_level" "organisation_level",
ADD COLUMN     "was_kind" "organisation_kind",
ADD COLUMN     "was_standing" BOOLEAN,
ADD COLUMN     "was_numerator" DECIMAL(18,4),
ADD COLUMN     "was_denominator" DECIMAL(18,4),
ADD COLUMN     "was_value" DECIMAL(18,4);

-- AlterTable
ALTER TABLE "node_version"
ADD COLUMN     "changed_on" DATE NOT NULL DEFAULT '-infinity',
ADD COLUMN     "before" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "counter_past" (
    "year" SMALLINT NOT NULL,
    "node_code" TEXT NOT NULL,
    "root_task_id" UUID NOT NULL,
    "period" SMALLINT NOT NULL,
    "organisation_level" "organisation_level" NOT NULL,
    "organisation_kind" "organisation_kind" NOT NULL,
    "due_on" DATE NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "not_started" INTEGER NOT NULL,
    "drafting" INTEGER NOT NULL,
    "submitted" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "approved" INTEGER NOT NULL,
    "accepted" INTEGER NOT NULL,
    "exempted" INTEGER NOT NULL,
    "cancelled" INTEGER NOT NULL,
    "awaiting" INTEGER NOT NULL,
    "submitted_on_time" INTEGER NOT NULL,
    "done_on_time" INTEGER NOT NULL,
    "times_returned" INTEGER NOT NULL,
    "numerator" DECIMAL(24,4) NOT NULL,
    "denominator" DECIMAL(24,4) NOT NULL,
    "value" DECIMAL(24,4) NOT NULL,
    "standing" INTEGER NOT NULL,

    CONSTRAINT "counter_past_pkey" PRIMARY KEY ("year","node_code","root_task_id","period","organisation_level","organisation_kind","due_on","last_day")
);

-- CreateTable
CREATE TABLE "past_start" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "first_day" DATE NOT NULL,

    CONSTRAINT "past_start_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter_check" (
    "id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "counters" INTEGER,
    "assignments" INTEGER,
    "differences" INTEGER,
    "sample" JSONB NOT NULL DEFAULT '[]',
    "began_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "counter_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "counter_check_on_day_key" ON "counter_check"("on_day");

-- What the schema language cannot say -------------------------------------------------------------

alter table past_start add constraint past_start_one check (id = 1);

-- Before the day of this migration nothing of the past is known, but where there is nothing yet.
insert into past_start (first_day)
select case when exists (select 1 from assignment) then (now() at time zone 'Asia/Shanghai')::date
  else '0001-01-01'::date end;

-- The moment of what is being written. Only the owner can put another clock in its place, for a test.
create function counting_moment() returns timestamptz language sql stable parallel safe
as $$ select date_trunc('milliseconds', now()) $$;
create function counting_clock() returns timestamptz language sql volatile parallel safe
as $$ select clock_timestamp() $$;
-- The day of a moment, and the first moment after a day, both in Asia/Shanghai.
create function shanghai_day(moment timestamptz) returns date language sql immutable parallel safe
as $$ select (moment at time zone 'Asia/Shanghai')::date $$;
create function end_of_day(day date) returns timestamptz language sql immutable parallel safe
as $$ select (day + 1)::timestamp at time zone 'Asia/Shanghai' $$;

-- A constant for the rows that are there: adding it rewrites nothing.
alter table assignment
  add column made_at timestamptz(3) not null default now(),
  add column changed_at timestamptz(3) not null default now();
alter table assignment
  alter column made_at set default counting_moment(),
  alter column changed_at set default counting_moment();
alter table counter
  add column made_on date not null default (now() at time zone 'Asia/Shanghai')::date,
  add column changed_on date not null default (now() at time zone 'Asia/Shanghai')::date;
alter table counter
  alter column made_on set default shanghai_day(counting_moment()),
  alter column changed_on set default shanghai_day(counting_moment());

-- The states of a node's assignments, task by task; those that came from another node; what was made when.
create index assignment_event_state_index on assignment_event (was_node_code, root_task_id, at, was_since);
create index assignment_event_arrival_index on assignment_event (node_code, at)
  where was_node_code <> node_code;
create index assignment_event_time_index on assignment_event using brin (at) with (pages_per_range = 32);
create index assignment_made_index on assignment using brin (made_at) with (pages_per_range = 32);
create index counter_past_day_index on counter_past (year, node_code, last_day, first_day);

-- Since when an assignment stands as it stands: by the transaction that changed it, never before the change
-- that it follows.
create function stamp_changed_assignment() returns trigger language plpgsql as $$
begin
  new.changed_at := greatest(counting_moment(), old.changed_at);
  return new;
end $$;

create trigger assignment_changed_at before update on assignment for each row
  when ((old.status, old.due_on, old.awaiting, old.is_on_time, old.times_returned, old.done_at, old.node_code,
      old.township_code, old.organisation_id, old.organisation_level, old.organisation_kind, old.is_standing,
      old.numerator, old.denominator, old.value)
    is distinct from (new.status, new.due_on, new.awaiting, new.is_on_time, new.times_returned, new.done_at,
      new.node_code, new.township_code, new.organisation_id, new.organisation_level, new.organisation_kind,
      new.is_standing, new.numerator, new.denominator, new.value))
  execute function stamp_changed_assignment();

-- The assignments as they stood at the end of a day: each state has the moment from which it held and, where
-- it ended, the moment at which it did. Exactly one of them holds at any moment.
create function assignment_at(day date) returns table (
  id bigint, root_task_id uuid, organisation_id uuid, year smallint, period smallint, node_code text,
  township_code text, organisation_level organisation_level, organisation_kind organisation_kind,
  due_on date, status assignment_status, awaiting boolean, is_on_time boolean, times_returned smallint,
  done_at timestamptz, is_standing boolean, numerator numeric, denominator numeric, value numeric)
language sql stable parallel safe as $$
  select a.id, a.root_task_id, a.organisation_id, a.year, a.period, a.node_code, a.township_code,
    a.organisation_level, a.organisation_kind, a.due_on, a.status, a.awaiting, a.is_on_time,
    a.times_returned, a.done_at::timestamptz, a.is_standing, a.numerator::numeric, a.denominator::numeric,
    a.value::numeric
  from assignment a
  where a.changed_at < end_of_day($1)
  union all
  select e.assignment_id, e.root_task_id, coalesce(e.was_organisation_id, e.organisation_id), e.year,
    e.period, e.was_node_code, e.was_township_code, e.was_level, e.was_kind, e.was_due_on, e.from_status,
    e.was_awaiting, e.was_on_time, e.was_times_returned, e.was_done_at::timestamptz, e.was_standing,
    e.was_numerator::numeric, e.was_denominator::numeric, e.was_value::numeric
  from assignment_event e
  where e.was_since < end_of_day($1) and e.at >= end_of_day($1)
$$;

-- What an assignment contributes is said once, here, and compiled into the triggers, the bulk path, the
-- repair and both recounts, so that they cannot disagree.
do $template$
declare
  keys text := 'year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on';
  names text[] := array['not_started', 'drafting', 'submitted', 'returned', 'approved', 'accepted', 'exempted',
    'cancelled', 'awaiting', 'submitted_on_time', 'done_on_time', 'times_returned', 'numerator', 'denominator',
    'value', 'standing'];
  shares text[] := array[
    '(status = ''not_started'' and not awaiting)::int',
    '(status = ''drafting'')::int',
    '(status = ''submitted'' or (status = ''approved'' and done_at is null))::int',
    '(status = ''returned'')::int',
    '(status = ''approved'' and done_at is not null)::int',
    '(status = ''accepted'')::int',
    '(status = ''exempted'')::int',
    '(status = ''cancelled'')::int',
    '(awaiting and status = ''not_started'')::int',
    'coalesce(is_on_time, false)::int',
    '(coalesce(is_on_time, false) and done_at is not null)::int',
    'times_returned',
    'case when is_standing then coalesce(numerator, 0) else 0 end',
    'case when is_standing then coalesce(denominator, 0) else 0 end',
    'case when is_standing then coalesce(value, 0) else 0 end',
    'is_standing::int'];
  -- Lists of all measures, each made from one pattern: % stands for the name.
  measures text := array_to_string(names, ', ');
  types text[] := array_fill('int'::text, array[12]) || array['numeric', 'numeric', 'numeric', 'int'];
  signed text;    -- the sum of what comes less the sum of what goes
  plain text;     -- the sum of what is there
  moves text;     -- that anything is left of it
  adds text;      -- c.% = c.% + excluded.%
  zero text;      -- that nothing is counted
  contribution text;
  changed text;
  apply text;
  by_day text;
  state_columns text := 'year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on,
    status, awaiting, is_on_time, done_at, times_returned, is_standing, numerator, denominator, value';
  inserted text := '(select 1 as sign, n.* from new_rows n)';
  deleted text := '(select -1 as sign, o.* from old_rows o)';
  updated text := $sql$(
    select 1 as sign, n.* from new_rows n where not is_split or shanghai_day(n.changed_at) = on_day
    union all
    select -1 as sign, o.* from old_rows o where not is_split or exists (
      select 1 from new_rows n where n.id = o.id and shanghai_day(n.changed_at) = on_day))$sql$;
  -- Only rows whose being done changed touch the day table; a correction of a done one does not.
  updated_done text := $sql$(
    select 1 as sign, n.* from new_rows n join old_rows o using (id)
      where n.done_at is not null and o.done_at is null
    union all
    select -1 as sign, o.* from old_rows o join new_rows n using (id)
      where o.done_at is not null and n.done_at is null)$sql$;
  issued text := '(select 1 as sign, a.* from assignment a where a.task_id = any (task_ids))';
begin
  select string_agg(format('sum(sign * %s)::%s as %s', s, t, n), ', ' order by i),
    string_agg(format('sum(%s)::%s as %s', s, t, n), ', ' order by i),
    string_agg(format('sum(sign * %s) <> 0', s), ' or ' order by i),
    string_agg(format('%1$s = c.%1$s + excluded.%1$s', n), ', ' order by i),
    string_agg(format('%s = 0', n), ' and ' order by i)
  into signed, plain, moves, adds, zero
  from unnest(names, shares, types) with ordinality as m (n, s, t, i);

  contribution := format('select %s, %s from %%s as fact group by %1$s', keys, signed);
  changed := format('having %s order by %s', moves, keys);
  -- Counters in key order, then the versions of their nodes in key order: one lock order for all. A node
  -- remembers which version it had before the day on which it changed last: what was, is cached under it.
  apply := format($sql$
    with changed as (
      insert into counter as c (%1$s, %2$s, made_on, changed_on)
      select %1$s, %2$s, on_day, on_day from (%%1$s %%2$s) delta order by %1$s
      on conflict (%1$s) do update set %3$s, changed_on = excluded.changed_on
      returning c.node_code
    )
    insert into node_version as v (node_code, version, changed_on)
    select distinct node_code, 1, on_day from changed order by node_code
    on conflict (node_code) do update set version = v.version + 1,
      before = case when excluded.changed_on > v.changed_on then v.version
        else v.before + (excluded.changed_on < v.changed_on)::int end,
      changed_on = greatest(v.changed_on, excluded.changed_on)
  $sql$, keys, measures, adds);
  by_day := $sql$
    insert into counter_day as c (year, node_code, root_task_id, due_on, on_day, done)
    select year, node_code, root_task_id, due_on,
      case when sign > 0 then shanghai_day(done_at) else on_day end as done_on, sum(sign)::int
    from %s as fact
    where done_at is not null
    group by 1, 2, 3, 4, 5
    having sum(sign) <> 0
    order by 1, 2, 3, 4, 5
    on conflict (year, node_code, root_task_id, due_on, on_day) do update set done = c.done + excluded.done
  $sql$;

  execute format($f$
    create or replace function count_inserted_assignments() returns trigger language plpgsql as $body$
    #variable_conflict use_column
    declare
      on_day date := shanghai_day(counting_moment());
    begin
      -- Bulk issuing counts once at its end: see count_issued_tasks().
      if current_setting('qinglian.counters', true) = 'deferred' then return null; end if;
      %1$s;
      %2$s;
      return null;
    end $body$ $f$,
    format(apply, format(contribution, inserted), changed), format(by_day, inserted));

  execute format($f$
    create or replace function count_deleted_assignments() returns trigger language plpgsql as $body$
    #variable_conflict use_column
    declare
      on_day date := shanghai_day(counting_moment());
    begin
      %1$s;
      %2$s;
      return null;
    end $body$ $f$,
    format(apply, format(contribution, deleted), changed), format(by_day, deleted));

  execute format($f$
    create or replace function count_issued_tasks(task_ids uuid[]) returns void language plpgsql as $body$
    #variable_conflict use_column
    declare
      on_day date := shanghai_day(counting_moment());
    begin
      %1$s;
    end $body$ $f$,
    format(apply, format(contribution, issued), changed));

  execute format($f$
    create or replace function count_updated_assignments() returns trigger language plpgsql
    set enable_nestloop = off as $body$
    #variable_conflict use_column
    declare
      moment timestamptz := counting_moment();
      on_day date := shanghai_day(moment);
      days date[] := array[on_day];
      is_split boolean := false;
    begin
      insert into assignment_event (assignment_id, from_status, to_status, at, due_on, root_task_id,
        organisation_id, node_code, reason, year, period, was_since, was_due_on, was_awaiting, was_on_time,
        was_done_at, was_times_returned, was_node_code, was_township_code, was_organisation_id, was_level,
        was_kind, was_standing, was_numerator, was_denominator, was_value)
      select n.id, o.status, n.status, n.changed_at, n.due_on, n.root_task_id, n.organisation_id, n.node_code,
        case when n.change_reason is distinct from o.change_reason then n.change_reason end,
        n.year, n.period, o.changed_at, o.due_on, o.awaiting, o.is_on_time, o.done_at, o.times_returned,
        o.node_code, o.township_code, nullif(o.organisation_id, n.organisation_id), o.organisation_level,
        o.organisation_kind, o.is_standing, o.numerator, o.denominator, o.value
      from new_rows n join old_rows o using (id)
      where (n.status, n.due_on, n.awaiting, n.is_on_time, n.times_returned, n.done_at, n.node_code,
          n.township_code, n.organisation_id, n.organisation_level, n.organisation_kind, n.is_standing,
          n.numerator, n.denominator, n.value)
        is distinct from (o.status, o.due_on, o.awaiting, o.is_on_time, o.times_returned, o.done_at,
          o.node_code, o.township_code, o.organisation_id, o.organisation_level, o.organisation_kind,
          o.is_standing, o.numerator, o.denominator, o.value)
      order by n.id;
      if not found then return null; end if;
      -- A transaction that began before midnight belongs to its own day; but what it changes after somebody
      -- who began later belongs to the later one, like the event that was just written.
      if on_day < shanghai_day(counting_clock()) then
        days := array(select distinct greatest(shanghai_day(n.changed_at), on_day) from new_rows n order by 1);
        is_split := array_length(days, 1) > 1;
      end if;
      foreach on_day in array days loop
        %1$s;
      end loop;
      on_day := shanghai_day(moment);
      %2$s;
      return null;
    end $body$ $f$,
    format(apply, format(contribution, updated), changed), format(by_day, updated_done));

  -- How a counter stood before the day on which it changes.
  execute format($f$
    create function keep_past_counter() returns trigger language plpgsql as $body$
    #variable_conflict use_column
    declare
      late date := new.changed_on;
    begin
      if current_setting('qinglian.recalling', true) = 'on' then return new; end if;
      if late > old.changed_on then
        insert into counter_past (%1$s, first_day, last_day, %2$s)
        values (%3$s, old.changed_on, late - 1, %4$s);
        return new;
      end if;
      -- It began before midnight and comes after one that began later: its own day and those since get it too.
      new.changed_on := old.changed_on;
      if late < old.made_on then
        update counter_past p set %5$s
        where (%6$s) = (%3$s);
        insert into counter_past (%1$s, first_day, last_day, %2$s)
        values (%3$s, late, old.made_on - 1, %7$s);
        new.made_on := late;
        return new;
      end if;
      insert into counter_past (%1$s, first_day, last_day, %2$s)
      select %1$s, first_day, late - 1, %2$s from counter_past p
      where (%6$s) = (%3$s) and p.first_day < late and p.last_day >= late;
      update counter_past p set %5$s, first_day = greatest(p.first_day, late)
      where (%6$s) = (%3$s) and p.last_day >= late;
      return new;
    end $body$ $f$,
    keys, measures, 'old.' || replace(keys, ', ', ', old.'), 'old.' || replace(measures, ', ', ', old.'),
    (select string_agg(format('%1$s = p.%1$s + new.%1$s - old.%1$s', n), ', ') from unnest(names) n),
    'p.' || replace(keys, ', ', ', p.'),
    (select string_agg(format('new.%1$s - old.%1$s', n), ', ' order by i)
      from unnest(names) with ordinality as m (n, i)));

  -- The counters as they stood at the end of a day, and the same counted again from the assignments.
  execute format($f$
    create function counter_at(day date) returns table (
      year smallint, node_code text, root_task_id uuid, period smallint, organisation_level organisation_level,
      organisation_kind organisation_kind, due_on date, %2$s)
    language sql stable parallel safe as $body$
      select %1$s, %3$s from counter c where c.changed_on <= $1
      union all
      select %1$s, %3$s from counter_past p where p.first_day <= $1 and p.last_day >= $1
    $body$ $f$,
    keys, (select string_agg(n || ' ' || t, ', ' order by i)
      from unnest(names, types) with ordinality as m (n, t, i)),
    (select string_agg(case when t = 'numeric' then n || '::numeric' else n end, ', ' order by i)
      from unnest(names, types) with ordinality as m (n, t, i)));
  execute format($f$
    create function recount_at(day date) returns table (
      year smallint, node_code text, root_task_id uuid, period smallint, organisation_level organisation_level,
      organisation_kind organisation_kind, due_on date, %2$s)
    language sql stable parallel safe as $body$
      select %1$s, %3$s from assignment_at($1) fact group by %1$s
    $body$ $f$,
    keys, (select string_agg(n || ' ' || t, ', ' order by i)
      from unnest(names, types) with ordinality as m (n, t, i)), plain);

  execute 'drop view counter_difference';
  execute 'drop view counter_recount';
  execute format('create view counter_recount as select %s, %s from assignment group by %1$s', keys, plain);
  -- Every difference between the counters and a recount of the facts; none is the only good answer.
  execute format($v$
    create view counter_difference as
    select case when r.year is null then 'surplus' when c.year is null then 'missing' else 'different' end as kind,
      %3$s, %4$s
    from counter_recount r
    full join (select %1$s, %2$s from counter) c using (%1$s)
    where (%5$s) is distinct from (%6$s) and not (r.year is null and %7$s)
  $v$, keys, measures, keys,
    (select string_agg(format('coalesce(r.%1$s, 0) - coalesce(c.%1$s, 0) as %1$s', n), ', ' order by i)
      from unnest(names) with ordinality as m (n, i)),
    'r.' || replace(measures, ', ', ', r.'), 'c.' || replace(measures, ', ', ', c.'),
    'c.' || replace(zero, ' and ', ' and c.'));

  -- Puts the counters of a node right while others go on working: what one statement sees of counters and
  -- assignments differs by what is wrong, and by nothing that a running transaction does, since each writes
  -- both. The difference holds from today on; how the past stood is put right by recall_counters().
  execute format($f$
    create function repair_counters(node text) returns int language plpgsql as $body$
    #variable_conflict use_column
    declare
      on_day date := shanghai_day(counting_moment());
      repaired int;
    begin
      with delta as (
        select %1$s, %2$s from counter_difference d where d.node_code = node order by %1$s
      ), changed as (
        insert into counter as c (%1$s, %2$s, made_on, changed_on)
        select %1$s, %2$s, on_day, on_day from delta order by %1$s
        on conflict (%1$s) do update set %3$s, changed_on = excluded.changed_on
        returning c.node_code
      ), raised as (
        insert into node_version as v (node_code, version, changed_on)
        select distinct node_code, 1, on_day from changed
        on conflict (node_code) do update set version = v.version + 1,
          before = case when excluded.changed_on > v.changed_on then v.version
            else v.before + (excluded.changed_on < v.changed_on)::int end,
          changed_on = greatest(v.changed_on, excluded.changed_on)
      )
      select count(*) into repaired from changed;
      -- The days on which work was done, for trends: what they lack or have too much lies on today.
      insert into counter_day as c (year, node_code, root_task_id, due_on, on_day, done)
      select year, node_code, root_task_id, due_on, on_day, sum(done)::int from (
        select year, node_code, root_task_id, due_on, 1 as done
        from assignment where node_code = node and done_at is not null
        union all
        select year, node_code, root_task_id, due_on, -done from counter_day where node_code = node) found
      group by 1, 2, 3, 4
      having sum(done) <> 0
      order by 1, 2, 3, 4
      on conflict (year, node_code, root_task_id, due_on, on_day) do update set done = c.done + excluded.done;
      return repaired;
    end $body$ $f$,
    keys, measures, adds);

  -- Writes again from the events how the counters of some nodes (all where null) stood on past days. Writers
  -- of these nodes wait for it: what they have not yet counted, they count afterwards.
  execute format($f$
    create function recall_counters(nodes text[]) returns int language plpgsql as $body$
    #variable_conflict use_column
    declare
      recalled int;
    begin
      perform 1 from counter c where nodes is null or c.node_code = any (nodes) order by %1$s for update;
      perform set_config('qinglian.recalling', 'on', true);
      delete from counter_past p where nodes is null or p.node_code = any (nodes);
      with state as (
        select %8$s, shanghai_day(changed_at) as from_day, null::date as to_day
        from assignment a where nodes is null or a.node_code = any (nodes)
        union all
        select year, was_node_code, root_task_id, period, was_level, was_kind, was_due_on, from_status,
          was_awaiting, was_on_time, was_done_at, was_times_returned, was_standing, was_numerator,
          was_denominator, was_value, shanghai_day(was_since), shanghai_day(at)
        from assignment_event e
        where (nodes is null or e.was_node_code = any (nodes)) and shanghai_day(was_since) < shanghai_day(at)
      ), change as (
        select %1$s, on_day, %3$s
        from (select state.*, on_day, sign from state
          cross join lateral (values (from_day, 1), (to_day, -1)) m (on_day, sign)
          where on_day is not null) fact
        group by %1$s, on_day having %4$s
      ), stood as materialized (
        select %1$s, on_day, lead(on_day) over line as next_day, min(on_day) over line as made_on, %5$s
        from change window line as (partition by %1$s order by on_day)
      ), written as (
        insert into counter_past (%1$s, first_day, last_day, %2$s)
        select %1$s, on_day, next_day - 1, %2$s from stood where next_day is not null
        returning 1
      ), dated as (
        update counter c set made_on = s.made_on, changed_on = s.on_day
        from stood s where s.next_day is null and (%6$s) = (%7$s)
      )
      select count(*) into recalled from written;
      perform set_config('qinglian.recalling', '', true);
      update node_version set version = version + 1, before = before + 1
      where nodes is null or node_code = any (nodes);
      return recalled;
    end $body$ $f$,
    keys, measures, signed, moves,
    (select string_agg(format('(sum(%1$s) over line)::%2$s as %1$s', n, t), ', ' order by i)
      from unnest(names, types) with ordinality as m (n, t, i)),
    'c.' || replace(keys, ', ', ', c.'), 's.' || replace(keys, ', ', ', s.'), state_columns);
end $template$;

-- All counters, node by node. Nobody waits for it, and nobody's work is lost.
create or replace function rebuild_counters() returns void language plpgsql as $$
declare
  node text;
begin
  for node in select node_code from assignment union select node_code from counter order by 1 loop
    perform repair_counters(node);
  end loop;
end $$;

create trigger counter_past_kept before update on counter for each row
  when (old.changed_on <> new.changed_on) execute function keep_past_counter();
