-- What was once asked of an organisation and is now asked of another: few, and asked for by the organisation.
create index assignment_event_former_organisation_index on assignment_event (was_organisation_id)
  where was_organisation_id is not null;
