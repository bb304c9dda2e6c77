import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, vi } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { finishUpload, openUpload, receivePiece } from "@/lib/domain/evidence/uploads/commands";
import { checkOpening } from "@/lib/domain/evidence/uploads/schema";
import { sha256 } from "@/lib/shared/hash";

/** An evidence folder of a test file's own, removed at its end. */
export async function ownEvidenceFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "evidence-"));
  vi.stubEnv("EVIDENCE_DIR", folder);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The names of all files beneath a folder. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

/** What a browser says before it sends these bytes. */
export function opening(bytes: Uint8Array, more: object = {}) {
  return checkOpening({
    ...{ assignmentId: null, organisationId: null, fileName: "材料.bin" },
    ...{ size: bytes.length, sha256: sha256(bytes), captured: null, ...more },
  });
}

/** Begins an upload that is not known yet; gives its id. */
export async function begin(actor: StaffActor, bytes: Uint8Array, more: object): Promise<string> {
  const opened = await openUpload(actor, opening(bytes, more));
  if (opened.state !== "open") throw new Error("the file is known already");
  return opened.id;
}

/** Sends bytes in pieces of a length from a place on. */
export async function sendFrom(
  actor: StaffActor,
  id: string,
  { bytes, offset = 0, length = 1000 }: { bytes: Uint8Array; offset?: number; length?: number },
): Promise<void> {
  for (let at = offset; at < bytes.length; at += length) {
    await receivePiece(actor, { id, offset: at, bytes: bytes.subarray(at, at + length) });
  }
}

/** Brings a file in, in pieces. */
export async function bring(actor: StaffActor, bytes: Uint8Array, more: object) {
  const id = await begin(actor, bytes, more);
  await sendFrom(actor, id, { bytes, length: Math.ceil(bytes.length / 3) });
  return finishUpload(actor, id);
}
