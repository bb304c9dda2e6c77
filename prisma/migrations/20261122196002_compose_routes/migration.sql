-- CreateEnum
CREATE TYPE "stop_kind" AS ENUM ('site', 'venue', 'point');

-- CreateTable
CREATE TABLE "study_route" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "seasons" TEXT[],
    "suited" TEXT[],
    "group_min" INTEGER,
    "group_max" INTEGER,
    "cost_note" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL DEFAULT '',
    "booking_note" TEXT NOT NULL DEFAULT '',
    "is_accessible" BOOLEAN NOT NULL DEFAULT false,
    "accessible_note" TEXT NOT NULL DEFAULT '',
    "starts_at" TEXT NOT NULL DEFAULT '09:00',
    "picture_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "entered_by_id" UUID NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_on" DATE,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "study_route_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "route_stop" (
    "id" UUID NOT NULL,
    "route_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "stop_kind" NOT NULL,
    "subject_id" UUID,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "see" TEXT NOT NULL DEFAULT '',
    "opens_at" TEXT,
    "closes_at" TEXT,
    "closed_weekdays" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[],
    "travel_mode" TEXT,
    "travel_minutes" INTEGER NOT NULL DEFAULT 0,
    "travel_km" DECIMAL(6,1),
    "meals" TEXT NOT NULL DEFAULT '',
    "lodging" TEXT NOT NULL DEFAULT '',
    "facts_on" DATE,

    CONSTRAINT "route_stop_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "study_route_region_code_idx" ON "study_route"("region_code");

-- CreateIndex
CREATE INDEX "route_stop_route_id_position_idx" ON "route_stop"("route_id", "position");

-- CreateIndex
CREATE INDEX "route_stop_subject_id_idx" ON "route_stop"("subject_id");

-- AddForeignKey
ALTER TABLE "study_route" ADD CONSTRAINT "study_route_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_route" ADD CONSTRAINT "study_route_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_stop" ADD CONSTRAINT "route_stop_route_id_fkey" FOREIGN KEY ("route_id") REFERENCES "study_route"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say -------------------------------------------------------------

alter table route_stop
  add constraint route_stop_subject check ((kind = 'point') = (subject_id is null)),
  add constraint route_stop_minutes check (minutes between 5 and 1440 and travel_minutes between 0 and 1440),
  add constraint route_stop_travel check (travel_mode in ('walk', 'bus', 'car', 'ferry')),
  add constraint route_stop_hours check ((opens_at is null) = (closes_at is null)
    and (opens_at is null or opens_at < closes_at));
