-- What was released follows its place when boundaries change, and only then: everything else of it stays as it was.
create or replace function keep_publication() returns trigger language plpgsql as $$
begin
  if (old.kind, old.subject_id, old.revision, old.carrier_code, old.title, old.summary,
      old.source_title, old.source_url, old.happened_on, old.facets, old.content, old.picture_ids,
      old.fingerprint, old.written_by_id, old.written_at)
    is distinct from
     (new.kind, new.subject_id, new.revision, new.carrier_code, new.title, new.summary,
      new.source_title, new.source_url, new.happened_on, new.facets, new.content, new.picture_ids,
      new.fingerprint, new.written_by_id, new.written_at)
    or (old.region_code <> new.region_code and coalesce(current_setting('qinglian.boundary_day', true), '') = '')
  then
    raise exception 'a publication never changes: % revision %', old.id, old.revision;
  end if;
  return new;
end $$;
