-- What came too late keeps also whom its writer had chosen.
alter table circular_revision
  add column unit_name text not null default '',
  add column recipients jsonb not null default '{}';
