-- Indexes that the schema language cannot say ------------------------------------------------

create index region_path_index on region (path text_pattern_ops);

-- The review queue: what waits, oldest first.
create index assignment_queue_index on assignment (node_code, submitted_at, id)
  where status = 'submitted';

-- What is open in a county, by due day: the lists behind overdue and due soon.
create index assignment_open_index on assignment (node_code, due_on, id)
  where status in ('not_started', 'drafting', 'returned') and not awaiting;

create index outbox_event_pending_index on outbox_event (id) where delivered_at is null;

-- No account holds two of the three administrators' roles.
create unique index role_grant_one_administrator on role_grant (account_id)
  where role in ('sys_admin', 'sec_admin', 'audit_admin');

alter table assignment
  add constraint assignment_period_check check (period between 1 and 12),
  add constraint assignment_standing_check check (not is_standing or status in ('approved', 'accepted'));
alter table task
  add constraint task_minutes_check check (minutes between 0 and 600),
  add constraint task_evidence_check check (evidence_min between 0 and evidence_max and evidence_max <= 9);
alter table evidence
  add constraint evidence_size_check check (size between 1 and 20971520);

create sequence receipt_number;

-- Search: two-character windows of names, for Chinese as well as Latin text --------------------

create function search_bigrams(input text) returns tsvector
language sql immutable parallel safe strict as $$
  select coalesce(array_to_tsvector(array_agg(distinct gram) filter (where gram <> '')), ''::tsvector)
  from (
    select substr(clean, at, 2) as gram
    from (select regexp_replace(lower(input), '[[:space:][:punct:]]', '', 'g') as clean) words,
      generate_series(1, greatest(length(clean), 1)) as at
  ) grams
$$;

create function search_query(input text) returns tsquery
language sql immutable parallel safe strict as $$
  select coalesce(string_agg(quote_literal(gram) || case when length(gram) = 1 then ':*' else '' end, ' & '), '')::tsquery
  from (
    select distinct substr(clean, at, 2) as gram
    from (select regexp_replace(lower(input), '[[:space:][:punct:]]', '', 'g') as clean) words,
      generate_series(1, greatest(length(clean) - 1, 1)) as at
  ) grams
  where gram <> ''
$$;

create index organisation_search_index on organisation using gin (search_bigrams(name));
create index region_search_index on region using gin (search_bigrams(name));

-- Counters --------------------------------------------------------------------------------------
-- One template says what an assignment contributes; it is compiled into the three triggers, the
-- bulk path, the rebuild and the recount, so that they cannot disagree.

do $template$
declare
  contribution text := $sql$
    select year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on,
      sum(sign * (status = 'not_started' and not awaiting)::int)::int as not_started,
      sum(sign * (status = 'drafting')::int)::int as drafting,
      sum(sign * (status = 'submitted')::int)::int as submitted,
      sum(sign * (status = 'returned')::int)::int as returned,
      sum(sign * (status = 'approved')::int)::int as approved,
      sum(sign * (status = 'accepted')::int)::int as accepted,
      sum(sign * (status = 'exempted')::int)::int as exempted,
      sum(sign * (status = 'cancelled')::int)::int as cancelled,
      sum(sign * (awaiting and status = 'not_started')::int)::int as awaiting,
      sum(sign * coalesce(is_on_time, false)::int)::int as submitted_on_time,
      sum(sign * (coalesce(is_on_time, false) and status in ('approved', 'accepted'))::int)::int as done_on_time,
      sum(sign * times_returned)::int as times_returned,
      sum(sign * case when is_standing then coalesce(numerator, 0) else 0 end) as numerator,
      sum(sign * case when is_standing then coalesce(denominator, 0) else 0 end) as denominator,
      sum(sign * case when is_standing then coalesce(value, 0) else 0 end) as value,
      sum(sign * is_standing::int)::int as standing
    from %s as fact
    group by year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on
  $sql$;
  changed text := $sql$
    having sum(sign * (status = 'not_started' and not awaiting)::int) <> 0
      or sum(sign * (status = 'drafting')::int) <> 0
      or sum(sign * (status = 'submitted')::int) <> 0
      or sum(sign * (status = 'returned')::int) <> 0
      or sum(sign * (status = 'approved')::int) <> 0
      or sum(sign * (status = 'accepted')::int) <> 0
      or sum(sign * (status = 'exempted')::int) <> 0
      or sum(sign * (status = 'cancelled')::int) <> 0
      or sum(sign * (awaiting and status = 'not_started')::int) <> 0
      or sum(sign * coalesce(is_on_time, false)::int) <> 0
      or sum(sign * (coalesce(is_on_time, false) and status in ('approved', 'accepted'))::int) <> 0
      or sum(sign * times_returned) <> 0
      or sum(sign * case when is_standing then coalesce(numerator, 0) else 0 end) <> 0
      or sum(sign * case when is_standing then coalesce(denominator, 0) else 0 end) <> 0
      or sum(sign * case when is_standing then coalesce(value, 0) else 0 end) <> 0
      or sum(sign * is_standing::int) <> 0
    order by year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on
  $sql$;
  columns text := 'year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on,
    not_started, drafting, submitted, returned, approved, accepted, exempted, cancelled, awaiting,
    submitted_on_time, done_on_time, times_returned, numerator, denominator, value, standing';
  -- Counters in key order, then the versions of their nodes in key order: one lock order for all.
  apply text := $sql$
    with changed as (
      insert into counter as c (%1$s) %2$s %3$s
      on conflict (year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on)
      do update set
        not_started = c.not_started + excluded.not_started,
        drafting = c.drafting + excluded.drafting,
        submitted = c.submitted + excluded.submitted,
        returned = c.returned + excluded.returned,
        approved = c.approved + excluded.approved,
        accepted = c.accepted + excluded.accepted,
        exempted = c.exempted + excluded.exempted,
        cancelled = c.cancelled + excluded.cancelled,
        awaiting = c.awaiting + excluded.awaiting,
        submitted_on_time = c.submitted_on_time + excluded.submitted_on_time,
        done_on_time = c.done_on_time + excluded.done_on_time,
        times_returned = c.times_returned + excluded.times_returned,
        numerator = c.numerator + excluded.numerator,
        denominator = c.denominator + excluded.denominator,
        value = c.value + excluded.value,
        standing = c.standing + excluded.standing
      returning c.node_code
    )
    insert into node_version as v (node_code, version)
    select distinct node_code, 1 from changed order by node_code
    on conflict (node_code) do update set version = v.version + 1
  $sql$;
  by_day text := $sql$
    insert into counter_day as c (year, node_code, root_task_id, due_on, on_day, done)
    select year, node_code, root_task_id, due_on,
      case when sign > 0 then (done_at at time zone 'Asia/Shanghai')::date
        else (now() at time zone 'Asia/Shanghai')::date end as on_day,
      sum(sign)::int
    from %s as fact
    where status in ('approved', 'accepted')
    group by 1, 2, 3, 4, 5
    having sum(sign) <> 0
    order by 1, 2, 3, 4, 5
    on conflict (year, node_code, root_task_id, due_on, on_day) do update set done = c.done + excluded.done
  $sql$;
  inserted text := '(select 1 as sign, n.* from new_rows n)';
  deleted text := '(select -1 as sign, o.* from old_rows o)';
  updated text := '(select 1 as sign, n.* from new_rows n union all select -1 as sign, o.* from old_rows o)';
  -- Only rows whose being done changed touch the day table; a correction of a done one does not.
  updated_done text := $sql$(
    select 1 as sign, n.* from new_rows n join old_rows o using (id)
      where n.status in ('approved', 'accepted') and o.status not in ('approved', 'accepted')
    union all
    select -1 as sign, o.* from old_rows o join new_rows n using (id)
      where o.status in ('approved', 'accepted') and n.status not in ('approved', 'accepted'))$sql$;
  everything text := '(select 1 as sign, a.* from assignment a)';
  issued text := '(select 1 as sign, a.* from assignment a where a.task_id = any (task_ids))';
begin
  execute format('create view counter_recount as %s', format(contribution, everything));

  execute format($f$
    create function count_inserted_assignments() returns trigger language plpgsql as $body$
    begin
      -- Bulk issuing counts once at its end: see count_issued_tasks().
      if current_setting('qinglian.counters', true) = 'deferred' then return null; end if;
      %1$s;
      %2$s;
      return null;
    end $body$ $f$,
    format(apply, columns, format(contribution, inserted), changed), format(by_day, inserted));

  execute format($f$
    create function count_deleted_assignments() returns trigger language plpgsql as $body$
    begin
      %1$s;
      %2$s;
      return null;
    end $body$ $f$,
    format(apply, columns, format(contribution, deleted), changed), format(by_day, deleted));

  execute format($f$
    create function count_updated_assignments() returns trigger language plpgsql as $body$
    begin
      insert into assignment_event
        (assignment_id, from_status, to_status, due_on, root_task_id, organisation_id, node_code)
      select n.id, o.status, n.status, n.due_on, n.root_task_id, n.organisation_id, n.node_code
      from new_rows n join old_rows o using (id) where n.status <> o.status order by n.id;
      %1$s;
      %2$s;
      return null;
    end $body$ $f$,
    format(apply, columns, format(contribution, updated), changed), format(by_day, updated_done));

  execute format($f$
    create function count_issued_tasks(task_ids uuid[]) returns void language plpgsql as $body$
    begin
      %1$s;
    end $body$ $f$,
    format(apply, columns, format(contribution, issued), changed));

  execute format($f$
    create function rebuild_counters() returns void language plpgsql as $body$
    begin
      lock table assignment in share row exclusive mode;
      delete from counter;
      delete from counter_day;
      %1$s;
      %2$s;
    end $body$ $f$,
    format(apply, columns, format(contribution, everything), changed), format(by_day, everything));
end $template$;

create trigger assignment_counts_insert after insert on assignment
  referencing new table as new_rows for each statement execute function count_inserted_assignments();
create trigger assignment_counts_update after update on assignment
  referencing old table as old_rows new table as new_rows
  for each statement execute function count_updated_assignments();
create trigger assignment_counts_delete after delete on assignment
  referencing old table as old_rows for each statement execute function count_deleted_assignments();

-- Every difference between the counters and a recount of the facts; none is the only good answer.
create view counter_difference as
  select * from (
    (select 'missing' as kind, r.* from (
      select * from counter_recount except all
      select year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on,
        not_started, drafting, submitted, returned, approved, accepted, exempted, cancelled, awaiting,
        submitted_on_time, done_on_time, times_returned, numerator, denominator, value, standing
      from counter) r)
    union all
    (select 'surplus' as kind, r.* from (
      select year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on,
        not_started, drafting, submitted, returned, approved, accepted, exempted, cancelled, awaiting,
        submitted_on_time, done_on_time, times_returned, numerator, denominator, value, standing
      from counter
      where not_started <> 0 or drafting <> 0 or submitted <> 0 or returned <> 0 or approved <> 0
        or accepted <> 0 or exempted <> 0 or cancelled <> 0 or awaiting <> 0
      except all select * from counter_recount) r)
  ) d;

-- What is written once --------------------------------------------------------------------------

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function refuse_change();
create trigger audit_seal_append_only before update or delete on audit_seal
  for each row execute function refuse_change();
create trigger audit_seal_no_truncate before truncate on audit_seal
  for each statement execute function refuse_change();
create trigger report_append_only before update or delete on report
  for each row execute function refuse_change();
create trigger review_append_only before update or delete on review
  for each row execute function refuse_change();
create trigger assignment_event_append_only before update or delete on assignment_event
  for each row execute function refuse_change();

-- A list that was issued keeps its tasks and clauses as they were.
create function refuse_change_of_issued_list() returns trigger language plpgsql as $$
declare
  list uuid := case when tg_op = 'DELETE' then old.list_id else new.list_id end;
begin
  if (select status from task_list where id = list) in ('issued', 'superseded', 'archived') then
    raise exception 'an issued list does not change' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger task_of_issued_list before insert or update or delete on task
  for each row execute function refuse_change_of_issued_list();
create trigger clause_of_issued_list before insert or update or delete on clause
  for each row execute function refuse_change_of_issued_list();

create function refuse_change_of_released_edition() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.status = 'released'
    or new.figures::text <> old.figures::text or new.query::text <> old.query::text
    or new.fingerprint <> old.fingerprint or new.number <> old.number then
    raise exception 'an edition is frozen' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger edition_frozen before update or delete on edition
  for each row execute function refuse_change_of_released_edition();
