/*
 * Marks stand on a trend in the order of their days and are numbered from 1; remarks come before issuing
 * days of the same date. Lists issued on one day are one mark, named by their carriers.
 */
import type { Day } from "@/lib/shared/dates";
import type { TrendMark, TrendNote } from "./types";

const NAMED = 3;

/** An issuing day: the names of the carriers whose lists were issued on it. */
export interface IssuingDay {
  onDay: Day;
  names: string[];
}

/** 下发任务清单：清廉学校、清廉医院等 7 份. */
export function issuedText(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join("、");
  return `下发任务清单：${shown}${names.length > NAMED ? `等 ${names.length} 份` : ""}`;
}

/** The marks of a trend in order. */
export function marksOf(
  notes: readonly Pick<TrendNote, "onDay" | "text">[],
  issued: readonly IssuingDay[],
): TrendMark[] {
  const marks: TrendMark[] = [
    ...notes.map(({ onDay, text }) => ({ onDay, text, kind: "note" as const })),
    ...issued.map(({ onDay, names }) => ({
      onDay,
      text: issuedText(names),
      kind: "issued" as const,
    })),
  ];
  return marks.sort((a, b) => a.onDay.localeCompare(b.onDay) || b.kind.localeCompare(a.kind));
}
