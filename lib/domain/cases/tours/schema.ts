import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

/** How many stops and groups the form takes. */
export const MOST_STOPS = 12;
export const MOST_GROUPS = 6;

const tourId = z.uuid({ error: "编号不正确，请刷新页面" });
const version = z.coerce.number().int().min(1);

const stopSchema = z.object({
  day: z.iso.date({ error: "请填写日期" }),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "时间写成 09:30 这样" }),
  minutes: z.coerce
    .number({ error: "请填写停留多少分钟" })
    .int({ error: "请填写停留多少分钟" })
    .min(5, { error: "至少 5 分钟" })
    .max(600, { error: "最多 600 分钟" }),
  title: textSchema({ max: 60 }),
  place: textSchema({ max: 100 }),
  note: textSchema({ max: 200, optional: true }),
});

const groupSchema = z.object({
  name: textSchema({ max: 30 }),
  leader: textSchema({ max: 60 }),
  members: textSchema({ max: 3000 }),
});

/** What a stop is, in the content of a published tour. */
export const tourStopSchema = z.object({
  day: z.string(),
  time: z.string(),
  minutes: z.number(),
  title: z.string(),
  place: z.string(),
  note: z.string(),
});

/** What the public page of a tour shows: the content of kind "tour". */
export const tourContentSchema = z.object({
  purpose: z.string(),
  organiser: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  stops: z.array(tourStopSchema),
  groups: z.array(z.object({ name: z.string(), members: z.number() })),
  notes: z.string(),
});

type Sent = Record<string, unknown>;

const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");
const capital = (part: string) => part.charAt(0).toUpperCase() + part.slice(1);

/** Reads numbered lines such as stop1Day, stop1Time …; empty ones are none. */
function linesOf<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  { sent, prefix, most, ignored }: { sent: Sent; prefix: string; most: number; ignored: string[] },
  context: z.core.$RefinementCtx,
): z.output<z.ZodObject<Shape>>[] {
  return Array.from({ length: most }, (_, at) => at + 1).flatMap((at) => {
    const parts = Object.keys(schema.shape);
    const nameOf = (part: string) => `${prefix}${at}${capital(part)}`;
    const line = Object.fromEntries(parts.map((part) => [part, text(sent[nameOf(part)])]));
    const typed = Object.entries(line).filter(([part]) => !ignored.includes(part));
    if (typed.every(([, value]) => value === "")) return [];
    const parsed = schema.safeParse(line);
    if (parsed.success) return [parsed.data];
    for (const { path, message } of parsed.error.issues) {
      context.addIssue({ code: "custom", path: [nameOf(String(path[0]))], message });
    }
    return [];
  });
}

/** Planning a tour: its days, stops and groups. */
export const planTourSchema = z
  .looseObject({
    tourId: tourId.optional(),
    version: version.optional(),
    title: textSchema({ max: 60 }),
    purpose: textSchema({ max: 500 }),
    startsOn: z.iso.date({ error: "请填写开始日期" }),
    endsOn: z.iso.date({ error: "请填写结束日期" }),
    carrierCode: z.string().max(40).default(""),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    error: "结束日期不能早于开始日期",
    path: ["endsOn"],
  })
  .transform((sent, context) => ({
    tourId: sent.tourId,
    version: sent.version,
    title: sent.title,
    purpose: sent.purpose,
    startsOn: sent.startsOn,
    endsOn: sent.endsOn,
    carrierCode: sent.carrierCode,
    stops: linesOf(
      stopSchema,
      { sent, prefix: "stop", most: MOST_STOPS, ignored: ["day", "minutes"] },
      context,
    ),
    groups: linesOf(
      groupSchema,
      { sent, prefix: "group", most: MOST_GROUPS, ignored: [] },
      context,
    ),
  }));

/** A step that needs nothing but the version that was shown. */
export const tourStepSchema = z.object({ tourId, version });

/** Ending a tour with what was learned. */
export const closeTourSchema = tourStepSchema.extend({ notes: textSchema({ max: 3000 }) });

/** What a member remarks. */
export const remarkSchema = z.object({ tourId, remark: textSchema({ max: 500 }) });

/** Rating codes for a group. */
export const tourCodesSchema = z.object({
  tourId,
  groupId: z.uuid({ error: "请选择一个组" }),
  count: z.coerce
    .number({ error: "请填写要几个评价码" })
    .int({ error: "请填写整数" })
    .min(1, { error: "至少 1 个" })
    .max(100, { error: "一次最多 100 个" }),
});

export type PlanTourInput = z.infer<typeof planTourSchema>;
export type TourStepInput = z.infer<typeof tourStepSchema>;
export type CloseTourInput = z.infer<typeof closeTourSchema>;
export type RemarkInput = z.infer<typeof remarkSchema>;
export type TourCodesInput = z.infer<typeof tourCodesSchema>;
export type TourContent = z.infer<typeof tourContentSchema>;
