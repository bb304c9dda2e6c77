-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "organisation_id" UUID;

-- AlterTable
ALTER TABLE "message_setting" ADD COLUMN     "returned_at_once" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "email_check" (
    "account_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "failures" SMALLINT NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_check_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "digest_run" (
    "on_day" DATE NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digests" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "digest_run_pkey" PRIMARY KEY ("on_day")
);

-- CreateIndex
CREATE INDEX "delivery_organisation_id_created_at_idx" ON "delivery"("organisation_id", "created_at");

-- What the schema language cannot say ------------------------------------------------------------

alter table message_setting add constraint message_setting_quiet_check
  check (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$' and quiet_until ~ '^([01]\d|2[0-3]):[0-5]\d$');
alter table robot add constraint robot_kind_check check (kind in ('wecom', 'dingtalk'));

-- What waits for 收到, by organisation.
create index notification_receipt_index on notification (organisation_id, created_at)
  where needs_receipt and received_at is null;
create index delivery_robot_index on delivery (robot_id, created_at) where robot_id is not null;

-- The moment itself, or where it lies in somebody's quiet hours (of Asia/Shanghai) their end.
create function after_quiet(moment timestamptz, quiet_from text, quiet_until text)
returns timestamptz language sql stable as $$
  select case
    when quiet_from = quiet_until then moment
    when quiet_from < quiet_until and clock >= quiet_from and clock < quiet_until
      then (today + quiet_until::time) at time zone 'Asia/Shanghai'
    when quiet_from > quiet_until and clock >= quiet_from
      then (today + 1 + quiet_until::time) at time zone 'Asia/Shanghai'
    when quiet_from > quiet_until and clock < quiet_until
      then (today + quiet_until::time) at time zone 'Asia/Shanghai'
    else moment end
  from (select to_char(moment at time zone 'Asia/Shanghai', 'HH24:MI') as clock,
    (moment at time zone 'Asia/Shanghai')::date as today) local
$$;
