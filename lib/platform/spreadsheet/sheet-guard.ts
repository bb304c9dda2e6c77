import type { Buffer } from "node:buffer";

// A few bytes of a sheet can name a billion columns or rows, and the parser would count through every one
// of them. So the numbers that a sheet names are read off its XML while it is unpacked, before it is
// parsed: places beyond Excel's own grid, and more rows than are ever read, are refused at once.

/** What a workbook's sheets may name. Rows and cells are counted over all sheets together. */
export const sheetLimits = {
  /** Excel's own grid. */
  lastColumn: 16_384,
  lastRow: 1_048_576,
  /** Rows, empty ones that only carry a height included: 20,000 are read, and some stand around them. */
  rows: 25_000,
  cells: 600_000,
  /** Stated columns and merged blocks. */
  columns: 20_000,
  merges: 60_000,
  /** Characters of one tag; the longest that an office program writes has some three hundred. */
  tag: 2048,
} as const;

/** Why a sheet is not taken. */
export type SheetProblem = "cells" | "rows" | "grid" | "merges";

/** Looks through the sheets of one workbook, one after the other. */
export interface SheetScan {
  /** Takes the next piece of a sheet; answers with the first problem, or null. */
  take(piece: Buffer): SheetProblem | null;
  /** Ends a sheet. */
  end(): SheetProblem | null;
}

type Attributes = ReadonlyMap<string, string>;
type Element = "row" | "c" | "col" | "mergeCell" | "dimension";

const TAG = /<(row|c|col|mergeCell|dimension)(?=[\s/>])/g;
const ATTRIBUTE = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const TAG_END = /\s*\/?>/y;
const REFERENCE = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/;
const COUNT = /^[1-9]\d{0,6}$/;

/** The attributes of the tag that goes on at `at`; null where it is not written as XML. */
function attributesAt(text: string, at: number): Attributes | null {
  const found = new Map<string, string>();
  let next = at;
  for (;;) {
    ATTRIBUTE.lastIndex = next;
    const match = ATTRIBUTE.exec(text);
    if (!match) break;
    next = ATTRIBUTE.lastIndex;
    const [, name = "", double, single] = match;
    // Of two attributes with one name the parser takes either: such a tag is nobody's honest work.
    if (found.has(name) || next - at > sheetLimits.tag) return null;
    found.set(name, double ?? single ?? "");
  }
  TAG_END.lastIndex = next;
  return TAG_END.test(text) ? found : null;
}

function isCountWithin(word: string | undefined, most: number): boolean {
  return word !== undefined && COUNT.test(word) && Number(word) <= most;
}

/** True for a cell within Excel's grid, written as Excel writes it. */
function isPlace(reference: string): boolean {
  const [, letters = "", row] = REFERENCE.exec(reference) ?? [];
  const isColumn = letters.length > 0 && (letters.length < 3 || letters <= "XFD");
  return isColumn && isCountWithin(row, sheetLimits.lastRow);
}

function isRange(reference: string | undefined): boolean {
  const ends = (reference ?? "").split(":");
  return ends.length <= 2 && ends.every(isPlace);
}

const IS_WITHIN: Readonly<Record<Element, (attributes: Attributes) => boolean>> = {
  // A row or cell without a place stands after the one before it.
  row: (of) => !of.has("r") || isCountWithin(of.get("r"), sheetLimits.lastRow),
  c: (of) => !of.has("r") || isPlace(of.get("r") ?? ""),
  col: (of) => ["min", "max"].every((end) => isCountWithin(of.get(end), sheetLimits.lastColumn)),
  mergeCell: (of) => isRange(of.get("ref")),
  dimension: (of) => !of.has("ref") || isRange(of.get("ref")),
};

const MOST: Readonly<Record<Element, readonly [most: number, problem: SheetProblem]>> = {
  row: [sheetLimits.rows, "rows"],
  c: [sheetLimits.cells, "cells"],
  col: [sheetLimits.columns, "grid"],
  mergeCell: [sheetLimits.merges, "merges"],
  dimension: [1000, "grid"],
};

/** Begins the scan of one workbook. */
export function scanSheets(): SheetScan {
  const counts = { row: 0, c: 0, col: 0, mergeCell: 0, dimension: 0 };
  let rest = "";
  const scan = (text: string, before: number): SheetProblem | null => {
    TAG.lastIndex = 0;
    for (let match = TAG.exec(text); match && match.index < before; match = TAG.exec(text)) {
      const element = match[1] as Element;
      counts[element] += 1;
      const [most, problem] = MOST[element];
      if (counts[element] > most) return problem;
      const attributes = attributesAt(text, TAG.lastIndex);
      if (!attributes || !IS_WITHIN[element](attributes)) return "grid";
    }
    return null;
  };
  return {
    take(piece) {
      // Tags may be cut in two between pieces: the last ones wait for the next piece.
      const text = rest + piece.toString("latin1");
      const whole = Math.max(0, text.length - 2 * sheetLimits.tag);
      rest = text.slice(whole);
      return scan(text, whole);
    },
    end() {
      const text = rest;
      rest = "";
      return scan(text, text.length);
    },
  };
}
