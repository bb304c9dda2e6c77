import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import ExcelJS from "exceljs";
import { afterAll, describe, expect, it } from "vitest";
import { missingParts } from "@/lib/domain/reports/rules";
import { recogniseFile } from "@/lib/platform/uploads/recognise";
import { sha256 } from "@/lib/shared/hash";
import { askedTasks, isAwaited } from "@/prisma/seed/demo/asking";
import { pdfFile, wordFile } from "@/prisma/seed/demo/documents";
import { EvidenceStore } from "@/prisma/seed/demo/evidence-store";
import { figuresOf } from "@/prisma/seed/demo/figures";
import { Random } from "@/prisma/seed/demo/random";
import { ReportTexts } from "@/prisma/seed/demo/texts";
import { exampleLists } from "@/prisma/seed/lists/example-lists";

const texts = new ReportTexts();
const reported = askedTasks(exampleLists(2026)).filter(({ task }) => !isAwaited(task));
const SEEDS = Array.from({ length: 40 }, (_, index) => index * 7919);
const page = { title: "南漳县示例小学（01）：问题台账", lines: ["第一行 <&>", "第二行"] };

describe("a demonstration report", () => {
  it.each(reported.map(({ task }) => [task.code, task] as const))(
    "on %s could have been submitted as it stands",
    (_code, task) => {
      const { indicator, dueDates, frequency } = task;
      for (const seed of SEEDS) {
        for (const period of dueDates.map((_, index) => index + 1)) {
          const about = { task, size: texts.sizeOf(task.code), period, care: (seed % 100) / 100 };
          const figures = figuresOf(new Random(seed), about, "county");
          const words = texts.wordsOf(new Random(seed), task.code, figures);
          const text = (figure: number | null) => (figure === null ? "" : String(figure));
          const facts = {
            form: indicator.form,
            accumulation: indicator.accumulation,
            direction: indicator.direction,
            frequency,
            target: indicator.target,
            unit: indicator.unit,
            indicatorName: indicator.name,
            numeratorName: indicator.numerator,
            denominatorName: indicator.denominator,
            evidenceMin: 1,
            evidenceMax: 9,
          };
          const content = {
            numerator: text(figures.numerator),
            denominator: text(figures.denominator),
            value: text(figures.value),
            hasNoFigure: false,
            narrative: words.narrative,
            explanation: words.explanation ?? "",
            difficulties: words.difficulties ?? "",
            evidence: ["one"],
          };
          expect(missingParts(facts, content)).toEqual({});
          expect(words.narrative).not.toMatch(/[{}\t\n\\]|undefined|null/);
        }
      }
    },
  );

  it("is worded in several hundred ways", () => {
    const found = new Set<string>();
    for (const { task } of reported) {
      for (const seed of SEEDS) {
        const about = { task, size: texts.sizeOf(task.code), period: 1, care: 0.8 };
        const figures = figuresOf(new Random(seed), about, "unit");
        found.add(texts.wordsOf(new Random(seed), task.code, figures).narrative);
      }
    }
    expect(found.size).toBeGreaterThan(500);
  });
});

describe("a generated file", () => {
  const folders: string[] = [];
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  async function newFolder(): Promise<string> {
    const folder = await mkdtemp(path.join(tmpdir(), "seed-"));
    folders.push(folder);
    return folder;
  }

  it.each(["docx", "xlsx", "pdf"] as const)("is recognised as %s by its content", async (kind) => {
    const root = await newFolder();
    const stored = await new EvidenceStore(root).document(kind, page);
    const place = path.join(root, stored.sha256.slice(0, 2), stored.sha256);
    expect(sha256(await readFile(place))).toBe(stored.sha256);
    expect(await recogniseFile(place, stored.size)).toMatchObject({
      kind,
      mediaType: stored.mediaType,
    });
  });

  it("shows a picture in a second form", async () => {
    const root = await newFolder();
    const stored = await new EvidenceStore(root).picture(1);
    const place = path.join(root, stored.sha256.slice(0, 2), stored.sha256);
    expect(await recogniseFile(place, stored.size)).toMatchObject({ kind: "image" });
    expect(stored.shownSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(stored.shownSha256).not.toBe(stored.sha256);
  });

  it("is a workbook that opens", async () => {
    const root = await newFolder();
    const stored = await new EvidenceStore(root).document("xlsx", page);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path.join(root, stored.sha256.slice(0, 2), stored.sha256));
    expect(workbook.worksheets[0]?.getCell("A2").value).toBe("第一行 <&>");
  });

  it("is a PDF whose table finds every object, and whose stream is as long as it says", () => {
    const text = pdfFile(page).toString("latin1");
    const table = text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1]));
    expect(table).toMatch(/^xref\n0 8\n/);
    const offsets = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map((found) => Number(found[1]));
    expect(offsets).toHaveLength(7);
    offsets.forEach((offset, index) => {
      expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\\n`));
    });
    const [, length, stream] =
      /Length (\d+)>>stream\n([\s\S]*?)\nendstream\nendobj/.exec(text) ?? [];
    expect(stream).toHaveLength(Number(length));
  });

  it("has the same bytes for the same content", () => {
    expect(sha256(wordFile(page))).toBe(sha256(wordFile(page)));
    expect(sha256(pdfFile(page))).toBe(sha256(pdfFile(page)));
  });
});
