import "server-only";
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { log } from "@/lib/platform/log";

// A foreign PDF is drawn by a program of its own with a bare environment, so that whatever it does to its
// own memory leaves the worker alone. Its heap has a limit; fonts and pictures lie outside of that heap, so
// the memory of the whole program is measured too.

const PROGRAM = ["lib", "platform", "uploads", "pdf-pages-worker.mjs"];
const HEAP_MEGABYTES = 256;
const MEASURED_EVERY = 100;

/** What drawing one file may take. */
export interface DrawingLimits {
  /** Only the first pages are drawn. */
  pages: number;
  /** Longest side of a picture in pixels. */
  edge: number;
  quality: number;
  imagePixels: number;
  characters: number;
  megabytes: number;
  milliseconds: number;
}

/** Thirty pages of an ordinary document take some seconds and 200 MB. */
export const DRAWING_LIMITS: DrawingLimits = {
  pages: 30,
  edge: 1600,
  quality: 78,
  imagePixels: 50_000_000,
  characters: 400_000,
  megabytes: 700,
  milliseconds: 60_000,
};

/** Why there are no pictures of a file's pages. */
export type DrawingFailure = "password" | "too_large" | "slow" | "unreadable";

/** The pictures of the first pages (WebP), how many pages there are in all, and their text. */
export interface DrawnPages {
  pictures: Buffer[];
  pages: number;
  /** The file holds pictures of a kind that is not drawn: some scans are. */
  isPartial: boolean;
  text: string;
}

/** What the program answers. */
type Answer =
  | { pages: number; drawn: number; isPartial: boolean; text: string }
  | { failure: DrawingFailure };

async function megabytesOf(pid: number): Promise<number> {
  // Linux tells it in pages of 4 KB; elsewhere only the heap limit and the clock hold.
  const facts = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  return (Number(facts.split(" ")[1] ?? 0) * 4096) / 1_048_576;
}

function answerOf(text: string): Answer {
  try {
    return JSON.parse(text);
  } catch {
    return { failure: "too_large" };
  }
}

function runProgram(file: string, folder: string, limits: DrawingLimits): Promise<Answer> {
  const program = path.join(
    /* turbopackIgnore: true */ process.cwd(),
    .../* turbopackIgnore: true */ PROGRAM,
  );
  const flags = [`--max-old-space-size=${HEAP_MEGABYTES}`, "--stack-size=900", "--no-warnings"];
  const child = spawn(
    process.execPath,
    [...flags, program, path.resolve(file), folder, JSON.stringify(limits)],
    { cwd: process.cwd(), env: { NODE_ENV: "production" }, stdio: ["ignore", "pipe", "ignore"] },
  );
  let ended: DrawingFailure | undefined;
  const end = (why: DrawingFailure) => {
    ended ??= why;
    child.kill("SIGKILL");
  };
  const clock = setTimeout(() => end("slow"), limits.milliseconds);
  const measure = setInterval(async () => {
    if (child.pid && (await megabytesOf(child.pid)) > limits.megabytes) end("too_large");
  }, MEASURED_EVERY);
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    const settle = (answer: Answer) => {
      clearTimeout(clock);
      clearInterval(measure);
      resolve(answer);
    };
    child.on("error", (error) => {
      log.error({ error: error.message }, "pages cannot be drawn");
      settle({ failure: "unreadable" });
    });
    child.on("close", () => {
      settle(ended ? { failure: ended } : answerOf(Buffer.concat(pieces).toString("utf8")));
    });
  });
}

async function picturesIn(folder: string, drawn: number): Promise<Buffer[]> {
  const names = await readdir(folder);
  const wanted = Array.from({ length: drawn }, (_, index) => `${index + 1}.webp`);
  return Promise.all(
    wanted.filter((name) => names.includes(name)).map((name) => readFile(path.join(folder, name))),
  );
}

/** Draws the first pages of a PDF. Never throws for what the file is; `limits` may be set tighter. */
export async function drawPdf(
  file: string,
  limits: Partial<DrawingLimits> = {},
): Promise<DrawnPages | { failure: DrawingFailure }> {
  const folder = await mkdtemp(path.join(tmpdir(), "qinglian-pages-"));
  try {
    const answer = await runProgram(file, folder, { ...DRAWING_LIMITS, ...limits });
    if ("failure" in answer) return answer;
    const pictures = await picturesIn(folder, answer.drawn);
    const { pages, isPartial, text } = answer;
    return { pictures, pages, isPartial, text };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
