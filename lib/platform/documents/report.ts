import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";

// A written report as offices lay it out (GB/T 9704-2012): A4, 37 mm above, 28 mm left; title in 小标宋 size 2,
// text in 仿宋 size 3 with 28 points from line to line, headings in 黑体 and 楷体, page numbers as — 1 —.

/** A part of a written report, in its order. Widths are shares of the type area. */
export type ReportBlock =
  | { kind: "heading" | "subheading" | "paragraph" | "note" | "signature"; text: string }
  | { kind: "table"; head: string[]; rows: string[][]; widths: number[]; centred?: number[] };

/** A report to be written. */
export interface WrittenReport {
  /** A line each. */
  title: string[];
  /** Beneath the title, e.g. the day of the data. */
  subtitle: string;
  author: string;
  blocks: ReportBlock[];
}

/** A millimetre in twentieths of a point. */
export const MM = 56.7;
const TYPE_WIDTH = Math.round(156 * MM);
/** 28 points from line to line. */
export const LINE = { line: 560, lineRule: LineRuleType.EXACT } as const;
const TWO_CHARACTERS = 640;

/** The fonts of official documents. */
export const FONTS = {
  title: { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "方正小标宋简体" },
  text: { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "仿宋_GB2312" },
  heading: { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "黑体" },
  subheading: { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "楷体_GB2312" },
} as const;

// Half points: size 2 is 22 points, size 3 is 16, small size 4 is 12, size 5 is 10.5.
/** The sizes of official documents, in half points. */
export const SIZES = { title: 44, text: 32, note: 24, cell: 21 } as const;

/** A run of text in one of the fonts. */
export function line(text: string, font: keyof typeof FONTS, size: number): TextRun {
  return new TextRun({ text, font: FONTS[font], size });
}

type TextBlock = Exclude<ReportBlock, { kind: "table" }>;

function textParagraph({ kind, text }: TextBlock): Paragraph {
  if (kind === "note") {
    const spacing = { before: 120, after: 120 };
    return new Paragraph({ spacing, children: [line(text, "text", SIZES.note)] });
  }
  const isSigned = kind === "signature";
  const font = kind === "heading" || kind === "subheading" ? kind : "text";
  return new Paragraph({
    spacing: LINE,
    indent: isSigned ? { right: TWO_CHARACTERS } : { firstLine: TWO_CHARACTERS },
    alignment: isSigned ? AlignmentType.RIGHT : AlignmentType.BOTH,
    keepNext: font !== "text",
    children: [line(text, font, SIZES.text)],
  });
}

interface CellFacts {
  width: number;
  isHead: boolean;
  isCentred: boolean;
}

function cell(text: string, { width, isHead, isCentred }: CellFacts): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [
      new Paragraph({
        alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: [line(text, isHead ? "heading" : "text", SIZES.cell)],
      }),
    ],
  });
}

/** A table over the whole type area, its head repeated on every page. */
export function table(
  { head, rows, widths, centred = [] }: Extract<ReportBlock, { kind: "table" }>,
  typeWidth = TYPE_WIDTH,
) {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const sizes = widths.map((width) => Math.round((typeWidth * width) / whole));
  const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
  const rowOf = (texts: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map((text, at) =>
        cell(text, { width: sizes[at] ?? 0, isHead, isCentred: isHead || centred.includes(at) }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: typeWidth, type: WidthType.DXA },
    columnWidths: sizes,
    borders: {
      ...{ top: line, bottom: line, left: line, right: line },
      ...{ insideHorizontal: line, insideVertical: line },
    },
    rows: [rowOf(head, true), ...rows.map((texts) => rowOf(texts, false))],
  });
}

/** The page number at the foot, as — 1 —. */
export function pageNumber(): Footer {
  const run = new TextRun({
    children: ["— ", PageNumber.CURRENT, " —"],
    font: FONTS.text,
    size: 28,
  });
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })],
  });
}

/** A4 upright: 37 mm above, 28 mm left. */
export const PAGE: ISectionOptions["properties"] = {
  page: {
    size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
    margin: {
      ...{ top: Math.round(37 * MM), bottom: Math.round(35 * MM) },
      ...{ left: Math.round(28 * MM), right: Math.round(26 * MM), footer: Math.round(25 * MM) },
    },
  },
};

/** Writes a report as a Word document (.docx). */
export async function writeReport(report: WrittenReport): Promise<Buffer> {
  const centred = (text: string, font: keyof typeof FONTS, size: number) =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [line(text, font, size)] });
  const document = new Document({
    creator: report.author,
    title: report.title.join(""),
    sections: [
      {
        properties: PAGE,
        footers: { default: pageNumber() },
        children: [
          ...report.title.map((text) => centred(text, "title", SIZES.title)),
          centred(report.subtitle, "subheading", SIZES.text),
          new Paragraph({ spacing: LINE, children: [] }),
          ...report.blocks.map((block) =>
            block.kind === "table" ? table(block) : textParagraph(block),
          ),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
