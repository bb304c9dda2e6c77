import * as z from "zod";
import { linesOfLinks, linkProblem } from "@/lib/domain/portal/settings/rules";
import { textSchema } from "@/lib/shared/text";

const MOST_BADGE_BYTES = 512 * 1024;

const line = (max: number) =>
  textSchema({ max, optional: true })
    .refine((text) => !text.includes("\n"), { error: "请写成一行" })
    .transform((text) => text || undefined)
    .optional();

const link = textSchema({ max: 300, optional: true })
  .refine((text) => text === "" || linkProblem(text) === null, {
    error: "请填写完整的网址，例如 https://www.example.gov.cn/，或 / 开头的本站页面",
  })
  .transform((text) => text || undefined)
  .optional();

const links = (most: number) =>
  textSchema({ max: 4_000, optional: true })
    .default("")
    .transform((text, context) => {
      const found = linesOfLinks(text);
      const problem = found.problem ?? (found.links.length > most ? `最多 ${most} 个` : null);
      if (!problem) return found.links;
      context.addIssue({ code: "custom", message: problem });
      return z.NEVER;
    });

const badge = z
  .custom<File>((value) => value instanceof File, { error: "请选择图片文件" })
  .refine((file) => file.size <= MOST_BADGE_BYTES, { error: "图片不超过 512 KB，请压缩后再选" })
  .transform((file) => (file.size === 0 ? undefined : file))
  .optional();

const seen = z.string({ error: "请刷新页面" }).max(40);

/** 网站设置 as the form sends it: one line each, links one a line (名称 网址). */
export const saveProfileSchema = z.object({
  name: line(40),
  sponsor: line(60),
  undertaker: line(60),
  contact: line(60),
  address: line(100),
  hours: line(60),
  icp: line(60),
  police: line(60),
  policeHref: link,
  siteCode: line(20),
  badgeHref: link,
  badge,
  removeBadge: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
  correctionHref: link,
  outerName: line(40),
  outerLinks: links(16),
  headerLinks: links(6),
  footerLinks: links(16),
  privacy: textSchema({ max: 4_000, optional: true })
    .transform((text) => text || undefined)
    .optional(),
  seen,
});

/** Which draft the person has seen. */
export const seenSchema = z.object({ seen });

const storedLinks = z.array(z.object({ label: z.string(), href: z.string() })).default([]);

/** The setting `public_site` as it stands in the database; all of it may be missing. */
export const storedProfileSchema = saveProfileSchema
  .omit({ badge: true, removeBadge: true, seen: true })
  .extend({
    outerLinks: storedLinks,
    headerLinks: storedLinks,
    footerLinks: storedLinks,
    /** A PNG in base64. */
    badgePicture: z.string().optional(),
    facts: z
      .array(z.object({ label: z.string(), value: z.string(), href: z.string().optional() }))
      .default([]),
  });

export type SaveProfileInput = z.output<typeof saveProfileSchema>;
export type SeenInput = z.infer<typeof seenSchema>;
export type StoredProfile = z.output<typeof storedProfileSchema>;
