-- AlterTable
ALTER TABLE "topic_round" ADD COLUMN     "answer_told_at" TIMESTAMPTZ(3),
ADD COLUMN     "rating_asked_at" TIMESTAMPTZ(3);
