-- The visit after a demand to put right is a re-check of its own: who went, when, what was found.
alter table site_recheck drop constraint site_recheck_words;
alter table site_recheck
  add constraint site_recheck_words check (
    cause in ('yearly', 'draw', 'signal', 'rectified')
    and (result is null or result in ('keep', 'rectify', 'withdraw'))
    and (result is null) = (decided_at is null));
