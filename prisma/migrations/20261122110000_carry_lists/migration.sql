-- CreateEnum
CREATE TYPE "adjustment_kind" AS ENUM ('extension', 'target', 'weakening');

-- CreateEnum
CREATE TYPE "adjustment_status" AS ENUM ('waiting', 'granted', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "asked_role" AS ENUM ('lead', 'cooperating', 'resident');

-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "change_reason" TEXT,
ADD COLUMN     "granted_due_on" DATE,
ADD COLUMN     "granted_target" DECIMAL(18,4);

-- AlterTable
ALTER TABLE "assignment_event" ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "clause" ADD COLUMN     "asked_role" "asked_role" NOT NULL DEFAULT 'lead',
ADD COLUMN     "due_dates" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "duty_kind" TEXT,
ADD COLUMN     "lead_line" TEXT,
ADD COLUMN     "levels" "organisation_level"[] DEFAULT ARRAY[]::"organisation_level"[],
ADD COLUMN     "minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "root_clause_id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "import_preview" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'list';

-- AlterTable
ALTER TABLE "policy_document" ADD COLUMN     "carrier_code" TEXT,
ADD COLUMN     "file_name" TEXT,
ADD COLUMN     "file_sha256" TEXT,
ADD COLUMN     "file_size" INTEGER,
ADD COLUMN     "file_type" TEXT,
ADD COLUMN     "is_example" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'reference',
ADD COLUMN     "number" TEXT,
ADD COLUMN     "parent_code" TEXT,
ADD COLUMN     "region_code" TEXT,
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'published',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "report_draft" ADD COLUMN     "active_seconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'person';

-- AlterTable
ALTER TABLE "task" ADD COLUMN     "asked_role" "asked_role" NOT NULL DEFAULT 'lead',
ADD COLUMN     "clause_id" UUID,
ADD COLUMN     "evidence_kinds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "inherits_task_id" UUID,
ADD COLUMN     "prefill_root_id" UUID,
ADD COLUMN     "replaces_root_id" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "weakening_id" UUID;

-- AlterTable
ALTER TABLE "task_list" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "change_note" TEXT,
ADD COLUMN     "from_list_id" UUID;

-- CreateTable
CREATE TABLE "acknowledgement" (
    "list_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "node_code" TEXT NOT NULL,
    "township_code" TEXT,
    "organisation_level" "organisation_level" NOT NULL,
    "delivered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "acknowledged_by_name" TEXT,

    CONSTRAINT "acknowledgement_pkey" PRIMARY KEY ("list_id","organisation_id")
);

-- CreateTable
CREATE TABLE "adjustment" (
    "id" UUID NOT NULL,
    "kind" "adjustment_kind" NOT NULL,
    "status" "adjustment_status" NOT NULL DEFAULT 'waiting',
    "assignment_id" BIGINT,
    "organisation_id" UUID NOT NULL,
    "root_task_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "region_code" TEXT NOT NULL,
    "wanted_due_on" DATE,
    "wanted_target" DECIMAL(18,4),
    "wanted_due_dates" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reason" TEXT NOT NULL,
    "at_region_code" TEXT NOT NULL,
    "final_region_code" TEXT NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "requested_by_unit" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "adjustment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "adjustment_step" (
    "id" UUID NOT NULL,
    "adjustment_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "unit_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "adjustment_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "breakdown" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "root_task_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "position" INTEGER NOT NULL,
    "department" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "due_on" DATE,
    "done_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "breakdown_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annual_plan" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "carrier_code" TEXT,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "filed_at" TIMESTAMPTZ(3),
    "filed_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annual_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annual_plan_item" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "root_task_id" UUID,
    "work" TEXT NOT NULL,
    "responsibility" TEXT NOT NULL,
    "milestones" TEXT NOT NULL,
    "safeguards" TEXT NOT NULL,

    CONSTRAINT "annual_plan_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guard_rule" (
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "matcher" TEXT NOT NULL,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "effect" TEXT NOT NULL,
    "is_answerable" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "guard_rule_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "guard_answer" (
    "task_id" UUID NOT NULL,
    "rule_code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guard_answer_pkey" PRIMARY KEY ("task_id","rule_code")
);

-- CreateTable
CREATE TABLE "burden_budget" (
    "region_code" TEXT NOT NULL,
    "year" SMALLINT NOT NULL,
    "organisation_level" "organisation_level" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "burden_budget_pkey" PRIMARY KEY ("region_code","year","organisation_level")
);

-- CreateTable
CREATE TABLE "voice" (
    "id" UUID NOT NULL,
    "root_task_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "organisation_level" "organisation_level" NOT NULL,
    "token" TEXT NOT NULL,
    "on_day" DATE NOT NULL,

    CONSTRAINT "voice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voice_answer" (
    "id" UUID NOT NULL,
    "root_task_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "voices" INTEGER NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "unit_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "voice_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_consent" (
    "id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "remarks" JSONB NOT NULL DEFAULT '[]',
    "findings" JSONB NOT NULL DEFAULT '[]',
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "unit_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "list_consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("organisation_id","kind","signature")
);

-- CreateTable
CREATE TABLE "year_act" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "summary" JSONB NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "unit_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "year_act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_template" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_clause" (
    "id" UUID NOT NULL,
    "document_code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "heading" TEXT,
    "text" TEXT NOT NULL,

    CONSTRAINT "policy_clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_citation" (
    "task_id" UUID NOT NULL,
    "policy_clause_id" UUID NOT NULL,

    CONSTRAINT "task_citation_pkey" PRIMARY KEY ("task_id","policy_clause_id")
);

-- CreateTable
CREATE TABLE "reporting_sample" (
    "id" BIGSERIAL NOT NULL,
    "root_task_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "period" SMALLINT NOT NULL,
    "organisation_level" "organisation_level" NOT NULL,
    "minutes" SMALLINT NOT NULL,

    CONSTRAINT "reporting_sample_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "acknowledgement_organisation_id_idx" ON "acknowledgement"("organisation_id");

-- CreateIndex
CREATE INDEX "adjustment_assignment_id_idx" ON "adjustment"("assignment_id");

-- CreateIndex
CREATE INDEX "adjustment_root_task_id_region_code_idx" ON "adjustment"("root_task_id", "region_code");

-- CreateIndex
CREATE INDEX "adjustment_at_region_code_status_idx" ON "adjustment"("at_region_code", "status");

-- CreateIndex
CREATE INDEX "adjustment_organisation_id_idx" ON "adjustment"("organisation_id");

-- CreateIndex
CREATE INDEX "adjustment_step_adjustment_id_at_idx" ON "adjustment_step"("adjustment_id", "at");

-- CreateIndex
CREATE INDEX "breakdown_organisation_id_root_task_id_year_idx" ON "breakdown"("organisation_id", "root_task_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "annual_plan_organisation_id_year_carrier_code_key" ON "annual_plan"("organisation_id", "year", "carrier_code");

-- CreateIndex
CREATE INDEX "annual_plan_item_plan_id_idx" ON "annual_plan_item"("plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "voice_token_key" ON "voice"("token");

-- CreateIndex
CREATE INDEX "voice_root_task_id_kind_idx" ON "voice"("root_task_id", "kind");

-- CreateIndex
CREATE INDEX "voice_answer_root_task_id_kind_idx" ON "voice_answer"("root_task_id", "kind");

-- CreateIndex
CREATE INDEX "list_consent_list_id_at_idx" ON "list_consent"("list_id", "at");

-- CreateIndex
CREATE INDEX "year_act_region_code_year_idx" ON "year_act"("region_code", "year");

-- CreateIndex
CREATE INDEX "document_template_region_code_kind_at_idx" ON "document_template"("region_code", "kind", "at");

-- CreateIndex
CREATE UNIQUE INDEX "policy_clause_document_code_position_key" ON "policy_clause"("document_code", "position");

-- CreateIndex
CREATE INDEX "task_citation_policy_clause_id_idx" ON "task_citation"("policy_clause_id");

-- CreateIndex
CREATE INDEX "reporting_sample_root_task_id_year_period_idx" ON "reporting_sample"("root_task_id", "year", "period");

-- CreateIndex
CREATE INDEX "policy_document_region_code_kind_idx" ON "policy_document"("region_code", "kind");

-- AddForeignKey
ALTER TABLE "acknowledgement" ADD CONSTRAINT "acknowledgement_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "task_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acknowledgement" ADD CONSTRAINT "acknowledgement_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment_step" ADD CONSTRAINT "adjustment_step_adjustment_id_fkey" FOREIGN KEY ("adjustment_id") REFERENCES "adjustment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "breakdown" ADD CONSTRAINT "breakdown_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annual_plan" ADD CONSTRAINT "annual_plan_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annual_plan_item" ADD CONSTRAINT "annual_plan_item_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "annual_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guard_answer" ADD CONSTRAINT "guard_answer_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guard_answer" ADD CONSTRAINT "guard_answer_rule_code_fkey" FOREIGN KEY ("rule_code") REFERENCES "guard_rule"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "burden_budget" ADD CONSTRAINT "burden_budget_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_clause_id_fkey" FOREIGN KEY ("clause_id") REFERENCES "clause"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_consent" ADD CONSTRAINT "list_consent_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "task_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "year_act" ADD CONSTRAINT "year_act_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_template" ADD CONSTRAINT "document_template_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_document" ADD CONSTRAINT "policy_document_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_document" ADD CONSTRAINT "policy_document_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_document" ADD CONSTRAINT "policy_document_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "policy_document"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_clause" ADD CONSTRAINT "policy_clause_document_code_fkey" FOREIGN KEY ("document_code") REFERENCES "policy_document"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_citation" ADD CONSTRAINT "task_citation_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_citation" ADD CONSTRAINT "task_citation_policy_clause_id_fkey" FOREIGN KEY ("policy_clause_id") REFERENCES "policy_clause"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say -------------------------------------------------------------

-- One version of a list holds at a time, and each version number is given once.
create unique index task_list_one_issued on task_list (kind, region_code, year, coalesce(carrier_code, ''))
  where status = 'issued';
create unique index task_list_one_version
  on task_list (kind, region_code, year, coalesce(carrier_code, ''), list_version);

-- Who has not acknowledged, by place.
create index acknowledgement_open_index on acknowledgement (list_id, node_code, township_code)
  where acknowledged_at is null;

-- One request of a kind waits at a time.
create unique index adjustment_one_waiting on adjustment (assignment_id, kind)
  where status = 'waiting' and assignment_id is not null;
create unique index adjustment_one_weakening on adjustment (root_task_id, region_code, year)
  where status = 'waiting' and kind = 'weakening';

alter table adjustment add constraint adjustment_subject_check check (case kind
  when 'extension' then assignment_id is not null and wanted_due_on is not null
  when 'target' then assignment_id is not null and wanted_target is not null
  else assignment_id is null end);
alter table burden_budget add constraint burden_budget_minutes_check check (minutes between 0 and 10000);
alter table guard_rule add constraint guard_rule_effect_check check (effect in ('block', 'warn'));
alter table voice add constraint voice_kind_check
  check (kind in ('repeated', 'unreasonable_deadline', 'not_ours'));

create trigger list_consent_append_only before update or delete on list_consent
  for each row execute function refuse_change();
create trigger adjustment_step_append_only before update or delete on adjustment_step
  for each row execute function refuse_change();
create trigger year_act_append_only before update or delete on year_act
  for each row execute function refuse_change();
create trigger reporting_sample_append_only before update or delete on reporting_sample
  for each row execute function refuse_change();
create trigger voice_append_only before update or delete on voice
  for each row execute function refuse_change();
create trigger voice_answer_append_only before update or delete on voice_answer
  for each row execute function refuse_change();

-- What an issued task rests on belongs to the issued version.
create function refuse_change_of_issued_task() returns trigger language plpgsql as $$
declare
  cited uuid := case when tg_op = 'DELETE' then old.task_id else new.task_id end;
begin
  if (select l.status from task t join task_list l on l.id = t.list_id where t.id = cited)
    in ('issued', 'superseded', 'archived') then
    raise exception 'an issued task does not change' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger task_citation_of_issued_list before insert or update or delete on task_citation
  for each row execute function refuse_change_of_issued_task();

create trigger policy_clause_catalogue after insert or update or delete on policy_clause
  for each statement execute function raise_catalogue_version();

-- A new due day is an event too, and what is not a report's or a review's doing says why.
do $$
declare
  before text := pg_get_functiondef('count_updated_assignments'::regproc);
  after text := replace(replace(replace(before,
    'root_task_id, organisation_id, node_code)
      select', 'root_task_id, organisation_id, node_code, reason)
      select'),
    'n.organisation_id, n.node_code
      from', 'n.organisation_id, n.node_code,
        case when n.change_reason is distinct from o.change_reason then n.change_reason end
      from'),
    'where n.status <> o.status order', 'where n.status <> o.status or n.due_on <> o.due_on order');
begin
  if position('node_code, reason)' in after) = 0 or position('n.change_reason end' in after) = 0
    or position('or n.due_on <> o.due_on order' in after) = 0 then
    raise exception 'the counting function is not the one that this migration changes';
  end if;
  execute after;
end $$;
