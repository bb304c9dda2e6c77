-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "carried_from" SMALLINT,
ADD COLUMN     "carried_to" SMALLINT,
ADD COLUMN     "closed_from" DATE;

-- CreateTable
CREATE TABLE "year_run" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "account_id" UUID,
    "by_name" TEXT NOT NULL,
    "unit_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "year_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region_former_name" (
    "region_code" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(6) NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "region_former_name_pkey" PRIMARY KEY ("region_code","replaced_at")
);

-- CreateIndex
CREATE INDEX "year_run_region_code_year_idx" ON "year_run"("region_code", "year");

-- AddForeignKey
ALTER TABLE "year_run" ADD CONSTRAINT "year_run_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region_former_name" ADD CONSTRAINT "region_former_name_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say -------------------------------------------------------------

alter table year_act add constraint year_act_act_check
  check (act in ('open', 'close', 'reopen', 'carry_over'));

-- A year is closed where the last that was done to it is closing; everything beneath is closed with it.
create view closed_year as
  select last.region_code, last.year, r.path, last.at, last.unit_name
  from (
    select distinct on (region_code, year) region_code, year, act, at, unit_name
    from year_act where act in ('close', 'reopen')
    order by region_code, year, at desc, id desc) last
  join region r on r.code = last.region_code
  where last.act = 'close';

-- A name that is given up stays readable for the years in which it held.
create function keep_former_name() returns trigger language plpgsql as $$
begin
  insert into region_former_name (region_code, replaced_at, name)
  values (old.code, clock_timestamp(), old.name)
  on conflict do nothing;
  return null;
end $$;

create trigger region_former_name_kept after update of name on region
  for each row when (old.name is distinct from new.name) execute function keep_former_name();
create trigger region_former_name_append_only before update or delete on region_former_name
  for each row execute function refuse_change();
