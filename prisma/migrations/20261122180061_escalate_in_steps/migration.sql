-- How an order ended and what a paper one is recorded by; that a day's proposals were made; guidance to a band.
alter table supervision_order
  add column number integer,
  add column document_no text,
  add column document_on date,
  add column close_kind text,
  add column close_note text;
alter table supervision_order add constraint supervision_order_close_kind
  check (close_kind is null or close_kind in ('done', 'accepted', 'insufficient', 'escalated'));

-- 督办单 are numbered within a region and year.
create unique index supervision_order_number on supervision_order (region_code, year, number)
  where number is not null;
create index supervision_order_waiting on supervision_order (status, due_on)
  where status in ('proposed', 'released', 'answered');

create table escalation_run (
  on_day date not null,
  made_at timestamptz(3) not null default current_timestamp,
  proposed integer not null default 0,
  closed integer not null default 0,
  constraint escalation_run_pkey primary key (on_day)
);

create table guidance_note (
  id uuid not null,
  region_code text not null,
  year smallint not null,
  carrier_code text,
  root_task_id uuid,
  band text not null,
  places text[] not null,
  body text not null,
  told integer not null,
  by_id uuid,
  by_name text not null,
  by_unit text not null,
  at timestamptz(3) not null default current_timestamp,
  constraint guidance_note_pkey primary key (id)
);
create index guidance_note_region_code_at_idx on guidance_note (region_code, at);

create trigger guidance_note_append_only before update or delete on guidance_note
  for each row execute function refuse_change();
