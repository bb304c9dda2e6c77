import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/platform/errors";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import { scanSheets } from "@/lib/platform/spreadsheet/sheet-guard";
import { requireWorkbook, workbookLimits } from "@/lib/platform/spreadsheet/zip-guard";
import {
  fixtureBytes,
  rawWorkbook,
  rawWorkbookParts,
  SPREADSHEET_TYPES,
} from "../support/workbooks";
import { zip } from "../support/zip";

const SHEET = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
const parts = () => rawWorkbookParts({ sheet: SHEET });

function withTypes(types: string): Buffer {
  return zip([{ name: "[Content_Types].xml", data: types }, ...parts().slice(1)]);
}

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await requireWorkbook(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe("invalid");
    return (error as AppError).message;
  }
  return "accepted";
}

const ole = Buffer.from("d0cf11e0a1b11ae1", "hex");
const fixture = fixtureBytes("清廉村居2026任务清单.xlsx");
const tampered = Buffer.from(fixture);
tampered.writeUInt8(tampered.readUInt8(4000) ^ 0xff, 4000);

const varied = Array.from(
  { length: workbookLimits.cells + 500 },
  (_, at) => `<c r="A${at + 1}" s="${(at * 7919) % 99_991}"/>`,
).join("");

const sheetOf = (rows: string) => rawWorkbook({ sheet: `<sheetData>${rows}</sheetData>` });
const emptyRows = (count: number) =>
  Array.from({ length: count }, (_, at) => `<row r="${at + 1}" ht="${at % 97}"/>`).join("");

const REFUSED: readonly [what: string, bytes: () => Buffer, message: RegExp][] = [
  ["an empty file", () => Buffer.alloc(0), /0 字节/],
  ["a file beyond 20 MB", () => Buffer.alloc(workbookLimits.bytes + 1), /超过 20 MB/],
  ["an old .xls", () => Buffer.concat([ole, Buffer.alloc(2048)]), /旧版 Excel/],
  [
    "a workbook with a password",
    () => Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]),
    /打开密码/,
  ],
  ["a renamed program", () => Buffer.from("MZ\u0090\u0000program"), /程序文件/],
  ["a renamed web page", () => Buffer.from("<html><table></table></html>"), /网页/],
  ["a renamed CSV", () => Buffer.from("编号,任务\nCJ-01,公开\n"), /网页或文本/],
  ["a renamed picture", () => Buffer.from("89504e470d0a1a0a", "hex"), /图片或 PDF/],
  ["a renamed PDF", () => Buffer.from("%PDF-1.7"), /图片或 PDF/],
  ["a RAR archive", () => Buffer.from("526172211a0700", "hex"), /压缩包/],
  ["noise", () => Buffer.from("00112233445566778899", "hex"), /不是 Excel 工作簿/],
  ["the first half of a workbook", () => fixture.subarray(0, fixture.length / 2), /不完整/],
  ["a workbook with a flipped byte", () => tampered, /已损坏/],
  ["an ordinary archive", () => zip([{ name: "a.txt", data: "x" }]), /普通压缩包/],
  [
    "a Word document",
    () =>
      withTypes(SPREADSHEET_TYPES.replaceAll("spreadsheetml.sheet", "wordprocessingml.document")),
    /Word/,
  ],
  [
    "a workbook with macros",
    () =>
      withTypes(
        SPREADSHEET_TYPES.replace(
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
          "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
      ),
    /宏/,
  ],
  [
    "macros hidden in a plain .xlsx",
    () => zip([...parts(), { name: "xl/vbaProject.bin", data: "x" }]),
    /宏/,
  ],
  [
    "links to other files",
    () => zip([...parts(), { name: "xl/externalLinks/externalLink1.xml", data: "<x/>" }]),
    /外部链接/,
  ],
  [
    "a connection to a database",
    () => zip([...parts(), { name: "xl/connections.xml", data: "<x/>" }]),
    /数据连接/,
  ],
  [
    "an embedded object",
    () => zip([...parts(), { name: "xl/embeddings/oleObject1.bin", data: "x" }]),
    /嵌入的对象/,
  ],
  [
    "a formula that calls a program",
    () =>
      rawWorkbook({
        sheet: `<sheetData><row r="1"><c r="A1"><f>cmd|' /C calc'!A0</f><v>0</v></c></row></sheetData>`,
      }),
    /公式/,
  ],
  [
    "a formula that calls the network",
    () =>
      rawWorkbook({
        sheet: `<sheetData><row r="1"><c r="A1"><f>WEBSERVICE("http://x")</f><v>0</v></c></row></sheetData>`,
      }),
    /公式/,
  ],
  ["190,000 empty rows", () => sheetOf(emptyRows(190_000)), /超过 25000 行.*最多读取 20000 行/],
  [
    "rows counted over all sheets",
    () => {
      const more = { name: "xl/worksheets/sheet2.xml", data: `<sheetData>${emptyRows(13_000)}` };
      return rawWorkbook({ sheet: `<sheetData>${emptyRows(13_000)}</sheetData>`, extra: [more] });
    },
    /超过 25000 行/,
  ],
  ["a row beyond Excel's last", () => sheetOf('<row r="99999999"/>'), /超出 Excel 的最大范围/],
  ["a row with a number in disguise", () => sheetOf('<row r="&#57;9999"/>'), /写法不规范/],
  ["a row named twice", () => sheetOf('<row r="1" r="99999999"/>'), /写法不规范/],
  ["a cell beyond the last column", () => sheetOf('<row r="1"><c r="XFE1"/></row>'), /最大范围/],
  ["a cell beyond the last row", () => sheetOf('<row r="1"><c r="A1048577"/></row>'), /最大范围/],
  ...[
    '<col min="1" max="999999999" width="9"/>',
    "<col\nmin='1'\tmax = '999999999' />",
    '<col title=">" min="1" max="16385"/>',
    '<col min="999999999" max="1"/>',
    '<col min="1"/>',
  ].map((col): (typeof REFUSED)[number] => [
    `columns stated as ${col}`,
    () => rawWorkbook({ sheet: `<cols>${col}</cols><sheetData/>` }),
    /最大范围/,
  ]),
  [
    "columns far into a sheet, cut in two while it is unpacked",
    () => {
      const cells = varied.slice(0, 16_380 * 5);
      const far = `<!--${cells}--><cols><col min="1" max="99999"/></cols>`;
      return rawWorkbook({ sheet: `${far.replaceAll("<c ", "(c ")}<sheetData/>` });
    },
    /最大范围/,
  ],
  [
    "a merged block beyond the grid",
    () =>
      rawWorkbook({ sheet: '<sheetData/><mergeCells><mergeCell ref="A1:A9999999"/></mergeCells>' }),
    /最大范围/,
  ],
  [
    "a hundred thousand merged blocks",
    () => {
      const merges = Array.from(
        { length: 100_000 },
        (_, at) => `<mergeCell ref="A${2 * at + 1}:A${2 * at + 2}"/>`,
      );
      return rawWorkbook({ sheet: `<sheetData/><mergeCells>${merges.join("")}</mergeCells>` });
    },
    /合并的单元格过多/,
  ],
  [
    "an extent beyond the grid",
    () => rawWorkbook({ sheet: '<dimension ref="A1:ZZZ9999999"/><sheetData/>' }),
    /最大范围/,
  ],
  [
    "an encrypted part",
    () => zip([...parts(), { name: "xl/secret.xml", data: "x", isEncrypted: true }]),
    /打开密码/,
  ],
  [
    "a bomb by ratio",
    () => zip([...parts(), { name: "xl/media/bomb.bin", data: Buffer.alloc(8 * 1024 * 1024) }]),
    /异常地大/,
  ],
  [
    "a bomb by declared size",
    () => zip([...parts(), { name: "xl/b.xml", data: "x", declaredSize: 0xf0_00_00_00 }]),
    /异常地大/,
  ],
  [
    "a bomb of many middling parts",
    () =>
      zip([
        ...parts(),
        ...Array.from({ length: 60 }, (_, at) => ({
          name: `xl/b${at}.xml`,
          data: Buffer.alloc(workbookLimits.ratioFrom - 1),
        })),
      ]),
    /异常地大/,
  ],
  [
    "formats brushed down over half a million cells",
    () => rawWorkbook({ sheet: `<sheetData><row r="1">${varied}</row></sheetData>` }),
    /范围过大/,
  ],
  [
    "a directory that hides a bomb's size",
    () =>
      zip([
        ...parts(),
        { name: "xl/b.xml", data: Buffer.alloc(8 * 1024 * 1024), declaredSize: 1000 },
      ]),
    /已损坏/,
  ],
  [
    "a part with a wrong checksum",
    () => zip([...parts(), { name: "xl/b.xml", data: "x", declaredChecksum: 1 }]),
    /已损坏/,
  ],
  [
    "thousands of parts",
    () => zip(Array.from({ length: 1001 }, (_, at) => ({ name: `p${at}`, data: "" }))),
    /部件过多/,
  ],
];

describe("the guard before a workbook is parsed", () => {
  it.each([
    "清廉村居2026任务清单.xlsx",
    "清廉学校2026任务清单.xlsx",
    "责任清单2026.xlsx",
    "清廉机关2026三季度进展汇总表.xlsx",
  ])("lets %s through", async (name) => {
    expect(await refusal(fixtureBytes(name))).toBe("accepted");
  });

  it("lets a hand-written minimal workbook through", async () => {
    expect(await refusal(rawWorkbook({ sheet: SHEET }))).toBe("accepted");
  });

  it("lets whole columns and a lone row at the foot of the sheet through", async () => {
    const cols =
      '<cols><col min="1" max="3" width="9"/><col min="4" max="16384" hidden="1"/></cols>';
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576" ht="12"/>';
    const sheet = `<dimension ref="A1:XFD1048576"/>${cols}<sheetData>${rows}</sheetData>`;
    expect(await refusal(rawWorkbook({ sheet }))).toBe("accepted");
  });

  it("finds every tag wherever the pieces are cut", () => {
    const text = `${"x".repeat(5000)}<col min="1" max="99999"/>${"y".repeat(9000)}`;
    for (const at of [4990, 5000, 5001, 5004, 5010, 5025, 5026, 9000]) {
      const scan = scanSheets();
      const pieces = [text.slice(0, at), text.slice(at)].map((part) => Buffer.from(part));
      const problems = [...pieces.map((piece) => scan.take(piece)), scan.end()];
      expect(problems).toContain("grid");
    }
  });

  it("refuses a billion columns before anything counts to them", async () => {
    const started = performance.now();
    const bytes = rawWorkbook({ sheet: '<cols><col min="1" max="999999999"/></cols><sheetData/>' });
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ code: "invalid" });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("takes an ordinary sum", async () => {
    const sheet = '<sheetData><row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>3</v></c></row></sheetData>';
    expect(await refusal(rawWorkbook({ sheet }))).toBe("accepted");
  });

  it.each(REFUSED)("refuses %s and says what to do", async (_, bytes, message) => {
    const said = await refusal(bytes());
    expect(said).toMatch(message);
    expect(said).toMatch(/请/);
  });

  it("reads a view into a larger buffer without looking beside it", async () => {
    const padded = Buffer.concat([Buffer.from("MZ"), fixture, Buffer.from("MZ")]);
    expect(await refusal(padded.subarray(2, -2))).toBe("accepted");
  });
});
