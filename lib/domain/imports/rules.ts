import type { SheetGrid } from "@/lib/platform/spreadsheet/types";
import { isId } from "@/lib/shared/ids";
import { shownValue } from "./doubts/rules";
import { linesOf } from "./headlines/rules";
import { readClauseSheet, readTaskSheet } from "./lists/rules";
import type { MappingMemory } from "./mappings/types";
import { kindOfSheet, type SheetKind } from "./sheets/rules";
import { openSheet } from "./tables/rules";
import type { KnownCells } from "./tasks/rules";
import type {
  CarrierWord,
  Doubt,
  ExportOrigin,
  IgnoredPart,
  Refusal,
  UnderstoodList,
  UnderstoodWorkbook,
} from "./types";

// What a workbook says, sheet by sheet. Each visible sheet with a known head is a list of its own; sheets
// of instructions, notes, totals and unused columns are left aside and reported, never silently dropped.
// A workbook without any list is refused with a sentence that says what it is and where it belongs.
// Nothing here throws on any content.

const PROGRESS: Refusal = {
  message: "这是进展汇总表，不是任务清单",
  remedy:
    "请在“进展汇总表导入”中上传：数据先存成各单位的草稿，由填报单位核对后提交；也可以在“今日待办”中逐项填报",
};
const ACCOUNTS: Refusal = {
  message: "这是账号名册，不是任务清单",
  remedy: "请由管理员在“管理—账号—批量导入”中上传",
};
const FOREIGN: Refusal = {
  message: "这不是任务清单，也不是责任清单",
  remedy:
    "任务清单的表头应有编号、工作任务、具体举措、指标名称、目标值、完成时限；责任清单的表头应有责任类型、责任内容、责任主体。请核对文件后重新上传",
};
const HIDDEN: Refusal = {
  message: "清单所在的工作表被隐藏，没有读取",
  remedy: "请在 Excel 或 WPS 中用鼠标右键点工作表标签，选“取消隐藏”，保存后重新上传",
};
const EMPTY: Refusal = {
  message: "工作簿中没有内容",
  remedy: "请确认表格已填写并保存，再重新上传",
};

function setAside(grid: SheetGrid, kind: SheetKind["kind"]): IgnoredPart {
  const reasons: Readonly<Record<string, string>> = {
    hidden: "工作表被隐藏，没有读取；需要导入请取消隐藏后重新上传",
    empty: "空工作表",
    progress: `${PROGRESS.message}，没有读取。${PROGRESS.remedy}`,
    accounts: `${ACCOUNTS.message}，没有读取。${ACCOUNTS.remedy}`,
    foreign: "没有清单的表头，作为说明略过",
  };
  const text = shownValue(grid.cells[0]?.text ?? "");
  return { sheet: grid.name, row: null, column: null, text, reason: reasons[kind] ?? "" };
}

/** True for a hidden sheet that would be read as a list if it were shown. */
function isHiddenList(grid: SheetGrid, memory: MappingMemory): boolean {
  if (!grid.hidden) return false;
  const { kind } = kindOfSheet(openSheet({ ...grid, hidden: false }), memory);
  return kind === "task" || kind === "responsibility";
}

function refusalOf(kinds: readonly SheetKind["kind"][]): Refusal {
  if (kinds.includes("progress")) return PROGRESS;
  if (kinds.includes("accounts")) return ACCOUNTS;
  return kinds.some((kind) => kind === "foreign" || kind === "hidden") ? FOREIGN : EMPTY;
}

/** What a workbook is read with, beyond itself. */
export interface WorkbookContext {
  /** What the office said about the columns of its forms. */
  memory?: MappingMemory;
  /** The cells of the list that the workbook was exported from, by row identity. */
  known?: KnownCells;
}

/** The name of the hidden sheet that an export carries, and the word in its first cell. */
export const EXPORT_SHEET = "系统信息";
export const EXPORT_WORD = "qinglian-list";

/** The list that a workbook was exported from, as its hidden sheet says; null for any other. */
export function exportedFrom(grids: readonly SheetGrid[]): ExportOrigin | null {
  const sheet = grids.find((grid) => grid.hidden && grid.name === EXPORT_SHEET);
  const at = (row: number) => sheet?.cells.find((cell) => cell.row === row && cell.column === 1);
  const id = at(2)?.text ?? "";
  const version = Number(at(3)?.text);
  if (at(1)?.text !== EXPORT_WORD || !isId(id) || !Number.isSafeInteger(version)) return null;
  return { id, version };
}

/**
 * Reads every visible sheet of a workbook as a list where it is one. Never throws; what cannot be read is
 * a doubt at its cell, and a workbook that holds no list comes back with a refusal and without lists.
 */
export function understandWorkbook(
  grids: readonly SheetGrid[],
  carriers: readonly CarrierWord[],
  { memory = {}, known = {} }: WorkbookContext = {},
): UnderstoodWorkbook {
  const lists: UnderstoodList[] = [];
  const doubts: Doubt[] = [];
  const ignored: IgnoredPart[] = [];
  const others: SheetKind["kind"][] = [];
  const cover: string[] = [];
  const from = exportedFrom(grids);
  for (const grid of grids) {
    if (from !== null && grid.hidden) continue;
    const sheet = openSheet(grid);
    const found = kindOfSheet(sheet, memory);
    if (found.kind !== "task" && found.kind !== "responsibility") {
      others.push(found.kind);
      ignored.push(setAside(grid, found.kind));
      if (found.kind === "foreign" && lists.length === 0) cover.push(...linesOf(sheet));
      continue;
    }
    const context = { carriers, cover, known };
    const reading =
      found.kind === "task"
        ? readTaskSheet(sheet, found.head, context)
        : readClauseSheet(sheet, found.head, context);
    lists.push(reading.list);
    doubts.push(...reading.doubts);
    ignored.push(...reading.ignored);
  }
  const found = { lists, doubts, ignored, exportedFrom: from };
  if (lists.length > 0) return { ...found, refusal: null };
  const isHidden = grids.some((grid) => isHiddenList(grid, memory));
  return { ...found, refusal: isHidden ? HIDDEN : refusalOf(others) };
}
