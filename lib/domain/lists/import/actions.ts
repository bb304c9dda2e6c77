"use server";

import { defineAction } from "@/lib/access/action";
import { settleColumnsSchema } from "@/lib/domain/lists/columns/schema";
import { commitImport, settleColumns } from "@/lib/domain/lists/import/commands";
import { compareImport } from "@/lib/domain/lists/import/queries";
import { commitImportSchema } from "@/lib/domain/lists/schema";

/** What storing the settled sheets would do to the lists that are there. */
export const compareImportAction = defineAction({
  name: "list.compare_import",
  schema: commitImportSchema,
  command: compareImport,
});

/** Stores the sheets that were settled in the preview. */
export const commitImportAction = defineAction({
  name: "list.import",
  schema: commitImportSchema,
  command: commitImport,
});

/** Keeps what the unknown columns of a form are, and reads the previewed workbook again. */
export const settleColumnsAction = defineAction({
  name: "list.settle_columns",
  schema: settleColumnsSchema,
  command: settleColumns,
});
