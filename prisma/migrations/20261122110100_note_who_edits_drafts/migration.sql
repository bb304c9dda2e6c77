-- Who changed an entry of a draft last, and when: shown to whoever edits beside them.
alter table "task" add column "edited_by" text, add column "edited_at" timestamptz(3);
alter table "clause" add column "edited_by" text, add column "edited_at" timestamptz(3);

-- Drafts are saved every few seconds and stand beside no figure: what is cached stays while one types.
create function raise_catalogue_version_of_lists() returns trigger language plpgsql as $$
begin
  if exists (select 1 from after_update n join before_update o on o.id = n.id
    where n.status <> 'draft' or o.status <> 'draft') then
    insert into node_version as v (node_code, version) values ('*', 1)
    on conflict (node_code) do update set version = v.version + 1;
  end if;
  return null;
end $$;

drop trigger task_list_catalogue on task_list;
create trigger task_list_catalogue after insert or delete on task_list
  for each statement execute function raise_catalogue_version();
create trigger task_list_catalogue_update after update on task_list
  referencing old table as before_update new table as after_update
  for each statement execute function raise_catalogue_version_of_lists();
