CREATE TYPE "demonstration_kind" AS ENUM ('demonstration', 'model_village', 'contact_point', 'demo_village');

CREATE TYPE "site_level" AS ENUM ('province', 'city', 'county');

CREATE TYPE "demonstration_status" AS ENUM ('recommended', 'self_evaluated', 'verified', 'publicised', 'named', 'cultivating', 'rechecking', 'kept', 'rectifying', 'withdrawn', 'declined');

CREATE TABLE "demonstration_site" (
    "id" UUID NOT NULL,
    "kind" "demonstration_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "carrier_code" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "level_wished" "site_level" NOT NULL,
    "level_named" "site_level",
    "status" "demonstration_status" NOT NULL DEFAULT 'recommended',
    "status_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "grounds" TEXT NOT NULL,
    "notice_id" UUID,
    "named_on" DATE,
    "naming_document" TEXT NOT NULL DEFAULT '',
    "plaque_on" DATE,
    "recheck_due_on" DATE,
    "rectify_due_on" DATE,
    "withdrawn_on" DATE,
    "reason" TEXT,
    "page" JSONB,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "demonstration_site_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "site_step" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "move" TEXT NOT NULL,
    "from_status" "demonstration_status",
    "to_status" "demonstration_status" NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "account_id" UUID,
    "by_name" TEXT NOT NULL,
    "organisation_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "site_step_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "site_checklist" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "carrier_code" TEXT,
    "kind" "demonstration_kind",
    "year" SMALLINT NOT NULL,
    "revision" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "made_by_id" UUID,
    "made_by_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_checklist_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "site_evaluation" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "checklist_id" UUID NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "summary" TEXT NOT NULL DEFAULT '',
    "submitted_at" TIMESTAMPTZ(3),
    "submitted_by_id" UUID,
    "submitted_by_name" TEXT,
    "findings" JSONB,
    "conclusion" TEXT NOT NULL DEFAULT '',
    "visited_on" DATE,
    "visitors" TEXT NOT NULL DEFAULT '',
    "is_passed" BOOLEAN,
    "verified_at" TIMESTAMPTZ(3),
    "verified_by_id" UUID,
    "verified_by_name" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_evaluation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "site_notice" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "carrier_code" TEXT,
    "level" "site_level" NOT NULL,
    "title" TEXT NOT NULL,
    "days" SMALLINT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "made_by_id" UUID,
    "made_by_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_notice_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "site_objection" (
    "id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "received_on" DATE NOT NULL,
    "sealed_text" TEXT NOT NULL,
    "sealed_contact" TEXT,
    "outcome" TEXT,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,
    "answered_by_name" TEXT,

    CONSTRAINT "site_objection_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "site_subsidy" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "source" TEXT NOT NULL,
    "document" TEXT NOT NULL DEFAULT '',
    "paid_on" DATE,
    "recorded_by_id" UUID,
    "recorded_by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "struck_at" TIMESTAMPTZ(3),
    "struck_by_name" TEXT,
    "struck_reason" TEXT,

    CONSTRAINT "site_subsidy_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "site_measure" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "done_on" DATE,
    "result" TEXT NOT NULL DEFAULT '',
    "added_by_name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_measure_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "site_recheck" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "ground" TEXT NOT NULL DEFAULT '',
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_by_name" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "draw_id" UUID,
    "result" TEXT,
    "visited_on" DATE,
    "visitors" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "rectify_until" DATE,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_name" TEXT,

    CONSTRAINT "site_recheck_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "site_draw" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "year" SMALLINT NOT NULL,
    "share" SMALLINT NOT NULL,
    "seed" TEXT NOT NULL,
    "pool" INTEGER NOT NULL,
    "drawn" INTEGER NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_draw_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "site_signal_answer" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "site_signal_answer_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "demonstration_site_status_recheck_due_on_idx" ON "demonstration_site"("status", "recheck_due_on");

CREATE INDEX "demonstration_site_region_code_idx" ON "demonstration_site"("region_code");

CREATE INDEX "demonstration_site_notice_id_idx" ON "demonstration_site"("notice_id");

CREATE INDEX "site_step_site_id_at_idx" ON "site_step"("site_id", "at");

CREATE INDEX "site_checklist_region_code_year_idx" ON "site_checklist"("region_code", "year");

CREATE UNIQUE INDEX "site_evaluation_site_id_round_key" ON "site_evaluation"("site_id", "round");

CREATE INDEX "site_evaluation_checklist_id_idx" ON "site_evaluation"("checklist_id");

CREATE INDEX "site_objection_site_id_idx" ON "site_objection"("site_id");

CREATE INDEX "site_objection_notice_id_idx" ON "site_objection"("notice_id");

CREATE INDEX "site_subsidy_site_id_year_idx" ON "site_subsidy"("site_id", "year");

CREATE INDEX "site_measure_site_id_due_on_idx" ON "site_measure"("site_id", "due_on");

CREATE INDEX "site_recheck_site_id_idx" ON "site_recheck"("site_id");

CREATE INDEX "site_recheck_draw_id_idx" ON "site_recheck"("draw_id");

CREATE INDEX "site_draw_region_code_year_idx" ON "site_draw"("region_code", "year");

CREATE INDEX "site_signal_answer_site_id_source_at_idx" ON "site_signal_answer"("site_id", "source", "at");

ALTER TABLE "demonstration_site" ADD CONSTRAINT "demonstration_site_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "demonstration_site" ADD CONSTRAINT "demonstration_site_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "demonstration_site" ADD CONSTRAINT "demonstration_site_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "demonstration_site" ADD CONSTRAINT "demonstration_site_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "site_notice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "site_step" ADD CONSTRAINT "site_step_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "site_evaluation" ADD CONSTRAINT "site_evaluation_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "site_evaluation" ADD CONSTRAINT "site_evaluation_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "site_checklist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "site_objection" ADD CONSTRAINT "site_objection_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "site_notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "site_objection" ADD CONSTRAINT "site_objection_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "site_subsidy" ADD CONSTRAINT "site_subsidy_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "site_measure" ADD CONSTRAINT "site_measure_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "site_recheck" ADD CONSTRAINT "site_recheck_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "site_recheck" ADD CONSTRAINT "site_recheck_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "site_draw"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "site_signal_answer" ADD CONSTRAINT "site_signal_answer_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What an organisation is recommended for waits or stands once for each kind, carrier and level.
create unique index demonstration_site_once on demonstration_site
  (organisation_id, kind, carrier_code, level_wished) where status not in ('withdrawn', 'declined');
-- One re-check of a site is open at a time.
create unique index site_recheck_open on site_recheck (site_id) where result is null;
create unique index site_checklist_revision on site_checklist
  (region_code, carrier_code, kind, year, revision) nulls not distinct;

-- Named means by a level on a day; withdrawn means on a day with a reason.
alter table demonstration_site
  add constraint demonstration_site_named check (
    status not in ('named', 'cultivating', 'rechecking', 'kept', 'rectifying')
    or (level_named is not null and named_on is not null)),
  add constraint demonstration_site_withdrawn check (
    status <> 'withdrawn' or (withdrawn_on is not null and reason is not null));

-- Two voices: nobody verifies what they stated themselves.
alter table site_evaluation add constraint site_evaluation_two_voices check (
  submitted_by_id is null or verified_by_id is null or submitted_by_id <> verified_by_id);
alter table site_objection add constraint site_objection_answered check (
  (answered_at is null) = (outcome is null) and (outcome is null) = (answer is null)
  and (outcome is null or outcome in ('upheld', 'partly', 'not_upheld')));
alter table site_recheck
  add constraint site_recheck_words check (
    cause in ('yearly', 'draw', 'signal')
    and (result is null or result in ('keep', 'rectify', 'withdraw'))
    and (result is null) = (decided_at is null)),
  add constraint site_recheck_deadline check (result is distinct from 'rectify' or rectify_until is not null);
alter table site_subsidy add constraint site_subsidy_amount check (amount > 0);
alter table site_signal_answer add constraint site_signal_answer_words check (
  decision in ('recheck', 'set_aside'));

-- The number of objections is public.
create trigger site_objection_public after insert or update or delete on site_objection
  for each statement execute function raise_public_version();
