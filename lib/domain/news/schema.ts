import * as z from "zod";
import { sentPictureShape } from "@/lib/domain/pictures/schema";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

/** The longest body, in characters. */
export const MOST_BODY = 20_000;

const columnCode = z
  .string({ error: "请选择栏目" })
  .regex(/^[a-z][a-z0-9-]{0,30}$/, { error: "请选择栏目" });
const newsId = z.uuid({ error: "编号不正确，请刷新页面" });
const version = z.coerce.number().int().min(1);
const title = textSchema({ max: 80 });
const maybe = (max: number) => textSchema({ max, optional: true }).default("");

/** A day that may stay open. */
const day = z
  .string()
  .default("")
  .refine((text) => text === "" || isRealDay(text), { error: "请填写实际存在的日期" })
  .transform((text) => text || null);

const ticked = z
  .union([z.literal("on"), z.boolean()])
  .optional()
  .transform((value) => value === "on" || value === true);

/** The id in an address; anything else is an id that nothing has. */
export const newsIdSchema = newsId.catch("00000000-0000-0000-0000-000000000000");

/** A new article: where it stands and what it is called; everything else is written afterwards. */
export const beginNewsSchema = z.object({ columnCode, title });

/** What is typed, in the version that was shown; a draft may be incomplete. */
export const saveNewsSchema = z.object({
  newsId,
  version,
  columnCode,
  title,
  lead: maybe(200),
  body: maybe(MOST_BODY),
  isReprint: ticked,
  sourceTitle: maybe(120),
  sourceUrl: maybe(500),
  happenedOn: day,
  noticeType: z.enum(["objection", "announcement", "result"]).nullable().catch(null).default(null),
  periodFrom: day,
  periodTo: day,
  objectionNote: maybe(300),
  ...sentPictureShape,
});

/** Handing over or discarding an article in the version that was shown. */
export const newsStepSchema = z.object({ newsId, version });

/** The desk's list from its address. */
export const newsListSchema = z.object({
  view: z.enum(["draft", "waiting", "published", "all"]).catch("all"),
  column: columnCode.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

/** The public list from its address. */
export const publicNewsSchema = z.object({
  column: columnCode.optional().catch(undefined),
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

export type BeginNewsInput = z.infer<typeof beginNewsSchema>;
export type SaveNewsInput = z.infer<typeof saveNewsSchema>;
export type NewsStepInput = z.infer<typeof newsStepSchema>;
export type NewsListInput = z.infer<typeof newsListSchema>;
export type PublicNewsInput = z.infer<typeof publicNewsSchema>;
