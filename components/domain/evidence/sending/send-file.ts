import type { EvidenceItem } from "@/lib/domain/evidence/types";
import { persist, Setback } from "./patience";
import { fingerprint, type Prepared } from "./prepare-picture";
import { sendPieces, type Watcher } from "./send-pieces";
import { openUpload, type Recipient } from "./upload-requests";

const MOST = 20 * 1024 * 1024;

/** A prepared file with for whom it is. */
export interface Outgoing {
  recipient: Recipient;
  prepared: Prepared;
  /** The upload that was begun before, if any. */
  uploadId: string | null;
  /** Told as soon as the server has begun an upload. */
  onOpened: (uploadId: string) => Promise<void>;
}

function requireSize({ blob }: Prepared): void {
  if (blob.size === 0) {
    throw new Setback("refused", "文件是空的（0 字节）。请确认文件能打开，再重新选择");
  }
  if (blob.size > MOST) {
    throw new Setback("refused", "文件超过 20 MB。请压缩图片或拆分文件后再上传");
  }
}

async function open(outgoing: Outgoing, watcher: Watcher) {
  const { recipient, prepared } = outgoing;
  const { blob, name: fileName, captured } = prepared;
  const sha256 = await fingerprint(blob).catch(() => null);
  const opening = { recipient, fileName, size: blob.size, sha256, captured };
  return persist(() => openUpload(opening), watcher);
}

/**
 * Brings a file to the server however long it takes. A file that the organisation has already is not sent at
 * all. Throws a `Setback` for what only people can mend.
 */
export async function sendPrepared(outgoing: Outgoing, watcher: Watcher): Promise<EvidenceItem> {
  requireSize(outgoing.prepared);
  const { blob } = outgoing.prepared;
  if (outgoing.uploadId) {
    try {
      return await sendPieces(outgoing.uploadId, blob, watcher);
    } catch (error) {
      // Given up by the server meanwhile: from the beginning.
      const isGone = error instanceof Setback && error.kind === "gone" && !watcher.signal.aborted;
      if (!isGone) throw error;
    }
  }
  const opened = await open(outgoing, watcher);
  if (opened.state === "known") return opened.item;
  await outgoing.onOpened(opened.id);
  return sendPieces(opened.id, blob, watcher);
}
