-- CreateEnum
CREATE TYPE "verification_kind" AS ENUM ('review', 'inspection', 'system');

-- AlterEnum
ALTER TYPE "review_decision" ADD VALUE 'retract';

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "device_key" TEXT,
ADD COLUMN     "email" TEXT;

-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "experienced_count" INTEGER,
ADD COLUMN     "experienced_value" DECIMAL(9,4),
ADD COLUMN     "fed_source" TEXT,
ADD COLUMN     "is_doubted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "observed_at" TIMESTAMPTZ(3),
ADD COLUMN     "opened_until" DATE,
ADD COLUMN     "paused_until" DATE,
ADD COLUMN     "times_reopened" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "verified_at" TIMESTAMPTZ(3),
ADD COLUMN     "verified_by" "verification_kind",
ADD COLUMN     "verified_denominator" DECIMAL(18,4),
ADD COLUMN     "verified_numerator" DECIMAL(18,4),
ADD COLUMN     "verified_value" DECIMAL(18,4);

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "image_hash" BIGINT,
ADD COLUMN     "pages" SMALLINT,
ADD COLUMN     "preview" JSONB,
ADD COLUMN     "preview_state" TEXT NOT NULL DEFAULT 'waiting',
ADD COLUMN     "text_hash" TEXT,
ADD COLUMN     "title" TEXT;

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "account_id" UUID,
ADD COLUMN     "needs_receipt" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "received_at" TIMESTAMPTZ(3),
ADD COLUMN     "received_by_id" UUID,
ADD COLUMN     "received_by_name" TEXT;

-- AlterTable
ALTER TABLE "report" ADD COLUMN     "observed_at" TIMESTAMPTZ(3),
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'person',
ADD COLUMN     "source_name" TEXT;

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "for_id" UUID,
ADD COLUMN     "for_name" TEXT,
ADD COLUMN     "notes" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "window_rule" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "carrier_code" TEXT,
    "frequency" "frequency",
    "opens_before" SMALLINT,
    "closes_after" SMALLINT,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "window_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "window_opening" (
    "id" UUID NOT NULL,
    "assignment_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT NOT NULL,
    "requested_by_id" UUID,
    "requested_by_name" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until_on" DATE,
    "note" TEXT,
    "decided_by_id" UUID,
    "decided_by_name" TEXT,
    "decided_by_unit" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "window_opening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_pause" (
    "id" UUID NOT NULL,
    "root_task_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "year" SMALLINT NOT NULL,
    "reason" TEXT NOT NULL,
    "until_on" DATE NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "by_unit" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_name" TEXT,
    "assignments" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "task_pause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "machine_key" (
    "id" UUID NOT NULL,
    "source_name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "root_task_ids" UUID[],
    "region_code" TEXT NOT NULL,
    "organisation_id" UUID,
    "addresses" TEXT[],
    "valid_to" DATE NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "machine_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "machine_batch" (
    "id" UUID NOT NULL,
    "machine_key_id" UUID,
    "feed_run_id" UUID,
    "idempotency_key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "received" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "machine_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source_name" TEXT NOT NULL,
    "root_task_ids" UUID[],
    "region_code" TEXT NOT NULL,
    "address" TEXT,
    "authorization" TEXT,
    "columns" JSONB NOT NULL,
    "schedule" TEXT NOT NULL,
    "folder" TEXT,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "next_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_run" (
    "id" UUID NOT NULL,
    "feed_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "file_name" TEXT,
    "message" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "feed_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_setting" (
    "account_id" UUID NOT NULL,
    "by_email" BOOLEAN NOT NULL DEFAULT true,
    "by_sms" BOOLEAN NOT NULL DEFAULT false,
    "quiet_from" TEXT NOT NULL DEFAULT '20:00',
    "quiet_until" TEXT NOT NULL DEFAULT '08:30',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "message_setting_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "robot" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "secret" TEXT,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "robot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest" (
    "account_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "content" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "digest_pkey" PRIMARY KEY ("account_id","on_day")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "account_id" UUID,
    "robot_id" UUID,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegation" (
    "id" UUID NOT NULL,
    "from_account_id" UUID NOT NULL,
    "to_account_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "assignment_id" BIGINT NOT NULL,
    "report_id" UUID,
    "kind" "verification_kind" NOT NULL,
    "numerator" DECIMAL(18,4),
    "denominator" DECIMAL(18,4),
    "value" DECIMAL(18,4),
    "method" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "by_unit" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_chain" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "carrier_code" TEXT,
    "year" SMALLINT NOT NULL,
    "steps" SMALLINT NOT NULL,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "review_chain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "doubt" (
    "id" UUID NOT NULL,
    "assignment_id" BIGINT NOT NULL,
    "report_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "region_code" TEXT NOT NULL,
    "raised_by_id" UUID NOT NULL,
    "raised_by_name" TEXT NOT NULL,
    "raised_by_unit" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_by_name" TEXT,
    "answered_by_unit" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "doubt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standard_reason" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "field" TEXT,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "standard_reason_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "assignment_id" BIGINT,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "captured" JSONB,
    "evidence_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_entry" (
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "node_code" TEXT,
    "township_code" TEXT,
    "organisation_id" UUID,
    "organisation_level" "organisation_level",
    "root_task_id" UUID,
    "initials" TEXT NOT NULL,
    "words" tsvector NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("kind","id")
);

-- CreateIndex
CREATE INDEX "window_rule_region_code_idx" ON "window_rule"("region_code");

-- CreateIndex
CREATE INDEX "window_opening_assignment_id_idx" ON "window_opening"("assignment_id");

-- CreateIndex
CREATE INDEX "task_pause_root_task_id_year_idx" ON "task_pause"("root_task_id", "year");

-- CreateIndex
CREATE INDEX "task_pause_region_code_year_idx" ON "task_pause"("region_code", "year");

-- CreateIndex
CREATE UNIQUE INDEX "machine_key_hash_key" ON "machine_key"("hash");

-- CreateIndex
CREATE INDEX "machine_key_region_code_idx" ON "machine_key"("region_code");

-- CreateIndex
CREATE INDEX "machine_batch_at_idx" ON "machine_batch"("at");

-- CreateIndex
CREATE UNIQUE INDEX "machine_batch_machine_key_id_idempotency_key_key" ON "machine_batch"("machine_key_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "feed_is_on_next_at_idx" ON "feed"("is_on", "next_at");

-- CreateIndex
CREATE INDEX "feed_run_feed_id_started_at_idx" ON "feed_run"("feed_id", "started_at");

-- CreateIndex
CREATE INDEX "robot_organisation_id_idx" ON "robot"("organisation_id");

-- CreateIndex
CREATE INDEX "delivery_state_next_at_idx" ON "delivery"("state", "next_at");

-- CreateIndex
CREATE INDEX "delivery_created_at_idx" ON "delivery"("created_at");

-- CreateIndex
CREATE INDEX "delegation_from_account_id_idx" ON "delegation"("from_account_id");

-- CreateIndex
CREATE INDEX "delegation_to_account_id_idx" ON "delegation"("to_account_id");

-- CreateIndex
CREATE INDEX "verification_assignment_id_at_idx" ON "verification"("assignment_id", "at");

-- CreateIndex
CREATE INDEX "review_chain_region_code_year_idx" ON "review_chain"("region_code", "year");

-- CreateIndex
CREATE INDEX "doubt_assignment_id_idx" ON "doubt"("assignment_id");

-- CreateIndex
CREATE INDEX "doubt_region_code_state_idx" ON "doubt"("region_code", "state");

-- CreateIndex
CREATE INDEX "standard_reason_region_code_position_idx" ON "standard_reason"("region_code", "position");

-- CreateIndex
CREATE INDEX "upload_account_id_idx" ON "upload"("account_id");

-- CreateIndex
CREATE INDEX "upload_updated_at_idx" ON "upload"("updated_at");

-- AddForeignKey
ALTER TABLE "window_opening" ADD CONSTRAINT "window_opening_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "machine_batch" ADD CONSTRAINT "machine_batch_machine_key_id_fkey" FOREIGN KEY ("machine_key_id") REFERENCES "machine_key"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "machine_batch" ADD CONSTRAINT "machine_batch_feed_run_id_fkey" FOREIGN KEY ("feed_run_id") REFERENCES "feed_run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_run" ADD CONSTRAINT "feed_run_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verification" ADD CONSTRAINT "verification_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "doubt" ADD CONSTRAINT "doubt_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say ------------------------------------------------------------

-- The nearest rule wins; of one place there is one.
create unique index window_rule_one on window_rule (region_code, carrier_code, frequency) nulls not distinct;
create unique index review_chain_one on review_chain (region_code, carrier_code, year) nulls not distinct;
create unique index window_opening_one_waiting on window_opening (assignment_id) where state = 'waiting';
create unique index doubt_one_open on doubt (assignment_id) where state = 'open';
create unique index task_pause_one on task_pause (root_task_id, region_code, year) where ended_at is null;

alter table window_rule add constraint window_rule_days_check
  check (coalesce(opens_before, 0) between 0 and 366 and coalesce(closes_after, 0) between 0 and 366);
alter table window_opening add constraint window_opening_state_check
  check (state in ('waiting', 'opened', 'refused') and (state <> 'opened' or until_on is not null));
alter table review_chain add constraint review_chain_steps_check check (steps in (1, 2));
alter table doubt add constraint doubt_state_check
  check (state in ('open', 'cleared', 'confirmed', 'withdrawn'));
alter table delegation add constraint delegation_check
  check (from_account_id <> to_account_id and valid_from <= valid_to);
alter table delivery add constraint delivery_state_check
  check (state in ('waiting', 'sent', 'dead') and channel in ('email', 'wecom', 'dingtalk', 'sms'));
alter table upload add constraint upload_size_check
  check (size between 1 and 20971520 and received between 0 and size);
alter table report add constraint report_origin_check check (origin in ('person', 'system'));
alter table feed add constraint feed_kind_check check (kind in ('pull', 'drop'));
alter table assignment add constraint assignment_done_check
  check (done_at is null or status in ('approved', 'accepted'));

-- What waits for 认可, oldest first.
create index assignment_acceptance_index on assignment (node_code, submitted_at, id)
  where status = 'approved' and done_at is null;
create index assignment_doubted_index on assignment (node_code, id) where is_doubted;
create index delivery_due_index on delivery (next_at) where state = 'waiting';
create index evidence_text_hash_index on evidence (text_hash) where text_hash is not null;
create index evidence_image_hash_index on evidence (image_hash) where image_hash is not null;

create index search_entry_words_index on search_entry using gin (words);
create index search_entry_initials_index on search_entry (initials text_pattern_ops);

create trigger verification_append_only before update or delete on verification
  for each row execute function refuse_change();

-- Done is what has its moment of being done ----------------------------------------------------------
-- In a chain of two steps an approved assignment waits for 认可: until then it has no done_at, is counted
-- as waiting for review, and stands in no total. The counting functions and the recount follow.

do $$
declare
  name text;
  before text;
  after text;
begin
  foreach name in array array['count_inserted_assignments', 'count_deleted_assignments',
    'count_updated_assignments', 'count_issued_tasks', 'rebuild_counters'] loop
    before := pg_get_functiondef(name::regproc);
    after := before;
    after := replace(after, 'n.status in (''approved'', ''accepted'')', 'n.done_at is not null');
    after := replace(after, 'n.status not in (''approved'', ''accepted'')', 'n.done_at is null');
    after := replace(after, 'o.status in (''approved'', ''accepted'')', 'o.done_at is not null');
    after := replace(after, 'o.status not in (''approved'', ''accepted'')', 'o.done_at is null');
    after := replace(after, 'status in (''approved'', ''accepted'')', 'done_at is not null');
    after := replace(after, '(status = ''submitted'')',
      '(status = ''submitted'' or (status = ''approved'' and done_at is null))');
    after := replace(after, '(status = ''approved'')', '(status = ''approved'' and done_at is not null)');
    if after = before or position('''approved'', ''accepted''' in after) > 0 then
      raise exception '% is not the function that this migration changes', name;
    end if;
    execute after;
  end loop;
end $$;

create or replace view counter_recount as
  select year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on,
    sum((status = 'not_started' and not awaiting)::int)::int as not_started,
    sum((status = 'drafting')::int)::int as drafting,
    sum((status = 'submitted' or (status = 'approved' and done_at is null))::int)::int as submitted,
    sum((status = 'returned')::int)::int as returned,
    sum((status = 'approved' and done_at is not null)::int)::int as approved,
    sum((status = 'accepted')::int)::int as accepted,
    sum((status = 'exempted')::int)::int as exempted,
    sum((status = 'cancelled')::int)::int as cancelled,
    sum((awaiting and status = 'not_started')::int)::int as awaiting,
    sum(coalesce(is_on_time, false)::int)::int as submitted_on_time,
    sum((coalesce(is_on_time, false) and done_at is not null)::int)::int as done_on_time,
    sum(times_returned)::int as times_returned,
    sum(case when is_standing then coalesce(numerator, 0) else 0 end) as numerator,
    sum(case when is_standing then coalesce(denominator, 0) else 0 end) as denominator,
    sum(case when is_standing then coalesce(value, 0) else 0 end) as value,
    sum(is_standing::int)::int as standing
  from assignment
  group by year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on;
