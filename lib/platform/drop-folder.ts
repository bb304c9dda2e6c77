import "server-only";
import { lstat, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/platform/errors";

/*
 * A folder that other systems drop files into. A file is taken when nobody has written to it for a while,
 * and moved to done/ or failed/ beside it afterwards, so that what lies in the folder is what waits.
 */

/** A file that waits. */
export interface DroppedFile {
  name: string;
  size: number;
  modifiedAt: Date;
}

const WAITED = 10_000;
const LARGEST = 20 * 1024 * 1024;

function folderOf(root: string, folder: string): string {
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(folder)) throw new Error("not a drop folder");
  return path.join(path.resolve(/* turbopackIgnore: true */ root), folder);
}

async function fileAt(place: string, name: string): Promise<DroppedFile | null> {
  // Not followed where it is a link: it could lead anywhere.
  const found = await lstat(path.join(place, name)).catch(() => null);
  return found?.isFile() ? { name, size: found.size, modifiedAt: found.mtime } : null;
}

/** The CSV files of a folder that nobody has written to for ten seconds, oldest first; makes the folder. */
export async function listDropped(
  root: string,
  folder: string,
  now: Date = new Date(),
): Promise<DroppedFile[]> {
  const place = folderOf(root, folder);
  await mkdir(place, { recursive: true });
  const names = (await readdir(place)).filter((name) => /^[^.].*\.csv$/i.test(name));
  const files = await Promise.all(names.map((name) => fileAt(place, name)));
  return files
    .filter((file) => file !== null)
    .filter((file) => now.getTime() - file.modifiedAt.getTime() >= WAITED)
    .sort((a, b) => a.modifiedAt.getTime() - b.modifiedAt.getTime());
}

/** The bytes of a waiting file, or null where it was written to meanwhile; throws where it is too large. */
export async function readDropped(
  root: string,
  folder: string,
  file: DroppedFile,
): Promise<Buffer | null> {
  if (file.size > LARGEST) {
    throw new AppError("unavailable", "文件超过 20 MB，请来源系统分成几个文件");
  }
  const place = folderOf(root, folder);
  const bytes = await readFile(path.join(place, file.name));
  const after = await fileAt(place, file.name);
  const isWhole =
    after?.size === file.size && after.modifiedAt.getTime() === file.modifiedAt.getTime();
  return isWhole ? bytes : null;
}

/** Moves a file to done/ or failed/ under its time and name, with a list of errors beside it. */
export async function putAside(
  root: string,
  folder: string,
  { file, to, errors }: { file: DroppedFile; to: "done" | "failed"; errors: string | null },
): Promise<void> {
  const place = folderOf(root, folder);
  const target = path.join(place, to);
  await mkdir(target, { recursive: true });
  const moment = new Date().toISOString().replace(/[-:]/g, "").replace(/\..*/, "Z");
  const name = `${moment}-${file.name}`;
  if (errors !== null) await writeFile(path.join(target, `${name}.errors.csv`), errors);
  await rename(path.join(place, file.name), path.join(target, name));
}
