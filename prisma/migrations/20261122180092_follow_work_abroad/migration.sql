-- In which provinces a province's lists have work besides itself: organisations that went there took it along, or
-- a list was issued beyond its own province. Whoever looks only at a province's own lists looks at these too.
-- Rows are few and only ever added. No key: two transactions that write the same must not wait for each other.
create table "province_abroad" (
  "id" bigint generated always as identity primary key,
  "home" text not null,
  "away" text not null
);

create function note_work_abroad() returns trigger language plpgsql as $$
begin
  insert into province_abroad (home, away)
  select distinct left(l.region_code, 2), left(n.node_code, 2)
  from new_rows n join task t on t.id = n.root_task_id join task_list l on l.id = t.list_id
  where left(l.region_code, 2) not in ('00', left(n.node_code, 2)) and not exists (
    select 1 from province_abroad p
    where p.home = left(l.region_code, 2) and p.away = left(n.node_code, 2));
  return null;
end $$;

create trigger counter_work_abroad after insert on counter
  referencing new table as new_rows for each statement execute function note_work_abroad();

-- On today's map the work of a place lies where its organisations went.
create function note_drift_abroad() returns trigger language plpgsql as $$
begin
  insert into province_abroad (home, away)
  select distinct left(n.node_code, 2), left(n.to_node_code, 2) from new_rows n
  where left(n.node_code, 2) <> left(n.to_node_code, 2) and not exists (
    select 1 from province_abroad p
    where p.home = left(n.node_code, 2) and p.away = left(n.to_node_code, 2));
  return null;
end $$;

create trigger node_drift_abroad after insert on node_drift
  referencing new table as new_rows for each statement execute function note_drift_abroad();

insert into province_abroad (home, away)
select distinct left(l.region_code, 2), left(n.node_code, 2)
from (select distinct node_code, root_task_id from counter) n
join task t on t.id = n.root_task_id join task_list l on l.id = t.list_id
where left(l.region_code, 2) not in ('00', left(n.node_code, 2))
union
select left(node_code, 2), left(to_node_code, 2) from node_drift
where left(node_code, 2) <> left(to_node_code, 2);
