"use server";

import { defineAction } from "@/lib/access/action";
import { printSheet } from "@/lib/domain/topics/sheets/commands";
import { printSheetSchema } from "@/lib/domain/topics/sheets/schema";

export const printSheetAction = defineAction({
  name: "topic.print_sheet",
  schema: printSheetSchema,
  command: printSheet,
});
