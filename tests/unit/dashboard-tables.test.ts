import { describe, expect, it } from "vitest";
import { originLines, tableLines, tableSheet } from "@/components/domain/dashboard/table-sheet";
import type { DashboardTable } from "@/components/domain/dashboard/table-types";
import { readTableName } from "@/components/domain/dashboard/tables";
import { placeMarks } from "@/components/domain/dashboard/trend-marks";
import { issuedText, marksOf } from "@/lib/domain/counters/notes/rules";
import { csvText } from "@/lib/shared/csv";

const TABLE: DashboardTable = {
  title: "分地区明细",
  head: ["地区", "完成率", "要求办理"],
  rows: [{ cells: ["=HYPERLINK(1)", "92.4%", 1_204] }, { cells: ["襄城区", "—", 0] }],
};

describe("a table as a file", () => {
  it("has the codes as its last column, and none where no row has one", () => {
    expect(tableLines(TABLE, ["7K2M-9QX4", ""])).toEqual([
      ["地区", "完成率", "要求办理", "数字编码"],
      ["=HYPERLINK(1)", "92.4%", 1_204, "7K2M-9QX4"],
      ["襄城区", "—", 0, ""],
    ]);
    expect(tableLines(TABLE, ["", ""])[0]).toEqual(TABLE.head);
  });

  it("makes no formula of a name, in CSV as in Excel", () => {
    expect(csvText(tableLines(TABLE, []))).toContain("'=HYPERLINK(1)");
  });

  it("writes percentages as numbers with the decimals shown, and keeps what is unknown", () => {
    const sheet = tableSheet(TABLE, []);
    expect(sheet.columns.map(({ format }) => format)).toEqual([undefined, "0.0%", undefined]);
    expect(sheet.rows).toEqual([
      ["=HYPERLINK(1)", 0.924, 1_204],
      ["襄城区", "—", 0],
    ]);
  });

  it("says for what, as of when, when and by whom it was taken", () => {
    const origin = {
      place: "襄阳市",
      filter: "襄阳市 · 2026 年三季度",
      asOf: "2026-11-22",
      takenAt: "2026 年 11 月 22 日 09:00",
      takenBy: "张三",
    };
    const text = originLines(TABLE, origin).flat().join("|");
    for (const part of ["襄阳市 · 2026 年三季度", "2026-11-22", "09:00", "张三"]) {
      expect(text).toContain(part);
    }
  });

  it("is refused by name and format with the remedy", () => {
    expect(readTableName("rows", undefined)).toEqual({ name: "rows", format: "csv" });
    expect(() => readTableName("secrets", "csv")).toThrow();
    expect(() => readTableName("rows", "pdf")).toThrow(/CSV 或 Excel/);
  });
});

describe("marks on a trend", () => {
  const points = ["2026-01-04", "2026-01-11", "2026-01-18"].map((day) => ({
    day,
    done: 0,
    due: 0,
  }));

  it("are numbered in the order of days and stand between the points in proportion", () => {
    const marks = marksOf(
      [
        { onDay: "2026-01-18", text: "后" },
        { onDay: "2026-01-11", text: "中" },
      ],
      [{ onDay: "2026-01-11", names: ["清廉学校"] }],
    );
    expect(placeMarks(marks, points).map(({ number, at, text }) => [number, at, text])).toEqual([
      [1, 0.5, "中"],
      [2, 0.5, "下发任务清单：清廉学校"],
      [3, 1, "后"],
    ]);
  });

  it("outside what is drawn are left out, and of many the latest stay", () => {
    const many = Array.from({ length: 14 }, (_, index) => ({
      onDay: `2026-01-${String(index + 4).padStart(2, "0")}`,
      text: String(index),
      kind: "note" as const,
    }));
    const placed = placeMarks([{ onDay: "2025-12-01", text: "x", kind: "note" }, ...many], points);
    expect(placed).toHaveLength(12);
    expect(placed.at(-1)?.text).toBe("13");
    expect(placeMarks(many, points.slice(0, 1))).toEqual([]);
  });

  it("name three carriers and the number of all", () => {
    expect(issuedText(["甲", "乙", "丙", "丁"])).toBe("下发任务清单：甲、乙、丙等 4 份");
  });
});
