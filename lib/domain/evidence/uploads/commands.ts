import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { row, rows, type Tx, transaction } from "@/lib/platform/db";
import { AppError, conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { discardStaged, piecesPath, requireRoom, writePiece } from "@/lib/platform/storage";
import type { Captured } from "@/lib/platform/uploads/image";
import { comparedWith, hashStaged } from "@/lib/platform/uploads/receive";
import { newId } from "@/lib/shared/ids";
import { findOwnContent, getRegistered, organisationToEnterFor } from "../queries";
import { registerArrival } from "../registering/commands";
import type { EvidenceItem } from "../types";
import { KEPT_HOURS, MOST_A_DAY, MOST_OPEN, pieceFits } from "./rules";
import type { OpenUploadInput } from "./schema";
import type { OpenedUpload } from "./types";

function staffOnly(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

async function requireMeasure(tx: Tx, actor: StaffActor): Promise<void> {
  // One at a time for one person, or two at once would both find the last place free.
  await tx.row(sql`select 1 from account where id = ${actor.accountId} for update`);
  const found = await tx.row<{ open: number; today: number }>(sql`
    select (select count(*)::int from upload
        where account_id = ${actor.accountId} and evidence_id is null) as open,
      (select count(*)::int from evidence where uploaded_by_id = ${actor.accountId}
        and uploaded_at > now() - interval '1 day') as today`);
  if ((found?.open ?? 0) >= MOST_OPEN) {
    const words = `已有 ${MOST_OPEN} 份材料正在上传。请等它们传完，或取消不要的再添加`;
    throw new AppError("unavailable", words, { file: words });
  }
  if ((found?.today ?? 0) >= MOST_A_DAY) {
    const words = `一天内已上传 ${MOST_A_DAY} 份材料。请从材料库选用已有的，或明天再传`;
    throw new AppError("unavailable", words, { file: words });
  }
}

/**
 * Begins an upload in pieces. A file whose hash the organisation has already is answered at once and
 * nothing needs to be sent. Throws `not_found` where the actor does not enter for the organisation and
 * `unavailable` when too many files are under way or the disk is nearly full.
 */
export async function openUpload(actor: Actor, input: OpenUploadInput): Promise<OpenedUpload> {
  const staff = staffOnly(actor);
  const organisationId = await organisationToEnterFor(actor, input);
  const known = input.sha256 && (await findOwnContent(actor, organisationId, input.sha256));
  if (known) return { state: "known", item: known };
  await requireRoom();
  const id = newId();
  const captured = input.captured && JSON.stringify(input.captured);
  await transaction(async (tx) => {
    await requireMeasure(tx, staff);
    await tx.count(sql`
      insert into upload (id, organisation_id, account_id, assignment_id, file_name, size, sha256,
        captured)
      values (${id}, ${organisationId}, ${staff.accountId}, ${input.assignmentId},
        ${input.fileName}, ${input.size}, ${input.sha256}, ${captured})`);
  });
  return { state: "open", id, received: 0 };
}

/** A piece of a file: where it begins and its bytes. */
export interface Piece {
  id: string;
  offset: number;
  bytes: Uint8Array;
}

/**
 * Takes the next piece of an upload; gives how many bytes have arrived in all. Throws `conflict` with the
 * wanted place in `fields.offset` when the piece is for another place.
 */
export async function receivePiece(actor: Actor, piece: Piece): Promise<{ received: number }> {
  const staff = staffOnly(actor);
  const { id, offset, bytes } = piece;
  return transaction(async (tx) => {
    const upload = await tx.row<{ received: number; size: number }>(sql`
      select received, size from upload
      where id = ${id} and account_id = ${staff.accountId} and evidence_id is null for update`);
    if (!upload) throw notFound("上传");
    if (!pieceFits(upload, { offset, length: bytes.byteLength })) {
      const words = "上传的位置已经变化，将从已收到的地方继续";
      throw new AppError("conflict", words, { offset: String(upload.received) });
    }
    await writePiece(id, offset, bytes);
    const received = offset + bytes.byteLength;
    await tx.count(sql`update upload set received = ${received}, updated_at = now()
      where id = ${id}`);
    return { received };
  });
}

interface Whole {
  organisationId: string;
  fileName: string;
  size: number;
  received: number;
  sha256: string | null;
  captured: { at: string | null; place: Captured["place"] } | null;
  evidenceId: string | null;
}

async function findWhole(actor: StaffActor, id: string): Promise<Whole> {
  const found = await row<Whole>(sql`
    select organisation_id as "organisationId", file_name as "fileName", size, received, sha256,
      captured, evidence_id as "evidenceId"
    from upload where id = ${id} and account_id = ${actor.accountId}`);
  if (!found) throw notFound("上传");
  return found;
}

function capturedOf({ captured }: Whole): Captured | null {
  return captured && { at: captured.at ? new Date(captured.at) : null, place: captured.place };
}

async function register(actor: StaffActor, id: string, whole: Whole): Promise<string> {
  const path = piecesPath(id);
  const received = { path, bytes: whole.size, sha256: await hashStaged(path) };
  comparedWith(received, { bytes: whole.size, sha256: whole.sha256 });
  const { organisationId, fileName } = whole;
  const arrival = { organisationId, fileName, received, captured: capturedOf(whole) };
  return registerArrival(actor, arrival, async (tx, evidenceId) => {
    await tx.count(sql`update upload set evidence_id = ${evidenceId} where id = ${id}`);
  });
}

/**
 * Ends an upload whose pieces have all arrived: compares size and hash, recognises the content and registers
 * the file. Asked again, it gives the same answer. What is refused is removed at once, with the upload.
 */
export async function finishUpload(actor: Actor, id: string): Promise<EvidenceItem> {
  const staff = staffOnly(actor);
  const whole = await findWhole(staff, id);
  if (whole.evidenceId) return getRegistered(actor, whole.evidenceId);
  if (whole.received !== whole.size) throw conflict("文件还没有传完，将从已收到的地方继续");
  // The right may have ended since the upload began.
  await organisationToEnterFor(actor, { assignmentId: null, organisationId: whole.organisationId });
  try {
    return await getRegistered(actor, await register(staff, id, whole));
  } catch (error) {
    return answeredBefore(staff, id, error);
  }
}

// Two asked at once: the other one has registered or refused the file and taken the pieces away.
async function answeredBefore(actor: StaffActor, id: string, error: unknown) {
  const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
  if (isGone) {
    const { evidenceId } = await findWhole(actor, id);
    if (evidenceId) return getRegistered(actor, evidenceId);
    await forget(actor, id);
    const words = "已收到的部分不在了，请重新选择文件上传";
    throw invalid({ file: words }, words);
  }
  if (error instanceof AppError && error.code === "invalid") await forget(actor, id);
  throw error;
}

async function forget(actor: StaffActor, id: string): Promise<void> {
  await transaction(async (tx) => {
    const removed = await tx.count(sql`
      delete from upload where id = ${id} and account_id = ${actor.accountId}`);
    if (removed > 0) await discardStaged(piecesPath(id));
  });
}

/** Gives up an upload of the actor's own and removes what has come; one that is not there is no error. */
export async function cancelUpload(actor: Actor, id: string): Promise<void> {
  await forget(staffOnly(actor), id);
}

/** Gives up uploads that have not moved for a day; run by the worker. Gives how many. */
export async function sweepUploads(actor: Actor): Promise<number> {
  if (actor.kind !== "system") throw forbidden();
  const old = await rows<{ id: string }>(sql`
    delete from upload where updated_at < now() - make_interval(hours => ${KEPT_HOURS})
    returning id`);
  for (const { id } of old) await discardStaged(piecesPath(id));
  return old.length;
}
