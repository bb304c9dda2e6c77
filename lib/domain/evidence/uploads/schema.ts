import * as z from "zod";
import { AppError, invalid, notFound } from "@/lib/platform/errors";
import { UPLOAD_BYTES } from "@/lib/platform/uploads/receive";
import { assignmentIdSchema, fileNameSchema, sha256Schema } from "../schema";

const WRONG = "上传的信息不完整，请刷新页面后重试";

const capturedSchema = z
  .object({
    at: z.iso.datetime({ offset: true }).nullable().catch(null),
    place: z
      .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
      .nullable()
      .catch(null),
  })
  .nullable()
  .catch(null)
  .transform((told) => told && { at: told.at ? new Date(told.at) : null, place: told.place });

/** What a browser says before it sends a file: for a task's organisation, or for an organisation's library. */
export const openUploadSchema = z
  .object({
    assignmentId: assignmentIdSchema.nullable().default(null),
    organisationId: z.uuid({ error: WRONG }).nullable().default(null),
    fileName: fileNameSchema,
    size: z
      .number({ error: WRONG })
      .int({ error: WRONG })
      .min(1, { error: "文件是空的（0 字节）。请确认文件能打开，再重新选择" })
      .max(UPLOAD_BYTES, { error: "文件超过 20 MB。请压缩图片或拆分文件后再上传" }),
    sha256: sha256Schema.nullable().default(null),
    captured: capturedSchema.default(null),
  })
  .refine((input) => (input.assignmentId === null) !== (input.organisationId === null), {
    error: WRONG,
  });

/** What a browser says before it sends a file, checked. */
export type OpenUploadInput = z.infer<typeof openUploadSchema>;

/** Checks what a browser says before it sends a file; throws `invalid` with field `file`. */
export function checkOpening(sent: unknown): OpenUploadInput {
  const parsed = openUploadSchema.safeParse(sent);
  if (parsed.success) return parsed.data;
  const [problem] = parsed.error.issues;
  throw invalid({ file: problem?.message ?? WRONG }, problem?.message ?? WRONG);
}

/** The id of an upload in a path; throws `not_found` for what cannot be one. */
export function checkUploadId(text: string): string {
  const parsed = z.uuid().safeParse(text);
  if (!parsed.success) throw notFound("上传");
  return parsed.data;
}

/** Where a piece begins, from its header; throws `invalid`. */
export function checkOffset(text: string | null): number {
  if (text && /^\d{1,9}$/.test(text)) return Number(text);
  throw invalid({ file: WRONG }, WRONG);
}

/** The most bytes of one piece; browsers send less. */
export const PIECE_BYTES = 4 * 1024 * 1024;

const HALF = "这一段没有收全，将自动重传";

/**
 * The bytes of a piece. Throws `unavailable` when fewer came than were announced (the browser sends it again)
 * and `invalid` when there are none or too many.
 */
export async function readPiece(request: Request): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const part of request.body ?? []) {
      bytes += part.byteLength;
      if (bytes > PIECE_BYTES) break;
      pieces.push(part);
    }
  } catch {
    throw new AppError("unavailable", HALF);
  }
  if (bytes === 0 || bytes > PIECE_BYTES) throw invalid({ file: WRONG }, WRONG);
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) !== bytes) throw new AppError("unavailable", HALF);
  return Buffer.concat(pieces);
}
