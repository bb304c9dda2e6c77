import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from "docx";
import { FONTS, LINE, line, PAGE, SIZES, table } from "./report";
import { fontTable } from "./word";

// A paper for a meeting as offices lay it out (GB/T 9704-2012): 22 lines of 28 characters, page numbers as
// — 1 — at the outer edge, headings in 黑体 and 楷体, tables whose heads come again on every page. What only
// people decide (文号, 签发) stays a blank to be filled in.

/** What a column of a paper holds; a share is kept between 0 and 1. */
export type PaperKind = "text" | "count" | "percent" | "day" | "code";

/** A column; widths are shares of the table. */
export interface PaperColumn {
  head: string;
  width: number;
  kind: PaperKind;
}

/** A value of a paper; null where there is none. */
export type PaperCell = string | number | null;

/** A table of a paper; `empty` is said in its place where it has no rows. */
export interface PaperTable {
  columns: readonly PaperColumn[];
  rows: readonly (readonly PaperCell[])[];
  empty: string;
}

/** A part of a paper, in its order. `sheet` names the table in a workbook. */
export type PaperBlock =
  | { kind: "heading" | "subheading" | "paragraph" | "note"; text: string }
  | { kind: "table"; sheet: string; table: PaperTable };

/** A paper to be written. */
export interface PaperContent {
  /** A line each. */
  title: string[];
  subtitle: string;
  /** What people fill in by hand, each with its 【待填】. */
  blanks: string[];
  unit: string;
  /** In words. */
  day: string;
  /** Where the figures come from: edition, moment, fingerprint. */
  source: string;
  blocks: readonly PaperBlock[];
}

/** A value as it is read: counts as they are, shares as 87.5%, nothing as —. */
export function cellWords(kind: PaperKind, value: PaperCell): string {
  if (value === null || value === "") return "—";
  if (kind === "percent" && typeof value === "number") return `${(value * 100).toFixed(1)}%`;
  return String(value);
}

/** A share as a paper states it: cut after the third place, so that 99.96 % is never called all. */
export function statedShare(done: number, asked: number): number | null {
  return asked === 0 ? null : Math.floor((done * 1000) / asked) / 1000;
}

const TWO_CHARACTERS = 640;
/** 28 characters of 16 points in 156 mm: each a quarter of a point closer, in twentieths of a point. */
const CLOSER = -5;

function edgeNumber(alignment: "left" | "right"): Footer {
  const run = new TextRun({
    children: ["— ", PageNumber.CURRENT, " —"],
    font: FONTS.text,
    size: 28,
  });
  const edge = alignment === "left" ? { left: 320 } : { right: 320 };
  return new Footer({ children: [new Paragraph({ alignment, indent: edge, children: [run] })] });
}

function text(kind: "heading" | "subheading" | "paragraph", words: string): Paragraph {
  const font = kind === "paragraph" ? "text" : kind;
  return new Paragraph({
    spacing: LINE,
    indent: { firstLine: TWO_CHARACTERS },
    alignment: AlignmentType.BOTH,
    keepNext: kind !== "paragraph",
    children: [
      new TextRun({ text: words, font: FONTS[font], size: SIZES.text, characterSpacing: CLOSER }),
    ],
  });
}

function note(words: string): Paragraph {
  return new Paragraph({
    spacing: { before: 60, after: 120 },
    children: [line(words, "text", SIZES.note)],
  });
}

function tableOf({ columns, rows, empty }: PaperTable): (Paragraph | Table)[] {
  if (rows.length === 0) return [text("paragraph", empty)];
  const written = table({
    kind: "table",
    head: columns.map(({ head }) => head),
    widths: columns.map(({ width }) => width),
    centred: columns.flatMap(({ kind }, at) => (kind === "text" ? [] : [at])),
    rows: rows.map((cells) => columns.map(({ kind }, at) => cellWords(kind, cells[at] ?? null))),
  });
  return [written, new Paragraph({ spacing: { before: 0, after: 60 }, children: [] })];
}

function blockOf(block: PaperBlock): (Paragraph | Table)[] {
  if (block.kind === "table") return tableOf(block.table);
  return [block.kind === "note" ? note(block.text) : text(block.kind, block.text)];
}

function signed(words: string): Paragraph {
  return new Paragraph({
    spacing: LINE,
    alignment: AlignmentType.RIGHT,
    indent: { right: TWO_CHARACTERS },
    keepNext: true,
    children: [line(words, "text", SIZES.text)],
  });
}

/** Writes a paper as .docx. */
export async function writePaper(content: PaperContent): Promise<Buffer> {
  const centred = (words: string, font: keyof typeof FONTS, size: number) =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [line(words, font, size)] });
  const empty = () => new Paragraph({ spacing: LINE, children: [] });
  const document = new Document({
    creator: content.unit,
    title: content.title.join(""),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FONTS.text, size: SIZES.text } } } },
    sections: [
      {
        properties: PAGE,
        footers: { default: edgeNumber("right"), even: edgeNumber("left") },
        children: [
          new Paragraph({
            spacing: LINE,
            children: [line(content.blanks.join("　　"), "text", SIZES.text)],
          }),
          empty(),
          ...content.title.map((words) => centred(words, "title", SIZES.title)),
          centred(content.subtitle, "subheading", SIZES.text),
          empty(),
          ...content.blocks.flatMap(blockOf),
          empty(),
          signed(content.unit),
          signed(content.day),
          note(content.source),
        ],
      },
    ],
  });
  return Packer.toBuffer(document, undefined, [{ path: "word/fontTable.xml", data: fontTable() }]);
}
