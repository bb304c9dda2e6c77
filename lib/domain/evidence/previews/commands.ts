import "server-only";
import { readFile, writeFile } from "node:fs/promises";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { row, type Tx, transaction } from "@/lib/platform/db";
import { readDocx } from "@/lib/platform/documents/read-docx";
import { AppError, forbidden, notFound } from "@/lib/platform/errors";
import { sendJob } from "@/lib/platform/jobs";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import { sql } from "@/lib/platform/sql";
import { keepStaged, stagingPath, storedPath } from "@/lib/platform/storage";
import { coloursOf, imageHash, reencodeImage } from "@/lib/platform/uploads/image";
import { drawPdf } from "@/lib/platform/uploads/pdf-pages";
import { sha256 } from "@/lib/shared/hash";
import { filesAreKept } from "../files/commands";
import { evidenceVisibleTo } from "../policy";
import type { EvidenceKind, PreviewState } from "../types";
import { comparableText, largestRedShare, redShareOf, sheetPreviews, textBlocks } from "./rules";
import type { PreviewFailure, StoredPreview } from "./types";

/** What the worker makes of a file. */
interface Derived {
  state: Exclude<PreviewState, "waiting">;
  shownSha256: string | null;
  imageHash: string | null;
  textHash: string | null;
  preview: StoredPreview | null;
  pages: number | null;
  /** Pictures to be kept, by their hash. */
  pictures: ReadonlyMap<string, Buffer>;
}

const NOTHING: Derived = {
  state: "ready",
  shownSha256: null,
  imageHash: null,
  textHash: null,
  preview: null,
  pages: null,
  pictures: new Map(),
};

function failed(failure: PreviewFailure): Derived {
  return { ...NOTHING, state: "failed", preview: { failure } };
}

function textHash(text: string): string | null {
  const words = comparableText(text);
  return words && sha256(words);
}

async function deriveImage(path: string): Promise<Derived> {
  const picture = await reencodeImage(path).catch(() => null);
  if (!picture) return failed("unreadable");
  const hash = sha256(picture);
  const looks = await imageHash(picture);
  const pictures = new Map([[hash, picture]]);
  const preview = { redShare: redShareOf(await coloursOf(picture)) };
  return { ...NOTHING, shownSha256: hash, imageHash: looks.toString(), preview, pictures };
}

async function redShares(pictures: readonly Buffer[]): Promise<number[]> {
  const shares: number[] = [];
  // One after the other: thirty pages at once would take the worker's memory.
  for (const picture of pictures) shares.push(redShareOf(await coloursOf(picture)));
  return shares;
}

async function derivePdf(path: string): Promise<Derived> {
  const drawn = await drawPdf(path);
  if ("failure" in drawn) return failed(drawn.failure);
  const pages = drawn.pictures.map((picture) => sha256(picture));
  const { isPartial } = drawn;
  const shares = await redShares(drawn.pictures);
  const redShare = largestRedShare(shares, { total: drawn.pages, isPartial });
  return {
    ...NOTHING,
    textHash: textHash(drawn.text),
    preview: { pages, isPartial, redShare },
    pages: drawn.pages,
    pictures: new Map(drawn.pictures.map((picture) => [sha256(picture), picture])),
  };
}

async function deriveDocx(path: string): Promise<Derived> {
  const reading = await readDocx(await readFile(path), { areTablesKept: true });
  if ("failure" in reading) return failed(reading.failure);
  const text = reading.lines.map((line) => line.text + (line.cells ?? []).join("")).join("");
  return { ...NOTHING, textHash: textHash(text), preview: textBlocks(reading.lines) };
}

async function deriveXlsx(path: string): Promise<Derived> {
  const grids = await readWorkbook(await readFile(path)).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "invalid") return null;
    throw error;
  });
  if (!grids) return failed("unreadable");
  const text = grids.flatMap((grid) => grid.cells.map((cell) => cell.text)).join("");
  return { ...NOTHING, textHash: textHash(text), preview: sheetPreviews(grids) };
}

const DERIVE: Record<EvidenceKind, (path: string) => Promise<Derived>> = {
  image: deriveImage,
  pdf: derivePdf,
  docx: deriveDocx,
  xlsx: deriveXlsx,
};

async function keepPictures(pictures: Derived["pictures"]): Promise<void> {
  for (const [hash, picture] of pictures) {
    const staged = await stagingPath();
    await writeFile(staged, picture, { mode: 0o600 });
    await keepStaged(staged, hash);
  }
}

async function storeDerived(tx: Tx, id: string, made: Derived): Promise<boolean> {
  const changed = await tx.count(sql`
    update evidence set preview_state = ${made.state}, shown_sha256 = ${made.shownSha256},
      image_hash = ${made.imageHash}, text_hash = ${made.textHash},
      preview = ${made.preview && JSON.stringify(made.preview)}, pages = ${made.pages}
    where id = ${id} and preview_state = 'waiting'`);
  return changed > 0;
}

/**
 * Makes what is shown in place of a sealed original, and what its content is compared by: the re-encoded
 * picture, the pictures of a PDF's pages, the words and tables of a document. Run by the worker, repeatable;
 * a file that cannot be shown is marked so, and stays to be downloaded.
 */
export async function deriveEvidence(actor: Actor, id: string): Promise<void> {
  if (actor.kind !== "system") throw forbidden();
  const found = await row<{ sha256: string; kind: EvidenceKind }>(sql`
    select sha256, kind from evidence where id = ${id} and preview_state = 'waiting'`);
  if (!found) return;
  const made = await DERIVE[found.kind](storedPath(found.sha256));
  await write(actor, { action: "evidence.derive" }, async (tx) => {
    await filesAreKept(tx);
    await keepPictures(made.pictures);
    if (!(await storeDerived(tx, id, made))) return;
    const { state, shownSha256, pages } = made;
    await recordAudit(tx, actor, {
      action: "evidence.derive",
      subjectType: "evidence",
      subjectId: id,
      after: { previewState: state, shownSha256, pages },
    });
  });
}

/**
 * Has the preview made of a file that waits for it, for files that came before there were previews. Gives
 * how it stands; throws `not_found` for files out of sight.
 */
export async function requestPreview(actor: Actor, id: string): Promise<{ state: PreviewState }> {
  const visible = await evidenceVisibleTo(actor);
  return transaction(async (tx) => {
    const found = await tx.row<{ state: PreviewState }>(sql`
      select e.preview_state as state from evidence e where e.id = ${id} and ${visible}`);
    if (!found) throw notFound("材料");
    if (found.state === "waiting") await sendJob(tx, "derive-evidence", { evidenceId: id });
    return found;
  });
}
