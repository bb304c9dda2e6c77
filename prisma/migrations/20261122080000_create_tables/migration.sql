-- CreateSchema

-- CreateEnum
CREATE TYPE "assignment_status" AS ENUM ('not_started', 'drafting', 'submitted', 'returned', 'approved', 'accepted', 'exempted', 'cancelled');

-- CreateEnum
CREATE TYPE "calendar_kind" AS ENUM ('holiday', 'workday');

-- CreateEnum
CREATE TYPE "list_kind" AS ENUM ('task', 'responsibility');

-- CreateEnum
CREATE TYPE "list_status" AS ENUM ('draft', 'under_consent', 'issued', 'superseded', 'archived');

-- CreateEnum
CREATE TYPE "frequency" AS ENUM ('monthly', 'quarterly', 'semiannual', 'annual');

-- CreateEnum
CREATE TYPE "asked" AS ENUM ('lowest', 'each');

-- CreateEnum
CREATE TYPE "data_source" AS ENUM ('report', 'system', 'survey', 'inspection');

-- CreateEnum
CREATE TYPE "indicator_form" AS ENUM ('ratio', 'count', 'amount', 'score', 'boolean');

-- CreateEnum
CREATE TYPE "accumulation" AS ENUM ('flow', 'stock', 'cumulative');

-- CreateEnum
CREATE TYPE "direction" AS ENUM ('increase', 'decrease', 'reach', 'zero');

-- CreateEnum
CREATE TYPE "disclosure" AS ENUM ('public', 'aggregate', 'internal');

-- CreateEnum
CREATE TYPE "organisation_kind" AS ENUM ('office', 'commission', 'resident_group', 'lead_unit', 'township', 'village', 'unit');

-- CreateEnum
CREATE TYPE "organisation_level" AS ENUM ('province', 'city', 'county', 'township', 'village', 'unit');

-- CreateEnum
CREATE TYPE "lead_role" AS ENUM ('lead', 'cooperating', 'resident');

-- CreateEnum
CREATE TYPE "account_status" AS ENUM ('active', 'disabled');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('reporter', 'unit_head', 'township', 'lead_unit', 'office', 'supervisor', 'resident_group', 'inspector', 'assessor', 'moderator', 'answerer', 'sys_admin', 'sec_admin', 'audit_admin');

-- CreateEnum
CREATE TYPE "session_stage" AS ENUM ('password', 'totp', 'full');

-- CreateEnum
CREATE TYPE "site_status" AS ENUM ('demonstration', 'reported');

-- CreateEnum
CREATE TYPE "edition_status" AS ENUM ('frozen', 'released');

-- CreateEnum
CREATE TYPE "region_level" AS ENUM ('province', 'city', 'county', 'township', 'village');

-- CreateEnum
CREATE TYPE "evidence_kind" AS ENUM ('image', 'pdf', 'docx', 'xlsx');

-- CreateEnum
CREATE TYPE "review_decision" AS ENUM ('approve', 'return', 'accept', 'reopen');

-- CreateTable
CREATE TABLE "issuing" (
    "id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "account_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "scope" JSONB NOT NULL,
    "tasks_done" INTEGER NOT NULL DEFAULT 0,
    "tasks_total" INTEGER NOT NULL DEFAULT 0,
    "rows_made" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "issuing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" BIGSERIAL NOT NULL,
    "task_id" UUID NOT NULL,
    "root_task_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "period" SMALLINT NOT NULL,
    "node_code" TEXT NOT NULL,
    "township_code" TEXT,
    "organisation_level" "organisation_level" NOT NULL,
    "organisation_kind" "organisation_kind" NOT NULL,
    "target" DECIMAL(18,4),
    "due_on" DATE NOT NULL,
    "status" "assignment_status" NOT NULL DEFAULT 'not_started',
    "awaiting" BOOLEAN NOT NULL DEFAULT false,
    "is_on_time" BOOLEAN,
    "times_returned" SMALLINT NOT NULL DEFAULT 0,
    "return_due_on" DATE,
    "submitted_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "revision" SMALLINT NOT NULL DEFAULT 0,
    "numerator" DECIMAL(18,4),
    "denominator" DECIMAL(18,4),
    "value" DECIMAL(18,4),
    "is_standing" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_event" (
    "id" BIGSERIAL NOT NULL,
    "assignment_id" BIGINT NOT NULL,
    "from_status" "assignment_status" NOT NULL,
    "to_status" "assignment_status" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_on" DATE NOT NULL,
    "root_task_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "node_code" TEXT NOT NULL,

    CONSTRAINT "assignment_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter" (
    "year" SMALLINT NOT NULL,
    "node_code" TEXT NOT NULL,
    "root_task_id" UUID NOT NULL,
    "period" SMALLINT NOT NULL,
    "organisation_level" "organisation_level" NOT NULL,
    "organisation_kind" "organisation_kind" NOT NULL,
    "due_on" DATE NOT NULL,
    "not_started" INTEGER NOT NULL DEFAULT 0,
    "drafting" INTEGER NOT NULL DEFAULT 0,
    "submitted" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "approved" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "exempted" INTEGER NOT NULL DEFAULT 0,
    "cancelled" INTEGER NOT NULL DEFAULT 0,
    "awaiting" INTEGER NOT NULL DEFAULT 0,
    "submitted_on_time" INTEGER NOT NULL DEFAULT 0,
    "done_on_time" INTEGER NOT NULL DEFAULT 0,
    "times_returned" INTEGER NOT NULL DEFAULT 0,
    "numerator" DECIMAL(24,4) NOT NULL DEFAULT 0,
    "denominator" DECIMAL(24,4) NOT NULL DEFAULT 0,
    "value" DECIMAL(24,4) NOT NULL DEFAULT 0,
    "standing" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("year","node_code","root_task_id","period","organisation_level","organisation_kind","due_on")
);

-- CreateTable
CREATE TABLE "counter_day" (
    "year" SMALLINT NOT NULL,
    "node_code" TEXT NOT NULL,
    "root_task_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "on_day" DATE NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "counter_day_pkey" PRIMARY KEY ("year","node_code","root_task_id","due_on","on_day")
);

-- CreateTable
CREATE TABLE "node_version" (
    "node_code" TEXT NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "node_version_pkey" PRIMARY KEY ("node_code")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "account_id" UUID,
    "actor_name" TEXT NOT NULL,
    "organisation_id" UUID,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "region_code" TEXT,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT,
    "digest" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "position" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "key" UUID NOT NULL,
    "actor_key" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "calendar_exception" (
    "date" DATE NOT NULL,
    "kind" "calendar_kind" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "calendar_exception_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "carrier" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short" TEXT NOT NULL,
    "glyph" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "parent_code" TEXT,

    CONSTRAINT "carrier_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "carrier_set" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "region_code" TEXT,
    "from_year" INTEGER NOT NULL,
    "unit_word" TEXT NOT NULL,
    "inherits_code" TEXT,
    "source" TEXT,

    CONSTRAINT "carrier_set_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "carrier_set_member" (
    "set_code" TEXT NOT NULL,
    "carrier_code" TEXT NOT NULL,
    "common_code" TEXT NOT NULL,
    "name" TEXT,
    "short" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "carrier_set_member_pkey" PRIMARY KEY ("set_code","carrier_code")
);

-- CreateTable
CREATE TABLE "task_list" (
    "id" UUID NOT NULL,
    "kind" "list_kind" NOT NULL,
    "carrier_code" TEXT,
    "region_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "list_version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "lead_name" TEXT,
    "status" "list_status" NOT NULL DEFAULT 'draft',
    "disclosure" "disclosure" NOT NULL DEFAULT 'public',
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "consent_note" TEXT,
    "source_hash" TEXT,
    "source_name" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "issued_by_id" UUID,
    "issued_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "task_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "root_task_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "sub_carrier_code" TEXT,
    "indicator_name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "form" "indicator_form" NOT NULL,
    "accumulation" "accumulation" NOT NULL,
    "direction" "direction" NOT NULL,
    "target" DECIMAL(18,4),
    "numerator_name" TEXT,
    "denominator_name" TEXT,
    "source" "data_source" NOT NULL,
    "frequency" "frequency" NOT NULL,
    "due_dates" TEXT[],
    "levels" "organisation_level"[],
    "asked" "asked" NOT NULL,
    "asked_levels" "organisation_level"[],
    "lead_line" TEXT,
    "lead_name" TEXT,
    "cooperating_units" TEXT[],
    "accountable" TEXT,
    "responsibilities" TEXT[],
    "evidence_hint" TEXT[],
    "evidence_min" INTEGER NOT NULL DEFAULT 0,
    "evidence_max" INTEGER NOT NULL DEFAULT 9,
    "weight" DECIMAL(8,2) NOT NULL DEFAULT 1,
    "disclosure" "disclosure" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "basis" JSONB NOT NULL,
    "note" TEXT,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clause" (
    "id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "responsibility" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "post" TEXT,
    "frequency" "frequency",
    "basis" TEXT,

    CONSTRAINT "clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clause_task" (
    "clause_id" UUID NOT NULL,
    "root_task_id" UUID NOT NULL,

    CONSTRAINT "clause_task_pkey" PRIMARY KEY ("clause_id","root_task_id")
);

-- CreateTable
CREATE TABLE "import_preview" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "understood" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_preview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "organisation_kind" NOT NULL,
    "level" "organisation_level" NOT NULL,
    "region_code" TEXT NOT NULL,
    "node_code" TEXT NOT NULL,
    "township_code" TEXT,
    "line" TEXT,
    "parent_id" UUID,
    "credit_code" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL DEFAULT DATE '2000-01-01',
    "valid_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_carrier" (
    "organisation_id" UUID NOT NULL,
    "carrier_code" TEXT NOT NULL,

    CONSTRAINT "organisation_carrier_pkey" PRIMARY KEY ("organisation_id","carrier_code")
);

-- CreateTable
CREATE TABLE "lead_duty" (
    "id" UUID NOT NULL,
    "carrier_code" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" "lead_role" NOT NULL DEFAULT 'lead',
    "is_inferred" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "lead_duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "organisation_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "password_changed_at" TIMESTAMPTZ(3),
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "totp_secret" TEXT,
    "totp_enrolled_at" TIMESTAMPTZ(3),
    "totp_last_step" INTEGER,
    "status" "account_status" NOT NULL DEFAULT 'active',
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "region_code" TEXT NOT NULL,
    "carrier_code" TEXT,
    "organisation_id" UUID,
    "may_enter_for" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL DEFAULT CURRENT_DATE,
    "valid_to" DATE,
    "granted_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "stage" "session_stage" NOT NULL,
    "address" TEXT,
    "agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "village_code" TEXT,
    "carrier_code" TEXT NOT NULL,
    "status" "site_status" NOT NULL,
    "facts" TEXT[],
    "source_title" TEXT NOT NULL,
    "is_published" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_document" (
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT,
    "published_on" TEXT,
    "summary" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "policy_document_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "edition" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "status" "edition_status" NOT NULL DEFAULT 'frozen',
    "query" JSONB NOT NULL,
    "figures" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "frozen_by_id" UUID,
    "frozen_by_name" TEXT NOT NULL,
    "released_at" TIMESTAMPTZ(3),
    "released_by_id" UUID,
    "released_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" "region_level" NOT NULL,
    "parent_code" TEXT,
    "path" TEXT NOT NULL,
    "node_code" TEXT NOT NULL,
    "is_direct_county" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL DEFAULT DATE '2000-01-01',
    "valid_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "report_draft" (
    "assignment_id" BIGINT NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_by_id" UUID NOT NULL,
    "saved_by_name" TEXT NOT NULL,

    CONSTRAINT "report_draft_pkey" PRIMARY KEY ("assignment_id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "assignment_id" BIGINT NOT NULL,
    "revision" SMALLINT NOT NULL,
    "numerator" DECIMAL(18,4),
    "denominator" DECIMAL(18,4),
    "value" DECIMAL(18,4),
    "narrative" TEXT NOT NULL,
    "explanation" TEXT,
    "difficulties" TEXT,
    "receipt_no" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_by_id" UUID NOT NULL,
    "submitted_by_name" TEXT NOT NULL,
    "entered_for_id" UUID,
    "is_on_time" BOOLEAN NOT NULL,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_evidence" (
    "report_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,

    CONSTRAINT "report_evidence_pkey" PRIMARY KEY ("report_id","evidence_id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "kind" "evidence_kind" NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "shown_sha256" TEXT,
    "captured_at" TIMESTAMPTZ(3),
    "captured_place" JSONB,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "decision" "review_decision" NOT NULL,
    "reason" TEXT,
    "field" TEXT,
    "return_due_on" DATE,
    "reviewer_id" UUID NOT NULL,
    "reviewer_name" TEXT NOT NULL,
    "reviewer_unit" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "issuing_list_id_idx" ON "issuing"("list_id");

-- CreateIndex
CREATE INDEX "assignment_node_code_township_code_root_task_id_status_due__idx" ON "assignment"("node_code", "township_code", "root_task_id", "status", "due_on");

-- CreateIndex
CREATE INDEX "assignment_root_task_id_node_code_status_due_on_idx" ON "assignment"("root_task_id", "node_code", "status", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_organisation_id_root_task_id_year_period_key" ON "assignment"("organisation_id", "root_task_id", "year", "period");

-- CreateIndex
CREATE INDEX "assignment_event_assignment_id_idx" ON "assignment_event"("assignment_id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_idx" ON "audit_entry"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_account_id_at_idx" ON "audit_entry"("account_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_entry_id_key" ON "audit_seal"("entry_id");

-- CreateIndex
CREATE INDEX "idempotency_created_at_idx" ON "idempotency"("created_at");

-- CreateIndex
CREATE INDEX "carrier_set_region_code_from_year_idx" ON "carrier_set"("region_code", "from_year");

-- CreateIndex
CREATE INDEX "task_list_region_code_year_kind_status_idx" ON "task_list"("region_code", "year", "kind", "status");

-- CreateIndex
CREATE INDEX "task_root_task_id_idx" ON "task"("root_task_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_list_id_code_key" ON "task"("list_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "clause_list_id_code_key" ON "clause"("list_id", "code");

-- CreateIndex
CREATE INDEX "clause_task_root_task_id_idx" ON "clause_task"("root_task_id");

-- CreateIndex
CREATE INDEX "import_preview_account_id_created_at_idx" ON "import_preview"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "notification_organisation_id_created_at_idx" ON "notification"("organisation_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "organisation_node_code_township_code_kind_idx" ON "organisation"("node_code", "township_code", "kind");

-- CreateIndex
CREATE INDEX "organisation_region_code_kind_idx" ON "organisation"("region_code", "kind");

-- CreateIndex
CREATE INDEX "organisation_line_level_idx" ON "organisation"("line", "level");

-- CreateIndex
CREATE INDEX "organisation_carrier_carrier_code_idx" ON "organisation_carrier"("carrier_code");

-- CreateIndex
CREATE INDEX "lead_duty_region_code_carrier_code_idx" ON "lead_duty"("region_code", "carrier_code");

-- CreateIndex
CREATE INDEX "lead_duty_organisation_id_idx" ON "lead_duty"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_login_key" ON "account"("login");

-- CreateIndex
CREATE INDEX "account_organisation_id_idx" ON "account"("organisation_id");

-- CreateIndex
CREATE INDEX "role_grant_account_id_idx" ON "role_grant"("account_id");

-- CreateIndex
CREATE INDEX "role_grant_region_code_role_idx" ON "role_grant"("region_code", "role");

-- CreateIndex
CREATE INDEX "session_account_id_ended_at_idx" ON "session"("account_id", "ended_at");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "site_region_code_idx" ON "site"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "edition_region_code_year_number_key" ON "edition"("region_code", "year", "number");

-- CreateIndex
CREATE INDEX "region_parent_code_idx" ON "region"("parent_code");

-- CreateIndex
CREATE INDEX "region_node_code_idx" ON "region"("node_code");

-- CreateIndex
CREATE UNIQUE INDEX "report_receipt_no_key" ON "report"("receipt_no");

-- CreateIndex
CREATE UNIQUE INDEX "report_assignment_id_revision_key" ON "report"("assignment_id", "revision");

-- CreateIndex
CREATE INDEX "report_evidence_evidence_id_idx" ON "report_evidence"("evidence_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_organisation_id_sha256_key" ON "evidence"("organisation_id", "sha256");

-- CreateIndex
CREATE INDEX "review_report_id_idx" ON "review"("report_id");

-- CreateIndex
CREATE INDEX "review_reviewer_id_at_idx" ON "review"("reviewer_id", "at");

-- AddForeignKey
ALTER TABLE "issuing" ADD CONSTRAINT "issuing_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "task_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carrier" ADD CONSTRAINT "carrier_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "carrier"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carrier_set_member" ADD CONSTRAINT "carrier_set_member_set_code_fkey" FOREIGN KEY ("set_code") REFERENCES "carrier_set"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carrier_set_member" ADD CONSTRAINT "carrier_set_member_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_list" ADD CONSTRAINT "task_list_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_list" ADD CONSTRAINT "task_list_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "task_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_sub_carrier_code_fkey" FOREIGN KEY ("sub_carrier_code") REFERENCES "carrier"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clause" ADD CONSTRAINT "clause_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "task_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clause_task" ADD CONSTRAINT "clause_task_clause_id_fkey" FOREIGN KEY ("clause_id") REFERENCES "clause"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_carrier" ADD CONSTRAINT "organisation_carrier_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_carrier" ADD CONSTRAINT "organisation_carrier_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_duty" ADD CONSTRAINT "lead_duty_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_duty" ADD CONSTRAINT "lead_duty_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_duty" ADD CONSTRAINT "lead_duty_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_evidence" ADD CONSTRAINT "report_evidence_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_evidence" ADD CONSTRAINT "report_evidence_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
