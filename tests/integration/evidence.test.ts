import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import exifr from "exifr";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import { uploadEvidence } from "@/lib/domain/evidence/commands";
import { deriveEvidence } from "@/lib/domain/evidence/previews/commands";
import { getEvidenceFile, listRecentEvidence } from "@/lib/domain/evidence/queries";
import { checkUpload } from "@/lib/domain/evidence/schema";
import { submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { readStored, storedPath, sweepStaged } from "@/lib/platform/storage";
import { sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";
import {
  docx,
  docxWithMacro,
  pdf,
  photograph,
  picture,
  pixelBomb,
  program,
  TRAILER,
  xlsx,
} from "../support/files";
import { refusal } from "../support/refusal";
import { assignmentOf, buildReportWorld, type ReportWorld } from "../support/report-world";

let world: ReportWorld;
let folder: string;
let village: StaffActor;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "evidence-"));
  vi.stubEnv("EVIDENCE_DIR", folder);
  world = await buildReportWorld(2);
  const [first] = world.villages;
  if (!first) throw new Error("no village");
  village = first;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function streamOf(bytes: Uint8Array, pieces = 3): ReadableStream<Uint8Array> {
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}

async function upload(bytes: Uint8Array, name: string, actor = village, claimed: object = {}) {
  const { id } = await assignmentOf(village, world.tasks.ratio);
  const headers = {
    ...{ assignmentId: id, fileName: encodeURIComponent(name) },
    ...{ length: String(bytes.length), sha256: sha256(bytes), ...claimed },
  };
  return uploadEvidence(actor, checkUpload(headers), streamOf(bytes));
}

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe("what is refused, with a sentence at the field and nothing stored", () => {
  const cases: [string, () => Promise<Uint8Array> | Uint8Array, string, RegExp][] = [
    ["an empty file", () => Buffer.alloc(0), "空.pdf", /0 字节/],
    ["a program named .jpg", () => program(), "照片.jpg", /程序文件/],
    ["a web page named .pdf", () => Buffer.from("<html>hello</html>"), "a.pdf", /不能上传/],
    ["a picture cut off", async () => (await picture("jpeg")).subarray(0, 6000), "a.jpg", /不完整/],
    ["a PNG cut off", async () => (await picture("png")).subarray(0, 20_000), "a.png", /不完整/],
    ["a bomb of pixels", () => pixelBomb(), "大.png", /5000 万像素/],
    ["a PDF cut off", () => pdf().subarray(0, 120), "a.pdf", /不完整/],
    ["a document cut off", () => docx().subarray(0, 200), "a.docx", /不完整/],
    ["a ZIP bomb as a document", () => docx("0".repeat(40_000_000)), "a.docx", /异常地大/],
    ["a document with a macro", () => docxWithMacro(), "a.docx", /宏/],
    ["an SVG", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), "a.svg", /不能上传/],
    ["21 megabytes", () => Buffer.alloc(21 * 1024 * 1024, 7), "a.pdf", /20 MB/],
  ];

  it.each(cases)("%s", async (_what, make, name, sentence) => {
    const before = await storedFiles();
    const refused = await refusal(upload(await make(), name));
    expect(refused.code).toBe("invalid");
    expect(refused.fields.file).toMatch(sentence);
    expect(await storedFiles()).toEqual(before);
    expect(await rows(sql`select 1 from evidence where file_name = ${name}`)).toEqual([]);
  });

  it("a file that is longer or shorter than announced, or of another hash", async () => {
    const bytes = pdf();
    for (const claimed of [{ length: "99999" }, { sha256: "0".repeat(64) }]) {
      const refused = await refusal(upload(bytes, "a.pdf", village, claimed));
      expect(refused.fields.file).toMatch(/重新上传/);
    }
    expect(await storedFiles()).toEqual([]);
  });

  it("a body that goes on after 20 MB whatever was announced", async () => {
    const { id } = await assignmentOf(village, world.tasks.ratio);
    const input = checkUpload({ assignmentId: id, fileName: "a", length: null, sha256: null });
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1 << 20)),
    });
    expect((await refusal(uploadEvidence(village, input, endless))).fields.file).toMatch(/20 MB/);
    expect(await storedFiles()).toEqual([]);
  });

  it("a connection that breaks off", async () => {
    const { id } = await assignmentOf(village, world.tasks.ratio);
    const input = checkUpload({ assignmentId: id, fileName: "a", length: "100", sha256: null });
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(new Error("aborted")),
    });
    expect((await refusal(uploadEvidence(village, input, broken))).fields.file).toMatch(/中断/);
    expect(await storedFiles()).toEqual([]);
  });
});

describe("what is kept", () => {
  it.each([
    ["a.jpg", () => picture("jpeg"), "image", "image/jpeg"],
    ["a.png", () => picture("png"), "image", "image/png"],
    ["a.webp", () => picture("webp"), "image", "image/webp"],
    ["表.pdf", () => Promise.resolve(pdf()), "pdf", "application/pdf"],
    ["文.docx", () => Promise.resolve(docx()), "docx", /wordprocessingml/],
    ["数.xlsx", () => Promise.resolve(xlsx()), "xlsx", /spreadsheetml/],
  ])("%s under its content, never its name", async (name, make, kind, mediaType) => {
    const bytes = await make();
    const item = await upload(bytes, name);
    expect(item).toMatchObject({ kind, fileName: name, size: bytes.length });
    const [row] = await rows<{ sha256: string; mediaType: string }>(
      sql`select sha256, media_type as "mediaType" from evidence where id = ${item.id}`,
    );
    expect(row?.mediaType).toMatch(mediaType);
    expect(await readFile(storedPath(row?.sha256 ?? ""))).toEqual(Buffer.from(bytes));
  });

  it("is one file however often it is sent", async () => {
    const bytes = pdf();
    const ids = await Promise.all(Array.from({ length: 5 }, () => upload(bytes, "同一份.pdf")));
    expect(new Set(ids.map((item) => item.id)).size).toBe(1);
  });

  it("shows a picture only re-encoded, without its time, its place and what hid behind it", async () => {
    const bytes = await photograph();
    const item = await upload(bytes, "现场.jpg");
    expect(new Date(item.capturedAt ?? "").toISOString()).toBe("2026-11-20T01:41:00.000Z");
    expect(item.hasPlace).toBe(true);
    expect((await getEvidenceFile(village, item.id)).sha256).toBeNull();
    await deriveEvidence(systemActor("测试"), item.id);
    await deriveEvidence(systemActor("测试"), item.id);
    const { sha256: shown } = await getEvidenceFile(village, item.id);
    const sent = Buffer.from(await new Response(readStored(shown ?? "")).arrayBuffer());
    expect((await sharp(sent).metadata()).format).toBe("webp");
    expect((await sharp(sent).metadata()).exif).toBeUndefined();
    expect(await exifr.parse(sent).catch(() => undefined)).toBeUndefined();
    expect(bytes.includes(TRAILER)).toBe(true);
    expect(sent.includes(TRAILER)).toBe(false);
  });

  it("leaves nothing staged, and sweeps what a crash left", async () => {
    const staging = path.join(folder, "staging");
    expect(await readdir(staging)).toEqual([]);
    await writeFile(path.join(staging, newId()), "half a file");
    expect(await sweepStaged()).toBe(0);
    expect(await sweepStaged(new Date(Date.now() + 2 * 86_400_000))).toBe(1);
  });
});

describe("who sees a file", () => {
  it("the organisation and, once it is cited, whoever reads or reviews the report", async () => {
    const item = await upload(Buffer.concat([pdf(), Buffer.from("\n%%EOF")]), "佐证.pdf");
    expect((await getEvidenceFile(village, item.id)).id).toBe(item.id);
    expect((await refusal(getEvidenceFile(world.lead, item.id))).code).toBe("not_found");
    const { id, version } = await assignmentOf(village, world.tasks.ratio);
    const content = {
      ...{ ...EMPTY_CONTENT, numerator: "10", denominator: "10", narrative: "已整改" },
      evidence: [item.id],
    };
    const input = { assignmentId: id, key: newId(), version, draftVersion: 0, content };
    await submitReport(village, input);
    for (const reader of [world.lead, world.township]) {
      expect((await getEvidenceFile(reader, item.id)).id).toBe(item.id);
    }
    for (const stranger of [world.neighbour, world.otherTownship, world.villages[1]]) {
      if (!stranger) throw new Error("no stranger");
      expect((await refusal(getEvidenceFile(stranger, item.id))).code).toBe("not_found");
    }
    const missing = await refusal(getEvidenceFile(world.neighbour, newId()));
    const foreign = await refusal(getEvidenceFile(world.neighbour, item.id));
    expect(foreign.message).toBe(missing.message);
  });

  it("can be cited again by the same organisation only", async () => {
    const { id } = await assignmentOf(village, world.tasks.flow);
    expect((await listRecentEvidence(village, id)).length).toBeGreaterThan(3);
    expect(await listRecentEvidence(world.neighbour, id)).toEqual([]);
    expect((await refusal(upload(pdf(), "a.pdf", world.neighbour))).code).toBe("not_found");
  });
});
