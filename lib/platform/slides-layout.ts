import type { PaperTable } from "@/lib/platform/documents/paper";

/*
 * Where things stand on a slide, so that at a province's size nothing touches or breaks within a number,
 * also with the stand-in fonts of a machine that lacks those named in the file.
 */

/** Inches between the margins of a slide. */
export const WIDTH = 12.13;

/** A digit of a bold stand-in font is up to 0.7 of its size wide; beside each other they must not touch. */
const DIGIT = 0.7;
const LARGEST = 40;

/** The size at which the longest of the figures still leaves a gap to the next, in points. */
export function figureSize(figures: readonly { value: string }[]): number {
  const room = (WIDTH / figures.length) * 72 * 0.9;
  const longest = Math.max(...figures.map(({ value }) => value.length));
  return Math.min(LARGEST, Math.floor(room / (DIGIT * longest)));
}

/** What a value without a break needs in 14 points. */
const LEAST = { day: 1.3, code: 1.35, percent: 0.85, count: 0.85, text: 0 } as const;

/** The columns of a table in inches: each at least as wide as a day or a count, texts share the rest. */
export function columnWidths(columns: PaperTable["columns"], width: number): number[] {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  const wanted = columns.map(({ kind, width: share }) =>
    Math.max(LEAST[kind], (width * share) / whole),
  );
  const isText = columns.map(({ kind }) => kind === "text");
  const sum = (of: boolean) =>
    wanted.reduce((total, inches, at) => total + (isText[at] === of ? inches : 0), 0);
  const texts = sum(true);
  // Too many columns for any text: everything gives way alike.
  const shrink = texts > 0 ? (width - sum(false)) / texts : 0;
  if (shrink <= 0.3) return wanted.map((inches) => (inches * width) / (texts + sum(false)));
  return wanted.map((inches, at) => (isText[at] ? inches * shrink : inches));
}
