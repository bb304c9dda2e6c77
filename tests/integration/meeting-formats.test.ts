import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import yauzl from "yauzl";
import type { StaffActor } from "@/lib/access/actor";
import { getEdition } from "@/lib/domain/editions/queries";
import { fingerprintsOf } from "@/lib/domain/editions/rules";
import { exportPack } from "@/lib/domain/meetings/formats/commands";
import { tablesOf } from "@/lib/domain/meetings/formats/rules";
import { getPack } from "@/lib/domain/meetings/packs/queries";
import type { PackFormat } from "@/lib/domain/meetings/packs/schema";
import type { Pack } from "@/lib/domain/meetings/packs/types";
import { listMeetings } from "@/lib/domain/meetings/queries";
import { cellWords, statedShare } from "@/lib/platform/documents/paper";
import { readDocx } from "@/lib/platform/documents/read-docx";
import { readPdf } from "@/lib/platform/documents/read-pdf";
import { findChromium } from "@/lib/platform/pdf";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

let office: StaffActor;
let meetingId: string;
let pack: Pack;

beforeAll(async () => {
  await loadSmallDemo();
  office = await staff("office");
  meetingId = (await listMeetings(office, {})).find((one) => one.packEditionId)?.id ?? "";
  pack = await getPack(office, meetingId);
}, 240_000);

const file = async (format: PackFormat) => (await exportPack(office, { meetingId, format })).bytes;

/** Every row of every table of the pack, as its words. */
function rowsOf(one: Pack): string[][] {
  return tablesOf(one).flatMap(({ table }) =>
    table.rows.map((cells) =>
      table.columns.map(({ kind }, at) => cellWords(kind, cells[at] ?? null)),
    ),
  );
}

/** The figures that are said of a line, as words. */
function figuresOf(key: string): string[] {
  const { content } = pack;
  const line = [content.total, ...content.carriers, ...content.leads].find(
    (one) => one.key === key,
  );
  if (!line) throw new Error(`no line ${key}`);
  const { asked, done, overdue } = line.figures;
  return [asked, done, cellWords("percent", statedShare(done, asked)), overdue, line.stuck].map(
    String,
  );
}

function entries(bytes: Buffer, name: RegExp): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, string>();
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return reject(error);
      zip.on("entry", (entry: yauzl.Entry) => {
        if (!name.test(entry.fileName)) return zip.readEntry();
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed || !stream) return reject(failed);
          found.set(entry.fileName, (await buffer(stream as Readable)).toString("utf8"));
          zip.readEntry();
        });
      });
      zip.on("end", () => resolve(found));
      zip.readEntry();
    });
  });
}

const plain = (xml: string) =>
  xml
    .replace(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&")
    .trim();

function tableRows(xml: string, row: string, cell: string): string[][] {
  const within = (text: string, tag: string) =>
    [...text.matchAll(new RegExp(`<${tag}(?: [^>]*)?>(.*?)</${tag}>`, "gs"))].map(
      (one) => one[1] ?? "",
    );
  return within(xml, row).map((one) => within(one, cell).map(plain));
}

describe("the pack of a meeting", () => {
  it("says what its edition says, under the edition's fingerprint", async () => {
    const { figures, query, fingerprint } = await getEdition(office, pack.editionId);
    expect(fingerprintsOf(query, figures).sha256).toBe(fingerprint);
    expect(pack.content.total.figures).toEqual(figures.totals.total);
    for (const { code } of figures.columns) {
      const line = pack.content.carriers.find(({ key }) => key === code);
      expect(line?.figures.asked).toBe(figures.totals.cells[code]?.asked ?? 0);
    }
    const led = pack.content.leads.map(({ key, figures: own }) => [key, own.done]);
    expect(led).toEqual(
      (figures.leads ?? []).map((lead) => [lead.organisationId, lead.figures.done]),
    );
    expect(pack.content.carriers.length).toBeGreaterThanOrEqual(7);
    expect(pack.content.next.length).toBeGreaterThan(0);
  });

  it("has every figure in Word", async () => {
    const reading = await readDocx(await file("docx"), { areTablesKept: true });
    if (!("lines" in reading)) throw new Error(reading.failure);
    const found = reading.lines.flatMap((line) => (line.cells ? [line.cells.join("|")] : []));
    for (const cells of rowsOf(pack)) expect(found).toContain(cells.join("|"));
    const text = reading.lines.map((line) => line.text).join("\n");
    expect(text).toContain("【待填】");
    expect(text).toContain(pack.fingerprint.slice(0, 16));
  });

  it("has every figure in Excel, numbers as numbers", async () => {
    const sheets = await readWorkbook(await file("xlsx"));
    for (const { sheet, table } of tablesOf(pack)) {
      const grid = sheets.find(({ name }) => name === sheet);
      table.rows.forEach((cells, row) => {
        cells.forEach((value, at) => {
          if (typeof value !== "number") return;
          const cell = grid?.cells.find((one) => one.row === row + 3 && one.column === at + 1);
          expect([sheet, row, at, cell?.number]).toEqual([sheet, row, at, value]);
        });
      });
    }
  });

  it("has every figure on the print page", async () => {
    const html = (await file("html")).toString("utf8");
    const found = tableRows(html, "tr", "td").map((cells) => cells.join("|"));
    for (const cells of rowsOf(pack)) expect(found).toContain(cells.join("|"));
  });

  it("has a slide with native figures for each carrier and lead unit", async () => {
    const parts = await entries(
      await file("pptx"),
      /^ppt\/(slides\/slide\d+|charts\/chart\d+)\.xml$/,
    );
    const slides = [...parts].filter(([name]) => name.includes("/slides/")).map(([, xml]) => xml);
    const tables = slides
      .flatMap((xml) => tableRows(xml, "a:tr", "a:tc"))
      .map((cells) => cells.join("|"));
    for (const { key, name } of [...pack.content.carriers, ...pack.content.leads]) {
      const texts = slides.map((xml) =>
        [...xml.matchAll(/<a:t>(.*?)<\/a:t>/gs)].map((one) => plain(one[1] ?? "")),
      );
      const own = texts.find(([title]) => title === name);
      expect(own).toEqual(expect.arrayContaining(figuresOf(key)));
      expect(tables.some((row) => row.startsWith(`${name}|${figuresOf(key).join("|")}`))).toBe(
        true,
      );
    }
    expect([...parts.keys()].filter((name) => name.includes("/charts/")).length).toBeGreaterThan(
      10,
    );
    expect(slides.some((xml) => xml.includes("<p:pic>"))).toBe(false);
  });

  it.skipIf(!findChromium(""))("has every figure in the PDF", async () => {
    const reading = await readPdf(await file("pdf"));
    if (!("lines" in reading)) throw new Error(reading.failure);
    const text = reading.lines.map((line) => line.text.replace(/\s+/g, "")).join("");
    for (const { key } of [pack.content.total, ...pack.content.carriers, ...pack.content.leads]) {
      expect(text).toContain(figuresOf(key).join(""));
    }
  });

  it("is not found by a stranger in any format", async () => {
    const stranger = await staff("xian");
    const refused = await refusal(exportPack(stranger, { meetingId, format: "docx" }));
    expect(refused.code).toBe("not_found");
  });
});
