import type { EvidenceItem } from "@/lib/domain/evidence/types";
import { persist, Setback } from "./patience";
import { finishUpload, readUpload, sendPiece } from "./upload-requests";

const KILOBYTE = 1024;
const SMALLEST = 64 * KILOBYTE;
const LARGEST = 2048 * KILOBYTE;
const FIRST = 512 * KILOBYTE;
/** A piece should be long enough to be worth a request and short enough not to lose much. */
const QUICK = 800;
const SLOW = 5_000;

/** What is told while a file goes up. */
export interface Watcher {
  signal: AbortSignal;
  /** How much has gone, from 0 to 1. */
  onShare: (share: number) => void;
  /** Why nothing moves; null when it moves again. */
  onWait: (why: string | null) => void;
}

/** The length of the next piece: longer after a quick one, shorter after a slow or lost one. */
function nextLength(length: number, took: number): number {
  if (took < QUICK) return Math.min(LARGEST, length * 2);
  return took > SLOW ? Math.max(SMALLEST, length / 2) : length;
}

/** The place that the server wants, after something went wrong in between. */
async function placeAfter(id: string, error: unknown): Promise<number> {
  if (!(error instanceof Setback) || error.kind !== "elsewhere") throw error;
  return error.offset ?? (await readUpload(id)).received;
}

async function sendAll(id: string, blob: Blob, from: number, watcher: Watcher): Promise<void> {
  let offset = from;
  let length = FIRST;
  while (offset < blob.size) {
    const piece = blob.slice(offset, offset + length);
    const began = performance.now();
    const start = offset;
    offset = await sendPiece(id, {
      ...{ offset, piece, signal: watcher.signal },
      onLoaded: (bytes) => watcher.onShare(Math.min(1, (start + bytes) / blob.size)),
    }).catch((error: unknown) => {
      length = Math.max(SMALLEST, length / 2);
      return placeAfter(id, error);
    });
    watcher.onWait(null);
    length = nextLength(length, performance.now() - began);
  }
}

/**
 * Sends a file from where it stands to its end and has it registered. Goes on by itself after a lost network;
 * throws a `Setback` for what only people can mend: a refused file (`refused`), an upload that the server no
 * longer knows (`gone`).
 */
export async function sendPieces(id: string, blob: Blob, watcher: Watcher): Promise<EvidenceItem> {
  const { signal, onWait } = watcher;
  return persist(
    async () => {
      // At the start and after every interruption the server says how far it came: an answer may have been
      // lost, and not the piece.
      const { received } = await readUpload(id);
      onWait(null);
      watcher.onShare(received / blob.size);
      await sendAll(id, blob, received, watcher);
      return finishUpload(id);
    },
    { signal, onWait },
  );
}
