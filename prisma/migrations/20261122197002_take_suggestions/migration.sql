-- CreateEnum
CREATE TYPE "suggestion_status" AS ENUM ('received', 'screened', 'taken_up', 'answered', 'closed', 'merged', 'handed_over', 'out_of_scope', 'withdrawn', 'shredded');

-- CreateTable
CREATE TABLE "detection_count" (
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "detection_count_pkey" PRIMARY KEY ("day", "kind")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "id" UUID NOT NULL,
    "status" "suggestion_status" NOT NULL DEFAULT 'received',
    "source" TEXT NOT NULL DEFAULT 'portal',
    "category" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "code_hash" TEXT,
    "pass_hash" TEXT,
    "sealed_key" TEXT,
    "sealed_text" TEXT,
    "sealed_wording" TEXT,
    "likeness" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "received_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "decided_on" DATE,
    "closed_on" DATE,
    "reason" TEXT,
    "may_hand_over" BOOLEAN NOT NULL DEFAULT false,
    "merged_into_id" UUID,
    "decided_by_id" UUID,
    "decided_by_name" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion_event" (
    "suggestion_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed_note" TEXT,

    CONSTRAINT "suggestion_event_pkey" PRIMARY KEY ("suggestion_id", "number")
);

-- CreateTable
CREATE TABLE "suggestion_photo" (
    "id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "sealed" BYTEA,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "picture_id" UUID,
    "shred_on" DATE,

    CONSTRAINT "suggestion_photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion_contact" (
    "suggestion_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed_to" TEXT NOT NULL,

    CONSTRAINT "suggestion_contact_pkey" PRIMARY KEY ("suggestion_id")
);

-- CreateTable
CREATE TABLE "topic_follow" (
    "topic_id" UUID NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "topic_follow_pkey" PRIMARY KEY ("topic_id")
);

-- CreateTable
CREATE TABLE "hotline_order" (
    "id" BIGSERIAL NOT NULL,
    "direction" TEXT NOT NULL,
    "number" TEXT,
    "machine_key_id" UUID,
    "source_name" TEXT,
    "digest" TEXT,
    "suggestion_id" UUID,
    "region_code" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "sealed_answer" TEXT,
    "day" DATE NOT NULL,
    "answered_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "hotline_order_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "machine_key" ADD COLUMN "scope" TEXT NOT NULL DEFAULT 'values';

-- CreateIndex
CREATE UNIQUE INDEX "suggestion_code_hash_key" ON "suggestion"("code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "suggestion_pass_hash_key" ON "suggestion"("pass_hash");

-- CreateIndex
CREATE INDEX "suggestion_status_due_on_idx" ON "suggestion"("status", "due_on");

-- CreateIndex
CREATE INDEX "suggestion_region_code_status_idx" ON "suggestion"("region_code", "status");

-- CreateIndex
CREATE INDEX "suggestion_photo_suggestion_id_idx" ON "suggestion_photo"("suggestion_id");

-- CreateIndex
CREATE INDEX "hotline_order_suggestion_id_idx" ON "hotline_order"("suggestion_id");

-- CreateIndex
CREATE INDEX "hotline_order_direction_region_code_id_idx" ON "hotline_order"("direction", "region_code", "id");

-- CreateIndex
CREATE UNIQUE INDEX "hotline_order_machine_key_id_direction_number_key" ON "hotline_order"("machine_key_id", "direction", "number");

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "suggestion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_event" ADD CONSTRAINT "suggestion_event_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_photo" ADD CONSTRAINT "suggestion_photo_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_contact" ADD CONSTRAINT "suggestion_contact_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hotline_order" ADD CONSTRAINT "hotline_order_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What is destroyed holds nothing to read: neither key, nor words, nor a trace to find them by.
alter table suggestion
  add constraint suggestion_shredded_is_empty check (status <> 'shredded'
    or (sealed_key is null and sealed_text is null and sealed_wording is null and likeness = '{}')),
  add constraint suggestion_scope check (source in ('portal', 'hotline'));
alter table machine_key add constraint machine_key_scope check (scope in ('values', 'hotline'));
create index suggestion_likeness_index on suggestion using gin (likeness) where sealed_key is not null;
