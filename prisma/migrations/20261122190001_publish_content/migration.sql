-- CreateEnum
CREATE TYPE "publication_status" AS ENUM ('submitted', 'checked', 'published', 'returned', 'superseded', 'withdrawn');

-- CreateTable
CREATE TABLE "publication" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "status" "publication_status" NOT NULL DEFAULT 'submitted',
    "region_code" TEXT NOT NULL,
    "carrier_code" TEXT,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "source_title" TEXT,
    "source_url" TEXT,
    "happened_on" DATE,
    "facets" JSONB NOT NULL DEFAULT '{}',
    "content" JSONB NOT NULL,
    "picture_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "fingerprint" TEXT NOT NULL,
    "plain" TEXT NOT NULL,
    "letters" TEXT NOT NULL DEFAULT '',
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "written_by_id" UUID,
    "written_by_name" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_by_id" UUID,
    "checked_by_name" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "released_by_id" UUID,
    "released_by_name" TEXT,
    "released_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "ended_by_name" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "publication_kind_subject_id_revision_key" ON "publication"("kind", "subject_id", "revision");

-- CreateIndex
CREATE INDEX "publication_kind_released_at_idx" ON "publication"("kind", "released_at");

-- CreateIndex
CREATE INDEX "publication_region_code_kind_idx" ON "publication"("region_code", "kind");

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- One revision of a thing is shown, and one is on its way.
create unique index publication_shown_index on publication (kind, subject_id) where status = 'published';
create unique index publication_waiting_index on publication (kind, subject_id)
  where status in ('submitted', 'checked');
create index publication_newest_index on publication (kind, released_at desc, id) where status = 'published';
create index publication_words_index on publication using gin (search_bigrams(plain))
  where status = 'published';
create index publication_letters_index on publication using gin (search_bigrams(letters))
  where status = 'published';
create index publication_pictures_index on publication using gin (picture_ids);

-- 写/审/发: three persons, also against a program that forgets to ask.
alter table publication
  add constraint publication_three_persons check (
    written_by_id is null or (written_by_id is distinct from checked_by_id
      and written_by_id is distinct from released_by_id
      and (checked_by_id is null or checked_by_id is distinct from released_by_id))),
  add constraint publication_steps check (
    (status <> 'checked' or checked_at is not null)
    and (status <> 'published' or (checked_at is not null and released_at is not null)));

-- What was frozen stays: a new wording is a new revision.
create function keep_publication() returns trigger language plpgsql as $$
begin
  if (old.kind, old.subject_id, old.revision, old.region_code, old.carrier_code, old.title, old.summary,
      old.source_title, old.source_url, old.happened_on, old.facets, old.content, old.picture_ids,
      old.fingerprint, old.written_by_id, old.written_at)
    is distinct from
     (new.kind, new.subject_id, new.revision, new.region_code, new.carrier_code, new.title, new.summary,
      new.source_title, new.source_url, new.happened_on, new.facets, new.content, new.picture_ids,
      new.fingerprint, new.written_by_id, new.written_at)
  then
    raise exception 'a publication never changes: % revision %', old.id, old.revision;
  end if;
  return new;
end $$;

create trigger publication_kept before update on publication
  for each row execute function keep_publication();

-- What the public sees has a version of its own, the row 'public' of node_version.
create function raise_public_version() returns trigger language plpgsql as $$
begin
  insert into node_version as v (node_code, version) values ('public', 1)
  on conflict (node_code) do update set version = v.version + 1;
  return null;
end $$;

create trigger publication_public after insert or update or delete on publication
  for each statement execute function raise_public_version();
