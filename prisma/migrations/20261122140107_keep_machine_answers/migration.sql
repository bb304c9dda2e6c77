-- An answer is repeated byte for byte: JSONB would put its keys into another order.
-- AlterTable
ALTER TABLE "machine_batch" ALTER COLUMN "answer" SET DATA TYPE TEXT;

-- AlterTable
ALTER TABLE "feed_run" ADD COLUMN     "is_trial" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "preview" JSONB;

-- CreateIndex
CREATE INDEX "machine_batch_feed_run_id_idx" ON "machine_batch"("feed_run_id");

-- CreateIndex
CREATE INDEX "organisation_credit_code_idx" ON "organisation"("credit_code");

-- What the schema language cannot say ------------------------------------------------------------

alter table feed_run add constraint feed_run_state_check check (state in ('running', 'done', 'failed'));
