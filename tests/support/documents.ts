import { readFileSync } from "node:fs";
import path from "node:path";
import { zip } from "./zip";

const WORD_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** A Word document of plain paragraphs; one that begins with # is a heading by its style. */
export function word(paragraphs: readonly string[], prologue = ""): Buffer {
  const body = paragraphs.map((text) => {
    const style = text.startsWith("#") ? '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' : "";
    const plain = text.replace(/^#/, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    return `<w:p>${style}<w:r><w:t xml:space="preserve">${plain}</w:t></w:r></w:p>`;
  });
  const document = `<?xml version="1.0"?>${prologue}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join("")}</w:body></w:document>`;
  return zip([
    { name: "[Content_Types].xml", data: WORD_TYPES },
    { name: "_rels/.rels", data: RELATIONS },
    { name: "word/document.xml", data: document },
  ]);
}

/** A Word document whose entity unfolds to a billion characters where a parser lets it. */
export function wordWithEntities(): Buffer {
  const entities = Array.from({ length: 9 }, (_, level) => {
    const inside = level === 0 ? "笑" : `&e${level - 1};`.repeat(10);
    return `<!ENTITY e${level} "${inside}">`;
  });
  const whole = word(["第一条 试验"], `<!DOCTYPE w:document [${entities.join("")}]>`);
  return whole;
}

function pdfOf(objects: readonly string[], trailer: string): Buffer {
  const parts = ["%PDF-1.4\n"];
  const offsets: number[] = [];
  objects.forEach((object, index) => {
    offsets.push(parts.join("").length);
    parts.push(`${index + 1} 0 obj${object}endobj\n`);
  });
  const start = parts.join("").length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`);
  parts.push(`trailer<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\n`);
  parts.push(`startxref\n${start}\n%%EOF\n`);
  return Buffer.from(parts.join(""), "latin1");
}

const PAGES = [
  "<</Type/Catalog/Pages 2 0 R>>",
  "<</Type/Pages/Kids[3 0 R]/Count 1>>",
  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>",
];

/** A PDF of one page without any writing, as a scanner makes it. */
export function scannedPdf(): Buffer {
  return pdfOf(PAGES, "");
}

/** A PDF that opens with a password only. */
export function lockedPdf(): Buffer {
  const key = "a1".repeat(32);
  const lock = `<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>`;
  return pdfOf([...PAGES, lock], `/Encrypt 4 0 R/ID[<${"0f".repeat(16)}><${"0f".repeat(16)}>]`);
}

/** A PDF with its end and nothing readable between. */
export function brokenPdf(): Buffer {
  return Buffer.from("%PDF-1.7\nnothing of the kind\nstartxref\n9\n%%EOF\n", "latin1");
}

/** A two-page sample of an implementing opinion, printed by a browser with a Chinese font. */
export function samplePdf(): Buffer {
  return readFileSync(path.join(import.meta.dirname, "../fixtures/清廉学校实施意见样张.pdf"));
}
