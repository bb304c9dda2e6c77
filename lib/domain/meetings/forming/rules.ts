/*
 * A decision becomes a task of the meeting's list: asked of one organisation, once, done or not, reported in
 * words with whatever material the organisation wishes to add. The list is nobody's to publish, to revise or
 * to inherit. A decision that falls due in another year than the others stands in that year's list.
 */
import type { MeetingKind } from "@/lib/domain/meetings/types";
import type { Day } from "@/lib/shared/dates";

const TITLE = 60;
/** Estimated minutes to report on a decision. */
const MINUTES = 15;

/** A decision that is to be given. */
export interface FormedItem {
  id: string;
  text: string;
  organisationName: string;
  level: string;
  cooperatingNames: string[];
  dueOn: Day;
}

/** A task as it is written. */
export interface FormedTask {
  id: string;
  itemId: string;
  position: number;
  code: string;
  title: string;
  measure: string;
  dueDates: string[];
  level: string;
  leadName: string;
  cooperatingUnits: string[];
  minutes: number;
  basis: { source: string; fact: string }[];
}

/** 推3-02: the second decision that was given of the third meeting of its kind. */
export function itemCode(kind: MeetingKind, number: number, at: number): string {
  return `${kind === "joint" ? "联" : "推"}${number}-${String(at).padStart(2, "0")}`;
}

/** A title of at most sixty characters, cut at the end of a clause where there is one. */
export function itemTitle(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= TITLE) return line;
  const head = line.slice(0, TITLE - 1);
  const cut = Math.max(...["，", "；", "。", "、"].map((sign) => head.lastIndexOf(sign)));
  return `${cut > TITLE / 2 ? head.slice(0, cut) : head}…`;
}

/** The tasks of decisions; `before` counts those that the meeting gave earlier. */
export function formedTasks(
  meeting: { kind: MeetingKind; number: number; title: string },
  items: readonly FormedItem[],
  { before, newId }: { before: number; newId: () => string },
): FormedTask[] {
  return items.map((item, at) => ({
    id: newId(),
    itemId: item.id,
    position: before + at + 1,
    code: itemCode(meeting.kind, meeting.number, before + at + 1),
    title: itemTitle(item.text),
    measure: item.text,
    dueDates: [item.dueOn.slice(5)],
    level: item.level,
    leadName: item.organisationName,
    cooperatingUnits: item.cooperatingNames,
    minutes: MINUTES,
    basis: [{ source: meeting.title, fact: `会议议定事项第 ${before + at + 1} 项` }],
  }));
}
