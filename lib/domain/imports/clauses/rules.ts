import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { frequencyOf } from "../deadlines/rules";
import { doubtAt, unsure, wrong } from "../doubts/rules";
import type { Note } from "../doubts/types";
import { type ClauseField, clauseFieldLabels, responsibilityWords } from "../labels";
import { type Responsibility, textLimits } from "../schema";
import type { BodyRow, TableHead } from "../tables/types";
import type { Doubt, UnderstoodClause } from "../types";
import { readCode, readText } from "../values/rules";

// One row is one clause. Its kind (主体, 监督, 监管) usually stands once for several rows, merged or left
// empty below. A clause with a frequency becomes a recurring duty; one that says 适时 or 长期 does not.

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
  const say = (field: ClauseField, notes: readonly Note[]) => {
    for (const note of notes) {
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
  const clause: UnderstoodClause = {
    key,
    row: body.row,
    number: numberOf(body.cells.sequence, context.count + 1),
    code: code.value || null,
    responsibility: responsibility.value,
    text: text("text", textLimits.clauseText, true),
    frequency,
    subject: text("subject", textLimits.subject),
    post: text("post", textLimits.post) || null,
    basis: text("basis", textLimits.basis, true) || null,
    isUsable: !doubts.some((doubt) => doubt.severity === "error"),
  };
  return { clause, doubts };
}

function numberOf(cell: GridCell | undefined, otherwise: number): number {
  const number = Number(cell?.text || Number.NaN);
  return Number.isInteger(number) && number > 0 && number < 10_000 ? number : otherwise;
}
