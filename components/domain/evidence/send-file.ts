import type { EvidenceItem } from "@/lib/domain/evidence/types";
import { Setback } from "./sending/patience";
import { prepareFile } from "./sending/prepare-picture";
import { sendPrepared } from "./sending/send-file";

/** How sending a file ended. */
export type SendAnswer = { ok: true; item: EvidenceItem } | { ok: false; message: string };

/** Sends a file of an assignment's organisation; `onShare` is told how much has gone, from 0 to 1. */
export async function sendFile(
  assignmentId: string,
  file: File,
  onShare: (share: number) => void,
): Promise<SendAnswer> {
  try {
    const prepared = await prepareFile(file);
    const outgoing = {
      ...{ recipient: { assignmentId }, prepared, uploadId: null },
      onOpened: async () => undefined,
    };
    const watcher = { signal: new AbortController().signal, onShare, onWait: () => undefined };
    return { ok: true, item: await sendPrepared(outgoing, watcher) };
  } catch (error) {
    return { ok: false, message: error instanceof Setback ? error.message : "没有传成，请重试" };
  }
}
