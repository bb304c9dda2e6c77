import { Buffer } from "node:buffer";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import type { SheetGrid } from "@/lib/platform/spreadsheet/types";
import { fixtureBytes, rawWorkbook } from "../support/workbooks";

async function written(fill: (workbook: ExcelJS.Workbook) => void): Promise<SheetGrid[]> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return readWorkbook(Buffer.from(await workbook.xlsx.writeBuffer()));
}

async function firstSheet(bytes: Uint8Array): Promise<SheetGrid> {
  const [sheet] = await readWorkbook(bytes);
  if (!sheet) throw new Error("the workbook has no sheet");
  return sheet;
}

function cellOf(sheet: SheetGrid | undefined, row: number, column: number) {
  return sheet?.cells.find((cell) => cell.row === row && cell.column === column);
}

const cellsXml = (...cells: string[]) =>
  `<sheetData><row r="1">${cells.join("")}</row></sheetData>`;

/** A row of twenty cells that hold nothing but a format. */
const formattedRow = (at: number) =>
  `<row r="${at}">${Array.from({ length: 20 }, (_, column) => `<c r="${String.fromCharCode(65 + column)}${at}" s="1"/>`).join("")}</row>`;

describe("reading workbooks", () => {
  it("reads a real task list cell by cell, with its merged blocks", async () => {
    const sheets = await readWorkbook(fixtureBytes("清廉村居2026任务清单.xlsx"));
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["任务清单", false],
      ["填表说明", false],
    ]);
    const [list] = sheets;
    expect([list?.rows, list?.columns]).toEqual([19, 11]);
    expect(list?.merges).toContainEqual({ top: 5, left: 9, bottom: 18, right: 9 });
    expect(cellOf(list, 5, 7)).toEqual({ row: 5, column: 7, text: "100%" });
    expect(cellOf(list, 6, 9)).toBeUndefined();
  });

  it("normalises what people type in a progress table", async () => {
    const [sheet] = await readWorkbook(fixtureBytes("清廉机关2026三季度进展汇总表.xlsx"));
    expect(cellOf(sheet, 5, 6)).toEqual({
      row: 5,
      column: 6,
      text: "97%",
      number: 0.97,
      percent: true,
    });
    expect(cellOf(sheet, 6, 4)).toEqual({ row: 6, column: 4, text: "412" });
    expect(cellOf(sheet, 6, 6)?.text).toBe("100%");
    expect(cellOf(sheet, 13, 4)).toMatchObject({ text: "542", number: 542, formula: true });
  });

  it("reads rich text, results, errors, truth values and dates", async () => {
    const [sheet] = await written((workbook) => {
      const row = workbook.addWorksheet("值").addRow([]);
      row.getCell(1).value = { richText: [{ text: "粗" }, { font: { bold: true }, text: "体" }] };
      row.getCell(2).value = { formula: "1/0", result: { error: "#DIV/0!" } };
      row.getCell(3).value = { formula: "A1", date1904: false };
      row.getCell(4).value = true;
      row.getCell(5).value = new Date("2026-12-10T00:00:00Z");
      row.getCell(6).value = { formula: "TODAY()", result: new Date("2026-06-25T00:00:00Z") };
      row.getCell(6).numFmt = "yyyy-mm-dd";
      row.getCell(7).value = { text: "链接文字", hyperlink: "https://example.org" };
      row.getCell(8).value = 0.1 + 0.2;
      row.getCell(9).value = "　全角　空格\u200b　";
    });
    const texts = sheet?.cells.map(({ column, text }) => [column, text]);
    expect(texts).toEqual([
      [1, "粗体"],
      [2, "#DIV/0!"],
      [3, ""],
      [4, "是"],
      [5, "2026-12-10"],
      [6, "2026-06-25"],
      [7, "链接文字"],
      [8, "0.3"],
      [9, "全角 空格"],
    ]);
    expect(cellOf(sheet, 1, 2)).toMatchObject({ error: "#DIV/0!", formula: true });
    expect(cellOf(sheet, 1, 3)).toMatchObject({ formula: true });
    expect(cellOf(sheet, 1, 6)).toMatchObject({ date: "2026-06-25", formula: true });
  });

  it("knows the Chinese date formats that Excel stores by number alone", async () => {
    const serial = 46_366;
    const bytes = rawWorkbook({
      sheet: cellsXml(
        ...[1, 2, 3].map(
          (style) => `<c r="${"ABC"[style - 1]}1" s="${style}"><v>${serial}</v></c>`,
        ),
      ),
      formats: [31, 57, 14],
    });
    const sheet = await firstSheet(bytes);
    expect(sheet.cells.map((cell) => cell.date)).toEqual([
      "2026-12-10",
      "2026-12-10",
      "2026-12-10",
    ]);
  });

  it("counts days from 1904 where the file says so", async () => {
    const bytes = rawWorkbook({
      sheet: cellsXml(`<c r="A1" s="1"><v>${46_366 - 1462}</v></c>`),
      formats: [14],
      workbookProperties: '<workbookPr date1904="1"/>',
    });
    expect((await firstSheet(bytes)).cells[0]?.date).toBe("2026-12-10");
  });

  it("tells hidden sheets, rows and columns", async () => {
    const sheets = await written((workbook) => {
      const list = workbook.addWorksheet("清单");
      list.addRows([
        ["甲", "乙"],
        ["丙", "丁"],
      ]);
      list.getRow(2).hidden = true;
      list.getColumn(2).hidden = true;
      workbook.addWorksheet("选项", { state: "veryHidden" }).addRow(["x"]);
    });
    expect(sheets.map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(sheets[0]).toMatchObject({ hiddenRows: [2], hiddenColumns: [2] });
  });

  it("keeps comments, pictures and tables from getting in the way", async () => {
    const sheets = await written((workbook) => {
      const list = workbook.addWorksheet("清单");
      list.addRow(["甲"]).getCell(1).note = "批注";
      const png = Buffer.from(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
        "base64",
      );
      const image = workbook.addImage({ base64: png.toString("base64"), extension: "png" });
      list.addImage(image, "C1:D2");
      list.addTable({ name: "T", ref: "A5", columns: [{ name: "列" }], rows: [["值"]] });
    });
    expect(sheets[0]?.cells.map((cell) => cell.text)).toEqual(["甲", "列", "值"]);
  });

  it("cuts merged blocks off at the content, however far they reach", async () => {
    const bytes = rawWorkbook({
      sheet: `<sheetData><row r="1"><c r="A1" t="str"><v>题</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1"/></mergeCells>`,
    });
    expect((await firstSheet(bytes)).merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 2 }]);
  });

  it("survives one block over a whole sheet and a name over all its columns", async () => {
    const bytes = rawWorkbook({
      sheet: `${cellsXml('<c r="A1"><v>1</v></c>')}<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>`,
      definedNames:
        '<definedNames><definedName name="全部">表一!$A$1:$XFD$1048576</definedName></definedNames>',
    });
    expect((await firstSheet(bytes)).cells).toHaveLength(1);
  });

  it("never shows what lies covered under a merged block", async () => {
    const bytes = rawWorkbook({
      sheet: `${cellsXml('<c r="A1"><v>1</v></c>', '<c r="B1"><v>2</v></c>')}<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`,
    });
    expect((await firstSheet(bytes)).cells.map((cell) => cell.text)).toEqual(["1"]);
  });

  it("hands control characters on for the caller to speak of", async () => {
    const bytes = rawWorkbook({
      sheet: cellsXml('<c r="A1" t="s"><v>0</v></c>'),
      strings: ["公_x0000_开"],
    });
    expect((await firstSheet(bytes)).cells[0]?.text).toBe("公\u0000开");
  });

  it("refuses a long text repeated over many cells before it is copied out", async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`,
    );
    const bytes = rawWorkbook({
      sheet: `<sheetData>${rows.join("")}</sheetData>`,
      strings: [
        Array.from({ length: 30_000 }, (_, at) => String.fromCharCode(0x4e00 + (at % 5000))).join(
          "",
        ),
      ],
    });
    await expect(readWorkbook(bytes)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/内容太多/),
    });
  });

  it.each([
    ["outgrows its memory", { heapMegabytes: 8 }, /内容太多/],
    ["takes too long", { milliseconds: 1 }, /用时过长/],
  ])("ends a parse that %s and still serves the next one", async (_, limits, message) => {
    const rows = Array.from({ length: 5000 }, (_, at) => formattedRow(at + 1)).join("");
    const bytes = rawWorkbook({ sheet: `<sheetData>${rows}</sheetData>`, formats: [14] });
    const [large, next] = await Promise.allSettled([
      readWorkbook(bytes, limits),
      readWorkbook(fixtureBytes("责任清单2026.xlsx")),
    ]);
    const reason = { code: "invalid", message: expect.stringMatching(message) };
    expect(large).toMatchObject({ status: "rejected", reason });
    expect(next).toMatchObject({ status: "fulfilled" });
  });

  it("refuses a workbook whose parts make no sense", async () => {
    const bytes = rawWorkbook({ sheet: "<sheetData><row r='1'><c r='A1'></row>" });
    await expect(readWorkbook(bytes)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/另存为/),
    });
  });
});
