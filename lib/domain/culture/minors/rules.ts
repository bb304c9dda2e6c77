/*
 * The name of a minor is never shown whole. Authors are masked where a line names one person and says so behind the
 * name; whatever else speaks of a minor is told at once, because it would be shown as it was typed. Words around it
 * may not hold a name that is masked: neither title nor text nor what describes a picture.
 */
import { maskedName } from "@/lib/domain/culture/pieces/rules";
import type { PieceDetails } from "@/lib/domain/culture/pieces/types";

const OF_AGE = 18;
const AGE = /(\d{1,3})\s*周?岁/;
const ONE_MINOR = /^[^、，,；;/（()）\s]+\s*[（(]\s*未成年人?\s*[）)]$/;

function speaksOfMinor(line: string): boolean {
  const age = AGE.exec(line)?.[1];
  return line.includes("未成年") || (age !== undefined && Number(age) < OF_AGE);
}

/** The numbers of lines of authors, from 1, in which a minor is meant and would be shown by name. */
export function unmaskedLines(authors: string): number[] {
  return authors
    .split("\n")
    .flatMap((line, at) => (speaksOfMinor(line) && !ONE_MINOR.test(line.trim()) ? [at + 1] : []));
}

type Told = PieceDetails & { title: string; summary: string };

function minorsOf(piece: Told): string[] {
  if (piece.kind === "story") return piece.details.isMinor ? [piece.details.toldBy] : [];
  if (piece.kind === "brand") return [];
  return piece.details.authors.filter(({ isMinor }) => isMinor).map(({ name }) => name);
}

function wordsOf(piece: Told): string[] {
  const { title, summary } = piece;
  if (piece.kind === "story") return [title, summary, piece.details.place, piece.details.text];
  if (piece.kind === "brand") return [title, summary];
  const { collective, description, performances } = piece.details;
  return [title, summary, collective, description, ...performances.map(({ note }) => note)];
}

/** Minors who are masked and stand by name in words beside, pictures' included: sentences that say what to do. */
export function namedMinors(piece: Told, ofPictures: readonly string[]): string[] {
  const words = [...wordsOf(piece), ...ofPictures].join("\n");
  return minorsOf(piece)
    .filter((name) => name.length > 1 && words.includes(name))
    .map((name) => `未成年人“${name}”的全名写在文字里，请改成“${maskedName(name)}”`);
}
