import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { NextRequest } from "next/server";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/api/pictures/[id]/[width]/route";
import { type StaffActor, systemActor, VISITOR } from "@/lib/access/actor";
import { removeUnusedFile } from "@/lib/domain/evidence/files/commands";
import { shredPicture, uploadPicture, withSentPicture } from "@/lib/domain/pictures/commands";
import { getPictureFile, listPictures } from "@/lib/domain/pictures/queries";
import { checkPicture, type SentPicture } from "@/lib/domain/pictures/schema";
import type { Picture } from "@/lib/domain/pictures/types";
import {
  checkPublication,
  releasePublication,
  submitPublication,
  withdrawPublication,
} from "@/lib/domain/publications/commands";
import { transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { storedPath, storedSize } from "@/lib/platform/storage";
import { newId } from "@/lib/shared/ids";
import { program, xlsx } from "../support/files";
import { PLACES, personWith } from "../support/people-world";
import { refusal } from "../support/refusal";

vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => new Headers(),
}));

const SYSTEM = systemActor("试验");
const ALT = "村务公开栏前，村民在看三季度收支明细";

let folder: string;
let writer: StaffActor;
let office: StaffActor;
let stranger: StaffActor;
let clerk: StaffActor;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pictures-"));
  vi.stubEnv("EVIDENCE_DIR", folder);
  const people = await Promise.all([
    personWith("lead_unit", PLACES.county),
    personWith("office", PLACES.city),
    personWith("lead_unit", PLACES.foreignCounty),
    personWith("sys_admin", PLACES.county),
  ]);
  [writer, office, stranger, clerk] = people.map(({ actor }) => actor) as [
    ...[StaffActor, StaffActor, StaffActor, StaffActor],
  ];
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A photograph of 2,000 × 1,500 that says where it was taken. */
async function photograph(): Promise<Buffer> {
  const drawn = sharp({
    create: { width: 2000, height: 1500, channels: 3, background: "#b0c4a0" },
  });
  const place = { IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 46/1 0/1" } };
  return drawn
    .withExif({ IFD0: { Make: "CANARY-CAMERA" }, ...place })
    .jpeg()
    .toBuffer();
}

function bodyOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new Blob([new Uint8Array(bytes)]).stream();
}

async function upload(actor: StaffActor = writer): Promise<Picture> {
  const bytes = await photograph();
  const input = checkPicture({
    alt: ALT,
    credit: "试验员摄",
    fileName: "a.jpg",
    bytes: bytes.length,
  });
  return uploadPicture(actor, input, bodyOf(bytes));
}

async function submit(pictureIds: string[]): Promise<{ publicationId: string; subjectId: string }> {
  const subjectId = newId();
  const facts = {
    kind: "news",
    subjectId,
    regionCode: PLACES.county,
    title: "试验",
    summary: "",
  } as const;
  const content = { paragraphs: ["试验"] };
  const sent = await transaction((tx) =>
    submitPublication(tx, writer, { ...facts, content, pictureIds }),
  );
  return { ...sent, subjectId };
}

async function publish(pictureIds: string[]): Promise<string> {
  const { publicationId } = await submit(pictureIds);
  await checkPublication(SYSTEM, { publicationId, version: 1 });
  await releasePublication(SYSTEM, { publicationId, version: 2 });
  return publicationId;
}

describe("pictures of public content", () => {
  it("are kept upright in three widths, without anything that the camera wrote", async () => {
    const picture = await upload();
    expect(picture).toMatchObject({ width: 1600, height: 1200, alt: ALT, credit: "试验员摄" });
    for (const width of ["480", "960", "1600"]) {
      const { sha256 } = await getPictureFile(writer, picture.id, width);
      const bytes = await readFile(storedPath(sha256));
      const found = await sharp(bytes).metadata();
      expect(found).toMatchObject({ format: "webp", width: Number(width) });
      expect(found.exif).toBeUndefined();
      expect(bytes.includes("CANARY-CAMERA")).toBe(false);
    }
  });

  it("are refused as anything but a picture, in words that say what to do", async () => {
    const input = checkPicture({ alt: ALT, credit: "", fileName: "a.xlsx", bytes: null });
    const workbook = await refusal(uploadPicture(writer, input, bodyOf(await xlsx())));
    expect(workbook.fields.file).toContain("只能上传照片");
    const disguised = await refusal(uploadPicture(writer, input, bodyOf(program())));
    expect(disguised.code).toBe("invalid");
  });

  it("are uploaded by those who write public content only", async () => {
    expect((await refusal(upload(clerk))).code).toBe("forbidden");
  });

  it("are not found by visitors and strangers until something published shows them", async () => {
    const { id } = await upload();
    const { publicationId } = await submit([id]);
    for (const actor of [VISITOR, stranger]) {
      expect((await refusal(getPictureFile(actor, id, "480"))).code).toBe("not_found");
      expect(await listPictures(actor, [id])).toEqual([]);
    }
    expect(await listPictures(office, [id])).toHaveLength(1);
    await checkPublication(SYSTEM, { publicationId, version: 1 });
    expect((await refusal(getPictureFile(VISITOR, id, "480"))).code).toBe("not_found");
    await releasePublication(SYSTEM, { publicationId, version: 2 });
    expect((await getPictureFile(VISITOR, id, "480")).isPublic).toBe(true);
    const asked = (headers: Record<string, string> = {}) =>
      GET(new NextRequest(`http://localhost/api/pictures/${id}/480`, { headers }), {
        params: Promise.resolve({ id, width: "480" }),
      });
    const first = await asked();
    // Kept by a browser or a gateway, and asked for again before it is shown.
    expect(first.headers.get("cache-control")).toBe("public, no-cache");
    const known = { "if-none-match": first.headers.get("etag") ?? "" };
    await first.body?.cancel();
    expect((await asked(known)).status).toBe(304);
    await withdrawPublication(SYSTEM, { publicationId, version: 3, reason: "试验" });
    expect((await refusal(getPictureFile(VISITOR, id, "480"))).code).toBe("not_found");
    expect((await asked(known)).status).toBe(404);
  });

  it("come in the order asked for, and no id or width that is none finds anything", async () => {
    const [first, second] = [await upload(), await upload()];
    await publish([first.id, second.id]);
    const found = await listPictures(VISITOR, [second.id, "nothing", first.id, newId()]);
    expect(found.map(({ id }) => id)).toEqual([second.id, first.id]);
    for (const [id, width] of [
      [first.id, "500"],
      ["x", "480"],
      [first.id, "__proto__"],
    ] as const) {
      expect((await refusal(getPictureFile(VISITOR, id, width))).code).toBe("not_found");
    }
  });

  it("never change, and are gone for everybody once they are shredded", async () => {
    const { id } = await upload();
    await publish([id]);
    const change = transaction((tx) =>
      tx.count(sql`update picture set alt = '别的' where id = ${id}::uuid`),
    );
    await expect(change).rejects.toThrow("never changes");
    const { sha256 } = await getPictureFile(VISITOR, id, "480");
    const sameAgain = await upload();
    await transaction((tx) => shredPicture(tx, SYSTEM, id, "试验"));
    expect((await refusal(getPictureFile(SYSTEM, id, "480"))).code).toBe("not_found");
    await removeUnusedFile(SYSTEM, sha256);
    expect(await storedSize(sha256), "another picture is the same").not.toBeNull();
    await transaction((tx) => shredPicture(tx, SYSTEM, sameAgain.id, "试验"));
  });

  it("come with a form that is sent without script, and say there what is missing", async () => {
    const command = withSentPicture(async (_actor, input: SentPicture) => input.pictureIds);
    const newPicture = new File([new Uint8Array(await photograph())], "IMG_1.jpg", {
      type: "image/jpeg",
    });
    const kept = await command(writer, { pictureIds: [], newPicture, newPictureAlt: ALT });
    expect(kept).toHaveLength(1);
    const wrong = { pictureIds: [], newPicture, newPictureAlt: "IMG_1.jpg" };
    expect((await refusal(command(writer, wrong))).fields.newPictureAlt).toContain("文件名");
    expect(await command(writer, { pictureIds: kept, newPicture: new File([], "") })).toEqual(kept);
  });
});
