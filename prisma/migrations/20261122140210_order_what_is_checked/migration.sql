-- What is being checked is listed in the order of arrival, like everything else in the queue.
drop index assignment_doubted_index;
create index assignment_doubted_index on assignment (node_code, submitted_at, id) where is_doubted;

-- What waits for 认可 is what names the level that approved it (assignment_approved_in_check): one condition, of
-- which the database knows how often it holds, instead of three that it would multiply.
drop index assignment_acceptance_index;
drop index assignment_approved_in_index;
create index assignment_acceptance_index on assignment (node_code, submitted_at, id)
  where approved_in is not null;
