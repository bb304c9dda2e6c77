-- Who has not confirmed a message with 收到, by what it points to: the sender's side.
create index notification_told_index on notification (link, id) where needs_receipt;
-- Messages since the last digests, of all organisations: rows lie in the order of their time.
create index notification_time_index on notification using brin (created_at);
