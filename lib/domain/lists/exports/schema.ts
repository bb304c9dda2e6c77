import * as z from "zod";

/** Which file is asked for; the workbook where nothing is said. */
export const exportFormatSchema = z.enum(["xlsx", "docx"]).default("xlsx");
