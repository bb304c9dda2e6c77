import { type Reading, type ReadingLimits, readInWorker } from "./reading";

/** The printed lines of a PDF, page after page; none where it holds pictures of pages only. */
export function readPdf(bytes: Uint8Array, limits: Partial<ReadingLimits> = {}): Promise<Reading> {
  return readInWorker("pdf-worker.mjs", bytes, limits);
}
