-- CreateEnum
CREATE TYPE "booking_status" AS ENUM ('requested', 'confirmed', 'declined', 'cancelled', 'held', 'absent');

-- CreateTable
CREATE TABLE "site_opening" (
    "site_id" UUID NOT NULL,
    "weekdays" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[],
    "slots" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "closed_on" DATE[] DEFAULT ARRAY[]::DATE[],
    "ahead_days" SMALLINT NOT NULL,
    "is_paused" BOOLEAN NOT NULL DEFAULT false,
    "changed_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "site_opening_pkey" PRIMARY KEY ("site_id")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "site_name" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "visit_on" DATE NOT NULL,
    "slot" TEXT NOT NULL,
    "people" SMALLINT NOT NULL,
    "purpose" TEXT NOT NULL,
    "status" "booking_status" NOT NULL DEFAULT 'requested',
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_by_name" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "code_hmac" TEXT,
    "sent_key" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "purged_at" TIMESTAMPTZ(3),

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_contact" (
    "booking_id" UUID NOT NULL,
    "sealed_key" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "once_key" TEXT,
    "sealed_rating_code" TEXT,

    CONSTRAINT "booking_contact_pkey" PRIMARY KEY ("booking_id")
);

-- CreateTable
CREATE TABLE "booking_load" (
    "site_id" UUID NOT NULL,
    "visit_on" DATE NOT NULL,
    "slot" TEXT NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "booking_load_pkey" PRIMARY KEY ("site_id","visit_on","slot")
);

-- CreateIndex
CREATE UNIQUE INDEX "booking_code_hmac_key" ON "booking"("code_hmac");

-- CreateIndex
CREATE UNIQUE INDEX "booking_sent_key_key" ON "booking"("sent_key");

-- CreateIndex
CREATE INDEX "booking_organisation_id_status_visit_on_idx" ON "booking"("organisation_id", "status", "visit_on");

-- CreateIndex
CREATE INDEX "booking_site_id_asked_at_idx" ON "booking"("site_id", "asked_at");

-- CreateIndex
CREATE INDEX "booking_visit_on_idx" ON "booking"("visit_on");

-- CreateIndex
CREATE UNIQUE INDEX "booking_contact_once_key_key" ON "booking_contact"("once_key");

-- AddForeignKey
ALTER TABLE "booking_contact" ADD CONSTRAINT "booking_contact_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table booking
  add constraint booking_people check (people > 0),
  -- Whoever asked is told why they cannot come.
  add constraint booking_reasons check (status <> 'declined' or coalesce(reason, '') <> ''),
  -- What was purged cannot be looked up any more.
  add constraint booking_purged check (purged_at is null or (code_hmac is null and sent_key is null));

alter table booking_load add constraint booking_load_people check (people >= 0);

-- Pages count visits that took place; a request or an answer alone changes nothing that is kept.
create trigger booking_public after update on booking
  for each row when (new.status = 'held' and old.status <> 'held') execute function raise_public_version();
create trigger site_opening_public after insert or update on site_opening
  for each statement execute function raise_public_version();
