-- CreateTable
CREATE TABLE "news_column" (
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'news',
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "interval_days" INTEGER,
    "needs_source" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    "is_open" BOOLEAN NOT NULL DEFAULT true,
    "reminded_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "news_column_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "news_article" (
    "id" UUID NOT NULL,
    "column_code" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "carrier_code" TEXT,
    "organisation_id" UUID,
    "title" TEXT NOT NULL,
    "lead" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "is_reprint" BOOLEAN NOT NULL DEFAULT false,
    "source_title" TEXT NOT NULL DEFAULT '',
    "source_url" TEXT NOT NULL DEFAULT '',
    "happened_on" DATE,
    "picture_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "notice_type" TEXT,
    "period_from" DATE,
    "period_to" DATE,
    "objection_note" TEXT NOT NULL DEFAULT '',
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "submitted_version" INTEGER,
    "made_by_id" UUID,
    "made_by_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_by_name" TEXT NOT NULL,
    "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "news_article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outer_link" (
    "address" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "failing_since" TIMESTAMPTZ(3),

    CONSTRAINT "outer_link_pkey" PRIMARY KEY ("address")
);

-- CreateIndex
CREATE INDEX "news_article_region_code_edited_at_idx" ON "news_article"("region_code", "edited_at");

-- CreateIndex
CREATE INDEX "news_article_column_code_idx" ON "news_article"("column_code");

-- AddForeignKey
ALTER TABLE "news_article" ADD CONSTRAINT "news_article_column_code_fkey" FOREIGN KEY ("column_code") REFERENCES "news_column"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news_article" ADD CONSTRAINT "news_article_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news_article" ADD CONSTRAINT "news_article_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE SET NULL ON UPDATE CASCADE;

alter table news_column
  add constraint news_column_code check (code ~ '^[a-z][a-z0-9-]{0,30}$'),
  add constraint news_column_interval check (interval_days is null or interval_days between 1 and 730);

-- The columns that people write in, and how often each kind of public content is expected to be renewed.
insert into news_column (code, kind, name, note, interval_days, needs_source, position) values
  ('work', 'news', '工作动态', '各地各单位做了什么', 14, false, 1),
  ('policy', 'news', '政策解读', '文件说了什么、为什么、怎么办', 90, false, 2),
  ('media', 'news', '媒体报道', '转载公开报道，注明出处', 30, true, 3),
  ('notice', 'notice', '公示公告', '公示、公告和结果', null, false, 4),
  ('site', 'site', '示范点', '', 180, false, 10),
  ('case', 'case', '案例与工作法', '', 90, false, 11),
  ('route', 'route', '研学路线', '', 180, false, 12),
  ('topic', 'topic', '群众点题', '', 90, false, 13);

-- Names of columns stand on public pages.
create trigger news_column_public after insert or update or delete on news_column
  for each statement execute function raise_public_version();

-- What waits is looked for on every page of the desk.
create index publication_queue_index on publication (written_at) where status in ('submitted', 'checked');
create index publication_writer_index on publication (written_by_id, written_at desc);
