-- AlterTable
ALTER TABLE "topic_round" ADD COLUMN     "closing_told_at" TIMESTAMPTZ(3);

-- Those who suggested a topic that is closed already were told when the office closed it.
UPDATE "topic_round" m SET "closing_told_at" = now()
WHERE EXISTS (SELECT 1 FROM "topic_entry" e
  WHERE e."topic_id" = m."topic_id" AND e."round" = m."round" AND e."kind" = 'closing');
