import { AlignmentType, Document, Packer, PageOrientation, Paragraph } from "docx";
import { type FONTS, LINE, line, MM, PAGE, pageNumber, SIZES, table } from "./report";

// A list as it goes out under an official letter (GB/T 9704-2012): the letter upright with title, addressee
// and signature left to be filled in, then the list itself as its annex on its side, heads on every page,
// page numbers throughout. A machine without the fonts of official documents takes their usual stand-ins.

/** A document with a table as its annex. */
export interface AnnexDocument {
  /** The title of the letter, a line each. */
  title: string[];
  /** The unit that signs, and the day in words. */
  signature: [string, string];
  annexTitle: string;
  /** Beneath the annex's title. */
  annexNote: string;
  head: string[];
  rows: string[][];
  /** Shares of the width. */
  widths: number[];
  centred: number[];
  author: string;
}

/** The side of the annex: A4 on its side, 28 mm and 26 mm above and beneath, 37 and 35 at the ends. */
const SIDEWAYS = Math.round((297 - 37 - 35) * MM);
const TWO_CHARACTERS = 640;

/** What stands in where a machine lacks a font: the same kind of letter, which every office program knows. */
const STAND_INS: readonly [string, string][] = [
  ["方正小标宋简体", "方正小标宋_GBK"],
  ["仿宋_GB2312", "仿宋"],
  ["楷体_GB2312", "楷体"],
  ["黑体", "SimHei"],
];

/** The fonts of official documents with their stand-ins, as a part of a .docx. */
export function fontTable(): string {
  const fonts = STAND_INS.map(
    ([name, other]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join("")}</w:fonts>`;
}

function centred(text: string, font: keyof typeof FONTS, size: number): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [line(text, font, size)] });
}

function plain(text: string, indent = TWO_CHARACTERS): Paragraph {
  return new Paragraph({
    spacing: LINE,
    indent: { firstLine: indent },
    children: [line(text, "text", SIZES.text)],
  });
}

function signed(text: string): Paragraph {
  return new Paragraph({
    spacing: LINE,
    indent: { right: TWO_CHARACTERS },
    alignment: AlignmentType.RIGHT,
    children: [line(text, "text", SIZES.text)],
  });
}

/** The letter: what the office itself writes stays blank. */
function letter({ title, signature, annexTitle }: AnnexDocument): Paragraph[] {
  const empty = () => new Paragraph({ spacing: LINE, children: [] });
  return [
    ...title.map((text) => centred(text, "title", SIZES.title)),
    empty(),
    plain("＿＿＿＿＿＿＿＿＿＿：", 0),
    empty(),
    empty(),
    plain(`附件：${annexTitle}`),
    empty(),
    empty(),
    ...signature.map(signed),
  ];
}

const LANDSCAPE = {
  page: {
    size: {
      width: Math.round(210 * MM),
      height: Math.round(297 * MM),
      orientation: PageOrientation.LANDSCAPE,
    },
    margin: {
      ...{ top: Math.round(28 * MM), bottom: Math.round(26 * MM) },
      ...{ left: Math.round(37 * MM), right: Math.round(35 * MM), footer: Math.round(15 * MM) },
    },
  },
};

/** Writes the document as .docx. */
export async function writeAnnex(content: AnnexDocument): Promise<Buffer> {
  const { head, rows, widths, centred: middle } = content;
  const footers = { default: pageNumber() };
  const document = new Document({
    creator: content.author,
    title: content.title.join(""),
    sections: [
      { properties: PAGE, footers, children: letter(content) },
      {
        properties: LANDSCAPE,
        footers,
        children: [
          new Paragraph({ spacing: LINE, children: [line("附件", "heading", SIZES.text)] }),
          centred(content.annexTitle, "title", SIZES.title),
          centred(content.annexNote, "subheading", SIZES.note),
          table({ kind: "table", head, rows, widths, centred: middle }, SIDEWAYS),
        ],
      },
    ],
  });
  return Packer.toBuffer(document, undefined, [{ path: "word/fontTable.xml", data: fontTable() }]);
}

/** A paragraph of a letter: 一、 in 黑体, （一） in 楷体, all else in 仿宋. */
export interface LetterParagraph {
  kind: "heading" | "subheading" | "text";
  text: string;
}

/** A letter in the form of an official document; what the office itself gives, like its 文号, is a blank. */
export interface LetterDocument {
  /** Above the title, e.g. the blank for the 文号. */
  reference: string;
  title: string[];
  addressee: string;
  paragraphs: LetterParagraph[];
  signature: [string, string];
  /** Beneath the signature, small: what the figures rest on. */
  note: string;
  author: string;
}

function letterParagraph({ kind, text }: LetterParagraph): Paragraph {
  return new Paragraph({
    spacing: LINE,
    indent: { firstLine: TWO_CHARACTERS },
    alignment: AlignmentType.BOTH,
    keepNext: kind !== "text",
    children: [line(text, kind, SIZES.text)],
  });
}

/** Writes a letter as .docx. */
export async function writeLetter(content: LetterDocument): Promise<Buffer> {
  const empty = () => new Paragraph({ spacing: LINE, children: [] });
  const document = new Document({
    creator: content.author,
    title: content.title.join(""),
    sections: [
      {
        properties: PAGE,
        footers: { default: pageNumber() },
        children: [
          centred(content.reference, "text", SIZES.text),
          empty(),
          ...content.title.map((text) => centred(text, "title", SIZES.title)),
          empty(),
          plain(content.addressee, 0),
          ...content.paragraphs.map(letterParagraph),
          empty(),
          ...content.signature.map(signed),
          empty(),
          new Paragraph({ children: [line(content.note, "text", SIZES.note)] }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document, undefined, [{ path: "word/fontTable.xml", data: fontTable() }]);
}
