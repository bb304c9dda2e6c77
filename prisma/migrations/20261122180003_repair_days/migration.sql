-- The days on which a node's work was done are repaired where their sum is wrong: they become those of what is
-- done. Before, what was missing lay on today.
do $$
declare
  before text := pg_get_functiondef('repair_counters'::regproc);
  first int := position('      -- The days on which work was done' in before);
  last int := position('      return repaired;' in before);
begin
  if first = 0 or last < first then
    raise exception 'the repairing function is not the one that this migration changes';
  end if;
  execute left(before, first - 1) || $sql$-- The days on which work was done, for trends: where their sum is wrong, they are those of what is done.
      with found as (
        select year, root_task_id, due_on, shanghai_day(done_at) as done_on, 1 as done
        from assignment where node_code = node and done_at is not null
        union all
        select year, root_task_id, due_on, d.on_day, -d.done from counter_day d where node_code = node
      ), wrong as (
        select year, root_task_id, due_on from found group by 1, 2, 3 having sum(done) <> 0
      )
      insert into counter_day as c (year, node_code, root_task_id, due_on, on_day, done)
      select year, node, root_task_id, due_on, done_on, sum(done)::int
      from found join wrong using (year, root_task_id, due_on)
      group by 1, 2, 3, 4, 5
      having sum(done) <> 0
      order by 1, 2, 3, 4, 5
      on conflict (year, node_code, root_task_id, due_on, on_day) do update set done = c.done + excluded.done;
$sql$ || substr(before, last);
end $$;
