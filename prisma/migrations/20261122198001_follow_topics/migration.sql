-- CreateEnum
CREATE TYPE "topic_status" AS ENUM ('proposed', 'selected', 'declined', 'assigned', 'answering', 'in_progress', 'claimed_done', 'reopened', 'closed');

-- CreateEnum
CREATE TYPE "topic_entry_kind" AS ENUM ('answer', 'progress', 'claim', 'supervision', 'closing');

-- CreateTable
CREATE TABLE "topic_field" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "topic_field_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "solicitation" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "period" TEXT NOT NULL DEFAULT '',
    "intro" TEXT NOT NULL,
    "promise" TEXT NOT NULL,
    "field_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "opens_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "solicitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "field_code" TEXT NOT NULL,
    "solicitation_id" UUID,
    "title" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "said_count" INTEGER NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "status" "topic_status" NOT NULL DEFAULT 'proposed',
    "reason" TEXT NOT NULL DEFAULT '',
    "round" SMALLINT NOT NULL DEFAULT 1,
    "organisation_id" UUID,
    "assignment_id" BIGINT,
    "reopening_proposed_at" TIMESTAMPTZ(3),
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_round" (
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "organisation_name" TEXT NOT NULL,
    "working_days" SMALLINT NOT NULL,
    "asked_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "told_late_at" TIMESTAMPTZ(3),

    CONSTRAINT "topic_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_unit" (
    "topic_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,

    CONSTRAINT "topic_unit_pkey" PRIMARY KEY ("topic_id","organisation_id")
);

-- CreateTable
CREATE TABLE "topic_suggestion" (
    "topic_id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "topic_suggestion_pkey" PRIMARY KEY ("topic_id","suggestion_id")
);

-- CreateTable
CREATE TABLE "topic_entry" (
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "kind" "topic_entry_kind" NOT NULL,
    "content" JSONB NOT NULL,
    "picture_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "written_on" DATE NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "written_by_id" UUID,
    "written_by_name" TEXT NOT NULL,
    "organisation_id" UUID,
    "publication_id" UUID NOT NULL,

    CONSTRAINT "topic_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_event" (
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "on_day" DATE NOT NULL,
    "round" SMALLINT NOT NULL,
    "move" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "by_id" UUID,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "topic_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_follow_up" (
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "asked_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,

    CONSTRAINT "topic_follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_follow_up_answer" (
    "follow_up_id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "answered_on" DATE NOT NULL,

    CONSTRAINT "topic_follow_up_answer_pkey" PRIMARY KEY ("follow_up_id","suggestion_id")
);

-- CreateTable
CREATE TABLE "topic_sheet" (
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "about" TEXT NOT NULL,
    "count" SMALLINT NOT NULL,
    "issued_on" DATE NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "topic_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "solicitation_region_code_opens_on_idx" ON "solicitation"("region_code", "opens_on");

-- CreateIndex
CREATE INDEX "topic_region_code_status_idx" ON "topic"("region_code", "status");

-- CreateIndex
CREATE INDEX "topic_organisation_id_status_idx" ON "topic"("organisation_id", "status");

-- CreateIndex
CREATE INDEX "topic_round_organisation_id_due_on_idx" ON "topic_round"("organisation_id", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "topic_round_topic_id_round_key" ON "topic_round"("topic_id", "round");

-- CreateIndex
CREATE INDEX "topic_unit_organisation_id_idx" ON "topic_unit"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "topic_suggestion_suggestion_id_key" ON "topic_suggestion"("suggestion_id");

-- CreateIndex
CREATE INDEX "topic_entry_topic_id_written_at_idx" ON "topic_entry"("topic_id", "written_at");

-- CreateIndex
CREATE INDEX "topic_entry_publication_id_idx" ON "topic_entry"("publication_id");

-- CreateIndex
CREATE INDEX "topic_event_topic_id_at_idx" ON "topic_event"("topic_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "topic_follow_up_topic_id_round_key" ON "topic_follow_up"("topic_id", "round");

-- CreateIndex
CREATE INDEX "topic_sheet_topic_id_idx" ON "topic_sheet"("topic_id");

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_field_code_fkey" FOREIGN KEY ("field_code") REFERENCES "topic_field"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_solicitation_id_fkey" FOREIGN KEY ("solicitation_id") REFERENCES "solicitation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_round" ADD CONSTRAINT "topic_round_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_unit" ADD CONSTRAINT "topic_unit_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_suggestion" ADD CONSTRAINT "topic_suggestion_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_entry" ADD CONSTRAINT "topic_entry_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_event" ADD CONSTRAINT "topic_event_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_follow_up" ADD CONSTRAINT "topic_follow_up_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_follow_up_answer" ADD CONSTRAINT "topic_follow_up_answer_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "topic_follow_up"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_sheet" ADD CONSTRAINT "topic_sheet_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table solicitation add constraint solicitation_days check (closes_on >= opens_on);
alter table topic
  add constraint topic_said_count check (said_count > 0),
  add constraint topic_has_unit check (status in ('proposed', 'selected', 'declined') or organisation_id is not null);
alter table topic_round
  add constraint topic_round_days check (working_days between 1 and 60 and due_on >= asked_on);
alter table topic_follow_up add constraint topic_follow_up_days check (closes_on >= asked_on);
alter table topic_follow_up_answer
  add constraint topic_follow_up_answer_word check (answer in ('lasting', 'rebounded', 'unsure'));
alter table topic_sheet add constraint topic_sheet_count check (count between 1 and 200);
create index topic_round_due_index on topic_round (due_on) where told_late_at is null;

-- What was said stays as it was said; only the revision that it goes out with may change.
create function keep_topic_entry() returns trigger language plpgsql as $$
begin
  if (old.id, old.topic_id, old.round, old.kind, old.content, old.picture_ids, old.written_on, old.written_at,
      old.written_by_id, old.written_by_name, old.organisation_id)
    is distinct from
     (new.id, new.topic_id, new.round, new.kind, new.content, new.picture_ids, new.written_on, new.written_at,
      new.written_by_id, new.written_by_name, new.organisation_id)
  then
    raise exception 'an entry of a topic never changes: %', old.id;
  end if;
  return new;
end $$;
create trigger topic_entry_kept before update on topic_entry
  for each row execute function keep_topic_entry();

-- States, terms and answers to the follow-up question are public by nature.
create trigger topic_public after insert or update or delete on topic
  for each statement execute function raise_public_version();
create trigger topic_round_public after insert or update of due_on or delete on topic_round
  for each statement execute function raise_public_version();
create trigger topic_suggestion_public after insert or update or delete on topic_suggestion
  for each statement execute function raise_public_version();
create trigger topic_follow_up_public after insert or update or delete on topic_follow_up
  for each statement execute function raise_public_version();
create trigger topic_follow_up_answer_public after insert on topic_follow_up_answer
  for each statement execute function raise_public_version();
create trigger topic_field_public after insert or update or delete on topic_field
  for each statement execute function raise_public_version();

-- 领域: eight places; a name is filled in when an official document gives it.
insert into topic_field (code, position) select 'f' || n, n from generate_series(1, 8) n;
