import * as z from "zod";
import { PUBLICATION_KINDS } from "@/lib/domain/publications/types";
import { textSchema } from "@/lib/shared/text";

const publicationId = z.uuid({ error: "编号不正确，请刷新页面" });
const version = z.coerce.number().int().min(1);

/** The id in an address of the desk; anything else is an id that nothing has. */
export const publicationIdSchema = z.uuid().catch("00000000-0000-0000-0000-000000000000");

/** Checking or releasing a revision in the version that was shown. */
export const stepSchema = z.object({ publicationId, version });

/** Returning or withdrawing it, with the reason. */
export const endSchema = stepSchema.extend({ reason: textSchema({ max: 500 }) });

/** The desk's list from its address. */
export const publicationListSchema = z.object({
  view: z.enum(["check", "release", "mine", "published", "ended"]).optional().catch(undefined),
  kind: z.enum(PUBLICATION_KINDS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

/** A view of the desk's list. */
export type PublicationView = "check" | "release" | "mine" | "published" | "ended";

/** What public lists may be narrowed by. */
export interface PublishedFilter {
  regionCode?: string | undefined;
  carrierCode?: string | undefined;
  /** Facets that must stand as given; of a facet with several values one must. */
  facets?: Record<string, string | boolean> | undefined;
  year?: number | undefined;
  /** Words or first letters of pinyin. */
  words?: string | undefined;
  page?: number | undefined;
  size?: number | undefined;
}

export type StepInput = z.infer<typeof stepSchema>;
export type EndInput = z.infer<typeof endSchema>;
export type PublicationListInput = z.infer<typeof publicationListSchema>;
