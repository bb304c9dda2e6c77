import "server-only";
import { open as openFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { workbookLimits } from "@/lib/platform/spreadsheet/zip-guard";
import { type PartProblem, problemOfPart, problemOfXml } from "@/lib/platform/uploads/office-parts";

// Office files are archives. Their directory is looked through before anything is unpacked, then every
// part is unpacked into nothing and counted, because a directory may lie.

/** What an archive turned out to be. */
export type OfficeVerdict = "docx" | "xlsx" | "password" | "bomb" | "foreign" | PartProblem;

/** The words of a thick book are some megabytes; what a part says is looked through whole. */
const READ_BYTES = 16 * 1024 * 1024;

class Verdict extends Error {
  readonly verdict: OfficeVerdict;
  constructor(verdict: OfficeVerdict) {
    super(verdict);
    this.verdict = verdict;
  }
}

async function readDirectory(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > workbookLimits.entries) throw new Verdict("bomb");
  const entries: Entry[] = [];
  const names = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new Verdict("password");
    // Of two parts with one name each program takes another.
    if (names.has(entry.fileName.toLowerCase())) throw new Verdict("damaged");
    names.add(entry.fileName.toLowerCase());
    total += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    const isPacked = entry.uncompressedSize > workbookLimits.ratioFrom;
    if (isPacked && ratio > workbookLimits.ratio) throw new Verdict("bomb");
    if (total > workbookLimits.totalBytes) throw new Verdict("bomb");
    entries.push(entry);
  }
  return entries;
}

async function unpack(zip: ZipFile, entry: Entry, keep: (piece: Buffer) => void): Promise<void> {
  const stream = await zip.openReadStreamPromise(entry);
  let checksum = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    checksum = crc32(piece, checksum);
    keep(piece);
  }
  if (checksum !== entry.crc32) throw new Verdict("damaged");
}

function kindOf(types: string): OfficeVerdict {
  if (/macroEnabled|vbaProject|sheet\.binary/i.test(types)) return "macro";
  if (/wordprocessingml\.document\.main\+xml/.test(types)) return "docx";
  return /spreadsheetml\.sheet\.main\+xml/.test(types) ? "xlsx" : "foreign";
}

/** Unpacks a part to see that it is whole; what a Word document says in it is looked through. */
async function lookInto(zip: ZipFile, entry: Entry, kind: "docx" | "xlsx"): Promise<void> {
  const isRead = kind === "docx" && /\.(xml|rels)$/i.test(entry.fileName);
  if (isRead && entry.uncompressedSize > READ_BYTES) throw new Verdict("bomb");
  const pieces: Buffer[] = [];
  await unpack(zip, entry, (piece) => {
    if (isRead) pieces.push(piece);
  });
  // A workbook has a guard of its own.
  if (kind === "xlsx") return;
  const problem =
    problemOfPart(entry.fileName) ??
    problemOfXml(entry.fileName, Buffer.concat(pieces).toString("utf8"));
  if (problem) throw new Verdict(problem);
}

async function look(zip: ZipFile): Promise<OfficeVerdict> {
  const entries = await readDirectory(zip);
  const types = entries.find((entry) => entry.fileName === "[Content_Types].xml");
  if (!types || types.uncompressedSize > workbookLimits.ratioFrom) return "foreign";
  const pieces: Buffer[] = [];
  await unpack(zip, types, (piece) => pieces.push(piece));
  const kind = kindOf(Buffer.concat(pieces).toString("utf8"));
  if (kind !== "docx" && kind !== "xlsx") return kind;
  for (const entry of entries) await lookInto(zip, entry, kind);
  return kind;
}

/** Looks through an archive and says what it is, without parsing any document. */
export async function judgeOfficeFile(path: string): Promise<OfficeVerdict> {
  let zip: ZipFile;
  try {
    // The archive stays open after its directory was read: its parts are unpacked next.
    zip = await openPromise(path, {
      lazyEntries: true,
      validateEntrySizes: true,
      autoClose: false,
    });
  } catch {
    return "damaged";
  }
  try {
    return await look(zip);
  } catch (error) {
    // The archive library reports broken archives in its own words.
    return error instanceof Verdict ? error.verdict : "damaged";
  } finally {
    zip.close();
  }
}

/** True for an old Office file that holds an encrypted new one: a document with an opening password. */
export async function isEncryptedOffice(path: string, bytes: number): Promise<boolean> {
  const file = await openFile(path, "r");
  try {
    const { buffer } = await file.read(Buffer.alloc(Math.min(bytes, 1 << 20)), 0);
    return buffer.includes(Buffer.from("EncryptedPackage", "utf16le"));
  } finally {
    await file.close();
  }
}
