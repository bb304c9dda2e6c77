-- AlterTable
ALTER TABLE "adjustment" ADD COLUMN     "at_office" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "breakdown" ADD COLUMN     "late_reason" TEXT;

-- CreateTable
CREATE TABLE "acknowledgement_reminder" (
    "list_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "told" INTEGER NOT NULL,

    CONSTRAINT "acknowledgement_reminder_pkey" PRIMARY KEY ("list_id","on_day")
);

-- AddForeignKey
ALTER TABLE "acknowledgement_reminder" ADD CONSTRAINT "acknowledgement_reminder_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "task_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say -------------------------------------------------------------

-- The coordination list has no carrier: one plan for it too.
create unique index annual_plan_one_of_coordination on annual_plan (organisation_id, year)
  where carrier_code is null;

alter table adjustment_step add constraint adjustment_step_decision_check
  check (decision in ('agree', 'refuse', 'skip', 'withdraw'));
alter table adjustment_step add constraint adjustment_step_reason_check
  check (decision <> 'refuse' or btrim(note) <> '');

-- Only what is open can be adjusted: whoever reports, or is no longer asked, has no request waiting.
create function settle_adjustments() returns trigger language plpgsql as $$
begin
  with settled as (
    update adjustment j set status = 'withdrawn', decided_at = now(), version = j.version + 1
    from new_rows n
    where j.assignment_id = n.id and j.status = 'waiting'
      and n.status not in ('not_started', 'drafting', 'returned')
    returning j.id, j.at_region_code, n.status
  )
  insert into adjustment_step (id, adjustment_id, region_code, decision, note, by_name, unit_name)
  select gen_random_uuid(), id, at_region_code, 'withdraw',
    case status when 'submitted' then '任务已报送，不再需要调整' when 'cancelled' then '任务已取消'
      when 'exempted' then '任务已免报' else '任务已办结' end, '系统', '系统'
  from settled;
  return null;
end $$;

create trigger assignment_settles_adjustments after update on assignment
  referencing new table as new_rows for each statement execute function settle_adjustments();
