import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

/** The terms of open data; empty for the plain statement that stands by itself. */
export const saveLicenceSchema = z.object({
  words: textSchema({ max: 2_000, optional: true }).default(""),
  seen: z.string({ error: "请刷新页面" }).max(40),
});

export type SaveLicenceInput = z.output<typeof saveLicenceSchema>;
