-- A page that came over plain HTTP cannot hash: then only the server does.
alter table upload alter column sha256 drop not null;

-- Whether time and place stand in the file itself or were read on the device before it was compressed.
alter table evidence add column captured_from text;
alter table evidence add constraint evidence_captured_check
  check (captured_from in ('file', 'device'));
alter table evidence add constraint evidence_preview_check
  check (preview_state in ('waiting', 'ready', 'failed'));

-- The material library of an organisation, newest first; how much somebody took in today.
create index evidence_library_index on evidence (organisation_id, uploaded_at desc, id desc);
create index evidence_uploader_index on evidence (uploaded_by_id, uploaded_at);
