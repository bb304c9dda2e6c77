import * as z from "zod";
import { invalid, notFound } from "@/lib/platform/errors";
import { textSchema } from "@/lib/shared/text";

/** The number of an assignment in a path or a form. */
export const assignmentIdSchema = z
  .string({ error: "缺少任务编号" })
  .regex(/^[1-9]\d{0,17}$/, { error: "任务编号不正确，请从今日待办重新打开" });

/** What goes with the bytes of a file. The name is what the person sees, never a path. */
export const uploadSchema = z.object({
  assignmentId: assignmentIdSchema,
  fileName: textSchema({ max: 200, optional: true })
    .transform((name) => name.split(/[\\/]/).at(-1)?.trim() || "未命名")
    .default("未命名"),
  bytes: z.number().int().nonnegative().nullable(),
  sha256: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, { error: "文件校验值不正确，请刷新页面后重新上传" })
    .nullable(),
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
