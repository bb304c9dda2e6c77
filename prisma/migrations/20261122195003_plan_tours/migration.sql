-- CreateTable
CREATE TABLE "tour" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "carrier_code" TEXT,
    "organisation_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'planning',
    "stops" JSONB NOT NULL DEFAULT '[]',
    "notes" TEXT,
    "held_at" TIMESTAMPTZ(3),
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tour_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tour_group" (
    "id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "leader" TEXT NOT NULL,

    CONSTRAINT "tour_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tour_member" (
    "group_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "remark" TEXT,
    "remarked_by_name" TEXT,
    "remarked_at" TIMESTAMPTZ(3),

    CONSTRAINT "tour_member_pkey" PRIMARY KEY ("group_id","organisation_id")
);

-- CreateIndex
CREATE INDEX "tour_region_code_idx" ON "tour"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "tour_group_tour_id_position_key" ON "tour_group"("tour_id", "position");

-- CreateIndex
CREATE INDEX "tour_member_organisation_id_idx" ON "tour_member"("organisation_id");

-- AddForeignKey
ALTER TABLE "tour" ADD CONSTRAINT "tour_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tour" ADD CONSTRAINT "tour_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tour" ADD CONSTRAINT "tour_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tour_group" ADD CONSTRAINT "tour_group_tour_id_fkey" FOREIGN KEY ("tour_id") REFERENCES "tour"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tour_member" ADD CONSTRAINT "tour_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "tour_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tour_member" ADD CONSTRAINT "tour_member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table tour
  add constraint tour_days check (ends_on >= starts_on),
  add constraint tour_status check (status in ('planning', 'announced', 'held'));
