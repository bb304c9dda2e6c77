import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { frequencyOf } from "../deadlines/rules";
import { doubtAt, unsure, wrong } from "../doubts/rules";
import type { Note } from "../doubts/types";
import {
  askedRoleWords,
  type ClauseField,
  clauseFieldLabels,
  dutyKindWords,
  responsibilityWords,
} from "../labels";
import { readSchedule } from "../schedules/rules";
import { type Responsibility, textLimits } from "../schema";
import { levelsIn, numberIn, wordIn } from "../stated/rules";
import type { BodyRow, TableHead } from "../tables/types";
import { identityOf, type KnownCells, sameFields } from "../tasks/rules";
import type { ClauseDuty, Doubt, UnderstoodClause } from "../types";
import { readCode, readNames, readText } from "../values/rules";

// One row is one clause. Its kind (主体, 监督, 监管) usually stands once for several rows, merged or left
// empty below. A clause with a frequency becomes a recurring duty; one that says 适时 or 长期 does not.
// What a duty needs beyond that (its kind, days, levels) most lists do not say: it is settled in the list.

/** The fields without which a clause cannot be understood; the columns are required too. */
export const requiredClauseFields = [
  "responsibility",
  "text",
  "subject",
] as const satisfies readonly ClauseField[];

/** Where the rows of one sheet stand. */
export interface ClauseSheet {
  sheet: string;
  head: TableHead<ClauseField>;
  year: number | null;
  known: KnownCells;
}

/** A row as a clause, with its doubts. */
export interface ClauseReading {
  clause: UnderstoodClause;
  doubts: Doubt[];
}

/** The row before it and how many came before, for kinds left empty and numbers not given. */
export interface ClauseContext {
  previous: Responsibility | null;
  count: number;
}

function responsibilityOf(
  cell: GridCell | undefined,
  previous: Responsibility | null,
): { value: Responsibility | null; notes: Note[] } {
  if (!cell && previous) {
    return { value: previous, notes: [unsure("责任类型空着，按上一行的类型理解")] };
  }
  const value = responsibilityWords.find(([words]) => words.test(cell?.text ?? ""))?.[1] ?? null;
  const remedy = "请写主体责任、监督责任或监管责任";
  if (!cell) return { value, notes: [wrong("没有填写责任类型", remedy)] };
  return { value, notes: value ? [] : [wrong("没有认出责任类型", remedy)] };
}

function frequencyNotes(text: string, isKnown: boolean): Note[] {
  if (text === "" || isKnown) return [];
  return [unsure(`频次“${text}”没有固定周期，不产生定期任务`)];
}

/** Reads one body row as a clause. Never throws; what cannot be read is an error doubt at its cell. */
export function readClause(
  place: ClauseSheet,
  body: BodyRow<ClauseField>,
  context: ClauseContext,
): ClauseReading {
  const key = `R${body.row}`;
  const doubts: Doubt[] = [];
  const first = place.head.columns[0]?.column ?? 1;
  const identity = identityOf(body.cells.identity);
  const same = sameFields(place.head, body, identity ? place.known[identity] : undefined);
  const unread = new Set<string>();
  const say = (field: ClauseField, notes: readonly Note[]) => {
    if (same.has(field)) return;
    for (const note of notes) {
      if (note.isUnread) unread.add(field);
      const column = place.head.place[field] ?? first;
      const value = body.cells[field]?.text ?? "";
      doubts.push(doubtAt({ sheet: place.sheet, row: body.row, column, value, rowKey: key }, note));
    }
  };
  const text = (field: ClauseField, max: number, keepLines = false) => {
    const label = clauseFieldLabels[field];
    const reading = readText(body.cells[field], { label, max, keepLines });
    say(field, reading.notes);
    return reading.value;
  };
  for (const field of ["text", "subject"] as const) {
    if (place.head.place[field] === undefined || body.cells[field]) continue;
    const label = clauseFieldLabels[field];
    say(field, [wrong(`没有填写${label}`, `请填写${label}后重新上传`)]);
  }
  if (body.inherited.has("text")) {
    say("text", [wrong("责任内容与上面的行合并在一起", "请取消合并，每条责任一行")]);
  }
  const responsibility = responsibilityOf(body.cells.responsibility, context.previous);
  if (place.head.place.responsibility !== undefined) say("responsibility", responsibility.notes);
  const code = readCode(body.cells.code);
  say("code", code.notes);
  const frequencyText = text("frequency", textLimits.subject);
  const frequency = frequencyOf(frequencyText);
  say("frequency", frequencyNotes(frequencyText, frequency !== null));
  const duty = dutyOf(place, body, say);
  const clause: UnderstoodClause = {
    key,
    row: body.row,
    number: numberOf(body.cells.sequence, context.count + 1),
    identity,
    same: [...same, ...unread],
    code: code.value || null,
    responsibility: responsibility.value,
    text: text("text", textLimits.clauseText, true),
    frequency,
    subject: text("subject", textLimits.subject),
    post: text("post", textLimits.post) || null,
    basis: text("basis", textLimits.basis, true) || null,
    duty,
    tags: tagsOf(body, say),
    isUsable: !doubts.some((doubt) => doubt.severity === "error"),
  };
  return { clause, doubts };
}

type Say = (field: ClauseField, notes: readonly Note[]) => void;

function tagsOf(body: BodyRow<ClauseField>, say: Say): string[] {
  const rule = { label: clauseFieldLabels.tags, max: textLimits.tag, count: 10 };
  const reading = readNames(body.cells.tags, rule);
  say("tags", reading.notes);
  return reading.value;
}

/** What the columns about a recurring duty say; most lists have none of them. */
function dutyOf(place: ClauseSheet, body: BodyRow<ClauseField>, say: Say): ClauseDuty {
  const { cells } = body;
  const kind = wordIn(cells.dutyKind, dutyKindWords, clauseFieldLabels.dutyKind);
  say("dutyKind", kind.notes);
  const levels = levelsIn(cells.levels, clauseFieldLabels.levels);
  say("levels", levels.notes);
  const role = wordIn(cells.askedRole, askedRoleWords, clauseFieldLabels.askedRole);
  say("askedRole", role.notes);
  const minutes = numberIn(cells.minutes, 480, clauseFieldLabels.minutes);
  say("minutes", minutes.notes);
  const due = cells.due ? readSchedule(cells.due, cells.frequency, place.year) : null;
  say("due", due?.notes ?? []);
  const line = readText(cells.leadLine, { label: clauseFieldLabels.leadLine, max: 40 });
  say("leadLine", line.notes);
  return {
    dutyKind: kind.value ?? null,
    dueDates: due?.dueDates ?? [],
    levels: levels.value,
    askedRole: role.value ?? "lead",
    leadLine: line.value || null,
    minutes: Math.round(minutes.value ?? 0),
  };
}

function numberOf(cell: GridCell | undefined, otherwise: number): number {
  const number = Number(cell?.text || Number.NaN);
  return Number.isInteger(number) && number > 0 && number < 10_000 ? number : otherwise;
}
