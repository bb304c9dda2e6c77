-- What waits for an answer, oldest first; what is open by exception, the first to end first.
create index window_opening_waiting_index on window_opening (requested_at, id) where state = 'waiting';
create index window_opening_open_index on window_opening (until_on, assignment_id) where state = 'opened';
