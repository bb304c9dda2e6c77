import { Buffer } from "node:buffer";
import { PassThrough, Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { columnLetter, columnNumber, parseRange } from "@/lib/platform/spreadsheet/grid";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import type { SheetContent } from "@/lib/platform/spreadsheet/types";
import { writeWorkbook } from "@/lib/platform/spreadsheet/writer";
import { unzipped } from "../support/word-files";

async function roundTrip(sheets: SheetContent[]) {
  const stream = new PassThrough();
  const pieces: Buffer[] = [];
  stream.on("data", (piece: Buffer) => pieces.push(piece));
  await writeWorkbook(stream, sheets);
  return readWorkbook(Buffer.concat(pieces));
}

describe("writing workbooks", () => {
  it("writes title, heads and values that read back the same", async () => {
    const [sheet] = await roundTrip([
      {
        name: "任务",
        title: "清廉村居2026年任务",
        columns: [{ head: "编号" }, { head: "目标" }, { head: "日期", format: "yyyy-mm-dd" }],
        rows: [
          ["CJ-01", 95.5, new Date("2026-12-10T00:00:00Z")],
          ["CJ-02", null, null],
        ],
      },
    ]);
    expect(sheet?.cells.map((cell) => cell.text)).toEqual([
      "清廉村居2026年任务",
      "编号",
      "目标",
      "日期",
      "CJ-01",
      "95.5",
      "2026-12-10",
      "CJ-02",
    ]);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])(
    "keeps %j as text, never a formula",
    async (text) => {
      const [sheet] = await roundTrip([{ name: "表", columns: [{ head: "值" }], rows: [[text]] }]);
      expect(sheet?.cells[1]).toEqual({ row: 2, column: 1, text: text.trim() });
    },
  );

  it("marks text that begins like a formula, so that editing the cell does not make one of it", async () => {
    const stream = new PassThrough();
    const bytes = buffer(stream);
    const rows = [
      ["=1+1", "平常"],
      ["@SUM(A1)", -5],
    ];
    await writeWorkbook(stream, [
      { name: "表", columns: [{ head: "甲" }, { head: "乙", format: "0.00" }], rows },
    ]);
    const parts = await unzipped(await bytes);
    const styles = parts.get("xl/styles.xml") ?? "";
    const formats = /<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0].match(/<xf [^>]*>/g) ?? [];
    const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
    const isMarked = (cell: string) => {
      const format = new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(sheet)?.[1];
      return formats[Number(format ?? 0)]?.includes('quotePrefix="1"');
    };
    expect(["A2", "A3", "B2", "B3", "A1"].map(isMarked)).toEqual([true, true, false, false, false]);
  });

  it("drops what a workbook cannot hold and cuts overlong texts", async () => {
    const [sheet] = await roundTrip([
      {
        name: "表",
        columns: [{ head: "值" }],
        rows: [["a\u0000b"], ["长".repeat(40_000)], [Number.NaN], [Number.POSITIVE_INFINITY]],
      },
    ]);
    expect(sheet?.cells.map((cell) => cell.text.length)).toEqual([1, 2, 32_767]);
  });

  it("makes sheet names that Excel accepts and tells apart", async () => {
    const columns = [{ head: "值" }];
    const sheets = await roundTrip([
      { name: "甲/乙", columns, rows: [] },
      { name: "甲:乙", columns, rows: [] },
      { name: "", columns, rows: [] },
      { name: "名".repeat(40), columns, rows: [] },
      { name: "名".repeat(40), columns, rows: [] },
    ]);
    const names = sheets.map((sheet) => sheet.name);
    expect(names).toEqual([
      "甲 乙",
      "甲 乙(2)",
      "工作表",
      "名".repeat(31),
      `${"名".repeat(28)}(2)`,
    ]);
  });

  it("takes rows from a stream", async () => {
    async function* rows() {
      for (let at = 0; at < 3000; at += 1) yield [at, `第 ${at} 行`];
    }
    const columns = [{ head: "序号" }, { head: "文字" }];
    const [sheet] = await roundTrip([{ name: "表", columns, rows: rows() }]);
    expect(sheet?.rows).toBe(3001);
    expect(sheet?.cells.at(-1)?.text).toBe("第 2999 行");
  });

  it("fails when the stream fails", async () => {
    const broken = new Writable({
      write: (_piece, _encoding, done) => done(new Error("disk full")),
    });
    const columns = [{ head: "值" }];
    const rows = Array.from({ length: 5000 }, (_, at) => [`${at}`]);
    await expect(writeWorkbook(broken, [{ name: "表", columns, rows }])).rejects.toThrow(
      "disk full",
    );
  });
});

describe("places in a sheet", () => {
  it("turns numbers into letters and back", () => {
    expect([1, 26, 27, 702, 703, 16_384].map(columnLetter)).toEqual([
      "A",
      "Z",
      "AA",
      "ZZ",
      "AAA",
      "XFD",
    ]);
    for (let column = 1; column <= 16_384; column += 37) {
      expect(columnNumber(columnLetter(column))).toBe(column);
    }
  });

  it("reads references in any order of corners and refuses others", () => {
    expect(parseRange("C4:A3")).toEqual({ top: 3, left: 1, bottom: 4, right: 3 });
    expect(parseRange("$B$2")).toEqual({ top: 2, left: 2, bottom: 2, right: 2 });
    expect(parseRange("表!A1")).toBeNull();
  });
});
