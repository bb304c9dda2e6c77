-- The names, sets, leads and days that pages show beside figures have a version of their own, the row '*'
-- of node_version: what is cached under the versions of nodes and of '*' is exact.

create function raise_catalogue_version() returns trigger language plpgsql as $$
begin
  insert into node_version as v (node_code, version) values ('*', 1)
  on conflict (node_code) do update set version = v.version + 1;
  return null;
end $$;

do $$
declare
  noun text;
begin
  foreach noun in array array['region', 'carrier', 'carrier_set', 'carrier_set_member', 'lead_duty',
    'organisation', 'calendar_exception', 'task_list', 'edition', 'setting']
  loop
    execute format('create trigger %1$s_catalogue after insert or update or delete on %1$s
      for each statement execute function raise_catalogue_version()', noun);
  end loop;
end $$;

-- The node tree of a region is read on every page.
create index region_node_index on region (path text_pattern_ops)
  where level in ('province', 'city', 'county');
