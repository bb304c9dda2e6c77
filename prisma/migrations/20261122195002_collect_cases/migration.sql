-- CreateEnum
CREATE TYPE "case_status" AS ENUM ('drafting', 'submitted', 'assessing', 'selected', 'not_selected', 'withdrawn');

-- CreateTable
CREATE TABLE "model_case" (
    "id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "year" SMALLINT NOT NULL,
    "status" "case_status" NOT NULL DEFAULT 'drafting',
    "organisation_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "carrier_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "background" TEXT NOT NULL,
    "practice" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "figures" JSONB NOT NULL DEFAULT '[]',
    "picture_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "policy_code" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "written_by_id" UUID,
    "written_by_name" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "return_reason" TEXT,
    "principles" JSONB,
    "seed" TEXT,
    "talk" TEXT,
    "talk_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_name" TEXT,
    "decision_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_assessment" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "ordinal" SMALLINT NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "scores" JSONB,
    "total" DECIMAL(5,2),
    "comment" TEXT,
    "given_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_rule" (
    "year" SMALLINT NOT NULL,
    "principles" JSONB NOT NULL,
    "threshold" SMALLINT NOT NULL,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "case_rule_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "case_adoption" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "parent_id" UUID,
    "organisation_id" UUID NOT NULL,
    "adopted_on" DATE NOT NULL,
    "adapted" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "figures" JSONB NOT NULL DEFAULT '[]',
    "status" TEXT NOT NULL DEFAULT 'reported',
    "reported_by_id" UUID,
    "reported_by_name" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_by_name" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "case_adoption_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "model_case_organisation_id_idx" ON "model_case"("organisation_id");

-- CreateIndex
CREATE INDEX "model_case_region_code_status_idx" ON "model_case"("region_code", "status");

-- CreateIndex
CREATE INDEX "case_assessment_account_id_idx" ON "case_assessment"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_assessment_case_id_account_id_key" ON "case_assessment"("case_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_assessment_case_id_ordinal_key" ON "case_assessment"("case_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "case_adoption_case_id_organisation_id_key" ON "case_adoption"("case_id", "organisation_id");

-- AddForeignKey
ALTER TABLE "model_case" ADD CONSTRAINT "model_case_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_case" ADD CONSTRAINT "model_case_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_case" ADD CONSTRAINT "model_case_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_assessment" ADD CONSTRAINT "case_assessment_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "model_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_adoption" ADD CONSTRAINT "case_adoption_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "model_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_adoption" ADD CONSTRAINT "case_adoption_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_adoption" ADD CONSTRAINT "case_adoption_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "case_adoption"("id") ON DELETE SET NULL ON UPDATE CASCADE;

alter table model_case
  add constraint model_case_form check (form in ('case', 'method')),
  add constraint model_case_decided check (
    (status in ('selected', 'not_selected')) = (decided_at is not null and decision_reason is not null));

alter table case_assessment
  add constraint case_assessment_ordinal check (ordinal between 1 and 3),
  add constraint case_assessment_given check (
    (given_at is null) = (scores is null) and (given_at is null) = (total is null));

alter table case_adoption
  add constraint case_adoption_status check (status in ('reported', 'checked', 'returned'));

-- What an assessor gave stays as it was given.
create function keep_assessment() returns trigger language plpgsql as $$
begin
  if old.given_at is not null then
    raise exception 'an assessment that was given never changes: %', old.id;
  end if;
  return new;
end $$;

create trigger case_assessment_kept before update or delete on case_assessment
  for each row execute function keep_assessment();
