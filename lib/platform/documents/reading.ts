import path from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "../errors";

// Foreign documents are parsed in a thread of its own that may be ended at any moment: by its heap
// limit, by the clock, or when it fails. One at a time, so that memory stays within one thread's limit.

const FOLDER = ["lib", "platform", "documents"];
const QUEUE = 8;
const BUSY = "正在读取的文件较多，请一分钟后再上传，已填写的内容不受影响";

/** What one reading may take; an opinion of 40 pages needs a second and 60 MB. */
export interface ReadingLimits {
  characters: number;
  pages: number;
  heapMegabytes: number;
  milliseconds: number;
  /** Rows of tables in a Word document are handed over cell by cell. */
  areTablesKept: boolean;
}

const LIMITS: ReadingLimits = {
  characters: 400_000,
  pages: 400,
  heapMegabytes: 256,
  milliseconds: 20_000,
  areTablesKept: false,
};

/** A line as the document gives it. `isHeading`: by its style, not by its words. */
export interface DocumentLine {
  text: string;
  isHeading: boolean;
  /** A row of a table instead of a line; only where tables were asked for. */
  cells?: string[];
}

/** Why a document gave no text. */
export type ReadingFailure = "password" | "too_large" | "slow" | "unreadable";

/** The lines of a document in their order, or why there are none. */
export type Reading = { lines: DocumentLine[] } | { failure: ReadingFailure };

function runWorker(file: string, bytes: Uint8Array, limits: ReadingLimits): Promise<Reading> {
  return new Promise((resolve) => {
    // Found from the project's folder, not bundled: the same file serves app, worker process and tests.
    const worker = new Worker(
      /* turbopackIgnore: true */ path.join(
        /* turbopackIgnore: true */ process.cwd(),
        ...FOLDER,
        file,
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
    const settle = (answer: Reading) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.on("error", () => undefined);
      void worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => settle({ failure: "slow" }), limits.milliseconds);
    worker.on("message", (answer: Reading) => settle(answer));
    worker.on("error", (error: NodeJS.ErrnoException) =>
      settle({
        failure: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too_large" : "unreadable",
      }),
    );
    worker.on("exit", () => settle({ failure: "too_large" }));
  });
}

let lane: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Has a worker file of this folder read a document. Never throws for what the document is; `unavailable`
 * when too many are waiting. `limits` may be set tighter than usual.
 */
export async function readInWorker(
  file: "docx-worker.mjs" | "pdf-worker.mjs",
  bytes: Uint8Array,
  limits: Partial<ReadingLimits> = {},
): Promise<Reading> {
  if (waiting >= QUEUE) throw new AppError("unavailable", BUSY, { file: BUSY });
  waiting += 1;
  const turn = lane.then(() => runWorker(file, bytes, { ...LIMITS, ...limits }));
  lane = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}
