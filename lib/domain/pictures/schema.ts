import * as z from "zod";
import { altProblem } from "@/lib/domain/pictures/rules";
import { invalid } from "@/lib/platform/errors";
import { textSchema } from "@/lib/shared/text";

/** The most pictures that one piece of content shows. */
export const MOST_PICTURES = 9;

/** The pictures of a form in their order: hidden fields `pictureIds[]`; none where there are none. */
export const pictureIdsSchema = z
  .array(z.uuid({ error: "图片编号不正确，请重新上传" }), { error: "请重新选择图片" })
  .max(MOST_PICTURES, { error: `最多 ${MOST_PICTURES} 张图片，请移除多余的` })
  .default([])
  .transform((ids) => [...new Set(ids)]);

const words = z.object({
  alt: textSchema({ max: 120, optional: true }),
  credit: textSchema({ max: 60, optional: true }).default(""),
});

/** What is said of a picture that is uploaded. */
export interface PictureInput {
  alt: string;
  credit: string;
  bytes: number | null;
}

/** Checks what is said of a picture; throws `invalid` with fields `alt` and `credit`. */
export function checkPicture(sent: {
  alt: unknown;
  credit: unknown;
  fileName: string;
  bytes: number | null;
}): PictureInput {
  const parsed = words.safeParse({ alt: sent.alt ?? "", credit: sent.credit ?? "" });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid({ [String(issue?.path[0] ?? "alt")]: issue?.message ?? "请检查图片说明" });
  }
  const problem = altProblem(parsed.data.alt, sent.fileName);
  if (problem) throw invalid({ alt: problem }, problem);
  return { ...parsed.data, bytes: sent.bytes };
}

/**
 * The fields that a browser without script sends with the form around: one new picture and its words. To
 * be spread into a form's schema beside `pictureIds`; `withSentPicture` keeps what came.
 */
export const sentPictureShape = {
  pictureIds: pictureIdsSchema,
  newPicture: z.unknown().optional(),
  newPictureAlt: z.string().optional(),
  newPictureCredit: z.string().optional(),
};

/** What a form without script may bring along. */
export interface SentPicture {
  pictureIds: string[];
  newPicture?: unknown;
  newPictureAlt?: string | undefined;
  newPictureCredit?: string | undefined;
}
