import { writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import { deriveEvidence, requestPreview } from "@/lib/domain/evidence/previews/commands";
import {
  getPagePicture,
  getPreviewState,
  listEvidenceViews,
  listReportViews,
} from "@/lib/domain/evidence/previews/queries";
import { submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { storedPath } from "@/lib/platform/storage";
import { imageHash } from "@/lib/platform/uploads/image";
import { drawPdf } from "@/lib/platform/uploads/pdf-pages";
import { newId } from "@/lib/shared/ids";
import { pdfFile } from "@/prisma/seed/demo/documents";
import { bring, ownEvidenceFolder } from "../support/evidence-uploads";
import { photograph, picture } from "../support/files";
import { refusal } from "../support/refusal";
import { assignmentOf, buildReportWorld, type ReportWorld } from "../support/report-world";
import { wordFile } from "../support/word-files";
import { rawWorkbook } from "../support/workbooks";

vi.setConfig({ testTimeout: 60_000 });

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

const WORKER = systemActor("测试");

async function viewOf(id: string) {
  const [view] = await listEvidenceViews(village, [id]);
  if (!view) throw new Error("not seen");
  return view;
}

async function brought(bytes: Buffer) {
  const { id } = await bring(village, bytes, here);
  expect((await viewOf(id)).preview).toEqual({ kind: "waiting" });
  await deriveEvidence(WORKER, id);
  return viewOf(id);
}

const hashesOf = (id: string) =>
  row<{ text: string | null; image: string | null }>(sql`
    select text_hash as text, image_hash::text as image from evidence where id = ${id}`);

const LINES = ["本文件由系统生成，只用于演示，不含真实数据。", "编号 12"];
const document = () => pdfFile({ title: "青山村：问题台账", lines: LINES });

function distance(a: bigint, b: bigint): number {
  return (
    BigInt.asUintN(64, a ^ b)
      .toString(2)
      .match(/1/g) ?? []
  ).length;
}

describe("what is shown of a file", () => {
  it("pages of a PDF as pictures, with Chinese whose font is not in the file", async () => {
    const view = await brought(document());
    expect(view.preview).toEqual({ kind: "pages", shown: 1, total: 1, isPartial: false });
    const { sha256, mediaType } = await getPagePicture(village, view.id, 1);
    expect(mediaType).toBe("image/webp");
    const drawn = sharp(storedPath(sha256));
    expect(await drawn.metadata()).toMatchObject({ format: "webp", height: 1600 });
    // Letters and not empty boxes: ink stands where the title is, and the page around it is white.
    const inkIn = async (left: number, top: number) => {
      const part = drawn.clone().extract({ left, top, width: 220, height: 45 });
      return (await sharp(await part.png().toBuffer()).stats()).channels[0];
    };
    const [title, margin] = [await inkIn(130, 125), await inkIn(700, 1200)];
    expect(title?.mean).toBeLessThan(245);
    expect(margin?.min).toBeGreaterThan(250);
    expect((await refusal(getPagePicture(village, view.id, 2))).code).toBe("not_found");
    expect((await hashesOf(view.id))?.text).toMatch(/^[0-9a-f]{64}$/);
  });

  it("words and tables of a document, as data and never as its own markup", async () => {
    const table = ["户主", "<script>alert(1)</script>"];
    const view = await brought(await wordFile(["第一段", table, "最后一段"]));
    expect(view.preview).toEqual({
      kind: "text",
      blocks: [
        { kind: "line", text: "第一段" },
        { kind: "table", rows: [table] },
        { kind: "line", text: "最后一段" },
      ],
      isCut: false,
    });
  });

  it("sheets of a workbook as tables", async () => {
    const cells = '<row r="2"><c r="B2"><v>7</v></c></row>';
    const view = await brought(rawWorkbook({ sheet: `<sheetData>${cells}</sheetData>` }));
    expect(view.preview).toEqual({
      kind: "sheets",
      sheets: [
        {
          name: "表一",
          rows: [
            ["", ""],
            ["", "7"],
          ],
          isCut: false,
        },
      ],
      isCut: false,
    });
  });

  it("a picture re-encoded, with a hash by which near ones are found", async () => {
    const bytes = await photograph();
    const view = await brought(bytes);
    expect(view.preview).toEqual({ kind: "picture" });
    expect(view).toMatchObject({ capturedFrom: "file" });
    expect(view.place?.latitude).toBeCloseTo(31.775, 3);
    expect((await hashesOf(view.id))?.image).toMatch(/^-?\d+$/);
    const spots = Uint8Array.from({ length: 72 }, (_, at) => (at * 89 + (at % 7) * 31) % 256);
    const scene = await sharp(spots, { raw: { width: 9, height: 8, channels: 1 } })
      .resize(360, 320, { fit: "fill" })
      .png()
      .toBuffer();
    const small = await sharp(scene).resize(150).jpeg({ quality: 60 }).toBuffer();
    const [one, two] = [await imageHash(scene), await imageHash(small)];
    expect(distance(one, two)).toBeLessThanOrEqual(8);
    expect(distance(one, await imageHash(await sharp(scene).negate().toBuffer()))).toBeGreaterThan(
      16,
    );
  });

  it("why there is nothing, where a file cannot be shown; it stays to be downloaded", async () => {
    const broken = Buffer.from("%PDF-1.4\nxref\ntrailer<</Root 9 0 R>>\nstartxref\n999\n%%EOF\n");
    const view = await brought(broken);
    expect(view).toMatchObject({
      previewState: "failed",
      preview: { kind: "failed", failure: "unreadable" },
    });
  });

  it("how red it is, by which reviews ask after a missing stamp", async () => {
    const ring = (ink: string) =>
      sharp(
        Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754">
          <rect width="1240" height="1754" fill="#fdfdfb"/><text x="200" y="300" font-size="60">台账</text>
          <circle cx="850" cy="1300" r="115" fill="none" stroke="${ink}" stroke-width="9"/></svg>`),
      )
        .jpeg({ quality: 70 })
        .toBuffer();
    const shareOf = async (bytes: Buffer) => {
      const { id } = await brought(bytes);
      const found = await row<{ share: number | null }>(sql`
        select (preview ->> 'redShare')::float8 as share from evidence where id = ${id}`);
      return found?.share;
    };
    expect(await shareOf(await ring("#d6262c"))).toBeGreaterThan(0.0015);
    expect(await shareOf(await ring("#333333"))).toBe(0);
    expect(await shareOf(pdfFile({ title: "没有盖章", lines: LINES }))).toBe(0);
  });

  it("is made once, also when asked for again", async () => {
    const { id } = await bring(village, await picture("webp", 111), here);
    expect(await requestPreview(village, id)).toEqual({ state: "waiting" });
    await Promise.all([deriveEvidence(WORKER, id), deriveEvidence(WORKER, id)]);
    expect(await requestPreview(village, id)).toEqual({ state: "ready" });
    const audited = await row<{ count: number }>(sql`select count(*)::int as count
      from audit_entry where action = 'evidence.derive' and subject_id = ${id}`);
    expect(audited?.count).toBe(1);
  });
});

describe("drawing pages", () => {
  const file = async () => {
    const place = path.join(folder, "drawn.pdf");
    await writeFile(place, document());
    return place;
  };

  it("ends at its limits of time and memory", async () => {
    expect(await drawPdf(await file(), { milliseconds: 1 })).toEqual({ failure: "slow" });
    expect(await drawPdf(await file(), { megabytes: 1 })).toEqual({ failure: "too_large" });
  });

  it("says when a file holds scans that are not drawn", async () => {
    const place = path.join(folder, "scan.pdf");
    const scan = Buffer.from(
      document().toString("latin1").replace("STSong", "JBIG2Decode"),
      "latin1",
    );
    await writeFile(place, scan);
    expect(await drawPdf(place)).toMatchObject({ isPartial: true, pages: 1 });
  });

  it("draws the first pages only", async () => {
    const none = await drawPdf(await file(), { pages: 0 });
    expect(none).toMatchObject({ pages: 1, pictures: [] });
  });
});

describe("who sees a preview", () => {
  it("whoever sees the file", async () => {
    const view = await brought(pdfFile({ title: "另一份", lines: LINES }));
    const strangers = [world.neighbour, world.otherTownship, world.lead];
    for (const stranger of strangers) {
      expect(await listEvidenceViews(stranger, [view.id])).toEqual([]);
      for (const attempt of [
        () => getPagePicture(stranger, view.id, 1),
        () => getPreviewState(stranger, view.id),
        () => requestPreview(stranger, view.id),
      ]) {
        expect((await refusal(attempt())).code).toBe("not_found");
      }
    }
    const { id, version } = await assignmentOf(village, world.tasks.ratio);
    const figures = { numerator: "10", denominator: "10", narrative: "已整改" };
    const content = { ...EMPTY_CONTENT, ...figures, evidence: [view.id] };
    await submitReport(village, {
      assignmentId: id,
      key: newId(),
      version,
      draftVersion: 0,
      content,
    });
    const report = await row<{ id: string }>(
      sql`select id from report where assignment_id = ${id}`,
    );
    for (const reader of [world.lead, world.township]) {
      const [seen] = await listReportViews(reader, report?.id ?? "");
      expect(seen).toMatchObject({ id: view.id, uses: [{ assignmentId: id, period: 1 }] });
      expect((await getPagePicture(reader, view.id, 1)).id).toBe(view.id);
    }
    expect(await listReportViews(world.neighbour, report?.id ?? "")).toEqual([]);
  });
});
