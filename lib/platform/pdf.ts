import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { isPrintDocument } from "@/lib/platform/print-html";
import { memoryOfGroup } from "@/lib/platform/process-memory";

/*
 * PDFs are printed by an installed Chromium: one at a time, from a private folder that is removed afterwards,
 * without network, within a time, a memory and a size; scripts are forbidden by the document's own policy
 * (Chromium's switch against scripts would stop its printing, too). Without one there are no PDFs, and
 * whoever asks is told so; the print page of the browser stays.
 */

const USUAL_NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
];
const USUAL_FOLDERS = ["/usr/bin", "/usr/local/bin", "/opt/google/chrome", "/snap/bin"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** What one printing may take. */
export interface PrintLimits {
  milliseconds: number;
  megabytes: number;
  inputBytes: number;
  outputBytes: number;
  /** How many may wait while one is printed. */
  waiting: number;
}

const LIMITS: PrintLimits = {
  milliseconds: 60_000,
  megabytes: 1_500,
  inputBytes: 12_000_000,
  outputBytes: 60_000_000,
  waiting: 8,
};

const MISSING =
  "服务器没有安装 Chromium，暂时不能生成 PDF：请用“打印页”在浏览器里打印或另存为 PDF，或请管理员安装（见运维手册“PDF”）";
const BUSY = "正在生成的 PDF 较多，请一分钟后再试；其他格式不受影响";
const FAILED = "这份 PDF 没有生成出来，请稍后再试；也可以用“打印页”在浏览器里另存为 PDF";

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium of this machine, or null; `named` as CHROMIUM_PATH says. */
export function findChromium(named: string): string | null {
  if (named === "off") return null;
  if (named) return isExecutable(named) ? named : null;
  const places = USUAL_FOLDERS.flatMap((folder) =>
    USUAL_NAMES.map((name) => path.posix.join(folder, name)),
  );
  return [...places, MAC].find(isExecutable) ?? null;
}

/** Whether this server can make PDFs. */
export function isPdfAvailable(): boolean {
  return findChromium(env().CHROMIUM_PATH) !== null;
}

function switches(folder: string): string[] {
  return [
    "--headless=new",
    // As root, and where user name spaces are closed, Chromium has no sandbox; what it opens has no script.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--renderer-process-limit=1",
    `--user-data-dir=${path.join(folder, "profile")}`,
    "--no-pdf-header-footer",
    `--print-to-pdf=${path.join(folder, "page.pdf")}`,
    `file://${path.join(folder, "page.html")}`,
  ];
}

/** Ends a process with all that it started. */
function end(child: ChildProcess): void {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

const WATCH = 250;

/** Runs Chromium to its end; says why where it was ended or failed. */
function run(chromium: string, folder: string, limits: PrintLimits): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(chromium, switches(folder), {
      cwd: folder,
      detached: true,
      stdio: "ignore",
      env: {
        NODE_ENV: "production",
        PATH: "/usr/local/bin:/usr/bin:/bin",
        HOME: folder,
        TMPDIR: folder,
        LANG: "C.UTF-8",
      },
    });
    let reason: string | null = null;
    const stop = (why: string) => {
      reason ??= why;
      end(child);
    };
    const timer = setTimeout(() => stop("time"), limits.milliseconds);
    const watch = setInterval(() => {
      if (child.pid && memoryOfGroup(child.pid) > limits.megabytes) stop("memory");
    }, WATCH);
    const settle = (why: string | null) => {
      clearTimeout(timer);
      clearInterval(watch);
      end(child);
      resolve(reason ?? why);
    };
    child.once("error", (error) => settle(error.message));
    child.once("exit", (code) => settle(code === 0 ? null : `exit ${code}`));
  });
}

async function print(chromium: string, html: string, limits: PrintLimits): Promise<Buffer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "qinglian-print-"));
  try {
    await writeFile(path.join(folder, "page.html"), html, { mode: 0o600 });
    const reason = await run(chromium, folder, limits);
    const file = path.join(folder, "page.pdf");
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (reason || size === 0 || size > limits.outputBytes) {
      log.warn({ reason, size }, "pdf failed");
      throw new AppError("unavailable", FAILED);
    }
    return await readFile(file);
  } finally {
    // A process that is just ending may still write into its profile.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

let lane: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Prints a document of print-html.ts as a PDF. `unavailable` without a Chromium, when too many wait, or when
 * it took too long or too much.
 */
export async function printToPdf(
  html: string,
  tighter: Partial<PrintLimits> = {},
): Promise<Buffer> {
  const limits = { ...LIMITS, ...tighter };
  if (!isPrintDocument(html)) throw new Error("printToPdf takes documents of printDocument only");
  const chromium = findChromium(env().CHROMIUM_PATH);
  if (!chromium) throw new AppError("unavailable", MISSING);
  if (Buffer.byteLength(html) > limits.inputBytes) throw new AppError("unavailable", FAILED);
  if (waiting >= limits.waiting) throw new AppError("unavailable", BUSY);
  waiting += 1;
  const turn = lane.then(() => print(chromium, html, limits));
  lane = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}
