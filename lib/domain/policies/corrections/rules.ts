/*
 * How people correct proposed clauses, one press at a time: a new clause after one, one divided at its
 * first empty line (or its first line break), one joined to the clause above it, one removed, all numbered
 * anew. Chapters keep their numbers, and so does the opening. Joining keeps every word: number, heading
 * and text become part of the text above.
 */
import type { ClauseText } from "../clauses/types";

/** What a press asks for. */
export type Correction =
  | { kind: "keep" }
  | { kind: "add" | "split" | "join" | "remove"; at: number }
  | { kind: "renumber"; style: NumberStyle };

/** 第一条, 一、 and 1. */
export type NumberStyle = "article" | "part" | "item";

const DIGITS = "零一二三四五六七八九";

/** 1 to 999 in Chinese: 三, 十二, 一百零五. */
export function chineseNumeral(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const word = (digit: number) => DIGITS[digit] ?? "";
  const first = hundreds > 0 ? `${word(hundreds)}百` : "";
  if (tens === 0) return ones === 0 ? first : first + (first ? "零" : "") + word(ones);
  const ten = tens === 1 && !first ? "十" : `${word(tens)}十`;
  return first + ten + (ones === 0 ? "" : word(ones));
}

const NUMBER_OF: Record<NumberStyle, (place: number) => string> = {
  article: (place) => `第${chineseNumeral(place)}条`,
  part: (place) => `${chineseNumeral(place)}、`,
  item: (place) => `${place}.`,
};

function keepsNumber({ number, text }: ClauseText): boolean {
  return number === "引言" || /^第.+[编章节]$/u.test(number) || text === "";
}

function renumbered(clauses: readonly ClauseText[], style: NumberStyle): ClauseText[] {
  let place = 0;
  return clauses.map((clause) => {
    if (keepsNumber(clause)) return clause;
    place += 1;
    return { ...clause, number: NUMBER_OF[style](place) };
  });
}

/** Where a text is divided: its first empty line, or else its first line break; null without either. */
export function splitText(text: string): [string, string] | null {
  const found = /\n\s*\n/u.exec(text) ?? /\n/u.exec(text);
  if (!found) return null;
  const parts: [string, string] = [
    text.slice(0, found.index).trim(),
    text.slice(found.index + found[0].length).trim(),
  ];
  return parts.every((part) => part !== "") ? parts : null;
}

function joined(upper: ClauseText, lower: ClauseText): ClauseText {
  const head = [lower.number, lower.heading].filter(Boolean).join("");
  const words = [head, lower.text].filter(Boolean).join(head && lower.heading ? "。" : "");
  return { ...upper, text: [upper.text, words].filter(Boolean).join("\n") };
}

/** The clauses after a press, or null where it asks for what cannot be done. */
export function correctClauses(
  clauses: readonly ClauseText[],
  correction: Correction,
): ClauseText[] | null {
  if (correction.kind === "keep") return [...clauses];
  if (correction.kind === "renumber") return renumbered(clauses, correction.style);
  const { at } = correction;
  const clause = clauses[at];
  if (correction.kind === "add") {
    const blank = { number: "", heading: "", text: "" };
    return [...clauses.slice(0, at + 1), blank, ...clauses.slice(at + 1)];
  }
  if (!clause) return null;
  if (correction.kind === "remove") return clauses.filter((_, index) => index !== at);
  if (correction.kind === "split") {
    const parts = splitText(clause.text);
    if (!parts) return null;
    const [text, rest] = parts;
    const lower = { number: "", heading: "", text: rest };
    return [...clauses.slice(0, at), { ...clause, text }, lower, ...clauses.slice(at + 1)];
  }
  const upper = clauses[at - 1];
  if (!upper) return null;
  return [...clauses.slice(0, at - 1), joined(upper, clause), ...clauses.slice(at + 1)];
}

/** A clause that cannot be published, by its place, with what to do. */
export function missingClauseParts(clauses: readonly ClauseText[]): Record<string, string> {
  const missing: Record<string, string> = {};
  clauses.forEach(({ number, heading, text }, index) => {
    if (number === "" && text !== "") missing[`number.${index}`] = "请填写条款编号，例如 第三条";
    if (heading === "" && text === "") missing[`text.${index}`] = "请填写条款内容，或删除这一条";
  });
  return missing;
}
