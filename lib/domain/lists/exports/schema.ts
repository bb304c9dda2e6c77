import * as z from "zod";

/** Which file is asked for. */
export const exportFormatSchema = z.enum(["xlsx", "docx"]).catch("xlsx");
