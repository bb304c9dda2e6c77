-- A running number would say in which order reports were handed in; a sample says nothing but minutes.
alter table reporting_sample drop constraint reporting_sample_pkey;
alter table reporting_sample drop column id;
alter table reporting_sample add column id uuid not null default gen_random_uuid();
alter table reporting_sample add constraint reporting_sample_pkey primary key (id);
alter table reporting_sample add constraint reporting_sample_minutes_check
  check (minutes between 1 and 240);

-- A reason belongs to its task: it goes when a draft's task is removed.
alter table guard_answer drop constraint guard_answer_task_id_fkey;
alter table guard_answer add constraint guard_answer_task_id_fkey foreign key (task_id)
  references task (id) on delete cascade on update cascade;

create trigger guard_answer_of_issued_list before insert or update on guard_answer
  for each row execute function refuse_change_of_issued_task();
