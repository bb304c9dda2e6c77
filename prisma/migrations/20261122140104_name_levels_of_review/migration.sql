-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "approved_in" TEXT;

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "region_code" TEXT;

-- What the schema language cannot say ------------------------------------------------------------

-- Only what waits for 认可 names the level that approved it; only what is done stands in a total.
alter table assignment add constraint assignment_approved_in_check
  check (approved_in is null or (status = 'approved' and done_at is null));
alter table assignment add constraint assignment_standing_done_check
  check (not is_standing or done_at is not null);

create index assignment_approved_in_index on assignment (approved_in, submitted_at, id)
  where approved_in is not null;
