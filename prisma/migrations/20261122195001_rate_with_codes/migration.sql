-- CreateTable
CREATE TABLE "rating_code" (
    "id" UUID NOT NULL,
    "code_hmac" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,

    CONSTRAINT "rating_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" UUID NOT NULL,
    "code_id" UUID NOT NULL,
    "level" SMALLINT NOT NULL,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "words" TEXT,
    "rated_on" DATE NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating_guess" (
    "id" INTEGER NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rating_guess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating_self_test" (
    "id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "attempt" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "passed" BOOLEAN NOT NULL,
    "way" TEXT NOT NULL,
    "low_before" INTEGER NOT NULL,
    "low_after" INTEGER NOT NULL,
    "detail" TEXT NOT NULL,

    CONSTRAINT "rating_self_test_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "rating_code_code_hmac_key" ON "rating_code"("code_hmac");

-- CreateIndex
CREATE INDEX "rating_code_subject_type_subject_id_idx" ON "rating_code"("subject_type", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_code_id_key" ON "rating"("code_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_self_test_on_day_attempt_key" ON "rating_self_test"("on_day", "attempt");

-- AddForeignKey
ALTER TABLE "rating_code" ADD CONSTRAINT "rating_code_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_code_id_fkey" FOREIGN KEY ("code_id") REFERENCES "rating_code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table rating_code
  add constraint rating_code_subject check (subject_type in ('visit', 'tour', 'suggestion', 'topic', 'self_test')),
  add constraint rating_code_days check (expires_on >= issued_on);

alter table rating add constraint rating_level check (level between 1 and 5);

alter table rating_self_test
  add constraint rating_self_test_way check (way in ('page', 'command')),
  add constraint rating_self_test_counted check (not passed or low_after = low_before + 1);

-- One row for everybody: sixty tries a minute in all.
alter table rating_guess add constraint rating_guess_one_row check (id = 1);
alter table rating_guess add constraint rating_guess_most check (count between 0 and 60);
insert into rating_guess (id, minute, count) values (1, now(), 0);

-- What was rated stays as it was rated: also for the owner of the tables.
create function keep_rating() returns trigger language plpgsql as $$
begin
  raise exception 'a rating never changes and is never removed: %', old.id;
end $$;

create trigger rating_kept before update or delete on rating for each row execute function keep_rating();
create trigger rating_code_kept before update or delete on rating_code
  for each row execute function keep_rating();
create trigger rating_self_test_kept before update or delete on rating_self_test
  for each row execute function keep_rating();

-- Everybody sees at once that a rating counts, and what the self-test found.
create trigger rating_public after insert on rating
  for each statement execute function raise_public_version();
create trigger rating_self_test_public after insert on rating_self_test
  for each statement execute function raise_public_version();
