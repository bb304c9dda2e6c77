"use server";

import { defineAction } from "@/lib/access/action";
import { commitImport } from "@/lib/domain/lists/import/commands";
import { commitImportSchema } from "@/lib/domain/lists/schema";

/** Stores the sheets that were settled in the preview. */
export const commitImportAction = defineAction({
  name: "list.import",
  schema: commitImportSchema,
  command: commitImport,
});
