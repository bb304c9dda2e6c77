import * as z from "zod";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** One stop as the public sees it. */
export const routeStopSchema = z.strictObject({
  kind: z.enum(["site", "venue", "point"]),
  /** In the public address of the site or venue, of whatever version; null for a point of the route's own. */
  subjectId: z.guid().nullable(),
  name: z.string(),
  place: z.string(),
  minutes: z.number().int(),
  see: z.string(),
  opensAt: clock.nullable(),
  closesAt: clock.nullable(),
  /** 0 Sunday … 6 Saturday. */
  closedWeekdays: z.array(z.number().int().min(0).max(6)),
  travelMode: z.enum(["walk", "bus", "car", "ferry"]).nullable(),
  travelMinutes: z.number().int(),
  travelKm: z.number().nullable(),
  meals: z.string(),
  lodging: z.string(),
  /** The day on which these facts were asked after. */
  factsOn: z.string().nullable(),
});

/** What the public page of a route shows, frozen in a publication of kind `route`. */
export const routeContentSchema = z.strictObject({
  seasons: z.array(z.string()),
  suited: z.array(z.string()),
  groupMin: z.number().int().nullable(),
  groupMax: z.number().int().nullable(),
  costNote: z.string(),
  contact: z.string(),
  bookingNote: z.string(),
  isAccessible: z.boolean(),
  accessibleNote: z.string(),
  startsAt: clock,
  /** Minutes of all stops and of the ways between them, without waiting. */
  minutes: z.number().int(),
  stops: z.array(routeStopSchema).min(2),
});

export type RouteContent = z.infer<typeof routeContentSchema>;
export type RouteStop = z.infer<typeof routeStopSchema>;
