import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { understandWorkbook } from "@/lib/domain/imports/rules";
import type { ListKind } from "@/lib/domain/imports/schema";
import { suggestDefaults } from "@/lib/domain/imports/suggestions/rules";
import { columnsOf } from "@/lib/domain/lists/cells/labels";
import type { Values } from "@/lib/domain/lists/cells/types";
import { comparisonOf, draftAgainst, planImport } from "@/lib/domain/lists/comparing/rules";
import type { Base } from "@/lib/domain/lists/comparing/types";
import type { StoredEntry } from "@/lib/domain/lists/editing/types";
import { knownCells } from "@/lib/domain/lists/exports/rules";
import type { ExportedList } from "@/lib/domain/lists/exports/types";
import { refusalOf } from "@/lib/domain/lists/import/rules";
import { filledFrom, proposalsFor } from "@/lib/domain/lists/matching/rules";
import { plainText } from "@/lib/platform/spreadsheet/cell-values";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import { isCleanText } from "@/lib/shared/text";
import { exportedBytes } from "../support/exports";
import { onlyList } from "../support/lists";
import { carrierWords } from "../support/workbooks";

// Whole workbooks are written and read; what is tested is never how long that takes.
vi.setConfig({ testTimeout: 240_000 });

const text = (max: number) =>
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: max })
    .map((raw) => raw.normalize("NFC").trim())
    .filter((clean) => clean !== "" && isCleanText(clean) && clean.length <= max);
const maybe = (max: number) => fc.option(text(max), { nil: null });
const names = fc.array(text(20), { maxLength: 3 });
const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const some = <T>(...values: T[]) =>
  fc.subarray(values, { minLength: 1 }).map((chosen) => [...chosen]);
const SCHEDULES = [
  ["annual", ["12-10"]],
  ["annual", ["06-30"]],
  ["semiannual", ["06-25", "12-10"]],
  ["quarterly", ["03-25", "06-25", "09-25", "12-25"]],
  ["quarterly", ["03-20", "06-25", "09-25", "12-31"]],
  ["monthly", Array.from({ length: 12 }, (_, at) => `${String(at + 1).padStart(2, "0")}-25`)],
] as const;
const levels = some("province", "city", "county", "township", "village", "unit");

const task = fc
  .record({
    title: text(60),
    measure: text(200),
    indicatorName: text(40),
    unit: pick("%", "个", "件", "万元", "分"),
    form: pick("ratio", "count", "amount", "score", "boolean"),
    direction: pick("increase", "decrease", "reach", "zero"),
    target: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
    numeratorName: maybe(30),
    denominatorName: maybe(30),
    accumulation: pick("flow", "stock", "cumulative"),
    source: pick("report", "system", "survey", "inspection"),
    schedule: fc.constantFrom(...SCHEDULES),
    levels,
    asked: pick("lowest", "each"),
    askedRole: pick("lead", "cooperating", "resident"),
    minutes: fc.integer({ min: 0, max: 480 }),
    leadName: maybe(30),
    cooperatingUnits: names,
    accountable: maybe(30),
    responsibilities: some("primary", "oversight", "regulatory"),
    evidenceHint: names,
    evidenceKinds: fc.subarray(["document", "table", "photo", "video", "location"]),
    evidenceMin: fc.integer({ min: 0, max: 3 }),
    evidenceMax: fc.integer({ min: 3, max: 9 }),
    weight: fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 4),
    disclosure: pick("public", "aggregate", "internal"),
    basis: fc.array(fc.record({ source: text(20), fact: text(40) }), { maxLength: 2 }),
    note: maybe(60),
  })
  .map(({ schedule: [frequency, dueDates], ...values }) => ({
    ...values,
    ...{ frequency, dueDates, subCarrierCode: null, citations: [] },
  }));
const clause = fc
  .record({
    responsibility: pick("primary", "oversight", "regulatory"),
    text: text(200),
    subject: text(60),
    post: maybe(40),
    dutyKind: pick("study", "report", "statement", "plan", "other", null),
    schedule: fc.constantFrom(...SCHEDULES),
    levels: fc.oneof(fc.constant([]), levels),
    askedRole: pick("lead", "cooperating", "resident"),
    leadLine: fc.option(pick("commission", "agri"), { nil: null }),
    minutes: fc.integer({ min: 0, max: 480 }),
    basis: maybe(60),
    tags: fc.array(text(12), { maxLength: 3 }),
  })
  .map(({ schedule: [frequency, dueDates], ...values }) => ({ ...values, frequency, dueDates }));

const id = (at: number, part: number) =>
  `0190a000-0000-7000-8000-${String(part).padStart(4, "0")}${String(at).padStart(8, "0")}`;

function listOf(kind: ListKind, title: string, rows: readonly Values[]): [ExportedList, Base] {
  const entries = rows.map((values, at): StoredEntry => {
    const facts = {
      ...{ rootId: id(at, 1), askedLevels: [...((values.levels as string[]) ?? [])] },
      ...{ leadLine: null, prefill: null, prefillRootId: null, inheritsTaskId: null },
      ...{ upper: null, isWeakened: false },
    };
    const code = `CJ-${String(at + 1).padStart(2, "0")}`;
    return {
      id: id(at, 2),
      version: 1,
      values: { code, ...values },
      facts,
      editedBy: null,
      editedAt: null,
    };
  });
  const list: ExportedList = {
    ...{ id: id(0, 3), kind, title, year: 2026, regionName: "测试省", carrierName: "清廉村居" },
    ...{ leadName: "省农业农村厅", listVersion: 1, version: 4, statusLabel: "草稿" },
    ...{ isExample: true, statedOn: "2026-01-15" },
    entries: entries.map(({ values, facts }) => ({ rootId: facts.rootId, values })),
    context: { kind, year: 2026, subCarriers: [], citable: [] },
  };
  const base: Base = {
    ...{ id: list.id, kind, status: "draft", listVersion: 1, version: 4, title, entries },
    ...{ leadName: list.leadName, sourceHash: null },
  };
  return [list, base];
}

/** What comes back of an export, held against the list that it was made from. */
async function returned(
  list: ExportedList,
  base: Base,
  change?: (bytes: Buffer) => Promise<Buffer>,
) {
  const bytes = await exportedBytes(list);
  const grids = await readWorkbook(change ? await change(bytes) : bytes);
  const workbook = understandWorkbook(grids, carrierWords, { known: knownCells(list) });
  const understood = onlyList(workbook);
  const filled = filledFrom(understood, base.entries);
  const proposal = suggestDefaults(filled, carrierWords, 2026);
  const { defaults } = proposal;
  const perTask = proposalsFor(understood, base.entries, proposal.perTask);
  const settled = { list: understood, defaults, perTask, removeMissing: true };
  const draft = draftAgainst(settled, base);
  const plan = planImport(settled, draft, base);
  const refusal = refusalOf(draft, false, plan.entries.length);
  return { workbook, draft, plan, refusal, understood };
}

async function expectNothing(list: ExportedList, base: Base): Promise<void> {
  const { workbook, draft, plan, refusal, understood } = await returned(list, base);
  const known = knownCells(list);
  for (const one of [...understood.tasks, ...understood.clauses]) {
    const cells = Object.keys(known[one.identity ?? ""] ?? {});
    expect(cells.filter((field) => !one.same.includes(field))).toEqual([]);
  }
  expect(workbook.exportedFrom).toEqual({ id: list.id, version: 4 });
  expect(understood.heading).toBe(plainText(list.title));
  expect(workbook.doubts.filter(({ rowKey }) => rowKey !== undefined)).toEqual([]);
  expect(refusal ?? plan.refusal).toBeNull();
  const comparison = comparisonOf(plan, base, { context: list.context, draft, isRepeated: false });
  expect({ ...comparison, base: null }).toMatchObject({ added: [], removed: [], changed: [] });
  expect(plan.entries.map((entry) => entry.base?.id)).toEqual(
    base.entries.map((entry) => entry.id),
  );
  expect(plan.entries.map(({ values }) => values)).toEqual(
    base.entries.map(({ values }) => values),
  );
}

describe("export and import again", () => {
  it("changes nothing, whatever a task list holds", async () => {
    await fc.assert(
      fc.asyncProperty(
        text(40),
        fc.uniqueArray(task, { minLength: 20, maxLength: 40, selector: ({ title }) => title }),
        async (title, rows) => {
          const [list, base] = listOf("task", title, rows as Values[]);
          await expectNothing(list, base);
        },
      ),
      { numRuns: 4, endOnFailure: true },
    );
  });

  it("changes nothing, whatever a responsibility list holds", async () => {
    await fc.assert(
      fc.asyncProperty(
        text(40),
        fc.uniqueArray(clause, { minLength: 20, maxLength: 40, selector: (one) => one.text }),
        async (title, rows) => {
          const [list, base] = listOf("responsibility", title, rows as Values[]);
          await expectNothing(list, base);
        },
      ),
      { numRuns: 4, endOnFailure: true },
    );
  });

  it("shows every column of the sheet in the browser, so that nothing is lost on the way", () => {
    for (const kind of ["task", "responsibility"] as const) {
      const [list] = listOf(kind, "清单", [{ levels: [] }]);
      const known = Object.keys(Object.values(knownCells(list))[0] ?? {});
      expect(known.length).toBe(columnsOf(kind).length);
    }
  });
});
