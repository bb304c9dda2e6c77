-- A message to a suggester that could not be sent is tried again later, each time after a longer wait. Counted in
-- the worker's rounds: these tables hold no moments.
alter table suggestion_contact add column rounds_to_wait integer not null default 0;
