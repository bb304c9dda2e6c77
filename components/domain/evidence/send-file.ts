import type { EvidenceItem } from "@/lib/domain/evidence/types";

/** How sending a file ended. */
export type SendAnswer = { ok: true; item: EvidenceItem } | { ok: false; message: string };

const LOST = "网络中断，没有传完。请在信号好的地方点“重试”";

async function fingerprint(file: File): Promise<string | null> {
  // Only where the page came by https or from this machine does a browser offer hashing.
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function answerOf(request: XMLHttpRequest): SendAnswer {
  try {
    const answer = JSON.parse(request.responseText);
    if (answer.ok) return { ok: true, item: answer.data };
    return { ok: false, message: answer.fields?.file ?? answer.message };
  } catch {
    return { ok: false, message: "服务器没有正常答复，请稍后重试" };
  }
}

/** Sends a file of an assignment's organisation; `onShare` is told how much has gone, from 0 to 1. */
export async function sendFile(
  assignmentId: string,
  file: File,
  onShare: (share: number) => void,
): Promise<SendAnswer> {
  const sha256 = await fingerprint(file).catch(() => null);
  return new Promise((resolve) => {
    // fetch() tells nothing about the way up; a slow phone needs to see that it moves.
    const request = new XMLHttpRequest();
    request.open("POST", `/api/evidence?assignment=${assignmentId}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    if (sha256) request.setRequestHeader("x-file-sha256", sha256);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    };
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => resolve({ ok: false, message: LOST });
    request.ontimeout = () => resolve({ ok: false, message: LOST });
    request.send(file);
  });
}
