/*
 * What is typed is cut at spaces into words; all of them must occur. Two-character windows find Chinese without a
 * dictionary; letters are also taken for the pinyin of a title. Ordered best first: the title itself, a title that
 * holds the words, the text; among equals the newest. Where nothing holds them, titles that sound alike are shown. The excerpt is the place where the words stand. Words of
 * accusation point to 12388, words of need to 12345: whatever was found is shown all the same.
 */
import { plainWords, publicPath } from "@/lib/domain/publications/rules";
import { PUBLICATION_KINDS, type PublicationKind } from "@/lib/domain/publications/types";
import type { ExcerptRun, OtherChannel, PublicHitKind } from "@/lib/domain/search/visitors/types";

const MOST_WORDS = 6;
const BEFORE = 30;
const EXCERPT = 110;

/** The words of a query as they are looked for; a single character is too little, and is left out. */
export function wordsOf(query: string): string[] {
  const words = query.split(/\s+/).map(plainWords);
  return [...new Set(words.filter((word) => word.length > 1))].slice(0, MOST_WORDS);
}

/** Letters that may be the pinyin of a title, whole or its first letters; null for anything else. */
export function lettersOf(words: readonly string[]): string | null {
  const joined = words.join("");
  return /^[a-z]{2,40}$/.test(joined) ? joined : null;
}

/** Words that a wrong character with the right sound may stand in: two to eight characters, all of them Chinese. */
export function mayBeMisspelt(words: readonly string[]): boolean {
  return /^\p{Script=Han}{2,8}$/u.test(words.join(""));
}

const ACCUSATION =
  /举报|检举|控告|贪污|受贿|行贿|索贿|腐败|违纪|违法|贪官|送礼|红包|吃拿卡要|优亲厚友|侵占|挪用/;
const NEED =
  /投诉|求助|停水|停电|噪音|漏水|欠薪|讨薪|拖欠|补贴没|没发|办证|社保|医保|低保|户口|居住证|路灯|垃圾|物业|退费|挂号|报销/;

/** The door that fits the words better than this one; null for ordinary searches. */
export function channelFor(query: string): OtherChannel | null {
  if (ACCUSATION.test(query)) return "12388";
  return NEED.test(query) ? "12345" : null;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Words as they may be written: with signs and spaces between their characters. */
function pattern(words: readonly string[]): RegExp | null {
  const longest = [...words].sort((a, b) => b.length - a.length);
  const written = longest.map((word) => [...word].map(escaped).join("[\\s\\p{P}\\p{S}]{0,2}"));
  return written.length > 0 ? new RegExp(written.join("|"), "giu") : null;
}

/** A text with the words marked. */
export function marked(text: string, words: readonly string[]): ExcerptRun[] {
  const found = pattern(words);
  const runs: ExcerptRun[] = [];
  let at = 0;
  for (const match of found ? text.matchAll(found) : []) {
    if (match.index > at) runs.push({ text: text.slice(at, match.index), hit: false });
    runs.push({ text: match[0], hit: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push({ text: text.slice(at), hit: false });
  return runs;
}

/** The part of the first text that holds a word, with the words marked; the first text's beginning otherwise. */
export function excerptOf(texts: readonly string[], words: readonly string[]): ExcerptRun[] {
  const found = pattern(words);
  const holder = found ? texts.find((text) => text.search(found) >= 0) : undefined;
  const text = (holder ?? texts[0] ?? "").replace(/\s+/g, " ");
  const at = found ? Math.max(0, text.search(found)) : 0;
  const from = at > BEFORE ? at - BEFORE : 0;
  const part = text.slice(from, from + EXCERPT);
  const shown = `${from > 0 ? "…" : ""}${part}${from + EXCERPT < text.length ? "…" : ""}`;
  return marked(shown, words);
}

function isPublication(kind: PublicHitKind): kind is PublicationKind {
  return (PUBLICATION_KINDS as readonly string[]).includes(kind);
}

/** Where a hit is shown. */
export function hrefOf(hit: {
  kind: PublicHitKind;
  id: string;
  carrierCode: string | null;
}): string {
  const { kind, id, carrierCode } = hit;
  if (isPublication(kind)) return publicPath(kind, id);
  if (kind === "task") return `/carriers/${carrierCode}#${id}`;
  return { carrier: "/carriers/", policy: "/policies/", edition: "/editions/" }[kind] + id;
}
