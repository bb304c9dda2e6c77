-- AlterTable
ALTER TABLE "search_entry" ADD COLUMN     "level" "organisation_level",
ADD COLUMN     "node_code" TEXT,
ADD COLUMN     "township_code" TEXT,
ADD COLUMN     "valid_to" DATE,
ADD COLUMN     "words" tsvector NOT NULL DEFAULT ''::tsvector;

-- What the schema language cannot say ------------------------------------------------------------

-- Windows of the text and of the letters are cut once, when an entry is written: a search that comes
-- from elsewhere than the index would cut them anew for each row. The letters' windows follow a `~`,
-- so that they are never mistaken for the text's.
drop index search_entry_body_index;
drop index search_entry_letters_index;
create index search_entry_words_index on search_entry using gin (words);

create function search_letter_query(letters text) returns tsquery
language sql immutable parallel safe strict as $$
  select coalesce(string_agg(quote_literal('~' || gram)
    || case when length(gram) = 1 then ':*' else '' end, ' & '), '')::tsquery
  from (
    select distinct substr(letters, at, 2) as gram
    from generate_series(1, greatest(length(letters) - 1, 1)) as at
  ) grams
  where gram <> ''
$$;

create function search_letter_words(letters text) returns tsvector
language sql immutable parallel safe strict as $$
  select coalesce(array_to_tsvector(array_agg(distinct '~' || gram)), ''::tsvector)
  from (
    select substr(reading, at, 2) as gram
    from regexp_split_to_table(btrim(letters), ' ') as reading,
      generate_series(1, greatest(length(reading), 1)) as at
  ) grams
  where gram <> ''
$$;

-- Far dearer than the planner takes a function of this language to be: only an index may ask for it.
alter function search_report_words(text, text, text) cost 10000;
alter function search_bigrams(text) cost 2000;

create or replace function note_changed_organisations() returns trigger language plpgsql as $$
begin
  insert into search_change (kind, subject_id)
  select 'organisation', n.id from new_rows n join old_rows o using (id)
  where (n.name, n.region_code, n.node_code, n.township_code, n.level, n.credit_code, n.valid_to)
    is distinct from
    (o.name, o.region_code, o.node_code, o.township_code, o.level, o.credit_code, o.valid_to);
  return null;
end $$;

delete from search_entry;
delete from search_change;
insert into search_change (kind, subject_id) select 'organisation', id from organisation;
insert into search_change (kind, subject_id) select 'list', id from task_list
  where status in ('issued', 'superseded', 'archived');
