/*
 * Copying across: what one unit's row says can be put into the rows of others. What a row held before is
 * remembered, so that every cell that changed is marked, can be put back, and is looked at once more in the
 * check before submitting. Files are never copied: they belong to one unit.
 */
import type { ReportContent } from "@/lib/domain/reports/types";

/** What can be copied from one row to others. */
export type CopyPart = "figures" | "narrative" | "explanation" | "difficulties";

const FIELDS: Readonly<Record<CopyPart, readonly Exclude<keyof ReportContent, "evidence">[]>> = {
  figures: ["numerator", "denominator", "value", "hasNoFigure"],
  narrative: ["narrative"],
  explanation: ["explanation"],
  difficulties: ["difficulties"],
};

/** All parts in the order of the form. */
export const COPY_PARTS = Object.keys(FIELDS) as CopyPart[];

function partOf(content: ReportContent, part: CopyPart): Partial<ReportContent> {
  return Object.fromEntries(FIELDS[part].map((field) => [field, content[field]]));
}

/** A content with some of its parts from another. */
export function withParts(
  content: ReportContent,
  source: ReportContent,
  parts: readonly CopyPart[],
): ReportContent {
  const taken = parts.flatMap((part) => Object.entries(partOf(source, part)));
  return { ...content, ...Object.fromEntries(taken) };
}

/** True when nothing is written in a part. */
export function isBlank(content: ReportContent, part: CopyPart): boolean {
  return FIELDS[part].every((field) => content[field] === "" || content[field] === false);
}

/** True when both say the same in a part. */
export function isSame(first: ReportContent, second: ReportContent, part: CopyPart): boolean {
  return FIELDS[part].every((field) => first[field] === second[field]);
}

/** A cell that was copied into: from whom, and what both sides said at that moment. */
export interface CopyMark {
  from: string;
  before: ReportContent;
  copied: ReportContent;
}

/** What a row's cells were copied from. */
export type CopyMarks = Partial<Record<CopyPart, CopyMark>>;

/** A row after copying: its content, and a mark on each part that changed. */
export function copyInto(
  row: { content: ReportContent; marks: CopyMarks },
  source: { name: string; content: ReportContent },
  parts: readonly CopyPart[],
): { content: ReportContent; marks: CopyMarks } {
  const changed = parts.filter((part) => !isSame(row.content, source.content, part));
  const content = withParts(row.content, source.content, changed);
  const { name: from, content: copied } = source;
  const made = changed.map((part) => [part, { from, before: row.content, copied }]);
  return { content, marks: { ...row.marks, ...Object.fromEntries(made) } };
}

/** A row with one part put back to what it was before copying. */
export function undoCopy(
  row: { content: ReportContent; marks: CopyMarks },
  part: CopyPart,
): { content: ReportContent; marks: CopyMarks } {
  const { [part]: mark, ...marks } = row.marks;
  if (!mark) return row;
  return { content: { ...row.content, ...partOf(mark.before, part) }, marks };
}
