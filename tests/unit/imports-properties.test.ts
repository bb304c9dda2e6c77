import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { understandAccounts } from "@/lib/domain/imports/accounts/rules";
import { applyDefaults } from "@/lib/domain/imports/drafts/rules";
import { matchRegionName } from "@/lib/domain/imports/places/rules";
import { understandWorkbook } from "@/lib/domain/imports/rules";
import { importDefaultsSchema } from "@/lib/domain/imports/schema";
import { suggestDefaults } from "@/lib/domain/imports/suggestions/rules";
import type { Doubt } from "@/lib/domain/imports/types";
import { plainNumber, plainText } from "@/lib/platform/spreadsheet/cell-values";
import { columnNumber } from "@/lib/platform/spreadsheet/grid";
import type { SheetGrid } from "@/lib/platform/spreadsheet/types";
import { isCleanText } from "@/lib/shared/text";
import { CLAUSE_HEAD, TASK_HEAD, taskRow } from "../support/lists";
import { carrierWords, type GridInput, gridOf } from "../support/workbooks";

const WORDS = [
  ...TASK_HEAD,
  ...CLAUSE_HEAD,
  ...[
    "姓名",
    "登录名",
    "角色",
    "应完成数",
    "已完成数",
    "指标",
    "名称",
    "单位",
    "备注",
    "合计",
    "注：说明",
  ],
  ...[
    "CJ-01",
    "CJ-02",
    "≥95%",
    "100%",
    "0",
    "-1",
    "2月30日前",
    "每季度末月25日前",
    "每月31日前",
    "主体责任",
  ],
  ...["省农业农村厅", "清廉村居2026年任务清单", "每半年", "zhangsan", "填报员", "一、制度", "2026"],
];

const value: fc.Arbitrary<GridInput> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<GridInput>(...WORDS, null) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  { weight: 1, arbitrary: fc.double().map((number) => ({ text: plainNumber(number), number })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<GridInput>(
      { text: "#REF!", error: "#REF!" },
      { text: "", formula: true },
      { text: "97%", number: 0.97, percent: true },
      { text: "2026-12-10", date: "2026-12-10" },
    ),
  },
);

/** Sheets as bad as can be: heads, words and noise anywhere, blocks and hidden lines at random. */
const anySheet: fc.Arbitrary<SheetGrid> = fc
  .record({
    rows: fc.array(fc.array(value, { maxLength: 12 }), { maxLength: 14 }),
    head: fc.constantFrom(TASK_HEAD, CLAUSE_HEAD, []),
    at: fc.nat(4),
    merges: fc.array(
      fc.record({
        top: fc.integer({ min: 1, max: 15 }),
        left: fc.integer({ min: 1, max: 12 }),
        height: fc.nat(4),
        width: fc.nat(4),
      }),
      { maxLength: 5 },
    ),
    hidden: fc.boolean(),
    hiddenRows: fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 3 }),
    name: fc.string({ maxLength: 12 }),
  })
  .map(({ rows, head, at, merges, ...options }) => {
    const all: GridInput[][] = [...rows.slice(0, at), head, ...rows.slice(at)];
    const blocks = merges.map(({ top, left, height, width }) => ({
      top,
      left,
      bottom: top + height,
      right: left + width,
    }));
    return gridOf(all, { ...options, merges: blocks });
  });

/** Lists that are nearly right: a good head, and rows with one or two cells replaced. */
const nearlyGood: fc.Arbitrary<SheetGrid> = fc
  .array(fc.dictionary(fc.nat(10).map(String), value, { maxKeys: 2 }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((rows) =>
    gridOf([
      ["清廉村居2026年任务清单"],
      TASK_HEAD,
      ...rows.map((replaced, at) => taskRow({ 1: `CJ-${at}`, ...replaced })),
    ]),
  );

function expectInside(doubts: readonly Doubt[], grids: readonly SheetGrid[]): void {
  for (const doubt of doubts) {
    const homes = grids.filter((grid) => grid.name === doubt.sheet);
    const isInside = homes.some(
      (grid) =>
        doubt.row >= 1 &&
        doubt.row <= grid.rows &&
        columnNumber(doubt.column) >= 1 &&
        columnNumber(doubt.column) <= grid.columns,
    );
    expect(isInside, `${doubt.sheet}!${doubt.column}${doubt.row} ${doubt.message}`).toBe(true);
    expect(doubt.message).not.toBe("");
    expect(doubt.remedy).not.toBe("");
  }
}

describe("whatever stands in a workbook", () => {
  it("is understood without an exception, each doubt at a place inside its sheet", () => {
    fc.assert(
      fc.property(fc.array(anySheet, { maxLength: 3 }), (grids) => {
        const found = understandWorkbook(grids, carrierWords);
        expect(found.refusal === null).toBe(found.lists.length > 0);
        expectInside(found.doubts, grids);
        expectInside(understandAccounts(grids).doubts, grids);
      }),
      { numRuns: 200 },
    );
  });

  it("hands on only text that a database can hold", () => {
    // An unknown head is asked about by its words: with a control character, and cut within a sign.
    const asked = ["!\u0000", `${"字".repeat(59)}𠮷`].map((head): [SheetGrid] => [
      gridOf([
        ["编号", head, "责任主体"],
        ["1", "内容"],
      ]),
    ]);
    fc.assert(
      fc.property(anySheet, (grid) => {
        const found = understandWorkbook([grid], carrierWords);
        const people = understandAccounts([grid]);
        const proposals = found.lists.map((list) => suggestDefaults(list, carrierWords, 2026));
        JSON.stringify([found, people, proposals], (_, part: unknown) => {
          if (typeof part === "string") expect(isCleanText(part)).toBe(true);
          return part;
        });
      }),
      { numRuns: 100, examples: asked },
    );
  });

  it("stores a row or says at the row why not, never neither", () => {
    fc.assert(
      fc.property(nearlyGood, (grid) => {
        const found = understandWorkbook([grid], carrierWords);
        const [list] = found.lists;
        for (const task of list?.tasks ?? []) {
          const errors = found.doubts.filter(
            (doubt) => doubt.severity === "error" && (doubt.rowKey === task.key || !doubt.rowKey),
          );
          expect(errors.length > 0).toBe(!task.isUsable);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("completes to the same drafts however often, and changes nothing in place", () => {
    fc.assert(
      fc.property(nearlyGood, (grid) => {
        for (const list of understandWorkbook([grid], carrierWords).lists) {
          const before = structuredClone(list);
          const { defaults, perTask } = suggestDefaults(list, carrierWords, 2026);
          const once = applyDefaults(list, defaults, perTask);
          expect(applyDefaults(list, defaults, perTask)).toEqual(once);
          expect(list).toEqual(before);
          expect(once.tasks.length + new Set(once.doubts.map((doubt) => doubt.rowKey)).size).toBe(
            list.tasks.length,
          );
          expectInside(once.doubts, [grid]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("gets proposals that pass their own schema", () => {
    fc.assert(
      fc.property(anySheet, (grid) => {
        for (const list of understandWorkbook([grid], carrierWords).lists) {
          const { defaults } = suggestDefaults(list, carrierWords, 2026);
          expect(importDefaultsSchema.safeParse(defaults).error).toBeUndefined();
        }
      }),
      { numRuns: 200 },
    );
  });

  it("keeps plain text plain", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = plainText(text);
        expect(plainText(once)).toBe(once);
      }),
    );
  });

  it("never finds a place that was not offered", () => {
    const name = fc.constantFrom("东风村", "东风", "襄城区", "镇", "村", "", "社区", "县");
    fc.assert(
      fc.property(name, name, name, (county, township, village) => {
        const place = { code: "1", name: "东风村", level: "village" as const, parentCode: null };
        const found = matchRegionName({ county, township, village }, [place]);
        if (found.kind === "exact") expect(found.place).toBe(place);
      }),
    );
  });
});

describe("large sheets", () => {
  it.each([
    ["open brackets", "（".repeat(40_000)],
    ["separators", `${"、".repeat(40_000)}a`],
    ["spaces", `a${" ".repeat(40_000)}a：`],
    ["digits", "1".repeat(40_000)],
    ["half dates", "2026年".repeat(10_000)],
    ["lines", `a${"\n".repeat(40_000)}`],
  ])("is not slowed down by hundreds of cells full of %s", (_, text) => {
    const wide = Array.from({ length: 30 }, () => text);
    const hostile = taskRow(Object.fromEntries(TASK_HEAD.map((_head, at) => [at, text])));
    const rows = [...Array.from({ length: 8 }, () => wide), TASK_HEAD];
    const grid = gridOf([...rows, ...Array.from({ length: 20 }, () => hostile)]);
    const found = understandWorkbook([grid], carrierWords);
    expectInside(found.doubts, [grid]);
    expectInside(understandAccounts([grid]).doubts, [grid]);
  });

  it("understands 10,000 rows with merged lead units", () => {
    const rows = Array.from({ length: 10_000 }, (_, at) =>
      taskRow({ 1: `CJ-${at}`, 8: at === 0 ? "省农业农村厅" : null }),
    );
    const grid = gridOf([["清廉村居2026年任务清单"], TASK_HEAD, ...rows], {
      merges: [{ top: 3, left: 9, bottom: 10_002, right: 9 }],
    });
    const found = understandWorkbook([grid], carrierWords);
    expect(found.doubts).toEqual([]);
    expect(found.lists[0]?.tasks).toHaveLength(10_000);
    expect(found.lists[0]?.tasks.at(-1)?.leadName).toBe("省农业农村厅");
  });
});
