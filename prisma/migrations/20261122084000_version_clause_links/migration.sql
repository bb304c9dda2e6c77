-- Dashboards show which clauses are carried out by which tasks, and are kept by the catalogue's version.
create trigger clause_task_catalogue after insert or update or delete on clause_task
  for each statement execute function raise_catalogue_version();
