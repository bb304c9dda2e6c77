-- AlterTable
ALTER TABLE "suggestion_contact" ADD COLUMN "is_notice_due" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0;
