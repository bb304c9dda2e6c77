-- Places and documents are shown on public pages, which are kept under the catalogue's version.

do $$
declare
  noun text;
begin
  foreach noun in array array['site', 'policy_document']
  loop
    execute format('create trigger %1$s_catalogue after insert or update or delete on %1$s
      for each statement execute function raise_catalogue_version()', noun);
  end loop;
end $$;
