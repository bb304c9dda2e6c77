import { type Reading, type ReadingLimits, readInWorker } from "./reading";

/** The paragraphs of a Word document. What an archive may hide has been checked when it was received. */
export function readDocx(bytes: Uint8Array, limits: Partial<ReadingLimits> = {}): Promise<Reading> {
  return readInWorker("docx-worker.mjs", bytes, limits);
}
