-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "cancel_reason" TEXT;

-- AlterTable
ALTER TABLE "problem" ADD COLUMN     "assignment_id" BIGINT,
ADD COLUMN     "root_task_id" UUID;

-- AlterTable
ALTER TABLE "resolved_item" ADD COLUMN     "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "edited_by" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "organisation_id" DROP NOT NULL,
ALTER COLUMN "due_on" DROP NOT NULL;

-- CreateTable
CREATE TABLE "meeting_agenda" (
    "meeting_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "meeting_agenda_pkey" PRIMARY KEY ("meeting_id","problem_id")
);

-- CreateIndex
CREATE INDEX "meeting_agenda_problem_id_idx" ON "meeting_agenda"("problem_id");

-- CreateIndex
CREATE INDEX "problem_raised_by_id_idx" ON "problem"("raised_by_id");

-- AddForeignKey
ALTER TABLE "meeting_agenda" ADD CONSTRAINT "meeting_agenda_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_agenda" ADD CONSTRAINT "meeting_agenda_problem_id_fkey" FOREIGN KEY ("problem_id") REFERENCES "problem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say -------------------------------------------------------------

-- What was given to somebody has a unit and a day; a draft may still lack them.
alter table resolved_item add constraint resolved_item_given_whole
  check (status = 'draft' or (organisation_id is not null and due_on is not null and root_task_id is not null));
-- Which problems name an organisation as cooperating.
create index problem_cooperating_index on problem using gin (cooperating_ids);
-- The earlier packs of a region, newest first.
create index meeting_pack_index on meeting (region_code, kind, held_on desc) where pack_edition_id is not null;
