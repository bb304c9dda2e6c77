/*
 * A meeting is planned, then held or cancelled with a reason; what was held or cancelled stays so. Until it
 * is held or cancelled its day, place, subject and participants can be changed. Minutes are written once it
 * is held. The title comes from the region, the kind, the year and the number in it.
 */
import { MEETING_KIND_LABELS } from "@/lib/domain/meetings/labels";
import type { MeetingKind, MeetingStatus } from "@/lib/domain/meetings/types";
import type { Day } from "@/lib/shared/dates";

/** What can happen to a meeting. */
export type MeetingMove = "change" | "hold" | "cancel" | "minute";

const MOVES: Record<MeetingMove, readonly MeetingStatus[]> = {
  change: ["planned"],
  hold: ["planned"],
  cancel: ["planned"],
  minute: ["held"],
};

/** True when the move is allowed from the status. */
export function canMove(status: MeetingStatus, move: MeetingMove): boolean {
  return MOVES[move].includes(status);
}

const NUMERALS = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 to 99 in Chinese numerals: 一, 十, 十二, 二十, 二十一. */
export function numeral(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  if (tens === 0) return NUMERALS[ones] ?? "";
  const head = tens === 1 ? "十" : `${NUMERALS[tens]}十`;
  return ones === 0 ? head : `${head}${NUMERALS[ones]}`;
}

/** 湖北省清廉建设 2026 年第三次协调推进会. */
export function meetingTitle(facts: {
  regionName: string;
  kind: MeetingKind;
  year: number;
  number: number;
}): string {
  const { regionName, kind, year, number } = facts;
  return `${regionName}清廉建设 ${year} 年第${numeral(number)}次${MEETING_KIND_LABELS[kind]}`;
}

const QUARTER_ENDS = ["03-31", "06-30", "09-30", "12-31"] as const;

/** The last day of the quarter after the one that a day lies in. */
export function endOfNextQuarter(day: Day): Day {
  const year = Number(day.slice(0, 4));
  const at = Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;
  return `${year + Math.floor(at / 4)}-${QUARTER_ENDS[at % 4]}`;
}
