-- What a dashboard shows besides counters: kept pages must know when it changes, and it is read by an index.

-- Remarks on a trend are part of dashboards, which are kept under the catalogue's version.
create trigger trend_note_catalogue after insert or update or delete on trend_note
  for each statement execute function raise_catalogue_version();

alter table trend_note
  add constraint trend_note_text_check check (char_length(text) between 1 and 60);

-- What was returned and is not done, most often returned first.
create index assignment_returned_index on assignment (node_code, times_returned desc, id)
  where times_returned > 0 and done_at is null;

-- What somebody verified, and what the public said.
create index assignment_verified_index on assignment (node_code, root_task_id, due_on)
  where verified_at is not null or experienced_value is not null;

-- Who has not acknowledged which list.
create index acknowledgement_node_index on acknowledgement (node_code, list_id, township_code)
  include (acknowledged_at);

create function raise_acknowledged_versions() returns trigger language plpgsql as $$
begin
  insert into node_version as v (node_code, version)
  select distinct node_code, 1 from new_rows order by node_code
  on conflict (node_code) do update set version = v.version + 1;
  return null;
end $$;

create trigger acknowledgement_delivered after insert on acknowledgement
  referencing new table as new_rows for each statement execute function raise_acknowledged_versions();
create trigger acknowledgement_given after update on acknowledgement
  referencing new table as new_rows for each statement execute function raise_acknowledged_versions();

-- Verification and ratings are no counters; they come one by one.
create function raise_verified_version() returns trigger language plpgsql as $$
begin
  insert into node_version as v (node_code, version) values (new.node_code, 1)
  on conflict (node_code) do update set version = v.version + 1;
  return null;
end $$;

create trigger assignment_verified after update of verified_at, experienced_value on assignment
  for each row when (old.verified_at is distinct from new.verified_at
    or old.experienced_value is distinct from new.experienced_value)
  execute function raise_verified_version();
