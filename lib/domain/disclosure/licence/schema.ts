import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

/** The terms of open data; empty for the plain statement that stands by itself. */
export const saveLicenceSchema = z.object({
  words: textSchema({ max: 2_000, optional: true }).default(""),
  // Browsers send the line breaks of a form in their own way.
  seen: textSchema({ max: 2_000 }),
});

export type SaveLicenceInput = z.output<typeof saveLicenceSchema>;
