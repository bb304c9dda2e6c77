-- CreateTable
CREATE TABLE "picture" (
    "id" UUID NOT NULL,
    "sha256" TEXT,
    "sha256_960" TEXT,
    "sha256_480" TEXT,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "alt" TEXT NOT NULL,
    "credit" TEXT NOT NULL DEFAULT '',
    "region_code" TEXT NOT NULL,
    "organisation_id" UUID,
    "uploaded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shredded_at" TIMESTAMPTZ(3),

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "picture_organisation_id_created_at_idx" ON "picture"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "picture_region_code_idx" ON "picture"("region_code");

-- CreateIndex
CREATE INDEX "picture_sha256_idx" ON "picture"("sha256");

-- CreateIndex
CREATE INDEX "picture_sha256_960_idx" ON "picture"("sha256_960");

-- CreateIndex
CREATE INDEX "picture_sha256_480_idx" ON "picture"("sha256_480");

-- A picture is there in every width, or in none once it was shredded.
alter table picture add constraint picture_whole check (
  (shredded_at is null) = (sha256 is not null)
  and (sha256 is null) = (sha256_960 is null)
  and (sha256 is null) = (sha256_480 is null)
  and width > 0 and height > 0 and alt <> '');

-- A published page shows a picture with the words that were checked with it.
create function keep_picture() returns trigger language plpgsql as $$
begin
  if (old.id, old.width, old.height, old.alt, old.credit) is distinct from
     (new.id, new.width, new.height, new.alt, new.credit)
    or (new.sha256 is not null and new.sha256 is distinct from old.sha256)
  then
    raise exception 'a picture never changes: %', old.id;
  end if;
  return new;
end $$;

create trigger picture_kept before update on picture for each row execute function keep_picture();

create trigger picture_public after update or delete on picture
  for each statement execute function raise_public_version();
