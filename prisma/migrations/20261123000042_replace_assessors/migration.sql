-- AlterTable
ALTER TABLE "model_case" ADD COLUMN     "replaced_assessors" JSONB NOT NULL DEFAULT '[]';
