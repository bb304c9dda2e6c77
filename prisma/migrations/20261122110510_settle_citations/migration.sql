-- No page that is kept shows citations: choosing clauses in a draft must not make every page anew.
drop trigger task_citation_catalogue on task_citation;

-- What a cited clause says stays as it was; its place among the others may move.
drop trigger policy_clause_cited on policy_clause;
create trigger policy_clause_cited
  before delete or update of document_code, number, heading, text on policy_clause
  for each row execute function refuse_change_of_cited_clause();
