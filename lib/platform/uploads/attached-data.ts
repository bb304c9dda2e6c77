import "server-only";
import { Buffer } from "node:buffer";
import { fromBufferPromise } from "yauzl";
import { workbookLimits } from "@/lib/platform/spreadsheet/zip-guard";

// Electronic invoices carry their figures as a file inside: XML, XBRL, JSON, a table of commas or an OFD.
// Such a file is data and nothing else: no program, no page, nothing that a table program would call.

const DATA_NAME = /^[^/\\:\p{Cc}\u202a-\u202e\u2066-\u2069]*\.(?:xml|xbrl|json|csv|txt|ofd)$/iu;
/** Words with which text turns into something that runs or fetches. */
const RUNS =
  /<!(?:DOCTYPE|ENTITY)|<\?(?:xml-stylesheet|php)|<\/?(?:[a-z]+:)?(?:script|html|iframe|object|embed|svg|scriptlet|package|job)\b|javascript:|vbscript:|\bon(?:load|error|click)\s*=/i;
const SHELL = /^(?:#!|@echo|MZ)/i;
/** A cell that begins like this is a formula; with a bar in it, a call to a program. */
const CALL = /(?:^|[\n\r,;\t"])\s*[=+@-][^,;\t\n\r"]*[(|!]/;
/** XML and JSON are no tables: no program opens them as cells. */
const MARKED_UP = /^\s*[<{]/;
const OFD_PART = /(?:\/|\.(?:xml|png|jpe?g|bmp|gif|tiff?|jb2|ttf|otf|ttc|esl|dat))$/i;

/** True for a name of one of the kinds of data, without folders or signs that hide its ending. */
export function isDataName(name: string): boolean {
  return DATA_NAME.test(name);
}

/** The words of a file, or null where it is none of the ways in which text is written. */
function textOf(bytes: Buffer): string | null {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return /[^\P{Cc}\t\n\r]/u.test(text) ? null : text;
    } catch {
      // Written in the other way.
    }
  }
  return null;
}

async function isOfd(bytes: Buffer): Promise<boolean> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true }).catch(() => null);
  if (!zip || zip.entryCount > workbookLimits.entries) return false;
  const names: string[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted() || entry.uncompressedSize > workbookLimits.totalBytes) return false;
      names.push(entry.fileName);
    }
  } catch {
    return false;
  } finally {
    zip.close();
  }
  return names.includes("OFD.xml") && names.every((name) => OFD_PART.test(name));
}

/** True for bytes that are data only, whatever they are called. */
export async function isData(bytes: Buffer): Promise<boolean> {
  if (bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) return isOfd(bytes);
  const text = textOf(bytes);
  if (text === null || SHELL.test(text) || RUNS.test(text)) return false;
  return MARKED_UP.test(text) || !CALL.test(text);
}
