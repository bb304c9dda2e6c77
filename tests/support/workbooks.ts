import { readFileSync } from "node:fs";
import path from "node:path";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import type { GridCell, GridMerge, SheetGrid } from "@/lib/platform/spreadsheet/types";
import { type ZipPart, zip } from "./zip";

/** The bytes of a workbook in tests/fixtures. */
export function fixtureBytes(name: string): Buffer {
  return readFileSync(path.join(process.cwd(), "tests", "fixtures", name));
}

const read = new Map<string, Promise<SheetGrid[]>>();

/** The sheets of a workbook in tests/fixtures, read once for all tests of a file. */
export function fixtureSheets(name: string): Promise<SheetGrid[]> {
  const sheets = read.get(name) ?? readWorkbook(fixtureBytes(name));
  read.set(name, sheets);
  return sheets;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export const SPREADSHEET_TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`;

/** What goes into a hand-written workbook: the sheet's inner XML and, where needed, other parts. */
export interface RawWorkbook {
  sheet: string;
  /** The number format ids of cell styles 1, 2, … */
  formats?: readonly number[];
  strings?: readonly string[];
  workbookProperties?: string;
  definedNames?: string;
  sheetState?: string;
  extra?: readonly ZipPart[];
}

/** The parts of the smallest workbook that Excel opens, around a sheet's own XML. */
export function rawWorkbookParts(raw: RawWorkbook): ZipPart[] {
  const styles = [0, ...(raw.formats ?? [])]
    .map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
    .join("");
  const strings = (raw.strings ?? []).map((text) => `<si><t>${text}</t></si>`).join("");
  const state = raw.sheetState ? ` state="${raw.sheetState}"` : "";
  return [
    { name: "[Content_Types].xml", data: SPREADSHEET_TYPES },
    {
      name: "_rels/.rels",
      data: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${raw.workbookProperties ?? ""}<sheets><sheet name="表一"${state} sheetId="1" r:id="rId1"/></sheets>${raw.definedNames ?? ""}</workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: "xl/styles.xml",
      data: `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs>${styles}</cellXfs></styleSheet>`,
    },
    { name: "xl/sharedStrings.xml", data: `${XML}<sst xmlns="${MAIN}">${strings}</sst>` },
    {
      name: "xl/worksheets/sheet1.xml",
      data: `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${raw.sheet}</worksheet>`,
    },
    ...(raw.extra ?? []),
  ];
}

/** A workbook written by hand, for what no library would write. */
export function rawWorkbook(raw: RawWorkbook): Buffer {
  return zip(rawWorkbookParts(raw));
}

/** A cell of a test sheet: text, a number, a ready cell, or nothing. */
export type GridInput = string | number | null | Partial<GridCell>;

/** A sheet from rows of values, as the reader would hand it over. */
export function gridOf(
  rows: readonly (readonly GridInput[])[],
  options: Partial<Omit<SheetGrid, "cells" | "rows" | "columns">> = {},
): SheetGrid {
  const cells: GridCell[] = [];
  rows.forEach((values, top) => {
    values.forEach((value, left) => {
      if (value === null || value === "") return;
      const place = { row: top + 1, column: left + 1 };
      if (typeof value === "object") cells.push({ text: "", ...value, ...place });
      else if (typeof value === "number")
        cells.push({ ...place, text: String(value), number: value });
      else cells.push({ ...place, text: value });
    });
  });
  return {
    name: "任务清单",
    hidden: false,
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    ...options,
    rows: cells.reduce((most, cell) => Math.max(most, cell.row), 0),
    columns: cells.reduce((most, cell) => Math.max(most, cell.column), 0),
    cells,
  };
}

/** A merged block by rows and columns. */
export function block(top: number, left: number, bottom: number, right: number): GridMerge {
  return { top, left, bottom, right };
}

/** The carriers by which titles are recognised in tests. */
export const carrierWords = [
  { code: "organ", name: "清廉机关", short: "机关" },
  { code: "enterprise", name: "清廉企业", short: "企业" },
  { code: "soe", name: "清廉国企", short: "国企", parentCode: "enterprise" },
  { code: "private", name: "清廉民企", short: "民企", parentCode: "enterprise" },
  { code: "school", name: "清廉学校", short: "学校" },
  { code: "hospital", name: "清廉医院", short: "医院" },
  { code: "village", name: "清廉村居", short: "村居" },
  { code: "family", name: "清廉家庭", short: "家庭" },
  { code: "culture", name: "清廉文化", short: "文化" },
];
