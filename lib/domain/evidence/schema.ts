import * as z from "zod";
import { invalid, notFound } from "@/lib/platform/errors";
import { textSchema } from "@/lib/shared/text";

/** The number of an assignment in a path or a form. */
export const assignmentIdSchema = z
  .string({ error: "缺少任务编号" })
  .regex(/^[1-9]\d{0,17}$/, { error: "任务编号不正确，请从今日待办重新打开" });

/** The name of a file as the person sees it, never a path. */
export const fileNameSchema = textSchema({ max: 200, optional: true })
  .transform((name) => name.split(/[\\/]/).at(-1)?.trim() || "未命名")
  .default("未命名");

/** A hex SHA-256. */
export const sha256Schema = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, { error: "文件校验值不正确，请刷新页面后重新上传" })
  .transform((hash) => hash.toLowerCase());

/** What goes with the bytes of a file. */
export const uploadSchema = z.object({
  assignmentId: assignmentIdSchema,
  fileName: fileNameSchema,
  bytes: z.number().int().nonnegative().nullable(),
  sha256: sha256Schema.nullable(),
});

/** What goes with the bytes of a file, checked. */
export type UploadInput = z.infer<typeof uploadSchema>;

/** Ids of evidence in a report: at most nine, none twice. */
export const evidenceIdsSchema = z
  .array(z.uuid({ error: "材料编号不正确，请移除后重新添加" }))
  .max(9, { error: "每次填报最多 9 份材料，请移除多余的" })
  .transform((ids) => [...new Set(ids)]);

/** The id of a file in a path; throws `not_found` for what cannot be one. */
export function checkEvidenceId(text: string): string {
  const parsed = z.uuid().safeParse(text);
  if (!parsed.success) throw notFound("材料");
  return parsed.data;
}

/** The number of a page in a path, from 1; throws `not_found` for what cannot be one. */
export function checkPage(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw notFound("页面图片");
}

interface UploadHeaders {
  assignmentId: string | null;
  /** Percent-encoded UTF-8. */
  fileName: string | null;
  length: string | null;
  sha256: string | null;
}

function decoded(name: string | null): string | undefined {
  if (name === null) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

/** What the headers of an upload say, checked; throws `invalid` by field. */
export function checkUpload(headers: UploadHeaders): UploadInput {
  const length = headers.length === null ? null : Number(headers.length);
  const parsed = uploadSchema.safeParse({
    assignmentId: headers.assignmentId ?? undefined,
    fileName: decoded(headers.fileName),
    bytes: Number.isSafeInteger(length) ? length : null,
    sha256: headers.sha256,
  });
  if (parsed.success) return parsed.data;
  const [problem] = parsed.error.issues;
  throw invalid({ file: problem?.message ?? "上传的信息不完整，请刷新页面后重试" });
}
