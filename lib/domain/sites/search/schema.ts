import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

/** What was typed into the public search; anything unusable is an empty search. */
export const searchTextSchema = textSchema({ max: 100, optional: true }).catch("");

/** The search page's address. */
export const searchSchema = z.object({ q: searchTextSchema.default("") });
