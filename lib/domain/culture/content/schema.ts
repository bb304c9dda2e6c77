import * as z from "zod";

/*
 * What the public sees of each kind, in the frozen copy. Strict: a field that is not named here cannot be
 * published, and none is named that would hold points, scores or ranks of people or households.
 */

const text = z.string();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A venue. */
export const venueContentSchema = z.strictObject({
  kindCode: text,
  kindName: text,
  place: text,
  description: text,
  builtYear: z.number().int().nullable(),
  status: z.enum(["planned", "open", "under_repair", "closed"]),
  isAccessible: z.boolean(),
  accessibleNote: text,
});

/** One date of a performance. */
export const performanceSchema = z.strictObject({
  id: text,
  day,
  startsAt: z.string().regex(/^\d{2}:\d{2}$/),
  endsAt: z.string().regex(/^\d{2}:\d{2}$/),
  place: text,
  note: text,
  isCancelled: z.boolean(),
});

/** A work. */
export const workContentSchema = z.strictObject({
  typeCode: text,
  typeName: text,
  /** As they are shown: names of minors are masked already. */
  authors: z.array(text),
  collective: text,
  madeYear: z.number().int().nullable(),
  description: text,
  licenceName: text,
  licenceNote: text,
  link: z.strictObject({ host: text, url: z.url() }).nullable(),
  performances: z.array(performanceSchema),
});

/** A family's story. */
export const storyContentSchema = z.strictObject({ toldBy: text, place: text, text });

/** A family named by a brand, with its consent, for a reason, never with a rank. */
export const familySchema = z.strictObject({ name: text, reason: text, namedOn: day });

/** A family brand with its published rules. */
export const brandContentSchema = z.strictObject({
  practice: text,
  rules: z.strictObject({ who: text, procedure: text, objection: text, basis: text }),
  families: z.array(familySchema),
});

export type VenueContent = z.infer<typeof venueContentSchema>;
export type WorkContent = z.infer<typeof workContentSchema>;
export type StoryContent = z.infer<typeof storyContentSchema>;
export type BrandContent = z.infer<typeof brandContentSchema>;
export type Performance = z.infer<typeof performanceSchema>;
