-- What waits for a review in a county, oldest first. What comes after the order is read in the index itself:
-- a city's lead passes over the villages, a township over the others, without fetching their rows.
drop index assignment_queue_index;
create index assignment_queue_index on assignment (node_code, submitted_at, id, organisation_level,
  township_code, root_task_id, organisation_kind, times_returned)
  where status = 'submitted';
