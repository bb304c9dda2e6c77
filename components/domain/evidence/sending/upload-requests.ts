import type { EvidenceItem } from "@/lib/domain/evidence/types";
import type { OpenedUpload, UnfinishedUpload } from "@/lib/domain/evidence/uploads/types";
import { withBase } from "@/lib/shared/base-path";
import { Setback } from "./patience";
import type { Told } from "./prepare-picture";

const LOST = "网络不通，恢复后自动继续";
const BUSY = "服务器忙，稍后自动继续";
const PATIENCE = 90_000;

interface Answer {
  ok: boolean;
  data?: unknown;
  message?: string;
  fields?: Record<string, string>;
}

function setbackOf(status: number, answer: Answer | null): Setback {
  const message = answer?.fields?.file ?? answer?.message ?? "服务器没有正常答复，请稍后重试";
  const offset = answer?.fields?.offset;
  if (status === 409) return new Setback("elsewhere", message, offset ? Number(offset) : null);
  if (status === 404) return new Setback("gone", message);
  // Too many files under way, or no room: the sentence is for people, and trying again is theirs.
  if (status === 503 && answer?.fields?.file) return new Setback("refused", message);
  if (status === 503 || status === 502 || status === 504) return new Setback("busy", BUSY);
  const isRefused = status === 422 || status === 403;
  return new Setback(isRefused ? "refused" : "stuck", message);
}

function read(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return null;
  }
}

/** One request; throws a `Setback` that says whether trying again can help. */
async function ask<T>(path: string, method: string, body?: unknown): Promise<T> {
  const headers = { "content-type": "application/json" };
  const sent = body === undefined ? {} : { headers, body: JSON.stringify(body) };
  const answer = await fetch(withBase(path), { method, cache: "no-store", ...sent }).catch(() => {
    throw new Setback("lost", LOST);
  });
  const told = read(await answer.text().catch(() => ""));
  if (!answer.ok || !told?.ok) throw setbackOf(answer.status, told);
  return told.data as T;
}

const UPLOADS = "/api/evidence/uploads";

/** For whom a file is sent: the organisation of a task, or an organisation's library. */
export type Recipient = { assignmentId: string } | { organisationId: string };

/** What is said before a file is sent. */
export interface Opening {
  recipient: Recipient;
  fileName: string;
  size: number;
  sha256: string | null;
  captured: Told | null;
}

/** Begins an upload. */
export function openUpload({ recipient, ...file }: Opening): Promise<OpenedUpload> {
  return ask(UPLOADS, "POST", { ...recipient, ...file });
}

/** One's own files that are under way for a task. */
export function listUploads(assignmentId: string): Promise<UnfinishedUpload[]> {
  return ask(`${UPLOADS}?assignment=${assignmentId}`, "GET");
}

/** How far an upload has come. */
export function readUpload(id: string): Promise<UnfinishedUpload> {
  return ask(`${UPLOADS}/${id}`, "GET");
}

/** Says that all pieces are there. */
export function finishUpload(id: string): Promise<EvidenceItem> {
  return ask(`${UPLOADS}/${id}`, "POST");
}

/** Gives an upload up; what the network loses of it the server sweeps away after a day. */
export async function cancelUpload(id: string): Promise<void> {
  await ask(`${UPLOADS}/${id}`, "DELETE").catch(() => undefined);
}

interface SentPiece {
  offset: number;
  piece: Blob;
  signal: AbortSignal;
  onLoaded: (bytes: number) => void;
}

/** Sends one piece; gives how many bytes have arrived in all. */
export function sendPiece(id: string, sent: SentPiece): Promise<number> {
  return new Promise((resolve, reject) => {
    // fetch() tells nothing about the way up; a slow phone needs to see that it moves.
    const request = new XMLHttpRequest();
    request.open("PATCH", withBase(`${UPLOADS}/${id}`));
    request.timeout = PATIENCE;
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-offset", String(sent.offset));
    request.upload.onprogress = (event) => sent.onLoaded(event.loaded);
    request.onload = () => {
      const told = read(request.responseText);
      const isFine = request.status >= 200 && request.status < 300 && told?.ok;
      if (isFine) resolve((told.data as { received: number }).received);
      else reject(setbackOf(request.status, told));
    };
    const lose = () => reject(new Setback("lost", LOST));
    request.onerror = lose;
    request.ontimeout = lose;
    request.onabort = lose;
    sent.signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(sent.piece);
  });
}
