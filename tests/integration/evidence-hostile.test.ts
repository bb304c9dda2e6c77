import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { uploadEvidence } from "@/lib/domain/evidence/commands";
import { checkUpload } from "@/lib/domain/evidence/schema";
import { finishUpload, openUpload, receivePiece } from "@/lib/domain/evidence/uploads/commands";
import { checkOpening, PIECE_BYTES } from "@/lib/domain/evidence/uploads/schema";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { sha256 } from "@/lib/shared/hash";
import { docx, pdf, picture, xlsx } from "../support/files";
import { HOSTILE_FILES } from "../support/hostile-files";
import { invoice } from "../support/invoices";
import { refusal } from "../support/refusal";
import { assignmentOf, buildReportWorld } from "../support/report-world";

let folder: string;
let village: StaffActor;
let assignmentId: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hostile-"));
  vi.stubEnv("EVIDENCE_DIR", folder);
  const world = await buildReportWorld(1);
  const [first] = world.villages;
  if (!first) throw new Error("no village");
  village = first;
  assignmentId = (await assignmentOf(village, world.tasks.ratio)).id;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function inOneRequest(bytes: Buffer, name: string) {
  const input = checkUpload({
    ...{ assignmentId, fileName: encodeURIComponent(name) },
    ...{ length: String(bytes.length), sha256: sha256(bytes) },
  });
  return uploadEvidence(village, input, new Blob([new Uint8Array(bytes)]).stream());
}

async function inPieces(bytes: Buffer, name: string) {
  const size = bytes.length;
  const sent = { assignmentId, fileName: name, size, sha256: sha256(bytes), captured: null };
  const opened = await openUpload(village, checkOpening(sent));
  if (opened.state === "known") return opened.item;
  const length = Math.min(PIECE_BYTES, Math.max(1, Math.ceil(size / 3)));
  for (let offset = 0; offset < size; offset += length) {
    const piece = bytes.subarray(offset, offset + length);
    await receivePiece(village, { id: opened.id, offset, bytes: piece });
  }
  return finishUpload(village, opened.id);
}

async function left() {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  const counted = await row<{ evidence: number; uploads: number; jobs: number }>(sql`
    select (select count(*)::int from evidence) as evidence,
      (select count(*)::int from upload) as uploads,
      (select count(*)::int from pgboss.job where name = 'derive-evidence') as jobs`);
  return { files, ...counted };
}

const NOTHING = { files: [], evidence: 0, uploads: 0, jobs: 0 };

describe("more than a hundred hostile files", () => {
  it("are all different", async () => {
    const hashes = await Promise.all(HOSTILE_FILES.map(async ({ make }) => sha256(await make())));
    expect(HOSTILE_FILES.length).toBeGreaterThanOrEqual(100);
    expect(new Set(HOSTILE_FILES.map(({ what }) => what)).size).toBe(HOSTILE_FILES.length);
    expect(new Set(hashes).size).toBeGreaterThanOrEqual(HOSTILE_FILES.length - 2);
  });

  it.each(HOSTILE_FILES)("$what: refused with a remedy, nothing kept", async ({ name, make }) => {
    const bytes = await make();
    for (const send of [inOneRequest, inPieces]) {
      const refused = await refusal(send(bytes, name));
      expect(refused.code).toBe("invalid");
      expect(refused.fields.file).toBe(refused.message);
      expect(refused.message).toMatch(/^[^a-z]*[\u4e00-\u9fff].*(请|可以)/u);
      expect(await left()).toEqual(NOTHING);
    }
  });
});

describe("afterwards", () => {
  it("plain files are taken as before, by both ways", async () => {
    const pictures = [await picture("jpeg"), await picture("png")];
    const plain = [...pictures, pdf(), invoice(), docx(), xlsx()];
    for (const bytes of plain) {
      const sent = await inOneRequest(bytes, "普通.bin");
      expect((await inPieces(bytes, "普通.bin")).id).toBe(sent.id);
    }
    expect((await left()).evidence).toBe(plain.length);
  });
});
