-- CreateEnum
CREATE TYPE "venue_status" AS ENUM ('planned', 'open', 'under_repair', 'closed');

-- CreateEnum
CREATE TYPE "venue_stage" AS ENUM ('draft', 'submitted', 'confirmed', 'returned');

-- CreateEnum
CREATE TYPE "inspection_result" AS ENUM ('fine', 'damaged', 'outdated', 'closed');

-- CreateEnum
CREATE TYPE "piece_kind" AS ENUM ('work', 'story', 'brand');

-- CreateEnum
CREATE TYPE "piece_stage" AS ENUM ('draft', 'submitted', 'withdrawn');

-- CreateEnum
CREATE TYPE "consent_kind" AS ENUM ('display', 'portrait', 'naming');

-- CreateTable
CREATE TABLE "culture_term" (
    "family" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "level" "region_level",
    "position" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "culture_term_pkey" PRIMARY KEY ("family","code")
);

-- CreateTable
CREATE TABLE "culture_venue" (
    "id" UUID NOT NULL,
    "kind_code" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "picture_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "built_year" SMALLINT,
    "keeper_name" TEXT NOT NULL DEFAULT '',
    "keeper_id" UUID,
    "is_accessible" BOOLEAN NOT NULL DEFAULT false,
    "accessible_note" TEXT NOT NULL DEFAULT '',
    "status" "venue_status" NOT NULL DEFAULT 'open',
    "stage" "venue_stage" NOT NULL DEFAULT 'draft',
    "entered_by_id" UUID NOT NULL,
    "submitted_account_id" UUID,
    "submitted_by_name" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "confirmed_by_name" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "culture_venue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "culture_inspection" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "due_on" DATE NOT NULL,
    "is_drawn" BOOLEAN NOT NULL DEFAULT false,
    "drawn_from" INTEGER,
    "draw_seed" TEXT,
    "ordered_by_id" UUID NOT NULL,
    "ordered_by_name" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "culture_inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "culture_inspection_item" (
    "id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "result" "inspection_result",
    "note" TEXT NOT NULL DEFAULT '',
    "picture_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "remedy_due_on" DATE,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_name" TEXT,
    "remedy_note" TEXT NOT NULL DEFAULT '',
    "remedy_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "remedied_at" TIMESTAMPTZ(3),
    "remedied_by_name" TEXT,
    "reminded_on" DATE,

    CONSTRAINT "culture_inspection_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "culture_piece" (
    "id" UUID NOT NULL,
    "kind" "piece_kind" NOT NULL,
    "region_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "picture_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "has_people" BOOLEAN NOT NULL DEFAULT false,
    "stage" "piece_stage" NOT NULL DEFAULT 'draft',
    "entered_by_id" UUID NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "culture_piece_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "culture_consent" (
    "id" UUID NOT NULL,
    "piece_id" UUID NOT NULL,
    "kind" "consent_kind" NOT NULL,
    "given_by" TEXT NOT NULL,
    "given_on" DATE NOT NULL,
    "evidence_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_on" DATE,
    "withdrawn_reason" TEXT,
    "withdrawn_by_name" TEXT,

    CONSTRAINT "culture_consent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "culture_venue_region_code_kind_code_idx" ON "culture_venue"("region_code", "kind_code");

-- CreateIndex
CREATE INDEX "culture_venue_entered_by_id_idx" ON "culture_venue"("entered_by_id");

-- CreateIndex
CREATE INDEX "culture_venue_keeper_id_idx" ON "culture_venue"("keeper_id");

-- CreateIndex
CREATE INDEX "culture_inspection_region_code_ordered_at_idx" ON "culture_inspection"("region_code", "ordered_at");

-- CreateIndex
CREATE INDEX "culture_inspection_ordered_by_id_idx" ON "culture_inspection"("ordered_by_id");

-- CreateIndex
CREATE INDEX "culture_inspection_item_venue_id_answered_at_idx" ON "culture_inspection_item"("venue_id", "answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "culture_inspection_item_inspection_id_venue_id_key" ON "culture_inspection_item"("inspection_id", "venue_id");

-- CreateIndex
CREATE INDEX "culture_piece_kind_region_code_idx" ON "culture_piece"("kind", "region_code");

-- CreateIndex
CREATE INDEX "culture_piece_entered_by_id_idx" ON "culture_piece"("entered_by_id");

-- CreateIndex
CREATE INDEX "culture_consent_piece_id_idx" ON "culture_consent"("piece_id");

-- CreateIndex
CREATE INDEX "culture_consent_evidence_id_idx" ON "culture_consent"("evidence_id");

-- AddForeignKey
ALTER TABLE "culture_venue" ADD CONSTRAINT "culture_venue_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "culture_venue" ADD CONSTRAINT "culture_venue_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "culture_venue" ADD CONSTRAINT "culture_venue_keeper_id_fkey" FOREIGN KEY ("keeper_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "culture_inspection" ADD CONSTRAINT "culture_inspection_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "culture_inspection" ADD CONSTRAINT "culture_inspection_ordered_by_id_fkey" FOREIGN KEY ("ordered_by_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "culture_inspection_item" ADD CONSTRAINT "culture_inspection_item_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "culture_inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "culture_inspection_item" ADD CONSTRAINT "culture_inspection_item_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "culture_venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "culture_piece" ADD CONSTRAINT "culture_piece_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "culture_piece" ADD CONSTRAINT "culture_piece_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "culture_consent" ADD CONSTRAINT "culture_consent_piece_id_fkey" FOREIGN KEY ("piece_id") REFERENCES "culture_piece"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "culture_consent" ADD CONSTRAINT "culture_consent_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say -------------------------------------------------------------

insert into culture_term (family, code, name, note, level, position) values
  ('venue_kind', 'plaza', '廉洁文化广场', '一市一广场', 'city', 1),
  ('venue_kind', 'corridor', '廉洁文化长廊', '一县一长廊', 'county', 2),
  ('venue_kind', 'wall', '廉洁文化墙', '一乡一面墙', 'township', 3),
  ('venue_kind', 'column', '廉洁文化宣传栏', '一村一块栏', 'village', 4),
  ('venue_kind', 'hall', '廉洁文化展馆', '', null, 5),
  ('venue_kind', 'home', '家风馆', '', null, 6),
  ('work_type', 'calligraphy', '书法', '', null, 1),
  ('work_type', 'painting', '绘画', '', null, 2),
  ('work_type', 'paper_cut', '剪纸', '', null, 3),
  ('work_type', 'opera', '戏曲', '', null, 4),
  ('work_type', 'video', '微视频', '', null, 5),
  ('work_type', 'book', '书籍', '', null, 6),
  ('work_type', 'song', '歌曲', '', null, 7),
  ('work_type', 'performance', '演出', '', null, 8),
  ('licence', 'platform', '授权本平台展示', '转载须另行征得作者同意', null, 1),
  ('licence', 'cc_by', 'CC BY 4.0', '注明作者和出处即可转载', null, 2),
  ('licence', 'shown_only', '版权归作者，仅展示', '未经作者同意不得转载', null, 3);

-- Which regions have their venue: read for the coverage of a whole province.
create index culture_venue_standing_index on culture_venue (kind_code, region_code)
  where stage = 'confirmed' and status in ('open', 'under_repair');
create index culture_venue_waiting_index on culture_venue (region_code) where stage = 'submitted';
-- What waits for an answer, and what waits to be put right.
create index culture_inspection_item_open_index on culture_inspection_item (inspection_id)
  where answered_at is null;
create index culture_inspection_item_defect_index on culture_inspection_item (venue_id)
  where result in ('damaged', 'outdated') and remedied_at is null;

alter table culture_venue
  add constraint culture_venue_steps check (
    (stage <> 'submitted' or submitted_at is not null)
    and (stage <> 'confirmed' or confirmed_at is not null)
    and (stage <> 'returned' or reason is not null)),
  add constraint culture_venue_year check (built_year is null or built_year between 1900 and 2100);
alter table culture_inspection_item
  add constraint culture_inspection_item_answer check ((result is null) = (answered_at is null)),
  add constraint culture_inspection_item_remedy check (
    (result is distinct from 'damaged' and result is distinct from 'outdated') or remedy_due_on is not null);
alter table culture_consent
  add constraint culture_consent_withdrawal check ((withdrawn_on is null) = (withdrawn_reason is null));
alter table culture_term
  add constraint culture_term_family check (family in ('venue_kind', 'work_type', 'licence'));

-- Public pages count confirmed venues and show the day of the last inspection.
create trigger culture_venue_public
  after insert or delete or update of stage, status, kind_code, region_code on culture_venue
  for each statement execute function raise_public_version();
create trigger culture_term_public after insert or update or delete on culture_term
  for each statement execute function raise_public_version();
create trigger culture_inspection_item_public after insert or delete or update of answered_at
  on culture_inspection_item for each statement execute function raise_public_version();
