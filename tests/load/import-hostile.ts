import { randomBytes } from "node:crypto";
import { rawWorkbook, rawWorkbookParts, SPREADSHEET_TYPES } from "../support/workbooks";
import { zip } from "../support/zip";

// Workbooks that are refused before they are parsed, and the word by which each refusal is known. They are
// as large as they can be while the refusal still has to look inside.

const MEGABYTE = 1024 * 1024;
const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const CELL = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
const parts = () => rawWorkbookParts({ sheet: CELL });

function formulas(count: number, last: string): Buffer {
  const rows = Array.from({ length: count }, (_, at) => {
    const formula = at === count - 1 ? last : `SUM(B${at + 1}:H${at + 1})*${(at * 7919) % 9973}`;
    return `<row r="${at + 1}"><c r="A${at + 1}"><f>${formula}</f><v>${at}</v></c></row>`;
  });
  return rawWorkbook({ sheet: `<sheetData>${rows.join("")}</sheetData>` });
}

function millionRows(): Buffer {
  const rows = Array.from({ length: 1_000_000 }, (_, at) => {
    return `<row r="${at + 1}" ht="${(at * 7919) % 9973}"/>`;
  });
  return rawWorkbook({ sheet: `<sheetData>${rows.join("")}</sheetData>` });
}

function withMacros(): Buffer {
  const types = SPREADSHEET_TYPES.replace(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
  );
  const program = {
    name: "xl/vbaProject.bin",
    data: randomBytes(4 * MEGABYTE),
  };
  return zip([{ name: "[Content_Types].xml", data: types }, ...parts().slice(1), program]);
}

/** Each hostile workbook by what it is, with a part of the sentence that refuses it. */
export const HOSTILE: readonly [what: string, bytes: () => Buffer, said: RegExp][] = [
  [
    "压缩炸弹",
    () => zip([...parts(), { name: "xl/media/a.bin", data: Buffer.alloc(40 * MEGABYTE) }]),
    /异常地大/,
  ],
  [
    "谎报大小的炸弹",
    () =>
      zip([...parts(), { name: "xl/a.xml", data: Buffer.alloc(40 * MEGABYTE), declaredSize: 999 }]),
    /已损坏/,
  ],
  ["一百万行", millionRows, /范围过大|一次最多读取/],
  [
    "加密",
    () =>
      Buffer.concat([OLE, Buffer.alloc(19 * MEGABYTE), Buffer.from("EncryptedPackage", "utf16le")]),
    /打开密码/,
  ],
  ["改名的 .xls", () => Buffer.concat([OLE, Buffer.alloc(19 * MEGABYTE)]), /旧版 Excel/],
  ["宏", withMacros, /宏/],
  ["外部公式", () => formulas(150_000, "WEBSERVICE(&quot;http://example.invalid&quot;)"), /公式/],
  ["命令公式", () => formulas(150_000, "cmd|'/C calc'!A0"), /公式/],
  [
    "外部链接",
    () => zip([...parts(), { name: "xl/externalLinks/externalLink1.xml", data: "<x/>" }]),
    /外部链接/,
  ],
];
