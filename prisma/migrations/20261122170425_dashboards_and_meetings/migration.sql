-- CreateEnum
CREATE TYPE "boundary_change_kind" AS ENUM ('rename', 'merge', 'split', 'move');

-- CreateEnum
CREATE TYPE "boundary_change_status" AS ENUM ('draft', 'planned', 'effective', 'revoked');

-- CreateEnum
CREATE TYPE "meeting_kind" AS ENUM ('coordination', 'joint');

-- CreateEnum
CREATE TYPE "meeting_status" AS ENUM ('planned', 'held', 'cancelled');

-- CreateEnum
CREATE TYPE "resolved_item_status" AS ENUM ('draft', 'assigned', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "problem_status" AS ENUM ('open', 'coordinating', 'solved', 'shelved');

-- CreateEnum
CREATE TYPE "edition_purpose" AS ENUM ('public', 'briefing', 'meeting');

-- CreateEnum
CREATE TYPE "supervision_order_kind" AS ENUM ('remind', 'urge', 'order', 'interview', 'circular');

-- CreateEnum
CREATE TYPE "supervision_order_status" AS ENUM ('proposed', 'released', 'waived', 'answered', 'closed');

-- CreateEnum
CREATE TYPE "circular_status" AS ENUM ('draft', 'released', 'withdrawn');

-- AlterEnum
ALTER TYPE "list_kind" ADD VALUE 'resolution';

-- AlterTable
ALTER TABLE "edition" ADD COLUMN     "fingerprint_sm3" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "purpose" "edition_purpose" NOT NULL DEFAULT 'public';

-- CreateTable
CREATE TABLE "boundary_change" (
    "id" UUID NOT NULL,
    "kind" "boundary_change_kind" NOT NULL,
    "subject" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "basis" TEXT NOT NULL DEFAULT '',
    "effective_on" DATE NOT NULL,
    "status" "boundary_change_status" NOT NULL DEFAULT 'draft',
    "plan" JSONB NOT NULL,
    "preview" JSONB,
    "outcome" JSONB,
    "fault" TEXT,
    "planned_by_id" UUID,
    "planned_by_name" TEXT,
    "planned_at" TIMESTAMPTZ(3),
    "effective_at" TIMESTAMPTZ(3),
    "revoked_by_name" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "boundary_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region_past" (
    "code" TEXT NOT NULL,
    "last_day" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "level" "region_level" NOT NULL,
    "parent_code" TEXT,
    "path" TEXT NOT NULL,
    "node_code" TEXT NOT NULL,
    "is_direct_county" BOOLEAN NOT NULL,

    CONSTRAINT "region_past_pkey" PRIMARY KEY ("code","last_day")
);

-- CreateTable
CREATE TABLE "region_successor" (
    "code" TEXT NOT NULL,
    "successor_code" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "change_id" UUID,

    CONSTRAINT "region_successor_pkey" PRIMARY KEY ("code","successor_code")
);

-- CreateTable
CREATE TABLE "organisation_successor" (
    "organisation_id" UUID NOT NULL,
    "successor_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "change_id" UUID,

    CONSTRAINT "organisation_successor_pkey" PRIMARY KEY ("organisation_id","successor_id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "kind" "meeting_kind" NOT NULL,
    "region_code" TEXT NOT NULL,
    "year" SMALLINT NOT NULL,
    "number" SMALLINT NOT NULL,
    "title" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "status" "meeting_status" NOT NULL DEFAULT 'planned',
    "carrier_code" TEXT,
    "subject" TEXT NOT NULL DEFAULT '',
    "pack_edition_id" UUID,
    "list_id" UUID,
    "minutes" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "held_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_participant" (
    "meeting_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "attended" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "meeting_participant_pkey" PRIMARY KEY ("meeting_id","organisation_id")
);

-- CreateTable
CREATE TABLE "resolved_item" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "cooperating_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "due_on" DATE NOT NULL,
    "status" "resolved_item_status" NOT NULL DEFAULT 'draft',
    "root_task_id" UUID,
    "problem_id" UUID,
    "cancel_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "resolved_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "problem" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "carrier_code" TEXT,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "asks" TEXT NOT NULL DEFAULT '',
    "raised_by_id" UUID NOT NULL,
    "raised_by_name" TEXT NOT NULL,
    "lead_id" UUID,
    "cooperating_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "due_on" DATE,
    "status" "problem_status" NOT NULL DEFAULT 'open',
    "solved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "problem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "problem_step" (
    "id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "status" "problem_status" NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "unit_name" TEXT NOT NULL,
    "meeting_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "problem_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition_check" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_intact" BOOLEAN NOT NULL,
    "differences" INTEGER NOT NULL,
    "sample" JSONB NOT NULL,

    CONSTRAINT "edition_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supervision_order" (
    "id" UUID NOT NULL,
    "kind" "supervision_order_kind" NOT NULL,
    "status" "supervision_order_status" NOT NULL DEFAULT 'proposed',
    "region_code" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "node_code" TEXT NOT NULL,
    "year" SMALLINT NOT NULL,
    "assignment_ids" BIGINT[],
    "ground" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "previous_id" UUID,
    "due_on" DATE,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" UUID,
    "decided_by_name" TEXT,
    "decided_by_unit" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "waive_reason" TEXT,
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_by_name" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "closed_by_name" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "supervision_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation_rule" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "kind" "supervision_order_kind" NOT NULL,
    "after_days" SMALLINT NOT NULL,
    "answer_days" SMALLINT NOT NULL,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "escalation_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "circular" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "year" SMALLINT NOT NULL,
    "number" SMALLINT,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "edition_id" UUID NOT NULL,
    "status" "circular_status" NOT NULL DEFAULT 'draft',
    "drafted_by_id" UUID,
    "drafted_by_name" TEXT NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "released_by_id" UUID,
    "released_by_name" TEXT,
    "released_at" TIMESTAMPTZ(3),
    "withdraw_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "circular_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "circular_receipt" (
    "circular_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3),
    "received_by_name" TEXT,

    CONSTRAINT "circular_receipt_pkey" PRIMARY KEY ("circular_id","organisation_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "saved_view_id" UUID NOT NULL,
    "cadence" TEXT NOT NULL,
    "on_day" SMALLINT NOT NULL,
    "format" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "next_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription_issue" (
    "id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "for_day" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "message" TEXT,
    "file_name" TEXT,
    "sha256" TEXT,
    "size" INTEGER,
    "made_at" TIMESTAMPTZ(3),

    CONSTRAINT "subscription_issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure_code" (
    "code" TEXT NOT NULL,
    "question" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "figure_code_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "trend_note" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "carrier_code" TEXT,
    "on_day" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "trend_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "boundary_change_region_code_idx" ON "boundary_change"("region_code");

-- CreateIndex
CREATE INDEX "boundary_change_status_effective_on_idx" ON "boundary_change"("status", "effective_on");

-- CreateIndex
CREATE INDEX "region_successor_successor_code_idx" ON "region_successor"("successor_code");

-- CreateIndex
CREATE INDEX "organisation_successor_successor_id_idx" ON "organisation_successor"("successor_id");

-- CreateIndex
CREATE INDEX "meeting_region_code_held_on_idx" ON "meeting"("region_code", "held_on");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_region_code_kind_year_number_key" ON "meeting"("region_code", "kind", "year", "number");

-- CreateIndex
CREATE INDEX "meeting_participant_organisation_id_idx" ON "meeting_participant"("organisation_id");

-- CreateIndex
CREATE INDEX "resolved_item_meeting_id_position_idx" ON "resolved_item"("meeting_id", "position");

-- CreateIndex
CREATE INDEX "resolved_item_organisation_id_idx" ON "resolved_item"("organisation_id");

-- CreateIndex
CREATE INDEX "resolved_item_root_task_id_idx" ON "resolved_item"("root_task_id");

-- CreateIndex
CREATE INDEX "problem_region_code_status_idx" ON "problem"("region_code", "status");

-- CreateIndex
CREATE INDEX "problem_lead_id_idx" ON "problem"("lead_id");

-- CreateIndex
CREATE INDEX "problem_step_problem_id_at_idx" ON "problem_step"("problem_id", "at");

-- CreateIndex
CREATE INDEX "edition_check_edition_id_at_idx" ON "edition_check"("edition_id", "at");

-- CreateIndex
CREATE INDEX "supervision_order_region_code_status_proposed_at_idx" ON "supervision_order"("region_code", "status", "proposed_at");

-- CreateIndex
CREATE INDEX "supervision_order_organisation_id_status_idx" ON "supervision_order"("organisation_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_rule_region_code_kind_key" ON "escalation_rule"("region_code", "kind");

-- CreateIndex
CREATE INDEX "circular_region_code_year_idx" ON "circular"("region_code", "year");

-- CreateIndex
CREATE INDEX "circular_receipt_organisation_id_idx" ON "circular_receipt"("organisation_id");

-- CreateIndex
CREATE INDEX "saved_view_account_id_position_idx" ON "saved_view"("account_id", "position");

-- CreateIndex
CREATE INDEX "subscription_is_on_next_on_idx" ON "subscription"("is_on", "next_on");

-- CreateIndex
CREATE INDEX "subscription_account_id_idx" ON "subscription"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_issue_subscription_id_for_day_key" ON "subscription_issue"("subscription_id", "for_day");

-- CreateIndex
CREATE INDEX "trend_note_region_code_on_day_idx" ON "trend_note"("region_code", "on_day");

-- AddForeignKey
ALTER TABLE "meeting_participant" ADD CONSTRAINT "meeting_participant_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolved_item" ADD CONSTRAINT "resolved_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_step" ADD CONSTRAINT "problem_step_problem_id_fkey" FOREIGN KEY ("problem_id") REFERENCES "problem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_check" ADD CONSTRAINT "edition_check_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "circular_receipt" ADD CONSTRAINT "circular_receipt_circular_id_fkey" FOREIGN KEY ("circular_id") REFERENCES "circular"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_saved_view_id_fkey" FOREIGN KEY ("saved_view_id") REFERENCES "saved_view"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription_issue" ADD CONSTRAINT "subscription_issue_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say -------------------------------------------------------------

-- Each meeting's resolutions are a list of their own: several hold at a time.
drop index task_list_one_issued;
create unique index task_list_one_issued on task_list (kind, region_code, year, coalesce(carrier_code, ''))
  where status = 'issued' and kind in ('task', 'responsibility');

create trigger problem_step_append_only before update or delete on problem_step
  for each row execute function refuse_change();
create trigger edition_check_append_only before update or delete on edition_check
  for each row execute function refuse_change();

-- At most one proposal of a kind waits for a person at a time.
create unique index supervision_order_one_proposed on supervision_order (region_code, organisation_id, kind)
  where status = 'proposed';

create or replace function refuse_change_of_released_edition() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.status = 'released'
    or new.figures::text <> old.figures::text or new.query::text <> old.query::text
    or new.fingerprint <> old.fingerprint or new.fingerprint_sm3 <> old.fingerprint_sm3
    or new.number <> old.number or new.purpose <> old.purpose then
    raise exception 'an edition is frozen' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
