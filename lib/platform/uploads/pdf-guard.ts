import "server-only";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { holdsDataOnly, type Stream } from "@/lib/platform/uploads/pdf-attachments";

// A PDF may carry programs: scripts that run when it is opened, commands, other files. Its names may be
// spelled with numbers and its objects packed, so both are undone before they are looked at. Of other files
// only plain data passes: electronic invoices carry their figures so.

/** What a PDF turned out to be. */
export type PdfVerdict = "fine" | "damaged" | "password" | "active" | "attached" | "two_files";

const unpack = promisify(inflate);
const UNPACKED = 64 * 1024 * 1024;
/** A book of a thousand pages has some ten thousand. */
const STREAMS = 100_000;
const HEAD = 2000;
const SIGNS = 300_000;
const NUMBERED = /#([0-9a-fA-F]{2})/g;

/** Names that make a reader run something: the character after a name ends it. */
const ACTIVE =
  /\/(?:JavaScript|Launch|RichMedia|RichMediaContent|SubmitForm|ImportData|Rendition)(?![A-Za-z0-9_.-])/;
const ATTACHED = /\/(?:EmbeddedFiles?|FileAttachment)(?![A-Za-z0-9_.-])/;
/** Names so short that packed pictures hold them by chance: looked for outside of streams only. */
const SHORT_ACTIVE = /\/(?:JS|XFA|GoToE|Movie)(?![A-Za-z0-9_.-])/;
const ENCRYPTED = /\/Encrypt(?![A-Za-z0-9_.-])/;

/** True for more number signs than packed pictures hold by chance: spelling them out would take long. */
function hasTooManySigns(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf("#"); at >= 0 && count <= SIGNS; at = text.indexOf("#", at + 1)) {
    count += 1;
  }
  return count > SIGNS;
}

function plainNames(text: string): string {
  return text.includes("#")
    ? text.replace(NUMBERED, (_whole, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 16)),
      )
    : text;
}

/** The streams of a file in their order, by one walk however it is written; null when there are too many. */
function streamsOf(text: string): Stream[] | null {
  const found: Stream[] = [];
  let from = 0;
  for (;;) {
    const at = text.indexOf("stream", from);
    if (at < 0) return found;
    const start = at + (text.startsWith("\r\n", at + 6) ? 8 : 7);
    const end = text.indexOf("endstream", start);
    if (end < 0) return found;
    if (found.length === STREAMS) return null;
    found.push({ head: text.slice(Math.max(from, at - HEAD), at), start, end });
    from = end + "endstream".length;
  }
}

/** Everything outside of streams: what streams hold is drawn, not obeyed. */
function withoutStreams(text: string, streams: readonly Stream[]): string {
  const ends = [0, ...streams.map(({ end }) => end)];
  return ends.map((end, at) => text.slice(end, streams[at]?.start)).join(" ");
}

/** What packed objects hold; null where one of them cannot be unpacked the usual way. */
async function packedObjects(bytes: Buffer, streams: readonly Stream[]): Promise<string[] | null> {
  const found: string[] = [];
  let left = UNPACKED;
  for (const { head, start, end } of streams) {
    if (!plainNames(head).includes("/ObjStm")) continue;
    const packed = bytes.subarray(start, end);
    const plain = await unpack(packed, { maxOutputLength: left }).catch(() => null);
    if (!plain) return null;
    left = Math.max(1, left - plain.length);
    const words = plain.toString("latin1");
    if (hasTooManySigns(words)) return null;
    found.push(words);
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
  if (!isWhole(text) || hasTooManySigns(text)) return "damaged";
  if (hasMoreBehind(bytes)) return "two_files";
  const streams = streamsOf(text);
  if (!streams) return "damaged";
  const outside = plainNames(withoutStreams(text, streams));
  if (ENCRYPTED.test(outside)) return "password";
  const packed = (await packedObjects(bytes, streams))?.map(plainNames);
  if (!packed) return "active";
  if ([outside, ...packed].some((one) => ENCRYPTED.test(one))) return "password";
  if ([outside, ...packed].some((one) => SHORT_ACTIVE.test(one))) return "active";
  // Long names are looked for in every byte: what seems to be a stream may be none.
  const everything = [plainNames(text), ...packed];
  if (everything.some((one) => ACTIVE.test(one))) return "active";
  if (!everything.some((one) => ATTACHED.test(one))) return "fine";
  const pdf = { bytes, streams, everything: plainNames(text), outside, packed };
  return (await holdsDataOnly(pdf, plainNames)) ? "fine" : "attached";
}
