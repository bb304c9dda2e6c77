-- Organisations that ended are few: what they still have is told apart from what is asked of others.
create index organisation_ended_index on organisation (valid_to) where valid_to is not null;
