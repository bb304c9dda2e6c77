-- Finds the same file at other organisations while a report is reviewed.
create index evidence_sha256_idx on evidence (sha256);
