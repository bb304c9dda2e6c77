import * as z from "zod";
import { invalid } from "@/lib/platform/errors";
import { textSchema } from "@/lib/shared/text";

/** What goes with the bytes of a document's original. */
const policyFileSchema = z.object({
  code: z.string().regex(/^[\da-z][\da-z-]{0,39}$/, { error: "没有这份文件" }),
  version: z.coerce.number().int().min(1),
  fileName: textSchema({ max: 200, optional: true }).transform(
    (name) => name.split(/[\\/]/).at(-1)?.trim() || "未命名",
  ),
  bytes: z.number().int().nonnegative(),
});

/** What goes with the bytes of a document's original, checked. */
export type PolicyFileInput = z.infer<typeof policyFileSchema>;

/** The file and what it belongs to, from a form; throws `invalid` where one is missing. */
export function checkPolicyFile(
  code: string,
  form: FormData,
): { input: PolicyFileInput; file: File } {
  const file = form.get("file");
  if (!(file instanceof File) || file.name === "") {
    throw invalid({ file: "请先选择 docx 或 PDF 文件" }, "请先选择 docx 或 PDF 文件");
  }
  const version = form.get("version");
  const parsed = policyFileSchema.safeParse({
    ...{ code, version, fileName: file.name, bytes: file.size },
  });
  if (parsed.success) return { input: parsed.data, file };
  throw invalid({ file: parsed.error.issues[0]?.message ?? "表单不完整，请刷新页面后重试" });
}
