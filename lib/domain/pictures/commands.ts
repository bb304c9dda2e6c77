import "server-only";
import { writeFile } from "node:fs/promises";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { canUploadPictures } from "@/lib/domain/pictures/policy";
import { checkPicture, type PictureInput, type SentPicture } from "@/lib/domain/pictures/schema";
import type { Picture } from "@/lib/domain/pictures/types";
import type { Tx } from "@/lib/platform/db";
import { AppError, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { holdFiles } from "@/lib/platform/file-lock";
import { sendJob } from "@/lib/platform/jobs";
import { sql } from "@/lib/platform/sql";
import { discardStaged, keepStaged, requireRoom, stagingPath } from "@/lib/platform/storage";
import { type PictureFiles, pictureFiles } from "@/lib/platform/uploads/picture";
import { receiveFile } from "@/lib/platform/uploads/receive";
import { recogniseFile } from "@/lib/platform/uploads/recognise";
import { sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";

const NOT_A_PICTURE = "这里只能上传照片（jpg、png、webp）。文档请改为截图或照片后再上传";

/** What is said of a picture, and whose it is. */
interface PictureWords {
  alt: string;
  credit: string;
  regionCode: string;
  organisationId: string | null;
}

async function keepFile(bytes: Buffer): Promise<string> {
  const staged = await stagingPath();
  const hash = sha256(bytes);
  await writeFile(staged, bytes, { mode: 0o600 });
  await keepStaged(staged, hash);
  return hash;
}

/**
 * Keeps a picture in all its widths and registers it, in the transaction of the change that it comes with;
 * the caller has made sure that the actor may. Answers the picture.
 */
export async function storePicture(
  tx: Tx,
  actor: Actor,
  { made, ...words }: PictureWords & { made: PictureFiles },
): Promise<Picture> {
  const id = newId();
  const { width, height, files } = made;
  const { alt, credit, regionCode, organisationId } = words;
  await holdFiles(tx);
  const hashes = [
    await keepFile(files[1600]),
    await keepFile(files[960]),
    await keepFile(files[480]),
  ];
  await tx.count(sql`
    insert into picture (id, sha256, sha256_960, sha256_480, width, height, alt, credit, region_code,
      organisation_id, uploaded_by_id)
    values (${id}, ${hashes[0]}, ${hashes[1]}, ${hashes[2]}, ${width}, ${height}, ${alt}, ${credit},
      ${regionCode}, ${organisationId}::uuid,
      ${actor.kind === "staff" ? actor.accountId : null}::uuid)`);
  await recordAudit(tx, actor, {
    action: "picture.upload",
    subjectType: "picture",
    subjectId: id,
    regionCode,
    after: { alt, credit, width, height, sha256: hashes[0] },
  });
  return { id, alt, credit, width, height };
}

async function makeFiles(
  source: ReadableStream<Uint8Array> | null,
  bytes: number | null,
): Promise<PictureFiles> {
  const received = await receiveFile(source, { bytes });
  try {
    const recognised = await recogniseFile(received.path, received.bytes);
    if (recognised.kind !== "image") throw invalid({ file: NOT_A_PICTURE }, NOT_A_PICTURE);
    return await pictureFiles(received.path);
  } finally {
    await discardStaged(received.path);
  }
}

/**
 * Takes in a picture for public content: streams, recognises by content, makes its widths without what the
 * camera wrote, and discards the original. Throws `forbidden` for whoever writes nothing public, `invalid`
 * with field `file` for what is no picture.
 */
export async function uploadPicture(
  actor: Actor,
  input: PictureInput,
  source: ReadableStream<Uint8Array> | null,
): Promise<Picture> {
  if (actor.kind !== "staff" || !canUploadPictures(actor)) throw forbidden();
  await requireRoom();
  const made = await makeFiles(source, input.bytes);
  const { id: organisationId, regionCode } = actor.organisation;
  const { alt, credit } = input;
  return write(actor, { action: "picture.upload" }, (tx) =>
    storePicture(tx, actor, { made, alt, credit, regionCode, organisationId }),
  );
}

/**
 * A command whose form may bring one new picture along, as browsers without script send it: the picture is
 * uploaded first and its id added. Throws `invalid` at the fields `newPicture` and `newPictureAlt`.
 */
export function withSentPicture<Input extends SentPicture, T>(
  command: (actor: Actor, input: Input) => Promise<T>,
): (actor: Actor, input: Input) => Promise<T> {
  return async (actor, input) => {
    const { newPicture: file } = input;
    if (!(file instanceof File) || file.size === 0) return command(actor, input);
    const { name: fileName, size: bytes } = file;
    const sent = { alt: input.newPictureAlt, credit: input.newPictureCredit, fileName, bytes };
    const picture = await atFields(async () =>
      uploadPicture(actor, checkPicture(sent), file.stream()),
    );
    return command(actor, { ...input, pictureIds: [...input.pictureIds, picture.id] });
  };
}

const FIELDS: Record<string, string> = {
  file: "newPicture",
  alt: "newPictureAlt",
  credit: "newPictureCredit",
};

async function atFields<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== "invalid") throw error;
    const named = Object.entries(error.fields).map(([name, text]) => [FIELDS[name] ?? name, text]);
    throw invalid(Object.fromEntries(named));
  });
}

/**
 * Takes a picture away for good, wherever it is shown: its files are removed, its words stay in the audit
 * trail. The caller has made sure that the actor may.
 */
export async function shredPicture(
  tx: Tx,
  actor: Actor,
  id: string,
  reason: string,
): Promise<void> {
  const held = await tx.row<{ hashes: string[]; regionCode: string }>(sql`
    select array[sha256, sha256_960, sha256_480] as hashes, region_code as "regionCode"
    from picture where id = ${id}::uuid and shredded_at is null for update`);
  if (!held) throw notFound("图片");
  await tx.count(sql`
    update picture set sha256 = null, sha256_960 = null, sha256_480 = null, shredded_at = now()
    where id = ${id}::uuid`);
  for (const hash of new Set(held.hashes)) await sendJob(tx, "remove-file", { sha256: hash });
  await recordAudit(tx, actor, {
    action: "picture.shred",
    subjectType: "picture",
    subjectId: id,
    regionCode: held.regionCode,
    after: { reason },
  });
}
