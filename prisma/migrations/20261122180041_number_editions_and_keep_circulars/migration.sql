-- Each purpose counts its own editions: the public's third is the third that the public sees.
drop index edition_region_code_year_number_key;
create unique index edition_region_code_year_purpose_number_key
  on edition (region_code, year, purpose, number);

-- A check tells corrections from progress, says for which state of the data it was made, and who was told.
alter table edition_check
  add column corrections integer not null default 0,
  add column "version" text not null default '',
  add column told text;

-- The public pages say what the last check found: they are kept under the catalogue's version.
create trigger edition_check_catalogue after insert on edition_check
  for each statement execute function raise_catalogue_version();

-- A circular knows its unit, its recipients before they are told, and how it ended.
alter table circular
  add column unit_name text not null default '',
  add column recipients jsonb not null default '{}',
  add column edited_by_name text,
  add column edited_at timestamptz(3),
  add column reminded_at timestamptz(3),
  add column reminded_by_name text,
  add column withdrawn_at timestamptz(3),
  add column withdrawn_by_name text,
  add constraint circular_edition_id_fkey foreign key (edition_id) references edition (id),
  add constraint circular_number_of_released check ((status = 'draft') = (number is null)),
  add constraint circular_withdrawn_with_reason check ((status = 'withdrawn') = (withdraw_reason is not null));
create unique index circular_region_code_year_number_key on circular (region_code, year, number);
create index circular_edition_id_idx on circular (edition_id);

-- Whatever anybody saved of a draft stays, also what came too late to become its text.
create table circular_revision (
  id uuid not null,
  circular_id uuid not null,
  base_version integer not null,
  is_kept boolean not null,
  title text not null,
  body text not null,
  by_id uuid,
  by_name text not null,
  at timestamptz(3) not null default current_timestamp,
  constraint circular_revision_pkey primary key (id),
  constraint circular_revision_circular_id_fkey foreign key (circular_id) references circular (id)
    on delete restrict on update cascade
);
create index circular_revision_circular_id_at_idx on circular_revision (circular_id, at);
create trigger circular_revision_append_only before update or delete on circular_revision
  for each row execute function refuse_change();

-- What was released keeps its words, its number and its edition; it can be withdrawn, never unsaid.
create function refuse_change_of_released_circular() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a circular stays' using errcode = 'insufficient_privilege';
  end if;
  if old.status <> 'draft' and (new.title <> old.title or new.body <> old.body
    or new.number is distinct from old.number or new.edition_id <> old.edition_id
    or new.region_code <> old.region_code or new.year <> old.year or new.recipients::text <> old.recipients::text
    or new.released_at is distinct from old.released_at
    or (new.status <> old.status and not (old.status = 'released' and new.status = 'withdrawn'))) then
    raise exception 'a released circular does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger circular_released before update or delete on circular
  for each row execute function refuse_change_of_released_circular();

-- 收到 is said once and stays said.
create function refuse_change_of_receipt() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.received_at is not null or new.circular_id <> old.circular_id
    or new.organisation_id <> old.organisation_id then
    raise exception 'a receipt stays' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger circular_receipt_stays before update or delete on circular_receipt
  for each row execute function refuse_change_of_receipt();
