-- Which solicitation led to a suggestion.
alter table suggestion add column solicitation_id uuid;
