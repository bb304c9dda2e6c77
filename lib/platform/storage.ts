import "server-only";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { isId, newId } from "@/lib/shared/ids";

// Files are kept under their SHA-256: EVIDENCE_DIR/<first two hex digits>/<sha256>. A file appears under
// its name only when its bytes are on the disk, so a name always means a whole file.

const STAGING = "staging";
const STAGED_FOR = 24 * 3_600_000;
/** Uploads stop while there is still room for the database. */
const FREE_SHARE_FOR_UPLOADS = 0.15;

function root(): string {
  return path.resolve(/* turbopackIgnore: true */ env().EVIDENCE_DIR);
}

function placeOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("not a SHA-256");
  return path.join(root(), sha256.slice(0, 2), sha256);
}

/** A new path for a file that is still arriving, on the store's own disk so that it can be renamed. */
export async function stagingPath(): Promise<string> {
  const folder = path.join(root(), STAGING);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return path.join(folder, newId());
}

/** The path of a file that arrives in pieces under an id of its own. */
export function piecesPath(id: string): string {
  if (!isId(id)) throw new Error("not an id");
  return path.join(root(), STAGING, id);
}

/** Writes a piece into a file at its place; the file grows by it. */
export async function writePiece(id: string, offset: number, piece: Uint8Array): Promise<void> {
  await mkdir(path.join(root(), STAGING), { recursive: true, mode: 0o700 });
  const isFirst = offset === 0;
  const handle = await open(piecesPath(id), isFirst ? "w" : "r+", 0o600);
  try {
    await handle.write(piece, 0, piece.byteLength, offset);
  } finally {
    await handle.close();
  }
}

/** Removes a kept file; missing files are no error. Only where no row can come to refer to it meanwhile. */
export async function removeStored(sha256: string): Promise<void> {
  await rm(placeOf(sha256), { force: true });
}

/** Removes what is still staged; missing files are no error. */
export async function discardStaged(file: string): Promise<void> {
  await rm(file, { force: true });
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Moves a staged file to its name. Bytes and name are on the disk when this returns. */
export async function keepStaged(file: string, sha256: string): Promise<void> {
  const place = placeOf(sha256);
  const folder = path.dirname(place);
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  // The same content may be there already: renaming over it changes nothing.
  await rename(file, place);
  await flushFolder(folder);
  if (made) await flushFolder(root());
}

/** Size in bytes of a kept file, or null where there is none. */
export async function storedSize(sha256: string): Promise<number | null> {
  const found = await stat(placeOf(sha256)).catch(() => null);
  return found?.size ?? null;
}

/** The kept bytes as a stream; call `storedSize` first. */
export function readStored(sha256: string): ReadableStream<Uint8Array> {
  const file = createReadStream(placeOf(sha256));
  const chunks = file[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: () => void file.destroy(),
  });
}

/** The path of a kept file, for tools that read files. */
export function storedPath(sha256: string): string {
  return placeOf(sha256);
}

/** Refuses uploads when less than 15 % of the disk is free. */
export async function requireRoom(): Promise<void> {
  await mkdir(root(), { recursive: true, mode: 0o700 });
  const disk = await statfs(root());
  if (disk.bavail / disk.blocks >= FREE_SHARE_FOR_UPLOADS) return;
  throw new AppError("unavailable", "服务器存储空间不足，暂不能上传材料；文字可以照常填写和提交");
}

/** Removes what was staged more than a day ago: uploads that a crash or a lost network left. */
export async function sweepStaged(now: Date = new Date()): Promise<number> {
  const folder = path.join(root(), STAGING);
  const names = await readdir(folder).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (!found || now.getTime() - found.mtimeMs < STAGED_FOR) continue;
    await discardStaged(file);
    removed += 1;
  }
  return removed;
}
