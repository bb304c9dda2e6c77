import { Readable } from "node:stream";
import yauzl from "yauzl";

/** What an address answered. */
export interface Answer {
  path: string;
  status: number;
  type: string;
  body: Buffer;
}

const AT_ONCE = 8;
/** Of the many combinations of filters on one page, the first that are met. */
const QUERIES_OF_A_PATH = 12;
const LINKS = /(?:href|src|action|data-href)="([^"]+)"/g;

/** Asks as somebody without an account would; redirections are followed like links. */
export async function ask(base: string, path: string): Promise<Answer> {
  const response = await fetch(new URL(path, base), { redirect: "manual" });
  return {
    path,
    status: response.status,
    type: response.headers.get("content-type") ?? response.headers.get("location") ?? "",
    body: Buffer.from(await response.arrayBuffer()),
  };
}

function local(base: string, from: string, link: string): string | undefined {
  const plain = link.replaceAll("&amp;", "&");
  if (!URL.canParse(plain, new URL(from, base))) return undefined;
  const url = new URL(plain, new URL(from, base));
  if (url.origin !== new URL(base).origin) return undefined;
  return url.pathname + url.search;
}

function linksIn(base: string, { path, status, type, body }: Answer): string[] {
  if (status >= 300 && status < 400)
    return [local(base, path, type)].filter((one) => one !== undefined);
  const text = /html/.test(type)
    ? [...body.toString().matchAll(LINKS)].map(([, link]) => link ?? "")
    : [];
  // Site maps, feeds and indexes of open data name addresses in full.
  const named = /xml|json/.test(type)
    ? [...body.toString().matchAll(/https?:\/\/[^\s"<>\\]+/g)].map(([link]) => link)
    : [];
  return [...text, ...named]
    .map((link) => local(base, path, link))
    .filter((one) => one !== undefined);
}

/** Everything that can be reached by following links from the given addresses, each once. */
export async function crawl(
  base: string,
  starts: readonly string[],
  isWanted: (path: string) => boolean,
  see: (answer: Answer) => void | Promise<void>,
): Promise<Set<string>> {
  const seen = new Set<string>();
  const queries = new Map<string, number>();
  const waiting: string[] = [];
  const add = (path: string) => {
    const [page = ""] = path.split("?");
    if (seen.has(path) || !isWanted(path)) return;
    const count = queries.get(page) ?? 0;
    if (count >= QUERIES_OF_A_PATH) return;
    queries.set(page, count + 1);
    seen.add(path);
    waiting.push(path);
  };
  for (const start of starts) add(start);
  while (waiting.length > 0) {
    const answers = await Promise.all(waiting.splice(0, AT_ONCE).map((path) => ask(base, path)));
    for (const answer of answers) {
      await see(answer);
      for (const link of linksIn(base, answer)) add(link);
    }
  }
  return seen;
}

function entriesOf(packed: Buffer): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const found: Promise<Buffer>[] = [];
    yauzl.fromBuffer(packed, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("entry", (entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          found.push(
            Readable.from(stream)
              .toArray()
              .then((parts) => Buffer.concat(parts)),
          );
          return zip.readEntry();
        });
      });
      zip.once("end", () => resolve(Promise.all(found)));
      zip.readEntry();
      return undefined;
    });
  });
}

/** The text of an answer, also of what is packed (workbooks, documents). */
export async function textOf({ type, body }: Answer): Promise<string> {
  if (!/officedocument|zip/.test(type)) return body.toString();
  return Buffer.concat(await entriesOf(body)).toString();
}
