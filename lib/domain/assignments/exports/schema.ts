import * as z from "zod";
import { assignmentFilterSchema } from "@/lib/domain/assignments/schema";

/** A list of assignments as a file: its filter, and which kind of file. */
export const assignmentExportSchema = assignmentFilterSchema
  .omit({ cursor: true })
  .extend({ format: z.enum(["csv", "xlsx"]).catch("csv") });

/** A filter and a format. */
export type AssignmentExport = z.infer<typeof assignmentExportSchema>;
