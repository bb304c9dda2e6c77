import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { invalid } from "@/lib/platform/errors";
import { discardStaged, stagingPath } from "@/lib/platform/storage";

/** The most bytes that one file may have. */
export const UPLOAD_BYTES = 20 * 1024 * 1024;

/** What an upload says about itself; each is compared with what arrived. */
export interface Promised {
  bytes?: number | null;
  sha256?: string | null;
}

/** A file that arrived whole and is still staged: keep it or discard it. */
export interface Received {
  path: string;
  bytes: number;
  sha256: string;
}

const MESSAGES = {
  large: "文件超过 20 MB。请压缩图片或拆分文件后再上传",
  empty: "文件是空的（0 字节）。请确认文件能打开，再重新选择",
  cut: "文件没有传完整，网络可能中断过。请重新上传",
  changed: "收到的内容与所选文件不一致，可能在传输中损坏。请重新上传",
} as const;

function refuse(problem: keyof typeof MESSAGES) {
  return invalid({ file: MESSAGES[problem] }, MESSAGES[problem]);
}

/** Throws `invalid` with field `file` when what arrived is empty or not what was promised. */
export function comparedWith(received: Received, promised: Promised): void {
  if (promised.bytes != null && promised.bytes !== received.bytes) throw refuse("cut");
  if (received.bytes === 0) throw refuse("empty");
  if (promised.sha256 && promised.sha256.toLowerCase() !== received.sha256) throw refuse("changed");
}

/** Hex SHA-256 of a staged file. */
export async function hashStaged(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest("hex");
}

async function pour(source: ReadableStream<Uint8Array>, path: string): Promise<Received> {
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.byteLength;
      if (bytes > UPLOAD_BYTES) throw refuse("large");
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return { path, bytes, sha256: hash.digest("hex") };
}

/**
 * Streams a body to a staged file and hashes it on the way. Stops at 20 MB; throws `invalid` with field
 * `file` when the body is empty, cut short or not what was promised, and leaves nothing behind then.
 */
export async function receiveFile(
  source: ReadableStream<Uint8Array> | null,
  promised: Promised,
): Promise<Received> {
  if (!source) throw refuse("empty");
  if (promised.bytes != null && promised.bytes > UPLOAD_BYTES) throw refuse("large");
  const path = await stagingPath();
  try {
    const received = await pour(source, path).catch((error: unknown) => {
      // A connection that breaks off shows as an error of the stream, not as one of the file.
      const isOurs = error instanceof Error && error.name === "AppError";
      const isDisk = error instanceof Error && "syscall" in error;
      throw isOurs || isDisk ? error : refuse("cut");
    });
    comparedWith(received, promised);
    return received;
  } catch (error) {
    await discardStaged(path);
    throw error;
  }
}
