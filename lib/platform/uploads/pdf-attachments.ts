import "server-only";
import { Buffer } from "node:buffer";
import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { isData, isDataName } from "@/lib/platform/uploads/attached-data";

// Files inside of a PDF are found by its own words: each description of a file says its name and which
// streams hold it. Whatever cannot be followed from there, or is written in an unusual way, is not taken
// for data: a reader might see another file than is seen here.

/** A stream, what stands before it, and where its bytes are. */
export interface Stream {
  head: string;
  start: number;
  end: number;
}

/** A PDF taken apart: its bytes, its words outside of streams and in packed objects, names spelled out. */
export interface TakenApart {
  bytes: Buffer;
  streams: readonly Stream[];
  /** Every byte as text, streams included. */
  everything: string;
  outside: string;
  packed: readonly string[];
}

const unpack = promisify(inflate);
const UNPACKED = 16 * 1024 * 1024;
const MOST = 20;

const HOLDS = /\/EF\s*(?:<<|\d+\s+\d+\s+R)/g;
const HELD = /\/EF\s*<<((?:\s*\/(?:F|UF)\s*\d+\s+\d+\s+R)+)\s*>>/g;
const REFERENCE = /(\d+)\s+\d+\s+R/g;
const NAMED = /\/(?:UF|F)\s*(?:\(((?:\\[\s\S]|[^()\\]){0,400})\)|<([0-9A-Fa-f\s]{2,1600})>)/g;
/** A name in any other writing, or of another system. */
const NAMED_OTHERWISE = /\/(?:DOS|Mac|Unix)\s*[(<]|\/(?:UF|F)\s*\(/g;
const MARKED = /\/EmbeddedFile(?![A-Za-z0-9_.-])/g;
const ON_PAGE = /\/FileAttachment(?![A-Za-z0-9_.-])/;
const OBJECT = /(\d+)\s+\d+\s+obj/g;

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function stringBytes(literal: string | undefined, digits: string | undefined): Buffer {
  if (literal === undefined) return Buffer.from((digits ?? "").replace(/\s/g, ""), "hex");
  const plain = literal.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_whole, sign: string) =>
    /^[0-7]/.test(sign)
      ? String.fromCharCode(Number.parseInt(sign, 8) & 255)
      : (ESCAPES[sign] ?? (/^[\r\n]/.test(sign) ? "" : sign)),
  );
  return Buffer.from(plain, "latin1");
}

function wordsOf(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder("utf-16be").decode(bytes.subarray(2));
  }
  // Makers write names in what their system writes; letters of the ending are the same in all of them.
  return new TextDecoder("utf-8").decode(bytes);
}

/** Whether all files are named, and all of them as data. */
function areNamesData(texts: readonly string[]): boolean {
  let named = 0;
  for (const text of texts) {
    const names = [...text.matchAll(NAMED)].map(([, literal, digits]) =>
      wordsOf(stringBytes(literal, digits)),
    );
    const literals = [...text.matchAll(NAMED)].filter(([, literal]) => literal !== undefined);
    if ((text.match(NAMED_OTHERWISE) ?? []).length !== literals.length) return false;
    if (!names.every(isDataName)) return false;
    named += names.length;
  }
  return named > 0;
}

/** The numbers of the objects that hold files; null where one is written in an unusual way. */
function numbersOf({ everything, outside, packed }: TakenApart): Set<string> | null {
  const texts = [outside, ...packed];
  const held = texts.flatMap((text) => [...text.matchAll(HELD)].map(([, refs]) => refs ?? ""));
  const count = (text: string) => (text.match(HOLDS) ?? []).length;
  const all = [everything, ...packed].reduce((sum, text) => sum + count(text), 0);
  if (held.length === 0 || held.length !== all) return null;
  return new Set(held.flatMap((refs) => [...refs.matchAll(REFERENCE)].map(([, n]) => n ?? "")));
}

interface Own extends Stream {
  number: string;
  dictionary: string;
}

function ownOf(stream: Stream, plain: (text: string) => string): Own {
  const last = [...stream.head.matchAll(OBJECT)].at(-1);
  const from = last ? last.index + last[0].length : stream.head.length;
  return { ...stream, number: last?.[1] ?? "", dictionary: plain(stream.head.slice(from)) };
}

/** What a stream holds; null where it is packed otherwise than usual, or elsewhere. */
async function contentOf(bytes: Buffer, { dictionary, start, end }: Own): Promise<Buffer | null> {
  if (/\/(?:DecodeParms|FFilter|FDecodeParms|Crypt)\b|\/F\s*[(<]/.test(dictionary)) return null;
  const filter = /\/Filter\s*(\[[^\]]*\]|\/[A-Za-z0-9]+)/.exec(dictionary)?.[1];
  const raw = bytes.subarray(start, end);
  if (!filter) return dictionary.includes("/Filter") ? null : raw;
  if (!/^(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])$/.test(filter)) return null;
  return unpack(raw, { maxOutputLength: UNPACKED }).catch(() => null);
}

/**
 * True where all files inside of a PDF are data by name and by content, and none hides from being looked
 * at. `plain` spells names out.
 */
export async function holdsDataOnly(
  pdf: TakenApart,
  plain: (text: string) => string,
): Promise<boolean> {
  if ([pdf.everything, ...pdf.packed].some((text) => ON_PAGE.test(text))) return false;
  if (!areNamesData([pdf.outside, ...pdf.packed])) return false;
  const numbers = numbersOf(pdf);
  if (!numbers || numbers.size > MOST) return false;
  const owns = pdf.streams.map((stream) => ownOf(stream, plain));
  const marked = owns.filter(({ dictionary }) => dictionary.match(MARKED));
  if ((pdf.everything.match(MARKED) ?? []).length !== marked.length) return false;
  const files = owns.filter((one) => numbers.has(one.number) || marked.includes(one));
  // Each number must stand for streams seen here, as often as anything bears it.
  for (const number of numbers) {
    const seen = files.filter((one) => one.number === number).length;
    const borne = pdf.everything.match(new RegExp(`(?<!\\d)${number}\\s+\\d+\\s+obj`, "g"));
    if (seen === 0 || seen !== borne?.length) return false;
  }
  for (const file of files) {
    const content = await contentOf(pdf.bytes, file);
    if (!content || !(await isData(content))) return false;
  }
  return true;
}
