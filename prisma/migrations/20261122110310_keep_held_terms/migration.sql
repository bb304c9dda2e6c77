-- What held when a change was asked for: shown beside what was wanted, also after it was granted.
-- AlterTable
ALTER TABLE "adjustment" ADD COLUMN     "held_due_dates" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "held_due_on" DATE,
ADD COLUMN     "held_target" DECIMAL(18,4);
