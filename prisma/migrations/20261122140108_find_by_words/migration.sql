-- What is searched by name (organisations, issued lists and their tasks) and what is searched by its
-- text (reports) are of very different number: each gets a table of its own.

-- DropTable
DROP TABLE "search_entry";

-- CreateTable
CREATE TABLE "search_entry" (
    "kind" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "list_id" UUID,
    "title" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "plain" TEXT NOT NULL,
    "letters" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("kind","id")
);

-- CreateTable
CREATE TABLE "search_change" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,

    CONSTRAINT "search_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_report" (
    "assignment_id" BIGINT NOT NULL,
    "report_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "organisation_id" UUID NOT NULL,
    "root_task_id" UUID NOT NULL,
    "node_code" TEXT NOT NULL,
    "township_code" TEXT,
    "organisation_level" "organisation_level" NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "search_report_pkey" PRIMARY KEY ("assignment_id")
);

-- CreateTable
CREATE TABLE "search_state" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "seen" BIGINT NOT NULL,
    "settled" BIGINT NOT NULL,
    "mark" BIGINT NOT NULL,
    "mark_horizon" BIGINT NOT NULL,
    "filled" BIGINT,
    "fill_to" BIGINT NOT NULL,

    CONSTRAINT "search_state_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "search_entry_list_id_idx" ON "search_entry"("list_id");

-- CreateIndex
CREATE INDEX "search_report_organisation_id_submitted_at_idx" ON "search_report"("organisation_id", "submitted_at");

-- CreateIndex
CREATE INDEX "search_report_submitted_at_assignment_id_idx" ON "search_report"("submitted_at", "assignment_id");

-- What the schema language cannot say ------------------------------------------------------------

alter table search_state add constraint search_state_one_check check (id = 1);
alter table search_entry add constraint search_entry_kind_check
  check (kind in ('organisation', 'list', 'task'));
alter table search_change add constraint search_change_kind_check
  check (kind in ('organisation', 'list'));

-- Letters and digits of any script in lower case: what search_bigrams cuts into windows.
create function search_plain(input text) returns text
language sql immutable parallel safe strict as $$
  select regexp_replace(lower(input), '[[:space:][:punct:]]', '', 'g')
$$;

-- The windows of a report's text, with the county-grain node and the township that it lies in: one
-- index finds words within a place. No window of a text begins with a sign.
create function search_report_words(body text, node_code text, township_code text) returns tsvector
language sql immutable parallel safe as $$
  select public.search_bigrams(body)
    || array_to_tsvector(array['@' || node_code, '#' || coalesce(township_code, '')])
$$;

create index search_entry_body_index on search_entry using gin (search_bigrams(body));
create index search_entry_letters_index on search_entry using gin (search_bigrams(letters));
create index search_entry_code_index on search_entry (code text_pattern_ops) where code <> '';
create index search_report_words_index on search_report
  using gin (search_report_words(body, node_code, township_code)) with (gin_pending_list_limit = 1024);

-- What the worker has to read anew, written with the change itself. Reports are not among it: the
-- worker follows the events of assignments, so that a submission writes nothing for the search.
create function note_searched_organisations() returns trigger language plpgsql as $$
begin
  insert into search_change (kind, subject_id) select 'organisation', n.id from new_rows n;
  return null;
end $$;

create trigger organisation_inserted_for_search after insert on organisation
  referencing new table as new_rows for each statement execute function note_searched_organisations();

create function note_changed_organisations() returns trigger language plpgsql as $$
begin
  insert into search_change (kind, subject_id)
  select 'organisation', n.id from new_rows n join old_rows o using (id)
  where (n.name, n.region_code, n.level, n.credit_code)
    is distinct from (o.name, o.region_code, o.level, o.credit_code);
  return null;
end $$;

create trigger organisation_updated_for_search after update on organisation
  referencing new table as new_rows old table as old_rows
  for each statement execute function note_changed_organisations();

-- A region's name stands in the text by which its organisations are found.
create function note_renamed_regions() returns trigger language plpgsql as $$
begin
  insert into search_change (kind, subject_id)
  select distinct 'organisation', o.id
  from new_rows n join old_rows w using (code)
  join region r on r.path like n.path || '%' join organisation o on o.region_code = r.code
  where n.name <> w.name;
  return null;
end $$;

create trigger region_renamed_for_search after update on region
  referencing new table as new_rows old table as old_rows
  for each statement execute function note_renamed_regions();

create function note_searched_lists() returns trigger language plpgsql as $$
begin
  insert into search_change (kind, subject_id)
  select 'list', n.id from new_rows n where n.status in ('issued', 'superseded', 'archived');
  return null;
end $$;

create trigger list_inserted_for_search after insert on task_list
  referencing new table as new_rows for each statement execute function note_searched_lists();
create trigger list_updated_for_search after update on task_list
  referencing new table as new_rows for each statement execute function note_searched_lists();

insert into search_change (kind, subject_id) select 'organisation', id from organisation;
insert into search_change (kind, subject_id) select 'list', id from task_list
  where status in ('issued', 'superseded', 'archived');
