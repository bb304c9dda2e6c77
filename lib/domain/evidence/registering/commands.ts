import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import type { Tx } from "@/lib/platform/db";
import { sendJob } from "@/lib/platform/jobs";
import { sql } from "@/lib/platform/sql";
import { keepStaged, storedSize } from "@/lib/platform/storage";
import { type Captured, capturedFacts } from "@/lib/platform/uploads/image";
import type { Received } from "@/lib/platform/uploads/receive";
import { recogniseFile } from "@/lib/platform/uploads/recognise";
import { newId } from "@/lib/shared/ids";
import { filesAreKept } from "../files/commands";
import { type CapturedFrom, capturedFrom } from "./rules";

/** A whole file that arrived and is staged. */
export interface Arrival {
  organisationId: string;
  fileName: string;
  received: Received;
  /** What the device read before it made a picture smaller. */
  captured: Captured | null;
}

const NO_FACTS: Captured = { at: null, place: null };

interface Facts extends Arrival {
  accountId: string;
  kind: "image" | "pdf" | "docx" | "xlsx";
  mediaType: string;
  taken: CapturedFrom;
}

// The same content of the same organisation stays one row: sending a file again changes nothing.
async function insertEvidence(tx: Tx, facts: Facts): Promise<{ id: string; isNew: boolean }> {
  const { received, taken } = facts;
  const place = taken.place === null ? null : JSON.stringify(taken.place);
  const found = await tx.row<{ id: string; isNew: boolean }>(sql`
    insert into evidence as e (id, organisation_id, file_name, kind, media_type, size, sha256,
      captured_at, captured_place, captured_from, uploaded_by_id)
    values (${newId()}, ${facts.organisationId}, ${facts.fileName}, ${facts.kind},
      ${facts.mediaType}, ${received.bytes}, ${received.sha256}, ${taken.at}, ${place},
      ${taken.from}, ${facts.accountId})
    on conflict (organisation_id, sha256) do update set sha256 = excluded.sha256
    returning e.id, (e.xmax = 0) as "isNew"`);
  if (!found) throw new Error("evidence was not written");
  return found;
}

// Two tries to finish one upload may come at once: the second finds the file at its place already.
async function keepReceived({ path, sha256, bytes }: Received): Promise<void> {
  try {
    await keepStaged(path, sha256);
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!isGone || (await storedSize(sha256)) !== bytes) throw error;
  }
}

async function auditUpload(tx: Tx, actor: StaffActor, id: string, facts: Facts): Promise<void> {
  await recordAudit(tx, actor, {
    action: "evidence.upload",
    subjectType: "evidence",
    subjectId: id,
    after: {
      organisationId: facts.organisationId,
      fileName: facts.fileName,
      kind: facts.kind,
      size: facts.received.bytes,
      sha256: facts.received.sha256,
    },
  });
}

/**
 * Recognises a staged file by its content, seals it under its hash and registers it for its organisation;
 * gives its id. Throws `invalid` with field `file` when it is not acceptable; the staged file stays the
 * caller's to discard. The caller has shown that the actor enters for the organisation. `settle` writes
 * into the same transaction.
 */
export async function registerArrival(
  actor: StaffActor,
  arrival: Arrival,
  settle: (tx: Tx, evidenceId: string) => Promise<void> = async () => undefined,
): Promise<string> {
  const { received } = arrival;
  const { kind, mediaType } = await recogniseFile(received.path, received.bytes);
  const own = kind === "image" ? await capturedFacts(received.path) : NO_FACTS;
  const taken = capturedFrom(own, kind === "image" ? arrival.captured : null, new Date());
  const facts: Facts = { ...arrival, accountId: actor.accountId, kind, mediaType, taken };
  return write(actor, { action: "evidence.upload" }, async (tx) => {
    await filesAreKept(tx);
    await keepReceived(received);
    const { id, isNew } = await insertEvidence(tx, facts);
    await settle(tx, id);
    if (!isNew) return id;
    await sendJob(tx, "derive-evidence", { evidenceId: id });
    await auditUpload(tx, actor, id, facts);
    return id;
  });
}
