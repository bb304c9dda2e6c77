"use server";

import { defineAction } from "@/lib/access/action";
import { commitProgress } from "@/lib/domain/reports/progress/commands";
import { commitProgressSchema } from "@/lib/domain/reports/progress/schema";

/** Puts a previewed progress table into drafts that the units confirm. */
export const commitProgressAction = defineAction({
  name: "report.import_progress",
  schema: commitProgressSchema,
  command: commitProgress,
});
