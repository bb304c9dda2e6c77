-- How regions and organisations stood before each day on which they changed, kept by the database itself, so
-- that nobody can change a place without its past staying readable. A place that changes twice on one day
-- keeps how it stood before that day.

-- The day from which a change holds: today, or the day of the change that is being carried out.
create function boundary_day() returns date language sql stable as $$
  select coalesce(nullif(current_setting('qinglian.boundary_day', true), '')::date,
    (now() at time zone 'Asia/Shanghai')::date)
$$;

create function keep_region_past() returns trigger language plpgsql as $$
begin
  insert into region_past (code, last_day, name, level, parent_code, path, node_code, is_direct_county)
  values (old.code, boundary_day() - 1, old.name, old.level, old.parent_code, old.path, old.node_code,
    old.is_direct_county)
  on conflict do nothing;
  return null;
end $$;

-- Names that were kept so far move over; where one changed twice on a day, the earliest stood before it.
insert into region_past (code, last_day, name, level, parent_code, path, node_code, is_direct_county)
select distinct on (r.code, f.replaced_at::date) r.code, (f.replaced_at at time zone 'Asia/Shanghai')::date - 1,
  f.name, r.level, r.parent_code, r.path, r.node_code, r.is_direct_county
from region_former_name f join region r on r.code = f.region_code
order by r.code, f.replaced_at::date, f.replaced_at
on conflict do nothing;

drop trigger region_former_name_kept on region;
drop table region_former_name;
drop function keep_former_name();

create trigger region_past_kept after update on region for each row
  when ((old.name, old.level, old.parent_code, old.path, old.node_code, old.is_direct_county)
    is distinct from (new.name, new.level, new.parent_code, new.path, new.node_code, new.is_direct_county))
  execute function keep_region_past();
create trigger region_past_append_only before update or delete on region_past
  for each row execute function refuse_change();
create index region_past_day_index on region_past (last_day);

create table "organisation_past" (
  "organisation_id" uuid not null,
  "last_day" date not null,
  "name" text not null,
  "region_code" text not null,
  "node_code" text not null,
  "township_code" text,
  constraint "organisation_past_pkey" primary key ("organisation_id", "last_day")
);

create function keep_organisation_past() returns trigger language plpgsql as $$
begin
  insert into organisation_past (organisation_id, last_day, name, region_code, node_code, township_code)
  values (old.id, boundary_day() - 1, old.name, old.region_code, old.node_code, old.township_code)
  on conflict do nothing;
  return null;
end $$;

create trigger organisation_past_kept after update on organisation for each row
  when ((old.name, old.region_code, old.node_code, old.township_code)
    is distinct from (new.name, new.region_code, new.node_code, new.township_code))
  execute function keep_organisation_past();
create trigger organisation_past_append_only before update or delete on organisation_past
  for each row execute function refuse_change();

-- Where organisations went that once stood at a node: what was done at the node belongs today to one of
-- these, or to itself. Ended organisations follow the place that took theirs in, so that every organisation's
-- node is one of today's map.
create table "node_drift" (
  "node_code" text not null,
  "to_node_code" text not null,
  "from_day" date not null,
  constraint "node_drift_pkey" primary key ("node_code", "to_node_code")
);
create index "node_drift_to_node_code_idx" on "node_drift" ("to_node_code");

create function note_node_drift() returns trigger language plpgsql as $$
begin
  insert into node_drift (node_code, to_node_code, from_day)
  select distinct o.node_code, n.node_code, boundary_day()
  from old_rows o join new_rows n on n.id = o.id where n.node_code <> o.node_code
  order by 1, 2
  on conflict do nothing;
  return null;
end $$;

create trigger organisation_drifts after update on organisation
  referencing old table as old_rows new table as new_rows
  for each statement execute function note_node_drift();

-- What was settled stays where it was settled. Opened again, it belongs where its organisation stands now.
create function follow_organisation() returns trigger language plpgsql as $$
begin
  select o.node_code, o.township_code into new.node_code, new.township_code
  from organisation o where o.id = new.organisation_id;
  return new;
end $$;

create trigger assignment_follows_when_reopened before update on assignment for each row
  when (new.done_at is null and new.status not in ('exempted', 'cancelled')
    and (old.done_at is not null or old.status in ('exempted', 'cancelled')
      or (old.closed_from is not null and new.closed_from is null)))
  execute function follow_organisation();

alter table "boundary_change" add column "drafted_by_name" text not null default '',
  add column "tried_at" timestamptz(3);

-- One change of a place at a time is asked of the database by this: what a plan touches.
create table "boundary_subject" (
  "change_id" uuid not null references "boundary_change" ("id") on delete cascade on update cascade,
  "subject" text not null,
  constraint "boundary_subject_pkey" primary key ("change_id", "subject")
);
create index "boundary_subject_subject_idx" on "boundary_subject" ("subject");
