import path from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "../errors";
import { gridCell, type RawCell } from "./cell-values";
import { indexGrid, parseRange } from "./grid";
import type { GridCell, GridMerge, SheetGrid } from "./types";
import { requireWorkbook, workbookLimits } from "./zip-guard";

// The parser runs in a thread of its own that may be ended at any moment: by its heap limit, by the
// clock, or when it fails. The app's own memory and event loop are never at a workbook's mercy.

const WORKER_FILE = ["lib", "platform", "spreadsheet", "workbook-worker.mjs"];
const QUEUE = 12;

/** What one parse may take; 10,000 rows of a task list need a second, 110,000 cells and 150 MB. */
export interface ParseLimits {
  cells: number;
  characters: number;
  heapMegabytes: number;
  milliseconds: number;
}

const LIMITS: ParseLimits = {
  cells: workbookLimits.cells,
  characters: 20_000_000,
  heapMegabytes: 320,
  milliseconds: 20_000,
};

const messages = {
  tooLarge:
    "表格内容太多，超出一次能读取的范围。请删去清单以外的工作表和空行，或分成几个文件后再上传",
  unreadable: "无法读取这个工作簿。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再上传",
  slow: "读取这个工作簿用时过长，已停止。请把清单内容复制到新建工作簿后再上传",
  busy: "正在读取的表格较多，请一分钟后再上传，已填写的内容不受影响",
} as const;

function refuse(problem: keyof typeof messages): AppError {
  const code = problem === "busy" ? "unavailable" : "invalid";
  return new AppError(code, messages[problem], { file: messages[problem] });
}

interface RawSheet {
  name: string;
  hidden: boolean;
  cells: RawCell[];
  mergeRefs: string[];
  hiddenRows: number[];
  hiddenColumns: number[];
}

type Answer = { sheets: RawSheet[] } | { failure: "too_large" | "unreadable" };

/** Runs the parser once; resolves with what it found or rejects with what to tell the user. */
function parseInWorker(bytes: Uint8Array, limits: ParseLimits): Promise<RawSheet[]> {
  return new Promise((resolve, reject) => {
    // Found from the project's folder, not bundled: the same file serves app, worker process and tests.
    const worker = new Worker(
      /* turbopackIgnore: true */ path.join(
        /* turbopackIgnore: true */ process.cwd(),
        ...WORKER_FILE,
      ),
      {
        workerData: { bytes, limits },
        resourceLimits: {
          maxOldGenerationSizeMb: limits.heapMegabytes,
          maxYoungGenerationSizeMb: Math.min(48, limits.heapMegabytes),
          stackSizeMb: 4,
        },
        execArgv: [],
        env: {},
        stdout: true,
        stderr: true,
      },
    );
    const timer = setTimeout(() => settle(() => reject(refuse("slow"))), limits.milliseconds);
    const settle = (answer: () => void) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.on("error", () => undefined);
      void worker.terminate();
      answer();
    };
    worker.on("message", (answer: Answer) =>
      settle(() => {
        if ("sheets" in answer) resolve(answer.sheets);
        else reject(refuse(answer.failure === "too_large" ? "tooLarge" : "unreadable"));
      }),
    );
    worker.on("error", (error: NodeJS.ErrnoException) =>
      settle(() => {
        const isMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
        reject(isMemory ? refuse("tooLarge") : error);
      }),
    );
    worker.on("exit", () => settle(() => reject(refuse("tooLarge"))));
  });
}

let lane: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** One workbook at a time in a process, so that memory stays within one worker's limit. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= QUEUE) throw refuse("busy");
  waiting += 1;
  const turn = lane.then(work);
  lane = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

function clip(merge: GridMerge, rows: number, columns: number): GridMerge | null {
  const clipped = {
    ...merge,
    bottom: Math.min(merge.bottom, rows),
    right: Math.min(merge.right, columns),
  };
  const isBlock = clipped.bottom > clipped.top || clipped.right > clipped.left;
  return clipped.top <= rows && clipped.left <= columns && isBlock ? clipped : null;
}

/** Wide blocks by the thousand would fill the index; no office merges as much. */
const MERGED_COLUMNS = 500_000;

function sheetGrid(raw: RawSheet): SheetGrid {
  const cells = raw.cells.map(gridCell).filter((cell) => cell !== null);
  const rows = cells.reduce((most, cell) => Math.max(most, cell.row), 0);
  const columns = cells.reduce((most, cell) => Math.max(most, cell.column), 0);
  const blocks = raw.mergeRefs.map(parseRange).filter((block) => block !== null);
  const merges = blocks
    .map((block) => clip(block, rows, columns))
    .filter((block) => block !== null);
  const width = merges.reduce((sum, merge) => sum + merge.right - merge.left + 1, 0);
  if (width > MERGED_COLUMNS) throw refuse("tooLarge");
  const grid: SheetGrid = {
    name: raw.name.replace(/[\p{Cc}\p{Cs}]/gu, ""),
    hidden: raw.hidden,
    rows,
    columns,
    cells,
    merges,
    hiddenRows: raw.hiddenRows.filter((row) => row <= rows),
    hiddenColumns: raw.hiddenColumns.filter((column) => column <= columns),
  };
  return merges.length === 0 ? grid : withoutCovered(grid);
}

/** Leaves out what a merged block covers without beginning there: Excel never shows it. */
function withoutCovered(grid: SheetGrid): SheetGrid {
  const { mergeAt } = indexGrid(grid);
  const isShown = ({ row, column }: GridCell) => {
    const merge = mergeAt(row, column);
    return !merge || (merge.top === row && merge.left === column);
  };
  return { ...grid, cells: grid.cells.filter(isShown) };
}

/**
 * Reads an .xlsx into plain sheets. Throws `AppError` invalid, with a sentence that says what to do, for
 * every file that is not a readable workbook of bearable size, and unavailable when too many are waiting.
 * `limits` may be set tighter than usual.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: Partial<ParseLimits> = {},
): Promise<SheetGrid[]> {
  await requireWorkbook(bytes);
  const sheets = await inTurn(() => parseInWorker(bytes, { ...LIMITS, ...limits }));
  return sheets.map(sheetGrid);
}
