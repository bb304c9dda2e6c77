-- AlterTable
ALTER TABLE "demonstration_site" ADD COLUMN     "exit_notice_id" UUID;
