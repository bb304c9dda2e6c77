-- The organisation that goes on with an ended one's work today; itself where none does.
create function present_organisation(id uuid) returns uuid language sql stable as $$
  with recursive chain as (
    select present_organisation.id as id, 0 as depth
    union all
    select next.successor_id, chain.depth + 1 from chain
    cross join lateral (select s.successor_id from organisation_successor s
      where s.organisation_id = chain.id order by s.successor_id limit 1) next
    where chain.depth < 60
  )
  select chain.id from chain order by depth desc limit 1
$$;
