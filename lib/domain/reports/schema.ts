import * as z from "zod";
import { assignmentIdSchema, evidenceIdsSchema } from "@/lib/domain/evidence/schema";
import { type FieldErrors, invalid } from "@/lib/platform/errors";
import { UPLOAD_BYTES } from "@/lib/platform/uploads/receive";
import { textSchema } from "@/lib/shared/text";

// A draft may be too long or wrong, so that nothing typed is lost; `missingParts` says what to mend.
const DRAFT_MAX = 50_000;
const typed = textSchema({ max: DRAFT_MAX, optional: true }).default("");

/** What a form or a draft may hold: anything that can be stored, complete or not. */
export const contentSchema = z.object({
  numerator: typed,
  denominator: typed,
  value: typed,
  hasNoFigure: z.boolean({ error: "“本期没有数”只能勾选或不勾选" }).default(false),
  narrative: typed,
  explanation: typed,
  difficulties: typed,
  evidence: evidenceIdsSchema.default([]),
});

const counted = z.coerce.number({ error: "版本号不正确，请刷新页面" }).int().min(0);
const keySchema = z.uuid({ error: "提交编号不正确，请刷新页面后重新提交" });

/** A draft to keep; `version` is that of the draft it was typed over, 0 when there was none. */
export const draftSchema = z.object({
  assignmentId: assignmentIdSchema,
  version: counted,
  content: contentSchema,
});

const submission = z.object({
  assignmentId: assignmentIdSchema,
  key: keySchema,
  /** Of the assignment as it was shown. */
  version: counted,
  /** Of the draft as it was shown; 0 when there was none. */
  draftVersion: counted,
  /** Given by the grid; otherwise the draft's content is submitted. */
  content: contentSchema.optional(),
});

/**
 * A report to submit: what was checked (`version`s), under the form's own key. Nothing passes without the
 * declaration having been confirmed, by either door.
 */
export const submissionSchema = submission
  .extend({
    declared: z.union([z.literal(true), z.literal("1")], {
      error: "请先勾选确认内容属实，再提交审核",
    }),
  })
  .transform(({ declared: _, ...checked }) => checked);

/** Taking back what nobody has reviewed yet. */
export const withdrawalSchema = z.object({
  assignmentId: assignmentIdSchema,
  key: keySchema,
  version: counted,
});

/** A file to cite in the draft. */
export const citationSchema = z.object({
  assignmentId: assignmentIdSchema,
  evidenceId: z.uuid({ error: "材料编号不正确" }),
});

/** A draft to keep, checked. */
export type DraftInput = z.infer<typeof draftSchema>;
/** A report to submit, checked. */
export type SubmissionInput = z.infer<typeof submission>;
/** A withdrawal, checked. */
export type WithdrawalInput = z.infer<typeof withdrawalSchema>;
/** A citation, checked. */
export type CitationInput = z.infer<typeof citationSchema>;

const BODY_MAX = 400_000;

/**
 * The JSON body of a request under a schema, with what the path already says. Throws `invalid` by field,
 * also for a body that is no JSON or beyond 400 KB.
 */
export async function checkJson<Schema extends z.ZodType>(
  schema: Schema,
  request: Pick<Request, "text">,
  known: Record<string, string>,
): Promise<z.output<Schema>> {
  const text = await request.text();
  if (text.length > BODY_MAX) throw invalid({ form: "内容过长，请删减后再保存" });
  const parsed = schema.safeParse({ ...objectOf(text), ...known });
  if (parsed.success) return parsed.data;
  const fields: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const name = issue.path.filter((part) => part !== "content").join(".") || "form";
    fields[name] ??= issue.message;
  }
  throw invalid(fields);
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    throw invalid({ form: "请求内容不完整，请刷新页面后重试" });
  }
}

const FORM_MAX = UPLOAD_BYTES + BODY_MAX;
const TOO_LARGE = "文件超过 20 MB。请压缩图片或拆分文件后再上传";

/** A multipart form of at most one file; throws `invalid` beyond 20 MB, whatever the length claims. */
export async function readForm(request: Request): Promise<FormData> {
  if (Number(request.headers.get("content-length") ?? 0) > FORM_MAX)
    throw invalid({ file: TOO_LARGE });
  let bytes = 0;
  const capped = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > FORM_MAX) controller.error(invalid({ file: TOO_LARGE }));
        else controller.enqueue(chunk);
      },
    }),
  );
  const type = request.headers.get("content-type") ?? "";
  try {
    return await new Response(capped ?? null, { headers: { "content-type": type } }).formData();
  } catch {
    throw invalid({ file: bytes > FORM_MAX ? TOO_LARGE : "表单没有传完整，请重新提交" });
  }
}

/** The draft in a form that was sent without script. */
export function draftOfForm(form: FormData): DraftInput {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const parsed = draftSchema.safeParse({
    assignmentId: text("assignmentId"),
    version: text("version"),
    content: {
      ...{ numerator: text("numerator"), denominator: text("denominator"), value: text("value") },
      hasNoFigure: text("hasNoFigure") === "1",
      ...{ narrative: text("narrative"), explanation: text("explanation") },
      ...{ difficulties: text("difficulties"), evidence: form.getAll("evidence[]") },
    },
  });
  if (parsed.success) return parsed.data;
  const [problem] = parsed.error.issues;
  throw invalid({ form: problem?.message ?? "表单不完整，请刷新页面后重试" });
}
