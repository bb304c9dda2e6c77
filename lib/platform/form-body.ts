import "server-only";
import { invalid } from "@/lib/platform/errors";

/** A form as it was sent; where it was larger than allowed, its words alone, without any file. */
export interface SentForm {
  form: FormData;
  isWhole: boolean;
}

/** What is beyond the limit is read and dropped up to here, so that a browser hears the answer. */
const DRAINED = 4;

async function read(request: Request, most: number) {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.byteLength;
    if (size <= most) pieces.push(piece);
    if (size > most * DRAINED) break;
  }
  return { bytes: Buffer.concat(pieces), isWhole: size <= most };
}

/** The parts before the first file, closed as a form of their own. */
function wordsOnly(bytes: Buffer, type: string): Buffer {
  const boundary = `--${/boundary="?([^";]+)/.exec(type)?.[1] ?? ""}`;
  const file = bytes.indexOf("filename=");
  const end = file < 0 ? bytes.lastIndexOf(boundary) : bytes.lastIndexOf(boundary, file);
  return Buffer.concat([bytes.subarray(0, Math.max(end, 0)), Buffer.from(`${boundary}--\r\n`)]);
}

/**
 * Reads a multipart form of at most `most` bytes in memory. Of a larger one, or one that was cut off, the words
 * that stand before its files are saved, so that they can be handed back; throws `invalid` where not even
 * these can be read.
 */
export async function readForm(request: Request, most: number): Promise<SentForm> {
  const type = request.headers.get("content-type") ?? "";
  const parse = (body: Buffer) =>
    new Response(new Uint8Array(body), { headers: { "Content-Type": type } }).formData();
  const message = "没有收到完整的内容，网络可能中断过。请返回上一页再提交一次";
  const unreadable = invalid({ form: message }, message);
  const { bytes, isWhole } = await read(request, most).catch(() => {
    throw unreadable;
  });
  const whole = isWhole ? await parse(bytes).catch(() => null) : null;
  if (whole) return { form: whole, isWhole: true };
  const form = await parse(wordsOnly(bytes, type)).catch(() => {
    throw unreadable;
  });
  return { form, isWhole: false };
}
