-- AlterTable
ALTER TABLE "policy_document" ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "reading_note" TEXT,
ADD COLUMN     "supersedes_code" TEXT;

-- CreateIndex
CREATE INDEX "policy_document_supersedes_code_idx" ON "policy_document"("supersedes_code");

-- AddForeignKey
ALTER TABLE "policy_document" ADD CONSTRAINT "policy_document_supersedes_code_fkey" FOREIGN KEY ("supersedes_code") REFERENCES "policy_document"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the schema language cannot say -------------------------------------------------------------

alter table policy_document
  add constraint policy_document_kind_check
    check (kind in ('opinion', 'implementing', 'regulation', 'negative_list', 'reference')),
  add constraint policy_document_status_check check (status in ('draft', 'published', 'superseded'));

-- One opinion in a region, and one implementing opinion for each of its carriers, hold at a time.
create unique index policy_document_one_holds
  on policy_document (region_code, kind, coalesce(carrier_code, ''))
  where status = 'published' and kind in ('opinion', 'implementing');

-- Search: two-character windows, as for organisations.
create index policy_document_search_index on policy_document
  using gin (search_bigrams(title || ' ' || coalesce(number, '') || ' ' || coalesce(publisher, '')));
create index policy_clause_search_index on policy_clause
  using gin (search_bigrams(number || ' ' || coalesce(heading, '') || ' ' || text));

-- The words that an issued task rests on stay as they were.
create function refuse_change_of_cited_clause() returns trigger language plpgsql as $$
begin
  if exists (select 1 from task_citation c join task t on t.id = c.task_id
      join task_list l on l.id = t.list_id
      where c.policy_clause_id = old.id and l.status in ('issued', 'superseded', 'archived')) then
    raise exception 'a clause that an issued task cites does not change'
      using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger policy_clause_cited before update or delete on policy_clause
  for each row execute function refuse_change_of_cited_clause();

-- Pages that show how far clauses are carried out are kept under the catalogue's version.
create trigger task_citation_catalogue after insert or update or delete on task_citation
  for each statement execute function raise_catalogue_version();

-- A voice is found by its task in its year.
create index voice_task_year_index on voice (root_task_id, year, kind, on_day);
