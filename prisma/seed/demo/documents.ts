import { zipFile } from "./zip-file";

/** The lines of a small document. */
export interface Page {
  title: string;
  lines: readonly string[];
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const MEDIA = "application/vnd.openxmlformats-officedocument";

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function contentTypes(parts: readonly (readonly [name: string, type: string])[]): string {
  const overrides = parts.map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="${MEDIA}.${type}+xml"/>`,
  );
  return `${XML}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

function relation(type: string, target: string): string {
  return `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;
}

/** A minimal Word document. */
export function wordFile(page: Page): Buffer {
  const paragraphs = [page.title, ...page.lines].map(
    (line) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`,
  );
  return zipFile([
    {
      name: "[Content_Types].xml",
      content: contentTypes([["word/document.xml", "wordprocessingml.document.main"]]),
    },
    { name: "_rels/.rels", content: relation("officeDocument", "word/document.xml") },
    {
      name: "word/document.xml",
      content: `${XML}<w:document xmlns:w="${WORD}"><w:body>${paragraphs.join("")}</w:body></w:document>`,
    },
  ]);
}

function sheetRow(line: string, index: number): string {
  return `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>${escapeXml(line)}</t></is></c></row>`;
}

/** A minimal workbook with one sheet. */
export function workbookFile(page: Page): Buffer {
  const rows = [page.title, ...page.lines].map(sheetRow).join("");
  return zipFile([
    {
      name: "[Content_Types].xml",
      content: contentTypes([
        ["xl/workbook.xml", "spreadsheetml.sheet.main"],
        ["xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"],
      ]),
    },
    { name: "_rels/.rels", content: relation("officeDocument", "xl/workbook.xml") },
    { name: "xl/_rels/workbook.xml.rels", content: relation("worksheet", "worksheets/sheet1.xml") },
    {
      name: "xl/workbook.xml",
      content: `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: "xl/worksheets/sheet1.xml",
      content: `${XML}<worksheet xmlns="${SHEET}"><sheetData>${rows}</sheetData></worksheet>`,
    },
  ]);
}

const LEADING = 28;

function pdfText(text: string): string {
  const units = Buffer.from(text, "utf16le").swap16();
  return `<${units.toString("hex")}>`;
}

/** A PDF of one page, set in the reader's own Song face. */
export function pdfFile(page: Page): Buffer {
  const lines = [page.title, ...page.lines].map(
    (line, index) => `1 0 0 1 72 ${760 - index * LEADING} Tm ${pdfText(line)} Tj`,
  );
  const content = `BT /F1 14 Tf ${lines.join(" ")} ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 7 0 R>>",
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 6 0 R>>",
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const count = objects.length + 1;
  const trailer = `trailer<</Size ${count}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${count}\n0000000000 65535 f \n${table}${trailer}`, "latin1");
}
