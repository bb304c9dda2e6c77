import { readFile } from "node:fs/promises";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";

// One workbook read in a process that does nothing else, the reading thread being a part of it: what
// reading takes is the process's peak over what it took before.

const [file = ""] = process.argv.slice(2);
const bytes = await readFile(file);
const before = process.memoryUsage().rss;
const sheets = await readWorkbook(bytes);
const cells = sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0);
// Peak of the whole process, in kilobytes.
const peak = process.resourceUsage().maxRSS * 1024;
const megabytes = (size: number) => Math.round(size / 1024 / 1024);
console.log(
  `只读取（${cells} 个单元格）\t进程峰值 ${megabytes(peak)} MB，其中读取 ${megabytes(peak - before)} MB`,
);
