import "server-only";
import { writeFile } from "node:fs/promises";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { assignmentsWithin, requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { row, type Tx } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { sendJob } from "@/lib/platform/jobs";
import { sql } from "@/lib/platform/sql";
import {
  discardStaged,
  keepStaged,
  requireRoom,
  stagingPath,
  storedPath,
} from "@/lib/platform/storage";
import { type Captured, capturedFacts, reencodeImage } from "@/lib/platform/uploads/image";
import { type Received, receiveFile } from "@/lib/platform/uploads/receive";
import { type Recognised, recogniseFile } from "@/lib/platform/uploads/recognise";
import { sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";
import { listEvidence } from "./queries";
import type { UploadInput } from "./schema";
import type { EvidenceItem } from "./types";

const NO_FACTS: Captured = { at: null, place: null };

async function organisationOf(actor: Actor, assignmentId: string): Promise<string> {
  const reaches = await requireReaches(actor, "report.enter");
  const found = await row<{ organisationId: string }>(sql`
    select a.organisation_id as "organisationId" from assignment a
    where a.id = ${assignmentId} and ${assignmentsWithin(reaches, "a")}`);
  if (!found) throw notFound("任务");
  return found.organisationId;
}

interface Arrived {
  organisationId: string;
  accountId: string;
  fileName: string;
  received: Received;
  recognised: Recognised;
  captured: Captured;
}

// The same content of the same organisation stays one row: sending a file again changes nothing.
async function insertEvidence(tx: Tx, arrived: Arrived): Promise<{ id: string; isNew: boolean }> {
  const { received, recognised, captured } = arrived;
  const place = captured.place === null ? null : JSON.stringify(captured.place);
  const found = await tx.row<{ id: string; isNew: boolean }>(sql`
    insert into evidence as e (id, organisation_id, file_name, kind, media_type, size, sha256,
      captured_at, captured_place, uploaded_by_id)
    values (${newId()}, ${arrived.organisationId}, ${arrived.fileName}, ${recognised.kind},
      ${recognised.mediaType}, ${received.bytes}, ${received.sha256}, ${captured.at}, ${place},
      ${arrived.accountId})
    on conflict (organisation_id, sha256) do update set sha256 = excluded.sha256
    returning e.id, (e.xmax = 0) as "isNew"`);
  if (!found) throw new Error("evidence was not written");
  return found;
}

async function register(actor: Actor, arrived: Arrived): Promise<string> {
  return write(actor, { action: "evidence.upload" }, async (tx) => {
    const { id, isNew } = await insertEvidence(tx, arrived);
    if (!isNew) return id;
    if (arrived.recognised.kind === "image") {
      await sendJob(tx, "derive-evidence", { evidenceId: id });
    }
    await recordAudit(tx, actor, {
      action: "evidence.upload",
      subjectType: "evidence",
      subjectId: id,
      after: {
        organisationId: arrived.organisationId,
        fileName: arrived.fileName,
        kind: arrived.recognised.kind,
        size: arrived.received.bytes,
        sha256: arrived.received.sha256,
      },
    });
    return id;
  });
}

/**
 * Takes in one file for the organisation of an assignment: streams, hashes, recognises by content, keeps
 * the sealed original and registers it. Throws `invalid` with field `file` and stores nothing when the
 * file is not acceptable; `not_found` when the assignment is not the actor's to enter.
 */
export async function uploadEvidence(
  actor: Actor,
  input: UploadInput,
  source: ReadableStream<Uint8Array> | null,
): Promise<EvidenceItem> {
  if (actor.kind !== "staff") throw forbidden();
  const organisationId = await organisationOf(actor, input.assignmentId);
  await requireRoom();
  const received = await receiveFile(source, input);
  try {
    const recognised = await recogniseFile(received.path, received.bytes);
    const isImage = recognised.kind === "image";
    const captured = isImage ? await capturedFacts(received.path) : NO_FACTS;
    await keepStaged(received.path, received.sha256);
    const { accountId } = actor;
    const { fileName } = input;
    const arrived = { organisationId, accountId, fileName, received, recognised, captured };
    const [item] = await listEvidence(actor, [await register(actor, arrived)]);
    if (!item) throw notFound("材料");
    return item;
  } finally {
    await discardStaged(received.path);
  }
}

/** Makes the picture that is shown in place of a sealed original; run by the worker, repeatable. */
export async function makeShownImage(actor: Actor, evidenceId: string): Promise<void> {
  if (actor.kind !== "system") throw forbidden();
  const found = await row<{ sha256: string }>(sql`
    select sha256 from evidence
    where id = ${evidenceId} and kind = 'image' and shown_sha256 is null`);
  if (!found) return;
  const image = await reencodeImage(storedPath(found.sha256));
  const shown = sha256(image);
  const staged = await stagingPath();
  await writeFile(staged, image, { mode: 0o600 });
  await keepStaged(staged, shown);
  await write(actor, { action: "evidence.reencode" }, async (tx) => {
    const changed = await tx.count(sql`
      update evidence set shown_sha256 = ${shown}
      where id = ${evidenceId} and shown_sha256 is null`);
    if (changed === 0) return;
    await recordAudit(tx, actor, {
      action: "evidence.reencode",
      subjectType: "evidence",
      subjectId: evidenceId,
      after: { shownSha256: shown },
    });
  });
}
