-- A removed view can be brought back for a while; a file leaves after its time and its line stays.
alter table saved_view add column removed_at timestamptz(3);
alter table subscription add column ended_at timestamptz(3);
create index subscription_issue_file on subscription_issue (sha256) where sha256 is not null;
