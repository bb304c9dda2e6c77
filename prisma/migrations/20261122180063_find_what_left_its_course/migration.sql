-- Analysis and feedback look at the few that were returned, let off, given more time, paused or verified.
create index assignment_out_of_course on assignment (node_code, year)
  where times_returned > 0 or status = 'exempted' or granted_due_on is not null
    or paused_until is not null or verified_at is not null;
