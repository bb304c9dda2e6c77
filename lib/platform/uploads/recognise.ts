import "server-only";
import { open, readFile } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { type AppError, invalid } from "@/lib/platform/errors";
import { requireWorkbook } from "@/lib/platform/spreadsheet/zip-guard";
import { judgeImage } from "@/lib/platform/uploads/image";
import {
  isEncryptedOffice,
  judgeOfficeFile,
  type OfficeVerdict,
} from "@/lib/platform/uploads/office-file";
import { judgePdf } from "@/lib/platform/uploads/pdf-guard";
import { isTwoFiles } from "@/lib/platform/uploads/two-files";

/** What a file is by its content. */
export interface Recognised {
  kind: "image" | "pdf" | "docx" | "xlsx";
  mediaType: string;
  extension: string;
}

const ALLOWED = "可以上传照片（jpg、png、webp）、PDF、Word（docx）和 Excel（xlsx）";

const MESSAGES = {
  program: `这是一个程序文件，只是改了扩展名，已拒绝。${ALLOWED}`,
  foreign: `不能上传这种文件。${ALLOWED}`,
  heic: "这是苹果手机的 HEIC 照片。请在相机设置中选“兼容性最佳”，或先转存为 jpg 再上传",
  old: "这是旧版 Office 或 WPS 文件。请另存为 docx 或 xlsx 后再上传",
  password: "文件设有打开密码，审核人打不开。请取消密码，保存后再上传",
  macro: "文件带有宏，不予接收。请另存为不含宏的 docx 或 xlsx 后再上传",
  bomb: "文件解压后异常地大，已拒绝。请把内容复制到新建的文件后再上传",
  damaged: "文件不完整或已损坏，打不开。请重新取得原文件，确认能打开后再上传",
  embedded: "文件里嵌有别的文件或控件，不予接收。请删去嵌入的对象，另存后再上传",
  links: "文件会自动打开网络上的模板、图片或对象，不予接收。请断开链接，把图片另存后插入，再上传",
  calls:
    "文件里有会调用外部程序或网络的域，不予接收。请删去这些域（按 Ctrl+A 再按 Ctrl+Shift+F9），保存后再上传",
  active: "这份 PDF 带有脚本、表单动作或多媒体，不予接收。请用“打印—另存为 PDF”生成新文件后再上传",
  attached:
    "这份 PDF 里夹带了别的文件，不予接收（电子发票自带的 XML 等数据文件可以）。请用“打印—另存为 PDF”生成新文件，附件另外上传",
  locked: "PDF 设有打开密码或使用限制。请取消限制，或用“打印—另存为 PDF”生成新文件后再上传",
  two_files:
    "这个文件里夹带了另一个文件或程序，已拒绝。请用看图软件或“打印—另存为”重新保存后再上传",
  truncated: "照片不完整，可能在拷贝时中断。请重新拍摄或重新选择原照片",
  too_many_pixels: "照片超过 5000 万像素。请用手机相册或看图软件缩小后再上传",
} as const;

function refuse(problem: keyof typeof MESSAGES): AppError {
  return invalid({ file: MESSAGES[problem] }, MESSAGES[problem]);
}

const IMAGES: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
};

const OFFICE_TYPES: Record<string, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const PROGRAMS =
  /x-msdownload|x-elf|mach-binary|java-vm|x-sharedlib|x-msi|android|wasm|x-executable/;

async function recogniseImage(path: string, mediaType: string): Promise<Recognised> {
  if (await isTwoFiles(path)) throw refuse("two_files");
  const verdict = await judgeImage(path);
  if (verdict !== "fine") throw refuse(verdict);
  return { kind: "image", mediaType, extension: IMAGES[mediaType] ?? "jpg" };
}

async function recognisePdf(path: string): Promise<Recognised> {
  const verdict = await judgePdf(path);
  if (verdict === "password") throw refuse("locked");
  if (verdict !== "fine") throw refuse(verdict);
  return { kind: "pdf", mediaType: "application/pdf", extension: "pdf" };
}

async function recogniseOffice(path: string): Promise<Recognised> {
  const verdict: OfficeVerdict = await judgeOfficeFile(path);
  if (verdict !== "docx" && verdict !== "xlsx") throw refuse(verdict);
  if (verdict === "xlsx") await requireWorkbook(await readFile(path));
  return { kind: verdict, mediaType: OFFICE_TYPES[verdict] ?? "", extension: verdict };
}

async function startOf(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.subarray(0, bytesRead).toString("latin1");
  } finally {
    await file.close();
  }
}

/**
 * What a staged file is, judged by its content and never by its name. Throws `invalid` with field `file`
 * and a sentence that says what is wrong and what to do.
 */
export async function recogniseFile(path: string, bytes: number): Promise<Recognised> {
  const start = await startOf(path);
  if (start.startsWith("PK\u0003\u0004")) return recogniseOffice(path);
  if (start.startsWith("%PDF-")) return recognisePdf(path);
  if (start.startsWith("MZ")) throw refuse("program");
  const type = (await fileTypeFromFile(path).catch(() => undefined))?.mime ?? "";
  if (type in IMAGES) return recogniseImage(path, type);
  if (PROGRAMS.test(type)) throw refuse("program");
  if (/heic|heif/.test(type)) throw refuse("heic");
  if (type === "application/x-cfb") {
    throw refuse((await isEncryptedOffice(path, bytes)) ? "password" : "old");
  }
  throw refuse("foreign");
}
