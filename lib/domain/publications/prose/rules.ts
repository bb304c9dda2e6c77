/*
 * Prose is what people type into a plain box: paragraphs parted by line ends, `## ` before a heading, `- ` or
 * `1. ` before the items of a list, `> ` before what is quoted, and [words](address) for a link. There is no
 * HTML: whatever looks like it is shown as typed. Addresses lead to https, http or a page of this site; any
 * other address is shown as words.
 */
import type { Block, Inline } from "@/lib/domain/publications/prose/types";

const LINK = /\[([^[\]\n]{1,200})\]\(([^()\s]{1,500})\)/g;
const HEADING = /^#{1,3}\s*(\S.*)$/;
const BULLET = /^[-*•·]\s+(\S.*)$/;
const NUMBERED = /^\d{1,3}[.、．)）]\s*(\S.*)$/;
const QUOTE = /^[>＞]\s*(\S.*)$/;

/** True for an address that a published text may lead to: https, http, or a path of this site. */
export function isSafeAddress(address: string): boolean {
  if (/^\/(?![/\\])[^\\\s]*$/.test(address)) return true;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return !username && !password;
}

/** A line of text as words and links. */
export function inlines(text: string): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const found of text.matchAll(LINK)) {
    const [whole, words = "", href = ""] = found;
    if (!isSafeAddress(href)) continue;
    if (found.index > at) parts.push({ text: text.slice(at, found.index) });
    parts.push({ text: words, href });
    at = found.index + whole.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

function lineOf(line: string): { kind: Block["kind"]; text: string } {
  const heading = HEADING.exec(line)?.[1];
  if (heading) return { kind: "heading", text: heading };
  const bullet = BULLET.exec(line)?.[1];
  if (bullet) return { kind: "bullets", text: bullet };
  const step = NUMBERED.exec(line)?.[1];
  if (step) return { kind: "steps", text: step };
  const quote = QUOTE.exec(line)?.[1];
  if (quote) return { kind: "quote", text: quote };
  return { kind: "paragraph", text: line };
}

/** What was typed as blocks in order; items of one list that follow each other are one block. */
export function parseProse(typed: string): Block[] {
  const blocks: Block[] = [];
  for (const raw of typed.split(/\n/)) {
    const line = raw.trim();
    if (!line) continue;
    const { kind, text } = lineOf(line);
    const last = blocks.at(-1);
    if ((kind === "bullets" || kind === "steps") && last?.kind === kind) {
      last.items.push(inlines(text));
    } else {
      blocks.push({ kind, items: [inlines(text)] });
    }
  }
  return blocks;
}

/** The words alone, for the search and for descriptions. */
export function proseWords(typed: string): string {
  return parseProse(typed)
    .flatMap(({ items }) => items.map((parts) => parts.map(({ text }) => text).join("")))
    .join(" ");
}

/** The addresses outside this site that a text leads to, each once. */
export function outerAddresses(typed: string): string[] {
  const found = parseProse(typed).flatMap(({ items }) => items.flat());
  const outer = found.flatMap(({ href }) => (href && /^https?:/i.test(href) ? [href] : []));
  return [...new Set(outer)];
}
