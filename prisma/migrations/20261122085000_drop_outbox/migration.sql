-- Work after a commit is a job that the transaction itself sends; the table of its own was never used.
drop table outbox_event;
