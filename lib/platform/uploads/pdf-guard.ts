import "server-only";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { inflate } from "node:zlib";

// A PDF may carry programs: scripts that run when it is opened, commands, other files. Its names may be
// spelled with numbers and its objects packed, so both are undone before they are looked at.

/** What a PDF turned out to be. */
export type PdfVerdict = "fine" | "damaged" | "password" | "active" | "attached" | "two_files";

const unpack = promisify(inflate);
const UNPACKED = 64 * 1024 * 1024;
const STREAM = /obj\b([\s\S]{0,2000}?)stream\r?\n/g;
const NUMBERED = /#([0-9a-fA-F]{2})/g;

/** Names that make a reader run something: the character after a name ends it. */
const ACTIVE =
  /\/(?:JavaScript|Launch|RichMedia|RichMediaContent|SubmitForm|ImportData|Rendition)(?![A-Za-z0-9_.-])/;
const ATTACHED = /\/(?:EmbeddedFiles?|FileAttachment)(?![A-Za-z0-9_.-])/;
/** Names so short that packed pictures hold them by chance: looked for outside of streams only. */
const SHORT_ACTIVE = /\/(?:JS|XFA|GoToE|Movie)(?![A-Za-z0-9_.-])/;
const ENCRYPTED = /\/Encrypt(?![A-Za-z0-9_.-])/;

function plainNames(text: string): string {
  return text.includes("#")
    ? text.replace(NUMBERED, (_whole, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 16)),
      )
    : text;
}

/** Everything outside of streams: what streams hold is drawn, not obeyed. */
function withoutStreams(text: string): string {
  return text.replace(/stream\r?\n[\s\S]*?endstream/g, "stream endstream");
}

/** What packed objects hold; null where one of them cannot be unpacked the usual way. */
async function packedObjects(bytes: Buffer, text: string): Promise<string[] | null> {
  const found: string[] = [];
  let left = UNPACKED;
  for (const match of text.matchAll(STREAM)) {
    if (!plainNames(match[1] ?? "").includes("/ObjStm")) continue;
    const start = match.index + match[0].length;
    const packed = bytes.subarray(start, bytes.indexOf("endstream", start));
    const plain = await unpack(packed, { maxOutputLength: left }).catch(() => null);
    if (!plain) return null;
    left = Math.max(1, left - plain.length);
    found.push(plain.toString("latin1"));
  }
  return found;
}

/** A whole PDF begins with %PDF- and ends with the place of its table and %%EOF, and nothing after it. */
function isWhole(text: string): boolean {
  const end = text.lastIndexOf("%%EOF");
  const tail = text.slice(-2048);
  return end >= 0 && tail.includes("startxref") && tail.includes("%%EOF") && /\/Root\b/.test(text);
}

const BLANKS = new Set([0, 9, 10, 12, 13, 26, 32]);
const BEHIND = 1024;

function hasMoreBehind(bytes: Buffer): boolean {
  // Scanners fill up with blanks; an archive or a program behind the end is another file.
  const behind = bytes.subarray(bytes.lastIndexOf("%%EOF") + 5);
  if (behind.subarray(BEHIND).some((byte) => !BLANKS.has(byte))) return true;
  return ["PK\u0003\u0004", "PK\u0005\u0006", "MZ", "<"].some((sign) => behind.includes(sign));
}

/** Looks through a PDF for what it would do besides being read. */
export async function judgePdf(path: string): Promise<PdfVerdict> {
  const bytes = await readFile(path);
  const text = bytes.toString("latin1");
  if (!isWhole(text)) return "damaged";
  if (hasMoreBehind(bytes)) return "two_files";
  const outside = plainNames(withoutStreams(text));
  if (ENCRYPTED.test(outside)) return "password";
  const packed = (await packedObjects(bytes, text))?.map(plainNames);
  if (!packed) return "active";
  if ([outside, ...packed].some((one) => ENCRYPTED.test(one))) return "password";
  if ([outside, ...packed].some((one) => SHORT_ACTIVE.test(one))) return "active";
  // Long names are looked for in every byte: what seems to be a stream may be none.
  const everything = [plainNames(text), ...packed];
  if (everything.some((one) => ACTIVE.test(one))) return "active";
  return everything.some((one) => ATTACHED.test(one)) ? "attached" : "fine";
}
