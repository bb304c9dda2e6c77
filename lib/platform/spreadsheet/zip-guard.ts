import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { AppError } from "../errors";
import { type SheetProblem, scanSheets, sheetLimits } from "./sheet-guard";

// A 300 KB bomb makes any spreadsheet library take a gigabyte. So the archive is looked through before
// it is parsed: its directory first, then every part is unpacked into nothing and counted, because a
// directory may lie. What passes is a whole, unencrypted .xlsx of known size.

/** The most a workbook may be. 10,000 rows of a task list are 0.5 MB packed and 5 MB unpacked. */
export const workbookLimits = {
  bytes: 20 * 1024 * 1024,
  entries: 1000,
  entryBytes: 48 * 1024 * 1024,
  totalBytes: 64 * 1024 * 1024,
  /** Cells in all sheets, empty ones that only carry a format included. */
  cells: sheetLimits.cells,
  /** Unpacked to packed, judged for parts larger than `ratioFrom`; office files stay below 40. */
  ratio: 150,
  ratioFrom: 2 * 1024 * 1024,
} as const;

const messages = {
  empty: "文件是空的（0 字节）。请确认表格已保存，再重新上传",
  large: "文件超过 20 MB。请删去表中的图片，或只保留清单所在的工作表，另存后再上传",
  oldFormat:
    "这是旧版 Excel（.xls）或 WPS（.et）文件。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再上传",
  password: "工作簿设有打开密码，系统无法读取。请在“文件—信息—保护工作簿”中取消密码，保存后再上传",
  program: "这是一个程序文件，只是改名成了表格，已拒绝。请上传 .xlsx 工作簿",
  web: "这个文件其实是网页或文本，只是扩展名写成了表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传",
  picture: "这是图片或 PDF，不是表格。请上传原始的 .xlsx 工作簿",
  foreign: "这不是 Excel 工作簿。请上传扩展名为 .xlsx、能用 Excel 或 WPS 打开的文件",
  truncated: "文件不完整，可能在拷贝或上传时中断。请重新取得原文件，确认能打开后再上传",
  damaged: "文件已损坏，有部分内容读不出来。请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传",
  archive: "这是普通压缩包，不是工作簿。请解压后上传里面的 .xlsx 文件",
  word: "这是 Word 或演示文稿，不是表格。请上传 .xlsx 工作簿",
  macro: "工作簿带有宏（.xlsm）或是二进制格式（.xlsb），不予接收。请另存为不含宏的 .xlsx 后再上传",
  entries: "文件内部的部件过多，不像正常的工作簿，已拒绝。请把清单复制到新建工作簿后再上传",
  cells:
    "表格范围过大，有几十万个单元格。常见原因是格式刷到了最后一行：请只选中清单内容，复制到新建工作簿后再上传",
  rows: `表格超过 ${sheetLimits.rows} 行，一次最多读取 20000 行。请分成几个文件分别上传；如果内容没有这么多，是格式刷到了最后一行，请只选中表格内容，复制到新建工作簿后再上传`,
  grid: "表格里写有不存在的行号、列号（超出 Excel 的最大范围）或写法不规范，已拒绝。请用 Excel 或 WPS 打开，只选中表格内容，复制到新建工作簿后再上传",
  merges: "表格中合并的单元格过多，无法读取。请取消不必要的合并，或分成几个文件后再上传",
  links:
    "工作簿引用了别的文件（外部链接或数据连接），不予接收。请在“数据—编辑链接”中断开链接，或把内容复制成数值后另存为 .xlsx 再上传",
  embedded: "工作簿里嵌有别的文件或控件，不予接收。请删去嵌入的对象，另存为 .xlsx 后再上传",
  calls: "表中有会访问外部程序或网络的公式，不予接收。请把公式换成数值后再上传",
  bomb: "文件解压后异常地大，已拒绝。常见原因是格式刷到了最后一行：请只选中清单内容，复制到新建工作簿后再上传",
} as const;

type Problem = keyof typeof messages;

function refuse(problem: Problem): AppError {
  return new AppError("invalid", messages[problem], { file: messages[problem] });
}

const SIGNATURES: readonly [hex: string, problem: Problem][] = [
  ["4d5a", "program"],
  ["7f454c46", "program"],
  ["25504446", "picture"],
  ["89504e47", "picture"],
  ["ffd8ff", "picture"],
  ["47494638", "picture"],
  ["1f8b", "archive"],
  ["52617221", "archive"],
  ["377abcaf", "archive"],
];

/** The problem of a file that does not begin like a ZIP archive; null when it does. */
function problemOfStart(bytes: Buffer): Problem | null {
  if (bytes.length === 0) return "empty";
  if (bytes.length > workbookLimits.bytes) return "large";
  const start = bytes.subarray(0, 8).toString("hex");
  if (start.startsWith("504b0304")) return null;
  if (start === "d0cf11e0a1b11ae1") {
    const isEncrypted = bytes.includes(Buffer.from("EncryptedPackage", "utf16le"));
    return isEncrypted ? "password" : "oldFormat";
  }
  const known = SIGNATURES.find(([hex]) => start.startsWith(hex));
  if (known) return known[1];
  const text = bytes.subarray(0, 512).toString("utf8").trimStart().toLowerCase();
  return /^\ufeff?(<|[^,\t\n]*[,\t])/u.test(text) && !text.includes("\u0000") ? "web" : "foreign";
}

function problemOfEntry(entry: Entry): Problem | null {
  if (entry.isEncrypted()) return "password";
  if (entry.uncompressedSize > workbookLimits.entryBytes) return "bomb";
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  return entry.uncompressedSize > workbookLimits.ratioFrom && ratio > workbookLimits.ratio
    ? "bomb"
    : null;
}

/** Parts that a plain workbook does not need, and what they are. */
const UNWANTED: readonly [RegExp, Problem][] = [
  [/vbaProject|vbaData|macrosheets\//i, "macro"],
  [/^\/?xl\/(externalLinks\/|connections\.xml|queryTables\/)/i, "links"],
  [/^\/?xl\/(embeddings|activeX|ctrlProps)\//i, "embedded"],
];

function problemOfName(name: string): Problem | null {
  return UNWANTED.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** Functions that reach beyond the workbook, and the sign of a call to another program. */
const CALLS = ["WEBSERVICE(", "RTD(", "CALL(", "REGISTER.ID(", "|&apos;", "|'", "&apos;!A0"];

function hasCalls(piece: Buffer): boolean {
  if (piece.indexOf("<f") < 0) return false;
  const formulas = piece.toString("latin1").match(/<f[^<>]*>[^<]{1,2000}/g) ?? [];
  return formulas.some((formula) => CALLS.some((call) => formula.includes(call)));
}

async function readDirectory(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > workbookLimits.entries) throw refuse("entries");
  const entries: Entry[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const problem = problemOfEntry(entry) ?? problemOfName(entry.fileName);
    if (problem) throw refuse(problem);
    total += entry.uncompressedSize;
    if (total > workbookLimits.totalBytes) throw refuse("bomb");
    entries.push(entry);
  }
  return entries;
}

/** The problem of the declared content types; null for a plain .xlsx. */
function problemOfTypes(types: string): Problem | null {
  if (/spreadsheetml\.sheet\.main\+xml/.test(types)) return null;
  if (/ms-excel\.(sheet|template|addin)\.(macroEnabled|binary)/i.test(types)) return "macro";
  return /wordprocessingml|presentationml/.test(types) ? "word" : "foreign";
}

/** Unpacks one part, checks size and checksum, and hands its bytes on piece by piece. */
async function unpack(zip: ZipFile, entry: Entry, keep: (piece: Buffer) => void): Promise<void> {
  const stream = await zip.openReadStreamPromise(entry);
  let checksum = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    checksum = crc32(piece, checksum);
    keep(piece);
  }
  if (checksum !== entry.crc32) throw refuse("damaged");
}

async function checkParts(zip: ZipFile): Promise<void> {
  const entries = await readDirectory(zip);
  const types = entries.find((entry) => entry.fileName === "[Content_Types].xml");
  if (!types || types.uncompressedSize > workbookLimits.ratioFrom) throw refuse("archive");
  const pieces: Buffer[] = [];
  await unpack(zip, types, (piece) => pieces.push(piece));
  const problem = problemOfTypes(Buffer.concat(pieces).toString("utf8"));
  if (problem) throw refuse(problem);
  const scan = scanSheets();
  for (const entry of entries) {
    // As loosely as the parser names a sheet, so that nothing it reads goes unseen.
    const isSheet = /xl\/worksheets\//.test(entry.fileName);
    await unpack(zip, entry, (piece) => {
      if (!isSheet) return;
      pass(scan.take(piece));
      if (hasCalls(piece)) throw refuse("calls");
    });
    if (isSheet) pass(scan.end());
  }
}

function pass(problem: SheetProblem | null): void {
  if (problem) throw refuse(problem);
}

/**
 * Refuses everything that is not a whole, plain .xlsx of bearable size, before it is parsed. Throws
 * `AppError` invalid with a sentence that says what the file is and what to do.
 */
export async function requireWorkbook(bytes: Uint8Array): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const problem = problemOfStart(buffer);
  if (problem) throw refuse(problem);
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true });
  } catch {
    throw refuse("truncated");
  }
  try {
    await checkParts(zip);
  } catch (error) {
    // The archive library reports broken archives in its own English words.
    throw error instanceof AppError ? error : refuse("damaged");
  } finally {
    zip.close();
  }
}
