-- AlterEnum
ALTER TYPE "topic_entry_kind" ADD VALUE 'upholding';

-- AlterTable
ALTER TABLE "topic_round" ADD COLUMN     "upholding_told_at" TIMESTAMPTZ(3);
