import { columnLetter } from "@/lib/platform/spreadsheet/grid";
import type { Doubt } from "../types";
import type { CellPlace, Note, Reading } from "./types";

// A doubt is shown beside the workbook, so it always names one cell. An error keeps its row from being
// stored; a warning says how a value was read and asks for a look.

const SHOWN = 60;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be shown.
const UNSHOWABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/gu;

/** An error note. */
export function wrong(message: string, remedy: string): Note {
  return { severity: "error", message, remedy };
}

/** A warning note. */
export function unsure(message: string, remedy = "请核对；不对的话在表中改正后重新上传"): Note {
  return { severity: "warning", message, remedy };
}

/** A warning that a setting could not be read: a task that is in the list keeps its own. */
export function unread(what: string): Note {
  return { ...unsure(`${what}：已有的任务保持原值，新任务用整表的设置`), isUnread: true };
}

/** A reading without anything to say. */
export function plain<T>(value: T): Reading<T> {
  return { value, notes: [] };
}

/** A value as it may be shown in a message: without control characters, at most 60 characters. */
export function shownValue(value: string): string {
  const clean = value
    .slice(0, 10 * SHOWN)
    .replace(UNSHOWABLE, "")
    .replace(/\s+/g, " ");
  const characters = Array.from(clean);
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}…` : clean;
}

/** Text without what no database can hold, and whether something had to go. */
export function withoutControls(text: string): { text: string; changed: boolean } {
  const clean = text.replace(UNSHOWABLE, "");
  return { text: clean, changed: clean !== text };
}

/** A note at its cell. */
export function doubtAt(place: CellPlace, note: Note): Doubt {
  const doubt: Doubt = {
    severity: note.severity,
    sheet: place.sheet,
    row: place.row,
    column: columnLetter(place.column),
    value: shownValue(place.value),
    message: withoutControls(note.message).text,
    remedy: note.remedy,
  };
  return place.rowKey === undefined ? doubt : { ...doubt, rowKey: place.rowKey };
}
