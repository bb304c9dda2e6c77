import { readFile, stat } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import {
  cancelUpload,
  finishUpload,
  openUpload,
  receivePiece,
  sweepUploads,
} from "@/lib/domain/evidence/uploads/commands";
import { getUpload, listUnfinishedUploads } from "@/lib/domain/evidence/uploads/queries";
import { MOST_OPEN } from "@/lib/domain/evidence/uploads/rules";
import { readPiece } from "@/lib/domain/evidence/uploads/schema";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { piecesPath, storedPath } from "@/lib/platform/storage";
import { sha256 } from "@/lib/shared/hash";
import {
  begin,
  bring,
  filesIn,
  opening,
  ownEvidenceFolder,
  sendFrom,
} from "../support/evidence-uploads";
import { pdf, photograph, picture } from "../support/files";
import { refusal } from "../support/refusal";
import { assignmentOf, buildReportWorld, type ReportWorld } from "../support/report-world";

let folder: string;
let world: ReportWorld;
let village: StaffActor;
let here: { assignmentId: string };

beforeAll(async () => {
  folder = await ownEvidenceFolder();
  world = await buildReportWorld(2);
  const [first] = world.villages;
  if (!first) throw new Error("no village");
  village = first;
  here = { assignmentId: (await assignmentOf(village, world.tasks.ratio)).id };
});

async function ageOf(evidenceId: string) {
  const [found] = await rows<{ sha256: string; capturedFrom: string | null }>(sql`
    select sha256, captured_from as "capturedFrom" from evidence where id = ${evidenceId}`);
  return found;
}

describe("a file in pieces", () => {
  it("arrives as it was sent, and says on the way how far it is", async () => {
    const bytes = await picture("jpeg", 400);
    const id = await begin(village, bytes, here);
    await receivePiece(village, { id, offset: 0, bytes: bytes.subarray(0, 5000) });
    expect(await getUpload(village, id)).toMatchObject({ received: 5000, size: bytes.length });
    const [waiting] = await listUnfinishedUploads(village, here.assignmentId);
    expect(waiting).toMatchObject({ id, received: 5000, sha256: sha256(bytes) });
    await sendFrom(village, id, { bytes, offset: 5000, length: 7001 });
    const item = await finishUpload(village, id);
    expect(await readFile(storedPath(sha256(bytes)))).toEqual(bytes);
    expect((await finishUpload(village, id)).id).toBe(item.id);
    expect(await listUnfinishedUploads(village, here.assignmentId)).toEqual([]);
  });

  it("refuses a piece for another place and names the place that is wanted", async () => {
    const bytes = await picture("png");
    const id = await begin(village, bytes, here);
    await receivePiece(village, { id, offset: 0, bytes: bytes.subarray(0, 100) });
    for (const offset of [0, 50, 101, bytes.length]) {
      const wrong = await refusal(
        receivePiece(village, { id, offset, bytes: bytes.subarray(0, 9) }),
      );
      expect(wrong).toMatchObject({ code: "conflict", fields: { offset: "100" } });
    }
    const beyond = Buffer.alloc(bytes.length);
    expect((await refusal(receivePiece(village, { id, offset: 100, bytes: beyond }))).code).toBe(
      "conflict",
    );
    expect((await stat(piecesPath(id))).size).toBe(100);
    await cancelUpload(village, id);
  });

  it("takes one of two same pieces that come at once", async () => {
    const bytes = await picture("webp", 300);
    const id = await begin(village, bytes, here);
    const piece = { id, offset: 0, bytes };
    const both = await Promise.allSettled([
      receivePiece(village, piece),
      receivePiece(village, piece),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const ends = await Promise.all([finishUpload(village, id), finishUpload(village, id)]);
    expect(new Set(ends.map((item) => item.id)).size).toBe(1);
  });

  it("is not ended before it is whole, and not taken when its hash is another", async () => {
    const bytes = await picture("jpeg", 220);
    const early = await begin(village, bytes, here);
    expect((await refusal(finishUpload(village, early))).code).toBe("conflict");
    await cancelUpload(village, early);
    const before = await filesIn(folder);
    const id = await begin(village, bytes, { ...here, sha256: "0".repeat(64) });
    await sendFrom(village, id, { bytes });
    expect((await refusal(finishUpload(village, id))).fields.file).toMatch(/重新上传/);
    expect((await refusal(getUpload(village, id))).code).toBe("not_found");
    expect(await filesIn(folder)).toEqual(before);
  });

  it("is hashed by the server where the browser cannot", async () => {
    const bytes = await picture("jpeg", 240);
    const item = await bring(village, bytes, { ...here, sha256: null });
    expect((await ageOf(item.id))?.sha256).toBe(sha256(bytes));
  });

  it("need not be sent when the organisation has it: known by its hash", async () => {
    const bytes = await picture("jpeg", 260);
    const item = await bring(village, bytes, here);
    const again = await openUpload(village, opening(bytes, here));
    expect(again).toMatchObject({ state: "known", item: { id: item.id } });
    const neighbour = await assignmentOf(world.neighbour, world.tasks.ratio);
    const other = await openUpload(world.neighbour, opening(bytes, { assignmentId: neighbour.id }));
    expect(other.state).toBe("open");
  });
});

describe("when and where a picture was taken", () => {
  const told = { at: "2026-11-20T01:41:00.000Z", place: { latitude: 30.5, longitude: 111.2 } };

  it("is kept as read on the device where the smaller picture says nothing", async () => {
    const bytes = await picture("jpeg", 280);
    const item = await bring(village, bytes, { ...here, captured: told });
    expect(item).toMatchObject({ hasPlace: true, capturedFrom: "device" });
    expect(new Date(item.capturedAt ?? "").toISOString()).toBe(told.at);
  });

  it("is what the file itself says, whatever the device tells", async () => {
    const item = await bring(village, await photograph(320, 200), {
      ...here,
      captured: { ...told, at: "2020-01-01T00:00:00.000Z" },
    });
    expect(item.capturedFrom).toBe("file");
    expect(new Date(item.capturedAt ?? "").toISOString()).toBe("2026-11-20T01:41:00.000Z");
  });

  it("is nothing for a document and for a clock that runs ahead", async () => {
    const document = await bring(village, pdf(), { ...here, captured: told });
    expect(document).toMatchObject({ capturedFrom: null, capturedAt: null, hasPlace: false });
    const ahead = { at: "2099-01-01T00:00:00.000Z", place: null };
    const item = await bring(village, await picture("jpeg", 290), { ...here, captured: ahead });
    expect(item).toMatchObject({ capturedFrom: null, capturedAt: null });
  });
});

describe("who may send", () => {
  it("only the person who began it", async () => {
    const bytes = await picture("png", 150);
    const id = await begin(village, bytes, here);
    const stranger = world.neighbour;
    const piece = { id, offset: 0, bytes };
    for (const attempt of [
      () => receivePiece(stranger, piece),
      () => finishUpload(stranger, id),
      () => getUpload(stranger, id),
    ]) {
      expect((await refusal(attempt())).code).toBe("not_found");
    }
    await cancelUpload(stranger, id);
    expect((await getUpload(village, id)).received).toBe(0);
    await cancelUpload(village, id);
    expect((await refusal(openUpload(stranger, opening(bytes, here)))).code).toBe("not_found");
    const foreign = { organisationId: village.organisation.id };
    expect((await refusal(openUpload(stranger, opening(bytes, foreign)))).code).toBe("not_found");
  });

  it("a few files at a time, however many begin at once", async () => {
    const begun = await Promise.allSettled(
      Array.from({ length: MOST_OPEN + 4 }, (_, at) => {
        const hash = sha256(String(at));
        return openUpload(village, opening(pdf(), { ...here, sha256: hash }));
      }),
    );
    expect(begun.filter(({ status }) => status === "fulfilled")).toHaveLength(MOST_OPEN);
    const refused = begun.find(({ status }) => status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "unavailable" } });
  });
});

describe("what is given up", () => {
  it("goes after a day without a new piece, with what has come", async () => {
    await transaction((tx) => tx.count(sql`delete from upload`));
    const bytes = await picture("png", 120);
    const id = await begin(village, bytes, here);
    await sendFrom(village, id, { bytes, length: 5000 });
    expect(await sweepUploads(systemActor("测试"))).toBe(0);
    await transaction((tx) =>
      tx.count(sql`update upload set updated_at = now() - interval '25 hours' where id = ${id}`),
    );
    expect(await sweepUploads(systemActor("测试"))).toBe(1);
    expect(await stat(piecesPath(id)).catch(() => null)).toBeNull();
    expect(await row(sql`select 1 from upload where id = ${id}`)).toBeUndefined();
  });
});

describe("a piece as it comes", () => {
  const request = (body: Uint8Array | null, length?: string) =>
    new Request("http://localhost", {
      ...{ method: "PATCH", body: body && new Uint8Array(body) },
      headers: length === undefined ? {} : { "content-length": length },
    });

  it("is taken whole or not at all", async () => {
    expect(await readPiece(request(Buffer.from("abc")))).toEqual(Buffer.from("abc"));
    expect((await refusal(readPiece(request(Buffer.from("abc"), "5")))).code).toBe("unavailable");
    expect((await refusal(readPiece(request(null)))).code).toBe("invalid");
    expect((await refusal(readPiece(request(Buffer.alloc(5_000_000))))).code).toBe("invalid");
  });
});
