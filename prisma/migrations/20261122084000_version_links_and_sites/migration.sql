-- Pages are kept by the catalogue's version, so everything that they name has to raise it: the links
-- between clauses and tasks, the sites and the documents too.
do $$
declare
  noun text;
begin
  foreach noun in array array['clause_task', 'site', 'policy_document']
  loop
    execute format('create trigger %1$s_catalogue after insert or update or delete on %1$s
      for each statement execute function raise_catalogue_version()', noun);
  end loop;
end $$;
