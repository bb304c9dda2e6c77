-- An adjustment of one assignment always names it (adjustment_subject_check): the assignment that was
-- adjusted is not deleted beneath it, instead of losing its name to a refusal that says something else.
ALTER TABLE "adjustment" DROP CONSTRAINT "adjustment_assignment_id_fkey";
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
